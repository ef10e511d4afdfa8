package import SourceText

/// A part of what a program's help says beside its arguments. What is the same in both languages (calls,
/// files) stands once.
package enum HelpPart: Sendable {
    /// Prose. An empty line ends a paragraph; a line that begins with a blank stands as it is written,
    /// every other goes on where the one before ends.
    case prose(Bilingual)
    case calls([HelpExample])
    case options([HelpExample])
    /// Lines as they are written.
    case lines(String)

    package static func text(vi: String, en: String) -> HelpPart {
        .prose(Bilingual(vi: vi, en: en))
    }

    package static func examples(_ calls: HelpExample...) -> HelpPart { .calls(calls) }

    /// What a program takes, where no parser of arguments lists it.
    package static func options(_ options: HelpExample...) -> HelpPart { .options(options) }

    /// What the program ends with: a number, what it means, the next number.
    package static func exitStatus(vi: String, en: String) -> HelpPart {
        .prose(Bilingual(vi: "Mã kết thúc: \(vi)", en: "Exit status: \(en)"))
    }

    fileprivate func laidOut(_ language: Language) -> String {
        switch self {
        case .prose(let text): Self.flowing(text.text(language))
        case .lines(let text): text
        case .options(let options): HelpExample.table(options, language)
        case .calls(let calls):
            Bilingual(vi: "Ví dụ:", en: calls.count == 1 ? "Example:" : "Examples:").text(language)
                + "\n" + HelpExample.table(calls, language)
        }
    }

    /// Lines are broken once, by what knows how wide the terminal is.
    private static func flowing(_ text: String) -> String {
        var lines: [String] = []
        var isProse = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let goesOn = isProse
            isProse = line.first.map { $0 != " " } ?? false
            if goesOn && isProse {
                lines[lines.count - 1] += " \(line)"
            } else {
                lines.append(String(line))
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// A call as one types it, and what it does where that isn't plain.
package struct HelpExample: Sendable, ExpressibleByStringLiteral {
    private let call: String
    private let meaning: Bilingual?

    package init(stringLiteral call: String) {
        self.call = call
        meaning = nil
    }

    private init(_ call: String, _ meaning: Bilingual) {
        self.call = call
        self.meaning = meaning
    }

    package static func call(_ call: String, vi: String, en: String) -> HelpExample {
        HelpExample(call, Bilingual(vi: vi, en: en))
    }

    /// What calls do stands beside them, in one column. A line as wide as a terminal's 80 is broken by the
    /// parser of arguments, so it has 79 at most.
    fileprivate static func table(_ examples: [HelpExample], _ language: Language) -> String {
        let column = (examples.filter { $0.meaning != nil }.map(\.call.count).max() ?? 0) + 2
        return examples.map { example in
            let call = example.call.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
            guard let meaning = example.meaning?.text(language) else { return call }
            let gap = String(repeating: " ", count: column - example.call.count)
            return call + gap + meaning
        }.joined(separator: "\n")
    }
}

/// What a program's help says, in the locale's language.
package func help(_ parts: HelpPart...) -> String {
    parts.map { $0.laidOut(.ofLocale) }.joined(separator: "\n\n")
}
