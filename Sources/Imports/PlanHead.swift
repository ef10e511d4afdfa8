import Civil
import Rules
import SourceText

/// A plan's own keys, as far as the table's titles and whoever imports it say them.
struct PlanHead {
    let id: String
    let title: String
    let document: String?
    let period: String?
    let owner: String
    /// What was guessed.
    let remarks: [Bilingual]

    init(
        _ answers: ImportedPlan.Answers, titles: [String], duties: [PaperDuty], name: String,
        beside: RulesBeside
    ) throws(ImportRefusal) {
        var remarks: [Bilingual] = []
        let file = name.split(separator: "/").last?.split(separator: ".").first.map(String.init)
        title = answers.title ?? Self.title(titles) ?? file ?? "Kế hoạch"
        document = answers.document ?? Self.document(titles)
        if let period = answers.period {
            self.period = period
        } else {
            period = Self.year(titles + duties.map(\.dueText)).map { "\($0)" }
            if let period {
                remarks.append(
                    Bilingual(
                        vi: "Thời gian: lấy năm \(period) theo các chữ trong bảng",
                        en: "The period is the year \(period), after the table's words"))
            }
        }
        var taken = beside.takenIDs
        id = RuleText.id(of: title, taken: &taken, fallback: "ke-hoach")
        if let owner = answers.owner {
            self.owner = owner
        } else {
            guard let owner = Self.owner(duties, beside.registry) else {
                throw ImportRefusal(
                    vi: "bảng không nói đơn vị nào chủ trì kế hoạch: thêm --owner MÃ",
                    en: "the table doesn't say which unit keeps the plan: add --owner ID")
            }
            self.owner = owner
            remarks.append(
                Bilingual(
                    vi: "Chủ trì: lấy đơn vị được giao nhiều việc nhất trong bảng",
                    en: "The owner is the unit that the table gives the most to"))
        }
        self.remarks = remarks
    }

    /// The first line above the header that names a paper, as it is written in capitals or not.
    private static func title(_ titles: [String]) -> String? {
        let openings = [
            "ke hoach", "bang", "danh muc", "phan cong", "chuong trinh", "lich", "bieu", "tong hop",
            "nhiem vu", "plan", "schedule", "list", "work plan",
        ]
        let found = titles.first { title in
            let text = words(of: title).joined(separator: " ")
            return openings.contains { text.hasPrefix($0) }
        }
        return found.map { RuleText.plain($0) }
    }

    /// `(Kèm theo Kế hoạch số 12/KH-SGDĐT ngày 15/01/2025 của Sở GDĐT)`.
    private static func document(_ titles: [String]) -> String? {
        for title in titles {
            for opening in ["Kèm theo ", "kèm theo ", "Ban hành kèm theo ", "attached to "] {
                guard let range = title.firstRange(of: opening) else { continue }
                let rest = title[range.upperBound...].prefix { $0 != ")" }
                let text = rest.firstRange(of: " của ").map { rest[..<$0.lowerBound] } ?? rest
                return RuleText.plain(String(text))
            }
        }
        return nil
    }

    /// The one year that is named; `nil` for none or several.
    private static func year(_ texts: [String]) -> Int? {
        for text in texts where !text.isEmpty {
            let years = Set(
                words(of: text).compactMap { Int($0) }.filter { (2000...2100).contains($0) })
            if years.count == 1 { return years.first }
        }
        return nil
    }

    /// The unit, not a group, that owes most.
    private static func owner(_ duties: [PaperDuty], _ registry: Registry) -> String? {
        var counts: [String: Int] = [:]
        for id in duties.flatMap(\.owedBy) where registry.unit(id)?.outside == false {
            counts[id, default: 0] += 1
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
