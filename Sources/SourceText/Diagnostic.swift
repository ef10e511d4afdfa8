/// One finding about a text: what is wrong, where, and what would be right.
///
/// Findings are data; `DiagnosticRenderer` makes text of them.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable, CaseIterable { case error, warning }

    /// Another place that helps to understand a finding.
    package struct Note: Sendable {
        package var message: Bilingual
        package var file: SourceFile
        package var range: Range<Int>

        package init(message: Bilingual, file: SourceFile, range: Range<Int>) {
            self.message = message
            self.file = file
            self.range = range
        }
    }

    package var severity: Severity
    /// Which of the warnings that people look up and may allow it is; `nil` for errors.
    package var lint: LintMark?
    /// A stable word for the kind of finding, such as `unknown-key`.
    package var code: String
    package var file: SourceFile
    /// UTF-8 offsets in the file; `nil` when the finding is about the file as a whole.
    package var range: Range<Int>?
    package var message: Bilingual
    package var remedy: Bilingual?
    package var notes: [Note]

    package init(
        severity: Severity, code: String, file: SourceFile, range: Range<Int>?,
        message: Bilingual, remedy: Bilingual? = nil, notes: [Note] = [], lint: LintMark? = nil
    ) {
        self.severity = severity
        self.lint = lint
        self.code = code
        self.file = file
        self.range = range
        self.message = message
        self.remedy = remedy
        self.notes = notes
    }

    package var position: SourcePosition? { range.map { file.position(at: $0.lowerBound) } }
}

/// A warning's code, such as `H012`, and how much it weighs.
package struct LintMark: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// Mail would go wrong, or not at all.
        case serious
        /// It may be meant so.
        case advice
    }

    package let code: String
    package let level: Level

    package init(code: String, level: Level) {
        self.code = code
        self.level = level
    }
}

extension [Diagnostic] {
    package var hasErrors: Bool { contains { $0.severity == .error } }

    /// By file name, then by place; findings of one place keep their order.
    package func inReadingOrder() -> [Diagnostic] {
        enumerated().sorted { a, b in
            let (left, right) = (a.element, b.element)
            if left.file.name != right.file.name { return left.file.name < right.file.name }
            let (start, other) = (left.range?.lowerBound ?? -1, right.range?.lowerBound ?? -1)
            return (start, a.offset) < (other, b.offset)
        }.map(\.element)
    }
}
