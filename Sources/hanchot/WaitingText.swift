import Control
import JSON
import SourceText

/// What waits for the office, for people: an entry each, its number first.
struct WaitingText {
    private let language: MessageLanguage

    init(_ language: MessageLanguage) { self.language = language }

    func text(_ answer: JSONValue) -> String {
        let answers = answer["answers"]?.arrayValue ?? []
        if answers.isEmpty {
            return words("Không có trả lời nào chờ quyết định.\n", "No answer waits.\n")
        }
        return answers.map(entry).joined(separator: "\n")
    }

    private func entry(_ item: JSONValue) -> String {
        let number = "\(item["number"]?.intValue ?? 0)"
        let indent = String(repeating: " ", count: number.count + 2)
        let due = words("hạn \(day(item["due"]))", "due \(day(item["due"]))")
        var lines = [
            "\(number)  \(text(item, "unit_name")) · \(matter(item)) (\(due))",
            "\(indent)\(said(item)) (\(moment(item["since"])))",
        ]
        if let words = item["text"]?.stringValue {
            let all = words.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
            for (index, line) in all.enumerated() {
                let opening = index == 0 ? "“" : " "
                lines.append(indent + opening + line + (index == all.count - 1 ? "”" : ""))
            }
        }
        let files = (item["files"]?.arrayValue ?? []).compactMap(\.stringValue)
        if !files.isEmpty {
            let list = files.joined(separator: ", ")
            lines.append(indent + words("tệp kèm: \(list)", "files: \(list)"))
        }
        lines.append(indent + remedy(item, number))
        return lines.joined(separator: "\n") + "\n"
    }

    /// With its period, unless its name tells.
    private func matter(_ item: JSONValue) -> String {
        let (short, period) = (text(item, "short"), text(item, "period"))
        return short.contains(period) ? short : "\(short), \(period)"
    }

    private func said(_ item: JSONValue) -> String {
        switch item["what"]?.stringValue {
        case "submission":
            let paper = item["document"]?.stringValue
            let sent = item["on"].map(day)
            return words(
                "báo đã gửi" + (paper.map { ", số \($0)" } ?? ", chưa rõ số")
                    + (sent.map { ", ngày \($0)" } ?? ", chưa rõ ngày"),
                "says it was sent" + (paper.map { ", number \($0)" } ?? ", number unknown")
                    + (sent.map { ", on \($0)" } ?? ", day unknown"))
        case "request":
            return words(
                "xin gia hạn đến \(day(item["until"]))", "asks for time until \(day(item["until"]))"
            )
        default: return words("trả lời, chưa rõ nội dung", "answered; not understood")
        }
    }

    private func remedy(_ item: JSONValue, _ number: String) -> String {
        let yes =
            switch item["what"]?.stringValue {
            case "submission": item["on"] == nil ? "--yes --on …" : "--yes"
            case "request": "--yes"
            default: "--yes --on … --number …"
            }
        return "hanchot decide \(number) \(yes)  |  hanchot decide \(number) --no"
    }

    private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    private func text(_ item: JSONValue, _ name: String) -> String { item[name]?.stringValue ?? "" }

    /// `05/11/2025` in Vietnamese, ISO in English.
    private func day(_ value: JSONValue?) -> String { day(value?.stringValue ?? "") }

    private func day(_ iso: String) -> String {
        let parts = iso.split(separator: "-")
        return language == .vi && parts.count == 3 ? parts.reversed().joined(separator: "/") : iso
    }

    private func moment(_ value: JSONValue?) -> String {
        let parts = (value?.stringValue ?? "").prefix(16).split(separator: "T").map(String.init)
        guard parts.count == 2 else { return "" }
        return "\(day(parts[0])) \(parts[1])"
    }
}
