import Control
import Messages
import SourceText

/// What waits for the office, for people: an entry each, its number first.
struct WaitingText {
    private let language: Language

    init(_ language: Language) { self.language = language }

    func text(_ answer: WaitingCall.Reply) -> String {
        if answer.answers.isEmpty {
            return words("Không có trả lời nào chờ quyết định.\n", "No answer waits.\n")
        }
        return answer.answers.map(entry).joined(separator: "\n")
    }

    private func entry(_ item: WaitingAnswerMessage) -> String {
        let number = "\(item.number)"
        let indent = String(repeating: " ", count: number.count + 2)
        let due = words("hạn \(day(item.due))", "due \(day(item.due))")
        var lines = [
            "\(number)  \(item.unit_name) · \(matter(item)) (\(due))",
            "\(indent)\(said(item)) (\(moment(item.since)))",
        ]
        if let words = item.text {
            let all = words.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
            for (index, line) in all.enumerated() {
                let opening = index == 0 ? "“" : " "
                lines.append(indent + opening + line + (index == all.count - 1 ? "”" : ""))
            }
        }
        if !item.files.isEmpty {
            let list = item.files.joined(separator: ", ")
            lines.append(indent + words("tệp kèm: \(list)", "files: \(list)"))
        }
        lines.append(indent + remedy(item, number))
        return lines.joined(separator: "\n") + "\n"
    }

    /// With its period, unless its name tells.
    private func matter(_ item: WaitingAnswerMessage) -> String {
        item.short.contains(item.period) ? item.short : "\(item.short), \(item.period)"
    }

    private func said(_ item: WaitingAnswerMessage) -> String {
        switch item.what {
        case .submission:
            let paper = item.document
            let sent = item.on.map(day)
            return words(
                "báo đã gửi" + (paper.map { ", số \($0)" } ?? ", chưa rõ số")
                    + (sent.map { ", ngày \($0)" } ?? ", chưa rõ ngày"),
                "says it was sent" + (paper.map { ", number \($0)" } ?? ", number unknown")
                    + (sent.map { ", on \($0)" } ?? ", day unknown"))
        case .request:
            let until = day(item.until ?? "")
            return words("xin gia hạn đến \(until)", "asks for time until \(until)")
        case .unread: return words("trả lời, chưa rõ nội dung", "answered; not understood")
        }
    }

    private func remedy(_ item: WaitingAnswerMessage, _ number: String) -> String {
        let yes =
            switch item.what {
            case .submission: item.on == nil ? "--yes --on …" : "--yes"
            case .request: "--yes"
            case .unread: "--yes --on … --number …"
            }
        return "hanchot decide \(number) \(yes)  |  hanchot decide \(number) --no"
    }

    private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// `05/11/2025` in Vietnamese, ISO in English.
    private func day(_ iso: String) -> String {
        let parts = iso.split(separator: "-")
        return language == .vi && parts.count == 3 ? parts.reversed().joined(separator: "/") : iso
    }

    private func moment(_ instant: String) -> String {
        let parts = instant.prefix(16).split(separator: "T").map(String.init)
        guard parts.count == 2 else { return "" }
        return "\(day(parts[0])) \(parts[1])"
    }
}
