package import Civil
package import Mail
package import Rules
internal import Scheduler

/// A test that holds what goes out now: for a person to read, mend and keep.
package struct RuleTestWriting {
    /// The file's text: one test for each day on which something leaves.
    ///
    /// - Parameter duties: those looked at; empty looks at everything.
    package static func text(
        rules: RuleSet, templates: LetterTemplates, days: ClosedRange<CivilDate>,
        duties: [String]
    ) throws -> String {
        let simulation = try Simulation(
            rules: rules, from: days.lowerBound, to: days.upperBound, templates: templates)
        let notices = simulation.notices.filter { notice in
            duties.isEmpty
                || notice.notice.key.subject.obligation.map {
                    duties.contains($0.occurrence.duty)
                } ?? false
        }
        let byDay = Dictionary(grouping: notices) { $0.at.date }
        var lines = [
            "# Thư được gửi theo quy tắc hiện nay. Đọc lại từng dòng trước khi giữ.",
            "tests:",
        ]
        for day in byDay.keys.sorted() {
            lines += test(day, byDay[day] ?? [], duties)
        }
        if byDay.isEmpty {
            lines += [
                "  - tên: không gửi gì", "    từ ngày: \(days.lowerBound.vietnamese)",
                "    đến hết ngày: \(days.upperBound.vietnamese)",
            ]
            if !duties.isEmpty { lines.append("    chỉ xem: [\(duties.joined(separator: ", "))]") }
            lines.append("    thư: không có")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func test(
        _ day: CivilDate, _ notices: [SimulatedNotice], _ duties: [String]
    ) -> [String] {
        var lines = ["  - tên: thư ngày \(day.vietnamese)", "    ngày: \(day.vietnamese)"]
        if !duties.isEmpty { lines.append("    chỉ xem: [\(duties.joined(separator: ", "))]") }
        lines.append("    thư:")
        var order: [[String]] = []
        var groups: [[String]: [String?]] = [:]
        for notice in notices {
            let key = notice.notice.key
            let name = [
                key.subject.obligation?.occurrence.duty ?? "", key.kind.rawValue,
                key.stage.description,
                key.role.shown,
            ]
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(key.subject.obligation?.debtor)
        }
        for name in order {
            let units = groups[name] ?? []
            lines.append("      - loại: \(name[1])")
            if !name[0].isEmpty { lines.append("        nhiệm vụ: \(name[0])") }
            lines += ["        mốc: \(name[2])", "        gửi: \(quoted(name[3]))"]
            let named = units.compactMap { $0 }
            if named.count == units.count {
                lines.append("        đơn vị: [\(named.joined(separator: ", "))]")
            } else {
                lines.append("        số thư: \(units.count)")
            }
        }
        return lines
    }

    private static func quoted(_ text: String) -> String {
        text.contains(where: { ":#@".contains($0) }) ? "\"\(text)\"" : text
    }
}
