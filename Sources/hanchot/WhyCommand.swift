import ArgumentParser
import Control
import JSON
import SourceText

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Tells why mail was sent about something, or why none was.",
        discussion: """
            Examples:
              hanchot why bao-cao-nam thpt-bao-loc
              hanchot why "antq" "thpt bao loc" --period 2025

            The rule with its file and line, the paper, how the due day came about, every entry, every
            notice decided with what became of it, and what comes next.
            """)

    @Argument(help: "The duty: its id, or words of its name.") var duty: String
    @Argument(help: "The unit: its id, or words of its name.") var unit: String
    @Option(help: "The period; the open one when left out.") var period: String?
    @OptionGroup var access: ControlAccess

    func run() throws {
        let answer = try access.ask(
            "Why",
            .object(compacting: [
                "duty": .string(duty), "unit": .string(unit),
                "period": period.map { .string($0) },
            ]))
        access.show(answer, WhyText.text)
    }
}

/// Explanations under a heading for each topic.
enum WhyText {
    static func text(_ answer: JSONValue, _ language: MessageLanguage) -> String {
        var output = ""
        if let status = answer["obligation"] {
            let name = status["name"].flatMap { Bilingual($0) }?.text(language)
            let parts =
                [name ?? status["short"]?.stringValue].compactMap { $0 }
                + ["period", "unit_name"].compactMap { status[$0]?.stringValue }
            output += parts.joined(separator: " · ") + "\n"
        }
        var topic = ""
        for item in answer["explanations"]?.arrayValue ?? [] {
            let next = item["topic"]?.stringValue ?? ""
            if next != topic { output += "\n\(heading(next, language))\n" }
            topic = next
            output += "  \(line(item, language))\n"
        }
        return output
    }

    private static func line(_ item: JSONValue, _ language: MessageLanguage) -> String {
        let text = item["text"].flatMap { Bilingual($0) }?.text(language) ?? ""
        guard let topic = item["topic"]?.stringValue, topic == "event" || topic == "notice",
            let at = item["at"]?.stringValue
        else { return text }
        return "\(at.prefix(16).replacing("T", with: " "))  \(text)"
    }

    private static func heading(_ topic: String, _ language: MessageLanguage) -> String {
        let (vi, en) =
            switch topic {
            case "rule": ("Quy tắc", "Rule")
            case "document": ("Văn bản", "Document")
            case "due": ("Hạn", "Due")
            case "state": ("Tình trạng", "State")
            case "event": ("Đã ghi nhận", "Entries")
            case "notice": ("Thư đã quyết định", "Notices decided")
            case "next": ("Sắp tới", "Next")
            case "silence": ("Vì sao không có thư", "Why there is no mail")
            default: (topic, topic)
            }
        return language == .vi ? vi : en
    }
}
