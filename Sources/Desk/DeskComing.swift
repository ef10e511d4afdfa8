import Civil
import Control
import Correspondence
import Messages
import Rules
import Scheduler
import SourceText

/// `Coming`: what will be told in the days ahead, by the agenda that the service itself goes by. Whoever has
/// reported by now isn't counted; one line for what all units share.
extension DeskAnswers {
    func coming(_ call: ComingCall) throws -> ComingCall.Reply {
        let plan = try call.plan.map { text throws(Refusals) in
            try ControlNames(rules: rules).plan(text).id
        }
        let days = min(max(call.days ?? 14, 1), 31)
        let through = now.adding(seconds: Int64(days) * 86_400)
        let agenda = Agenda(
            rules: rules, after: snapshot.watermark, through: through, book: snapshot.book)
        let lines = agenda.occasions.compactMap { occasion -> ComingLine? in
            guard case .stage(let stage, let occurrence, let unit) = occasion.what,
                let index = occasion.duty
            else { return nil }
            let own = rules.plans[occasion.plan]
            guard plan == nil || own.id == plan else { return nil }
            return line(stage, occurrence, unit, own.duties[index], own)
        }
        return ComingCall.Reply(lines: lines, through: isoInstant(through, zone))
    }

    private func line(
        _ stage: Stage, _ occurrence: Occurrence, _ unit: String?, _ duty: Duty, _ plan: Plan
    ) -> ComingLine? {
        let units = unit == nil ? count(occurrence, duty, plan) : isOpen(unit, occurrence) ? 1 : 0
        guard units > 0 else { return nil }
        let due = occurrence.due
        var line = ComingLine(
            at: isoInstant(stage.at, plan.zone), plan: plan.id, duty: duty.id,
            period: occurrence.id.period,
            name: snapshot.book.name(of: occurrence.id, due: due, duty),
            what: words(stage), due: due.iso, units: units)
        let alone = unit ?? (units == 1 ? onlyOpen(occurrence) : nil)
        line.unit = alone
        line.unit_name = alone.map {
            name(of: ObligationID(occurrence: occurrence.id, unit: $0).debtor)
        }
        return line
    }

    private func words(_ stage: Stage) -> Bilingual {
        let when = ExplanationWords.stage(stage.name)
        let what =
            switch stage.purpose {
            case .reminder: ExplanationWords.kind(.reminder)
            case .dueToday: ExplanationWords.kind(.dueToday)
            case .rung(let roles, _):
                roles == [.head]
                    ? ExplanationWords.kind(.overdue)
                    : Bilingual(
                        vi: "báo cáo lên "
                            + roles.map { ExplanationWords.role($0, rules).vi }
                            .joined(separator: ", "),
                        en: "escalation to "
                            + roles.map { ExplanationWords.role($0, rules).en }
                            .joined(separator: ", "))
            }
        return Bilingual(vi: "\(what.vi), \(when.vi)", en: "\(what.en), \(when.en)")
    }

    /// How many it concerns as things stand: of those that share the day, or would be members.
    private func count(_ occurrence: Occurrence, _ duty: Duty, _ plan: Plan) -> Int {
        guard snapshot.book.openings[occurrence.id] != nil else {
            return rules.registry.members(of: duty.owedBy, on: occurrence.opensOn).count
        }
        let moved = snapshot.book.exceptions(of: occurrence.id).count { unit in
            let id = ObligationID(occurrence: occurrence.id, unit: unit)
            let state = snapshot.book.state(of: id, due: occurrence.due)
            return state.isOpen && state.due != occurrence.due
        }
        return snapshot.book.census(of: occurrence.id).count(.open) - moved
    }

    private func isOpen(_ unit: String?, _ occurrence: Occurrence) -> Bool {
        guard let unit else { return false }
        return snapshot.book.fulfilment(
            of: ObligationID(occurrence: occurrence.id, unit: unit)) == .open
    }

    private func onlyOpen(_ occurrence: Occurrence) -> String? {
        let members =
            snapshot.book.openings[occurrence.id] == nil
            ? [] : snapshot.book.members(of: occurrence.id)
        return members.first { isOpen($0, occurrence) }
    }
}
