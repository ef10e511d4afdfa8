/// Lines of a crontab, which people paste: they are refused, with the OnCalendar expression that
/// says the same.
enum WhenCron {
    /// `nil` when `text` is no such line.
    static func hint(_ text: String) -> WhenError? {
        let fields = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let range = 0..<text.utf8.count
        if fields.count == 1, let name = fields.first, name.hasPrefix("@") {
            let known = ["@yearly", "@monthly", "@weekly", "@daily", "@hourly"]
            let same = name == "@annually" ? "@yearly" : name == "@midnight" ? "@daily" : name
            return error(known.contains(same) ? String(same.dropFirst()) : nil, range)
        }
        guard (5...7).contains(fields.count), fields.allSatisfy(isField),
            fields.contains(where: { $0.contains("*") || $0.contains("?") })
        else { return nil }
        return error(fields.count == 5 ? onCalendar(fields) : nil, range)
    }

    private static func error(_ calendar: String?, _ range: Range<Int>) -> WhenError {
        WhenError(
            "this is a crontab line, which isn't read here",
            vi: "đây là dòng crontab, ở đây không đọc được",
            remedy: "write \(calendar.map { "oncalendar:\($0)" } ?? "oncalendar:Mon..Fri 08:00")"
                + ", or a phrase such as every working day at 08:00",
            remedyVi: "viết \(calendar.map { "oncalendar:\($0)" } ?? "oncalendar:Mon..Fri 08:00")"
                + ", hoặc một câu như mỗi ngày làm việc lúc 08:00", range: range)
    }

    private static func isField(_ field: String) -> Bool {
        field.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || "*/,-?#LW".utf8.contains(byte)
        } || names.contains { field.uppercased().hasPrefix($0) }
    }

    private static let names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]

    /// `minute hour day month weekday` as OnCalendar has it; `nil` where they don't translate, such
    /// as a day of the month *or* of the week.
    private static func onCalendar(_ fields: [String]) -> String? {
        let (days, weekdays) = (fields[2], fields[4])
        let isAnyDay = days == "*" || days == "?"
        let isAnyWeekday = weekdays == "*" || weekdays == "?"
        guard isAnyDay || isAnyWeekday, let minute = numbers(fields[0], first: 0),
            let hour = numbers(fields[1], first: 0), let day = numbers(days, first: 1),
            let month = numbers(fields[3], first: 1)
        else { return nil }
        var text = "*-\(month)-\(day) \(hour):\(minute)"
        if !isAnyWeekday {
            guard let names = weekdayNames(weekdays) else { return nil }
            text = "\(names) \(text)"
        }
        do {
            _ = try OnCalendar(parsing: text) { _ in nil }
            return text
        } catch {
            return nil
        }
    }

    private static func numbers(_ field: String, first: Int) -> String? {
        if field == "*" || field == "?" { return "*" }
        if field.hasPrefix("*/") { return "\(first)/\(field.dropFirst(2))" }
        guard field.utf8.allSatisfy({ (0x30...0x39).contains($0) || "-,/".utf8.contains($0) })
        else { return nil }
        return field.split(separator: ",").map { part in
            let ends = part.split(separator: "-").map { $0.count == 1 ? "0\($0)" : String($0) }
            return ends.joined(separator: "..")
        }.joined(separator: ",")
    }

    private static func weekdayNames(_ field: String) -> String? {
        func name(_ text: Substring) -> String? {
            if let number = Int(text), (0...7).contains(number) {
                return capitalised(names[number % 7])
            }
            return names.contains(text.uppercased()) ? capitalised(text.uppercased()) : nil
        }
        var parts: [String] = []
        for part in field.split(separator: ",") {
            let ends = part.split(separator: "-").map(name)
            guard ends.count <= 2, !ends.contains(nil) else { return nil }
            parts.append(ends.compactMap { $0 }.joined(separator: ".."))
        }
        return parts.isEmpty ? nil : parts.joined(separator: ",")
    }

    private static func capitalised(_ name: String) -> String {
        name.prefix(1) + name.dropFirst().lowercased()
    }
}
