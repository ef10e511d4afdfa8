import Civil
import Control
import JSON
import SourceText
import Workbench

/// The answer to `status` for people.
struct StatusText {
    private let language: MessageLanguage

    init(_ language: MessageLanguage) { self.language = language }

    func text(_ answer: JSONValue) -> String {
        let obligations = answer["obligations"]?.arrayValue ?? []
        let occurrences = answer["occurrences"]?.arrayValue ?? []
        var parts: [String] = []
        if let alarms = answer["health"]?["alarms"]?.arrayValue, !alarms.isEmpty {
            parts.append(lines(of: alarms))
        }
        let modes = (answer["plans"]?.arrayValue ?? []).compactMap(mode)
        if !modes.isEmpty { parts.append(modes.joined()) }
        let silences = (answer["silences"]?.arrayValue ?? []).map(silence)
        if !silences.isEmpty { parts.append(silences.joined()) }
        if !occurrences.isEmpty { parts.append(table(ofOccurrences: occurrences)) }
        if !obligations.isEmpty { parts.append(table(ofObligations: obligations)) }
        if let more = answer["more"]?.intValue, more > 0 {
            parts.append(
                words("… và \(more) dòng nữa (--limit)\n", "… and \(more) more (--limit)\n"))
        }
        if occurrences.isEmpty, obligations.isEmpty {
            parts.append(words("Không có gì khớp.\n", "Nothing fits.\n"))
        }
        return parts.joined(separator: "\n")
    }

    func health(_ health: JSONValue, now: JSONValue?) -> String {
        func count(_ name: String) -> String { "\(health[name]?.intValue ?? 0)" }
        func instant(_ value: JSONValue?) -> String { shown(value?.stringValue) }
        let isWell = health["ok"]?.boolValue == true
        let rows = [
            [
                words("tình trạng", "state"),
                isWell ? words("tốt", "well") : words("có trục trặc", "in trouble"),
            ],
            [words("bây giờ", "now"), instant(now)],
            [words("đã quyết định đến", "decided through"), instant(health["watermark"])],
            [words("việc kế tiếp", "next"), instant(health["next"])],
            [words("thư chờ giờ gửi", "notices waiting"), count("waiting")],
            [words("thư chưa vào hàng đợi", "mails not spooled"), count("unspooled")],
            [words("thư chưa gửi được", "mails not delivered"), undelivered(health)],
            [words("thư bị giữ lại", "notices held"), count("held")],
        ]
        return Columns.aligned(rows) + lines(of: health["alarms"]?.arrayValue ?? [])
    }

    private func undelivered(_ health: JSONValue) -> String {
        let count = "\(health["undelivered"]?.intValue ?? 0)"
        guard let since = health["undelivered_since"]?.stringValue else { return count }
        return words(
            "\(count), cũ nhất từ \(shown(since))", "\(count), the oldest since \(shown(since))")
    }

    // MARK: Tables

    private func table(ofOccurrences occurrences: [JSONValue]) -> String {
        let header =
            switch language {
            case .vi:
                [
                    "HẠN", "NHIỆM VỤ", "KỲ", "PHẢI LÀM", "ĐÃ NHẬN", "GỬI CHẬM", "CÒN LẠI",
                    "QUÁ HẠN", "VIỆC",
                ]
            case .en:
                ["DUE", "DUTY", "PERIOD", "OWED", "RECEIVED", "LATE", "OPEN", "OVERDUE", "WHAT"]
            }
        let rows = occurrences.map { item in
            [
                day(item["due"]), text(item, "duty"), text(item, "period"), number(item, "owed"),
                number(item, "received"), number(item, "late"), number(item, "open"),
                number(item, "overdue"), name(item),
            ]
        }
        return table(header, rows, occurrences)
    }

    private func table(ofObligations obligations: [JSONValue]) -> String {
        let header =
            words(
                ["HẠN", "ĐƠN VỊ", "VIỆC", "KỲ", "TÌNH TRẠNG"],
                ["DUE", "UNIT", "WHAT", "PERIOD", "STATE"])
        let rows = obligations.map { item in
            [
                day(item["due"]), text(item, "unit_name"), name(item),
                text(item, "period"), state(item),
            ]
        }
        return table(header, rows, obligations)
    }

    /// With a column for the days that data run over, where any line has them.
    private func table(_ header: [String], _ rows: [[String]], _ items: [JSONValue]) -> String {
        let windows = items.map(window)
        guard windows.contains(where: { !$0.isEmpty }) else {
            return Columns.aligned([header] + rows)
        }
        return Columns.aligned(
            [header + [words("SỐ LIỆU", "DATA")]] + zip(rows, windows).map { $0 + [$1] })
    }

    private func window(_ item: JSONValue) -> String {
        guard let first = item["data_from"], let last = item["data_until"] else { return "" }
        return first == last ? day(last) : "\(day(first)) – \(day(last))"
    }

    /// With its period: "Báo cáo tháng 9/2026".
    private func name(_ item: JSONValue) -> String {
        item["name"].flatMap { Bilingual($0) }?.text(language) ?? text(item, "short")
    }

    /// "quá hạn 3 ngày làm việc; đã báo cáo lên: +3wd".
    private func state(_ item: JSONValue) -> String {
        var parts = [timeliness(item)]
        if item["none"]?.boolValue == true { parts.append(words("không phát sinh", "nil report")) }
        if item["returned"]?.boolValue == true {
            parts.append(words("đã trả lại", "sent back"))
        }
        if let asked = item["asks_for"] {
            parts.append(
                words("xin gia hạn đến \(day(asked))", "asks for time until \(day(asked))"))
        }
        if let until = item["acknowledged_through"] {
            parts.append(words("đã xem, chờ đến \(day(until))", "acknowledged until \(day(until))"))
        }
        if let rung = item["rung"]?.stringValue { parts.append(rung) }
        if let other = item["responsible"]?.stringValue { parts.append("→ \(other)") }
        return parts.joined(separator: "; ")
    }

    private func timeliness(_ item: JSONValue) -> String {
        let late = item["late_days"]?.intValue ?? 0
        let sent = day(item["sent_on"])
        switch item["timeliness"]?.stringValue {
        case "in_time": return words("trong hạn", "in time")
        case "soon": return words("sắp đến hạn", "due soon")
        case "today": return words("đến hạn hôm nay", "due today")
        case "missing":
            return words("quá hạn \(late) ngày làm việc", "\(late) working days overdue")
        case "on_time": return words("đã nhận, gửi \(sent)", "received, sent \(sent)")
        case "late":
            return words(
                "gửi chậm \(late) ngày làm việc (\(sent))",
                "sent \(sent), \(late) working days late")
        case "ended":
            switch item["fulfilment"]?.stringValue {
            case "waived": return words("được miễn", "waived")
            case "cancelled": return words("đã hủy", "cancelled")
            case "transferred": return words("đã chuyển giao", "transferred")
            default: return words("đã qua", "over")
            }
        default: return "?"
        }
    }

    // MARK: Pieces

    private func mode(_ plan: JSONValue) -> String? {
        let name = text(plan, "plan")
        return switch plan["mode"]?.stringValue {
        case "paused": words("Kế hoạch \(name) đang tạm dừng.\n", "Plan \(name) is paused.\n")
        case "shadow":
            words(
                "Kế hoạch \(name) chạy thử: không gửi thư.\n",
                "Plan \(name) runs in shadow: no mail leaves.\n")
        default: nil
        }
    }

    private func silence(_ silence: JSONValue) -> String {
        let matches = (silence["matches"]?.objectValue ?? [:]).sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.stringValue ?? "")" }.joined(separator: " ")
        let until = silence["until"].map { " – \(day($0))" } ?? ""
        return words("Đang lặng", "Silenced") + " [\(text(silence, "id"))] \(matches)\(until): "
            + "\(text(silence, "reason")) (\(text(silence, "author")))\n"
    }

    private func lines(of alarms: [JSONValue]) -> String {
        alarms.compactMap { Bilingual($0)?.text(language) }.map { "! \($0)\n" }.joined()
    }

    private func words<T>(_ vi: T, _ en: T) -> T { language == .vi ? vi : en }
    private func text(_ item: JSONValue, _ name: String) -> String { item[name]?.stringValue ?? "" }
    private func number(_ item: JSONValue, _ name: String) -> String {
        "\(item[name]?.intValue ?? 0)"
    }

    /// `05/11/2025` in Vietnamese, ISO in English.
    private func day(_ value: JSONValue?) -> String {
        guard let iso = value?.stringValue else { return "" }
        let parts = iso.split(separator: "-")
        return language == .vi && parts.count == 3 ? parts.reversed().joined(separator: "/") : iso
    }

    private func shown(_ instant: String?) -> String {
        guard let instant else { return words("không có", "none") }
        return String(instant.prefix(16)).replacing("T", with: " ")
    }
}
