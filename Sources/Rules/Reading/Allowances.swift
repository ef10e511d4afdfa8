import SourceText

/// A mapping's place: which file, and from where to where.
struct Extent: Hashable {
    let file: String
    let range: Range<Int>
}

/// One line under `allow`: a warning that is meant so where it stands, and why.
struct Allowance {
    let lint: Lint
    let file: SourceFile
    /// The line's code.
    let place: Range<Int>
    /// The duty or unit that it holds for; `nil` for a plan, which is the whole file.
    let extent: Range<Int>?

    /// Told of all that an earlier line of a plan allows only once everything has been read.
    func reportIdle(to findings: Findings) {
        // The rules alone don't show how many mails leave, nor what day it is.
        if lint == .mailsAboveLimit { return }
        if findings.today == nil, lint == .outsideForce || lint == .checkedLater { return }
        findings.warning(
            .unusedAllowance, file, place,
            vi: "\(lint.code) (\(lint.text.name.vi)) không còn gì để cho phép ở đây",
            en: "\(lint.code) (\(lint.text.name.en)) has nothing to allow here",
            remedyVi: "bỏ dòng này", remedyEn: "remove the line")
    }

    fileprivate func covers(_ finding: Diagnostic) -> Bool {
        guard finding.file.name == file.name else { return false }
        guard let extent else { return true }
        return finding.range.map { extent.contains($0.lowerBound) } ?? false
    }

    fileprivate func covers(_ subject: Extent) -> Bool {
        subject.file == file.name && (extent.map { $0 == subject.range } ?? true)
    }
}

/// A warning that may stand, with the reason for whoever comes next.
package struct AllowedWarning: Hashable, Sendable {
    package let lint: Lint
    package let reason: String
}

/// What a table's cell allows: `H005: dùng chung văn thư`, several one after the other, whatever stands
/// between them; a reason goes on to the next code.
struct AllowedCell {
    /// Before the first code; empty where all is well.
    let lead: Substring
    /// Codes as they are written.
    private(set) var lines: [(code: Substring, reason: String)] = []

    init(_ text: String) {
        let starts = text.indices.filter { Self.colon(afterCodeAt: $0, in: text) != nil }
        lead = text[..<(starts.first ?? text.endIndex)]
        for (start, end) in zip(starts, starts.dropFirst() + [text.endIndex]) {
            guard let colon = Self.colon(afterCodeAt: start, in: text) else { continue }
            let reason = text[text.index(after: colon)..<end]
            let last = reason.lastIndex { !($0.isWhitespace || ",;|".contains($0)) }
            lines.append((text[start...].prefix(4), last.map { trimmed(reason[...$0]) } ?? ""))
        }
    }

    /// `nil` where no code and colon stand.
    private static func colon(afterCodeAt start: String.Index, in text: String) -> String.Index? {
        guard text[start] == "H" || text[start] == "h" else { return nil }
        if start > text.startIndex {
            let before = text[text.index(before: start)]
            if before.isLetter || before.isNumber { return nil }
        }
        let rest = text[start...].dropFirst()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 3 else { return nil }
        let after = rest.dropFirst(3).drop { $0 == " " }
        return after.first == ":" ? after.startIndex : nil
    }

    /// Notes what it allows for the row of the table; what can't be read is told.
    static func read(
        _ cell: Located<String>, ofRow row: Range<Int>, _ file: SourceFile, _ findings: Findings
    ) -> [AllowedWarning] {
        let text = AllowedCell(cell.value)
        if !text.lead.isEmpty {
            findings.error(
                "bad-value", file, cell.range, vi: "không hiểu “\(cell.value)”",
                en: "'\(cell.value)' can't be read",
                remedyVi: "viết mã cảnh báo và lý do, như H005: hai đơn vị chung một văn thư",
                remedyEn: "write a warning's code and the reason: H005: both have one clerk")
            return []
        }
        return text.lines.compactMap { line in
            guard let lint = Lint(rawValue: line.code.uppercased()) else {
                findings.error(
                    "unknown-value", file, cell.range, vi: "không có mã “\(line.code)”",
                    en: "there is no code '\(line.code)'",
                    remedyVi: "xem mọi mã: hanchot check --explain all",
                    remedyEn: "see all codes: hanchot check --explain all")
                return nil
            }
            guard !line.reason.isEmpty else {
                findings.error(
                    "missing-value", file, cell.range, vi: "“\(line.code)” thiếu lý do",
                    en: "'\(line.code)' lacks its reason",
                    remedyVi: "viết vì sao cho phép, sau dấu hai chấm",
                    remedyEn: "write why it may stand, behind the colon")
                return nil
            }
            findings.note(Allowance(lint: lint, file: file, place: cell.range, extent: row))
            return AllowedWarning(lint: lint, reason: line.reason)
        }
    }
}

extension [Allowance] {
    /// The places of those by which `finding` is allowed; none where it isn't. What several duties inherit
    /// from one line all of them have to allow.
    func covering(_ finding: Diagnostic, of subjects: [Extent]) -> [Int] {
        guard let code = finding.lint?.code else { return [] }
        let own = indices.filter { self[$0].lint.code == code }
        let direct = own.filter { self[$0].covers(finding) }
        if !direct.isEmpty { return direct }
        let bySubject = subjects.map { subject in own.filter { self[$0].covers(subject) } }
        return bySubject.isEmpty || bySubject.contains(where: \.isEmpty)
            ? [] : bySubject.flatMap { $0 }
    }
}

extension Fields {
    /// What its `allow` lets stand. A code without a reason is an error: whoever comes next should know.
    @discardableResult
    func readAllowances(ofFile isWhole: Bool = false) -> [AllowedWarning] {
        allowed.compactMap { entry in
            guard let lint = Lint(rawValue: entry.key) else { return nil }
            findings.note(
                Allowance(
                    lint: lint, file: file, place: entry.keyRange,
                    extent: isWhole ? nil : extent))
            guard case .scalar(let reason, _) = entry.value.content else { return nil }
            return AllowedWarning(lint: lint, reason: reason)
        }
    }

    /// The lines of `allow` that say something.
    var allowed: [YAMLEntry] {
        (mapping("allow", .allow)?.entries ?? []).filter { !$0.value.isEmpty }
    }
}
