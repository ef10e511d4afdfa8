import ArgumentParser
import Control
import Help
import Messages
import SourceText

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: said(
            vi: "Nói vì sao đã gửi thư, hoặc vì sao không gửi.",
            en: "Tells why mail was sent about something, or why none was."),
        discussion: help(
            .examples(
                "hanchot why bao-cao-nam thpt-bao-loc",
                "hanchot why \"antq\" \"thpt bao loc\" --period 2025"),
            .text(
                vi: """
                    Cho xem quy tắc ở tệp nào, dòng nào; văn bản; hạn tính ra thế nào; mọi ghi
                    nhận; mọi thư đã quyết định và thư ấy ra sao; và sắp tới có gì.
                    """,
                en: """
                    The rule with its file and line, the paper, how the due day came about, every
                    entry, every notice decided with what became of it, and what comes next.
                    """)))

    @Argument(
        help: said(
            vi: "Nhiệm vụ: mã, hoặc vài chữ trong tên.",
            en: "The duty: its id, or words of its name.")) var duty: String
    @Argument(
        help: said(
            vi: "Đơn vị: mã, hoặc vài chữ trong tên.", en: "The unit: its id, or words of its name."
        )) var unit: String
    @Option(
        help: said(
            vi: "Kỳ; không ghi thì là kỳ đang mở.", en: "The period; the open one when left out."))
    var period: String?
    @OptionGroup var access: ControlAccess

    func run() throws {
        let call = WhyCall(duty: duty, unit: unit, period: period)
        access.show(try access.ask(call), WhyText.text)
    }
}

/// Explanations under a heading for each topic.
enum WhyText {
    static func text(_ answer: WhyReply, _ language: Language) -> String {
        var output = ""
        if let status = answer.obligation {
            output +=
                "\(status.name?.text(language) ?? status.short) · \(status.period) · \(status.unit_name)\n"
        }
        var topic: ExplanationMessage.Topic?
        for item in answer.explanations {
            if item.topic != topic { output += "\n\(heading(item.topic, language))\n" }
            topic = item.topic
            output += "  \(line(item, language))\n"
        }
        return output
    }

    private static func line(_ item: ExplanationMessage, _ language: Language) -> String {
        let text = item.text.text(language)
        guard item.topic == .event || item.topic == .notice, let at = item.at else { return text }
        return "\(at.prefix(16).replacing("T", with: " "))  \(text)"
    }

    private static func heading(
        _ topic: ExplanationMessage.Topic, _ language: Language
    ) -> String {
        let heading =
            switch topic {
            case .rule: Bilingual(vi: "Quy tắc", en: "Rule")
            case .document: Bilingual(vi: "Văn bản", en: "Document")
            case .due: Bilingual(vi: "Hạn", en: "Due")
            case .state: Bilingual(vi: "Tình trạng", en: "State")
            case .event: Bilingual(vi: "Đã ghi nhận", en: "Entries")
            case .notice: Bilingual(vi: "Thư đã quyết định", en: "Notices decided")
            case .next: Bilingual(vi: "Sắp tới", en: "Next")
            case .silence: Bilingual(vi: "Vì sao không có thư", en: "Why there is no mail")
            }
        return heading.text(language)
    }
}
