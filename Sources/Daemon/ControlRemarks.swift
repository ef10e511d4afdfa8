import Civil
import Desk
import Rules
import Scheduler
import SourceText

/// What whoever moved due days should know of what came of it, beside what was recorded.
struct ControlRemarks {
    let engine: Engine
    let now: Instant

    private var book: Book { engine.book }
    private var rules: RuleSet { engine.rules }

    /// - Parameter entries: as they were recorded.
    func of(_ entries: [Course.Entry]) -> [Bilingual] {
        let moved = Dictionary(
            grouping: entries.filter { $0.body.movesDue }, by: \.obligation.occurrence)
        return moved.sorted { $0.key < $1.key }.flatMap { id, entries -> [Bilingual] in
            guard let (plan, duty) = rules.duty(id.duty),
                let occurrence = book.occurrence(id, duty: duty, plan: plan)
            else { return [] }
            let units = Set(entries.map(\.obligation)).sorted().map { id in
                let state = book.state(of: id, due: occurrence.due)
                return Moved(id: id, due: state.due, dayOff: state.movedTo)
            }
            return furtherOn(entries, units)
                + (entries.contains { $0.body.isSuspension }
                    ? onFromDaysOff(units, duty, plan) : [])
                + behindGatherers(units, Gathered(plan: plan, duty: duty, occurrence: occurrence))
        }
    }

    private struct Moved {
        let id: ObligationID
        let due: CivilDate
        /// From which it went on to `due`.
        let dayOff: CivilDate?
    }

    private struct Gathered {
        let plan: Plan
        let duty: Duty
        let occurrence: Occurrence
    }

    // MARK: Days that don't count

    /// An extension put it among days that don't count.
    private func furtherOn(_ entries: [Course.Entry], _ units: [Moved]) -> [Bilingual] {
        let days = Set(
            entries.compactMap { entry in
                if case .extended(let to, _) = entry.body { to } else { nil }
            })
        guard days.count == 1, let to = days.first else { return [] }
        return Dictionary(grouping: units.filter { $0.due != to }, by: \.due)
            .sorted { $0.key < $1.key }.map { due, units in
                Bilingual(
                    vi: "\(to.vietnamese) nằm trong những ngày tạm dừng, không tính: hạn của "
                        + "\(name(units).vi) là \(due.vietnamese)",
                    en: "\(to.iso) lies among suspended days, which don't count: \(name(units).en) "
                        + "due on \(due.iso)")
            }
    }

    /// A rule that goes back from days off: these days make it go on.
    private func onFromDaysOff(_ units: [Moved], _ duty: Duty, _ plan: Plan) -> [Bilingual] {
        guard duty.roll == .previous else { return [] }
        return Dictionary(grouping: units.filter { $0.dayOff != nil }, by: \.due)
            .sorted { $0.key < $1.key }.compactMap { due, units in
                guard let day = units.compactMap(\.dayOff).min() else { return nil }
                let words = SuspendedRoll(day: day, roll: duty.roll, calendar: plan.calendar).words
                return Bilingual(
                    vi:
                        "\(duty.short): \(words.vi), hạn của \(name(units).vi) là \(due.vietnamese)",
                    en: "\(duty.short): \(words.en); \(name(units).en) due on \(due.iso)")
            }
    }

    private func name(_ units: [Moved]) -> Bilingual {
        guard units.count == 1 else {
            return Bilingual(vi: "\(units.count) đơn vị", en: "\(units.count) units are")
        }
        let debtor = units[0].id.debtor
        let name = rules.registry.unit(debtor)?.name ?? debtor
        return Bilingual(vi: name, en: "\(name) is")
    }

    // MARK: Those who gather

    /// Whoever gathers what moved keeps a day that comes before it (statement 56).
    private func behindGatherers(_ units: [Moved], _ gathered: Gathered) -> [Bilingual] {
        guard let latest = units.map(\.due).max(), latest > gathered.occurrence.due else {
            return []
        }
        return rules.plans.flatMap { plan in
            plan.duties.flatMap { duty -> [Bilingual] in
                guard let link = duty.gathers.first(where: { $0.duty == gathered.duty.id }) else {
                    return []
                }
                return gatherings(duty, plan, of: gathered, through: latest).flatMap {
                    behind($0, duty, plan, byParent: link.byParent, units)
                }
            }
        }
    }

    /// The occurrences of a gathering duty that count what moved and are due by `latest`.
    private func gatherings(
        _ duty: Duty, _ plan: Plan, of gathered: Gathered, through latest: CivilDate
    ) -> [Occurrence] {
        let all =
            duty.schedule.opensByItself
            ? duty.occurrences(dueIn: gathered.occurrence.due...latest, plan: plan)
            : book.unfinished(of: duty, plan: plan)
        return all.filter { gathering in
            book.gathered(gathered.duty, gathered.plan, by: gathering, of: duty, plan)
                .contains(gathered.occurrence)
        }
    }

    private func behind(
        _ gathering: Occurrence, _ duty: Duty, _ plan: Plan, byParent: Bool, _ units: [Moved]
    ) -> [Bilingual] {
        let today = plan.day(of: now)
        // What happened at some units opened nothing for others.
        let members =
            book.openings[gathering.id] == nil
            ? rules.registry.members(of: duty.owedBy, on: today)
            : book.members(of: gathering.id)
        var counts: [String: Int] = [:]
        for unit in units {
            let above = byParent ? rules.parent(of: unit.id.debtor, on: today)?.id : nil
            for gatherer in members {
                let id = ObligationID(occurrence: gathering.id, unit: gatherer)
                guard !byParent || id.debtor == above else { continue }
                let state = book.state(of: id, due: gathering.due)
                if state.isOpen, state.due < unit.due { counts[gatherer, default: 0] += 1 }
            }
        }
        return members.compactMap { gatherer in
            counts[gatherer].map { remark(gathering, duty, gatherer, $0) }
        }
    }

    private func remark(
        _ gathering: Occurrence, _ duty: Duty, _ gatherer: String, _ count: Int
    ) -> Bilingual {
        let id = ObligationID(occurrence: gathering.id, unit: gatherer)
        let due = book.state(of: id, due: gathering.due).due
        let name = book.name(of: gathering.id, due: gathering.due, duty)
        let unit = rules.registry.unit(id.debtor)?.name ?? id.debtor
        return Bilingual(
            vi: "\(count) đơn vị nay đến hạn sau nơi tổng hợp: \(name.vi) của \(unit) vẫn đến hạn "
                + due.vietnamese,
            en: "\(quantity(count, "unit is", "units are")) now due behind whoever gathers: "
                + "\(name.en) of \(unit) stays due on \(due.iso)")
    }
}
