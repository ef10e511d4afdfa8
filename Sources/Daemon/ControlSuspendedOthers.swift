import Civil
import Control
import Desk
import Rules
import Scheduler
import SourceText

/// What is said of others than who is suspended: whoever is below them, and whoever does their work by now.
extension ControlRecords {
    /// A storm closes a commune's schools, not its office alone: who is below goes on.
    func goingOn(below suspension: Suspension) -> [Bilingual] {
        let today = (engine.rules.plans.first?.zone ?? .utc).local(at: now).date
        let units = below(suspension).filter { $0.exists(on: today) }
        guard !units.isEmpty else { return [] }
        let some = Self.some(units)
        let above = Set(units.compactMap(\.parent)).sorted()
        let parent = above.count == 1 ? "--parent \(above[0])" : "--parent"
        return [
            Bilingual(
                vi:
                    "\(units.count) đơn vị cấp dưới không tạm dừng theo; cần thì ghi đơn vị hoặc nhóm: "
                    + "\(some); hay tất cả: \(parent)",
                en:
                    "\(quantity(units.count, "unit")) below \(units.count == 1 ? "goes" : "go") on; to "
                    + "suspend those, name them or a group: \(some); or all of them: \(parent)")
        ]
    }

    func below(_ suspension: Suspension) -> [OrgUnit] {
        engine.rules.registry.units.filter {
            !suspension.units.contains($0.id)
                && $0.parent.map(suspension.units.contains) ?? false
        }
    }

    static func some(_ units: [OrgUnit]) -> String {
        units.prefix(5).map(\.id).joined(separator: " ") + (units.count > 5 ? " …" : "")
    }

    /// Work of theirs that somebody else answers for goes on.
    func passedOn(from suspension: Suspension) -> [Bilingual] {
        var heirs: Set<String> = []
        for unit in suspension.units {
            for id in engine.book.obligations(of: unit) where id.origin == unit {
                guard let duty = engine.rules.duty(id.occurrence.duty)?.duty,
                    suspension.concerns(duty)
                else { continue }
                let state = engine.book.state(of: id, due: .min)
                if state.isOpen, let other = state.responsible { heirs.insert(other) }
                if state.fulfilment == .transferred { heirs.formUnion(state.heirs) }
            }
        }
        heirs.subtract(suspension.units)
        if heirs.isEmpty { return [] }
        let names = Self.quoted(heirs.sorted())
        return [
            Bilingual(
                vi: "việc đã chuyển cho \(names) thì không tạm dừng theo; cần thì ghi đơn vị ấy",
                en: "what has passed on to \(names) goes on; to suspend that, name who has it")
        ]
    }

    /// Whoever ended before has nothing that could be suspended.
    func checkThere(_ texts: [String], _ suspension: Suspension) throws {
        let names = ControlNames(rules: engine.rules)
        guard let plan = engine.rules.plans.first else { return }
        let refusals = try texts.compactMap { text throws -> ControlRefusal? in
            guard let unit = engine.rules.registry.unit(try names.unitOrGroup(text)),
                let last = unit.until, last < suspension.from
            else { return nil }
            let heirs = engine.rules.heirs(of: unit.id, plan: plan, on: suspension.from) ?? []
            let others = Self.quoted(heirs)
            return ControlRefusal(
                .contradiction,
                vi:
                    "\(unit.name) ('\(unit.id)') đã kết thúc ngày \(last.vietnamese); việc của đơn vị này do "
                    + "\(others) làm: hãy ghi đơn vị ấy",
                en:
                    "\(unit.name) ('\(unit.id)') ended on \(last.iso); its work is done by \(others): name that"
            )
        }
        if let refusals = Refusals(refusals) { throw refusals }
    }

    private static func quoted(_ units: [String]) -> String {
        units.map { "'\($0)'" }.joined(separator: ", ")
    }
}
