import Civil
import Rules
import Scheduler
import SourceText

/// Reports that something that happened opened while nothing was opened where they are gathered: whoever
/// gathers owes by the same event, and has to be named as well (statements 54 and 56).
struct UngatheredReports {
    let engine: Engine
    let now: Instant

    private var rules: RuleSet { engine.rules }
    private var book: Book { engine.book }

    /// - Parameter entries: of what happened, as they were recorded.
    func remarks(on entries: [Course.Entry]) -> [Bilingual] {
        let opened = Set(entries.map(\.obligation.occurrence))
        return opened.sorted().flatMap { id -> [Bilingual] in
            guard let (plan, duty) = rules.duty(id.duty),
                let occurrence = book.occurrence(id, duty: duty, plan: plan)
            else { return [] }
            return rules.plans.flatMap { other in
                other.duties.compactMap { gatherer in
                    remark(gatherer, other, of: occurrence, duty, plan)
                }
            }
        }
    }

    private func remark(
        _ gatherer: Duty, _ plan: Plan, of occurrence: Occurrence, _ duty: Duty, _ own: Plan
    ) -> Bilingual? {
        guard case .afterEvent = gatherer.schedule,
            let link = gatherer.gathers.first(where: { $0.duty == duty.id })
        else { return nil }
        let counting = book.unfinished(of: gatherer, plan: plan).filter { gathering in
            book.gathered(duty, own, by: gathering, of: gatherer, plan).contains(occurrence)
        }
        let today = plan.day(of: now)
        var lacking: [String] = []
        var count = 0
        if link.byParent {
            for unit in book.members(of: occurrence.id) {
                guard let above = rules.parent(of: unit, on: today)?.id,
                    !counting.contains(where: { book.isMember(above, of: $0.id) })
                else { continue }
                count += 1
                if !lacking.contains(above) { lacking.append(above) }
            }
        } else if counting.isEmpty {
            count = book.members(of: occurrence.id).count
            lacking = rules.registry.members(of: gatherer.owedBy, on: today)
        }
        guard count > 0, !lacking.isEmpty else { return nil }
        let ids = lacking.prefix(3).joined(separator: " ") + (lacking.count > 3 ? " …" : "")
        return Bilingual(
            vi: "chưa nơi nào tổng hợp “\(duty.short)” của \(count) đơn vị: sự kiện này không mở "
                + "“\(gatherer.short)”; muốn mở thì ghi cả \(ids)",
            en: "nobody gathers '\(duty.short)' of \(quantity(count, "unit")): this event doesn't "
                + "open '\(gatherer.short)'; to open it name \(ids) as well")
    }
}
