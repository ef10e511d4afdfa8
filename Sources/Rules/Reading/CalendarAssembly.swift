import Civil
import SourceText

/// Joins the calendars of all files: each with the one that it extends.
struct CalendarAssembly {
    private let findings: Findings
    private var drafts: [CalendarDraft] = []
    private var index: [String: Int] = [:]

    init(_ all: [CalendarDraft], findings: Findings) {
        self.findings = findings
        for draft in all {
            if let first = index[draft.id.value].map({ drafts[$0] }) {
                References(file: draft.fields.file, findings: findings).duplicate(
                    "duplicate-id", draft.id, vi: "đã có lịch “\(draft.id.value)”",
                    en: "there is a calendar '\(draft.id.value)' already",
                    first: (first.fields.file, first.id.range))
                continue
            }
            index[draft.id.value] = drafts.count
            findings.note(draft)
            drafts.append(draft)
        }
    }

    func calendars() -> [String: WorkingCalendar] {
        for draft in drafts {
            guard let base = draft.extends, index[base.value] == nil else { continue }
            References(file: draft.fields.file, findings: findings).dead(
                base, .calendar, known: drafts.map { KnownName(id: $0.id.value, name: $0.title) })
        }
        let rings = circles(count: drafts.count) { [base($0)].compactMap { $0 } }
        for ring in rings {
            let draft = drafts[ring[0]]
            findings.error(
                "circle", draft.fields.file, draft.extends?.range ?? draft.id.range,
                vi: "các lịch nối tiếp nhau thành vòng",
                en: "calendars extend each other in a circle",
                remedyVi: "bỏ một dòng “extends”", remedyEn: "remove one 'extends'")
        }
        if !rings.isEmpty { return [:] }
        var built: [String: WorkingCalendar] = [:]
        for position in drafts.indices {
            built[drafts[position].id.value] = workingCalendar(chain(position))
        }
        return built
    }

    /// The draft that the one at `position` extends.
    private func base(_ position: Int) -> Int? {
        drafts[position].extends.flatMap { index[$0.value] }
    }

    /// The draft at `position` after all that it extends; there are no circles.
    private func chain(_ position: Int) -> [CalendarDraft] {
        var drafts = [self.drafts[position]]
        var next = base(position)
        while let current = next {
            drafts.insert(self.drafts[current], at: 0)
            next = base(current)
        }
        return drafts
    }
}
