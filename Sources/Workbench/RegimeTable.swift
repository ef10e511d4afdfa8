internal import Civil
internal import Correspondence
internal import JSON
package import Rules
internal import Scheduler
package import SourceText

/// What a library of regimes asks for in a year, a period a row: its name, the days that the data run over, the
/// last good day, the law.
package struct RegimeTable {
    private struct Row {
        let regime: String
        let period: String
        let name: String
        let window: ClosedRange<CivilDate>?
        /// `nil` where the plan gives it.
        let due: CivilDate?
        let law: Law?
        let day: CivilDate
        let isDayOff: Bool
    }

    private let rows: [Row]
    private let language: Language

    package init(_ library: RegimeLibrary, _ language: Language) {
        self.language = language
        let plan = library.plan
        guard let period = plan.period,
            let last = period.upperBound.adding(days: 400)
        else {
            rows = []
            return
        }
        rows = plan.duties.flatMap { duty in
            duty.occurrences(dueIn: period.lowerBound...last, plan: plan).map { occurrence in
                let key = occurrence.id.period
                let window = duty.window(of: key, in: plan.calendar)
                let isWithoutDue = library.withoutDue.contains(duty.id)
                return Row(
                    regime: duty.id, period: key,
                    name: duty.name(period: key, due: occurrence.due, language: language),
                    window: window, due: isWithoutDue ? nil : occurrence.due, law: duty.law,
                    // Where the law gives no due day, the period that it asks about is in its force.
                    day: isWithoutDue ? window?.upperBound ?? occurrence.due : occurrence.due,
                    isDayOff: !plan.calendar.isWorkingDay(occurrence.due))
            }
        }
    }

    package var text: String {
        func pick(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
        let header = [
            pick("CHẾ ĐỘ", "REGIME"), pick("KỲ", "PERIOD"), pick("SỐ LIỆU", "DATA"),
            pick("HẠN", "DUE"), pick("TÊN", "NAME"), pick("QUY ĐỊNH", "LAW"),
        ]
        return Columns.aligned(
            [header]
                + rows.map { row in
                    [
                        row.regime, row.period,
                        row.window.map(days) ?? "",
                        row.due.map {
                            day($0) + (row.isDayOff ? pick(" (ngày nghỉ)", " (day off)") : "")
                        } ?? pick("kế hoạch tự ghi", "by the plan"), row.name,
                        law(row, pick),
                    ]
                })
    }

    private func days(_ window: ClosedRange<CivilDate>) -> String {
        let first = day(window.lowerBound)
        return window.lowerBound == window.upperBound ? first : "\(first)–\(day(window.upperBound))"
    }

    private func day(_ date: CivilDate) -> String {
        language == .vi ? date.vietnamese : date.iso
    }

    private func law(_ row: Row, _ pick: (String, String) -> String) -> String {
        guard let law = row.law else { return "" }
        let isOut = !law.holds(on: row.day)
        return law.citation + (isOut ? pick(" (ngoài hiệu lực)", " (not in force)") : "")
            + (law.doubt == nil ? "" : pick(" (còn nghi vấn)", " (in doubt)"))
    }

    /// An object a line.
    package var json: String {
        rows.map { row in
            JSONValue.object(compacting: [
                "regime": .string(row.regime), "period": .string(row.period),
                "name": .string(row.name), "from": row.window.map { .string($0.lowerBound.iso) },
                "until": row.window.map { .string($0.upperBound.iso) },
                "due": row.due.map { .string($0.iso) },
                "law": row.law.map { .string($0.citation) },
                "force": row.law.map { .bool($0.holds(on: row.day)) },
                "doubt": row.law?.doubt.map { .string($0) },
            ]).description + "\n"
        }.joined()
    }
}
