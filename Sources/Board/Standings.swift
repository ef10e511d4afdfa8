import Messages
import SourceText
import Tables

/// How things stand, in words and in the stylesheet's classes.
struct Standings {
    let language: Language
    private let words: [String: String]

    init(_ language: Language) {
        self.language = language
        words = Words.table(language)
    }

    func word(_ key: String) -> String { words[key] ?? "" }

    /// "quá hạn 3 ngày làm việc", "đã nhận, đúng hạn".
    func state(_ obligation: ObligationStatus) -> String {
        let late = obligation.late_days
        switch obligation.timeliness {
        case .inTime: return word("in_time")
        case .soon: return word("soon")
        case .today: return word("due_today")
        case .missing: return "\(word("overdue")) \(days(late))"
        case .onTime: return word(obligation.none ? "nothing_on_time" : "on_time")
        case .late: return "\(word("late")) \(days(late))"
        case .ended:
            switch obligation.stands {
            case .waived: return word("waived")
            case .cancelled: return word("cancelled")
            case .transferred: return word("transferred")
            case .open, .came: return word("past")
            }
        }
    }

    private func days(_ count: Int) -> String {
        language == .vi ? "\(count) ngày" : quantity(count, "day")
    }

    /// The class of its tag.
    func tag(_ timeliness: Timeliness) -> String {
        switch timeliness {
        case .missing: "tag tag-red"
        case .today: "tag tag-orange"
        case .soon: "tag tag-yellow"
        case .late: "tag tag-purple"
        case .onTime: "tag tag-green"
        case .inTime: "tag tag-blue"
        case .ended: "tag tag-grey"
        }
    }

    /// One letter's worth of the matrix, and the whole for who can't see colours.
    func cell(_ cell: MatrixCell) -> String {
        switch cell.timeliness {
        case .missing: "\(word("cell_missing")) \(cell.late_days)"
        case .late: "\(word("cell_late")) \(cell.late_days)"
        case .onTime: word("cell_on_time")
        case .today: word("cell_today")
        case .soon: word("cell_soon")
        case .inTime: word("cell_in_time")
        case .ended: cell.stands == .waived ? word("waived") : "–"
        }
    }

    func name(_ occurrence: OccurrenceStatus) -> String {
        occurrence.name?.text(language) ?? occurrence.short
    }

    func name(_ obligation: ObligationStatus) -> String {
        obligation.name?.text(language) ?? obligation.short
    }

    // MARK: Addresses

    static func address(_ duty: String, _ period: String) -> String {
        "/duty/\(percentEncoded(duty))/\(percentEncoded(period))"
    }

    static func story(_ duty: String, _ period: String, _ unit: String) -> String {
        "/story/\(percentEncoded(duty))/\(percentEncoded(period))/\(percentEncoded(unit))"
    }

    static func unit(_ unit: String) -> String { "/unit/\(percentEncoded(unit))" }

    // MARK: Values

    func values(_ item: OccurrenceStatus) -> Page.Values {
        var values: Page.Values = [
            "address": Self.address(item.duty, item.period), "name": name(item),
            "due": Days.text(item.due, language), "owed": item.owed, "received": item.received,
            "open": item.open, "overdue": item.overdue, "late": item.late,
            "share": item.reports == false ? "–" : "\(item.received)/\(item.owed)",
        ]
        if item.overdue > 0 { values["has_overdue"] = true }
        return values
    }

    func values(_ item: ObligationStatus) -> Page.Values {
        var values: Page.Values = [
            "story": Self.story(item.duty, item.period, item.unit), "name": name(item),
            "occurrence": Self.address(item.duty, item.period), "unit": item.unit,
            "unit_name": item.unit_name, "unit_address": Self.unit(Self.debtor(item.unit)),
            "due": Days.text(item.due, language), "state": state(item),
            "tag": tag(item.timeliness),
        ]
        if let sent = item.sent_on { values["sent"] = Days.text(sent, language) }
        if item.returned { values["is_returned"] = true }
        if let asked = item.asks_for { values["asks_for"] = Days.text(asked, language) }
        return values
    }

    /// Who answers for a part that it took over: of `a>b` the last.
    static func debtor(_ unit: String) -> String {
        unit.split(separator: ">").last.map(String.init) ?? unit
    }
}
