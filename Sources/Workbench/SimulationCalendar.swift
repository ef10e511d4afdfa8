internal import Civil
internal import Rules
internal import Scheduler
internal import SourceText

/// A simulation as two calendars for a terminal: months by kinds of notice, and units by weeks.
struct SimulationCalendar {
    private let days: ClosedRange<CivilDate>?
    private var months: [Int: [NoticeKind: Int]] = [:]
    private var mails: [Int: Int] = [:]
    /// Mails by recipient's address, then by the week's Monday.
    private var weeks: [String: [CivilDate: Int]] = [:]
    private var stands: [String: Int] = [:]
    private var lastMail: String?
    private let labels: [String: String]

    /// How many units are shown: a screen full.
    private static let most = 40

    init(_ rules: RuleSet, days: ClosedRange<CivilDate>?) {
        self.days = days
        var labels: [String: String] = [:]
        for unit in rules.registry.units {
            for address in [unit.email, unit.head?.email, unit.contact?.email].compactMap({ $0 })
            where labels[address] == nil {
                labels[address] = unit.id
            }
        }
        self.labels = labels
    }

    /// Notices of one mail come one after the other.
    mutating func count(_ notice: SimulatedNotice, _ copies: UnitKinds.Copies) {
        let (times, addresses) = copies.counts
        let date = notice.at.date
        let month = date.year * 12 + date.month - 1
        months[month, default: [:]][notice.notice.key.kind, default: 0] += times
        guard notice.mail != lastMail else { return }
        lastMail = notice.mail
        mails[month, default: 0] += addresses
        guard let monday = date.adding(days: 1 - date.weekday.rawValue) else { return }
        weeks[notice.recipient, default: [:]][monday, default: 0] += 1
        stands[notice.recipient] = addresses
    }

    func text(_ language: Language) -> String {
        [byMonth(language), byWeek(language)].joined(separator: "\n")
    }

    private func byMonth(_ language: Language) -> String {
        let kinds = NoticeKind.allCases.filter { kind in
            months.values.contains { $0[kind] != nil }
        }
        let head =
            [Bilingual(vi: "THÁNG", en: "MONTH").text(language)]
            + kinds.map { $0.name.text(language) }
            + [Bilingual(vi: "thư", en: "mails").text(language)]
        let rows = months.keys.sorted().map { month in
            ["\(pad(month % 12 + 1, 2))/\(month / 12)"]
                + kinds.map { months[month]?[$0].map(String.init) ?? "·" }
                + [String(mails[month] ?? 0)]
        }
        let sums =
            [Bilingual(vi: "cả thảy", en: "in all").text(language)]
            + kinds.map { kind in String(months.values.reduce(0) { $0 + ($1[kind] ?? 0) }) }
            + [String(mails.values.reduce(0, +))]
        return Columns.aligned([head] + rows + [sums], numbersFrom: 1)
    }

    /// How many mails each gets in each week, the fullest rows where there are too many.
    private func byWeek(_ language: Language) -> String {
        let mondays = Set(weeks.values.flatMap(\.keys))
        guard let first = days?.lowerBound.monday ?? mondays.min(),
            let last = days?.upperBound.monday ?? mondays.max(), first <= last
        else { return "" }
        let columns = (0...(first.days(until: last) / 7)).compactMap { first.adding(days: 7 * $0) }
        let order = weeks.sorted { a, b in
            let (one, other) = (a.value.values.reduce(0, +), b.value.values.reduce(0, +))
            return (other, a.key) < (one, b.key)
        }
        let rows = order.prefix(Self.most).map { address, own in
            let more = (stands[address] ?? 1) - 1
            let label = labels[address] ?? address
            return [
                more > 0 ? "\(label) (+\(more))" : label,
                columns.map { Self.cell(own[$0] ?? 0) }.joined(),
                String(own.values.reduce(0, +)),
            ]
        }
        let head = [
            Bilingual(vi: "ĐƠN VỊ", en: "UNIT").text(language), Self.scale(columns),
            Bilingual(vi: "thư", en: "mails").text(language),
        ]
        let rest = order.count - rows.count
        let note =
            rest > 0
            ? Bilingual(
                vi: "… và \(rest) dòng nữa, ít thư hơn\n",
                en: "… and \(rest) more, with fewer mails\n"
            ).text(language) : ""
        return Columns.aligned([head] + rows, numbersFrom: 2) + note
    }

    private static func cell(_ count: Int) -> String {
        count == 0 ? "·" : count > 9 ? "+" : String(count)
    }

    /// The month's number over the first week that begins in it.
    private static func scale(_ columns: [CivilDate]) -> String {
        var text = ""
        var month = 0
        for (index, monday) in columns.enumerated() {
            guard text.count <= index else { continue }
            if monday.month != month {
                month = monday.month
                text += String(month)
            } else {
                text += " "
            }
        }
        return String(text.prefix(columns.count))
    }
}

extension UnitKinds.Copies {
    /// How many notices, and how many mails.
    var counts: (notices: Int, mails: Int) {
        switch self {
        case .none: (1, 1)
        case .listed(let all): (all.count, 1)
        case .each(let all, _): (all.count, all.count)
        }
    }
}

extension CivilDate {
    fileprivate var monday: CivilDate? { adding(days: 1 - weekday.rawValue) }
}
