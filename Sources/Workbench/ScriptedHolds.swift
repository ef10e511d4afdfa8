internal import Civil
internal import Events
internal import Rules
internal import Scheduler
internal import SourceText

/// Mail that is held back, from the line of an events file.
extension ScriptedEvent {
    /// One for each unit named; a silence of several is several.
    ///
    /// - Parameter number: the line's.
    static func holding(
        _ line: EventLine, _ hold: HoldLine, number: Int, rules: RuleSet
    ) throws(EventFault) -> [ScriptedEvent] {
        let duty = try line.duty.map { name throws(EventFault) in
            guard let found = rules.duty(rules.dutyID(name) ?? name) else {
                throw unusable(
                    "không có nhiệm vụ “\(name)” trong các kế hoạch",
                    "there is no duty '\(name)' in the rules")
            }
            return found
        }
        let plan = try line.plan.map { id throws(EventFault) in
            guard let plan = rules.plan(id) else {
                throw unusable("không có kế hoạch “\(id)”", "there is no plan '\(id)'")
            }
            return plan
        }
        let zone = (duty?.plan ?? plan ?? rules.plans.first)?.zone ?? .utc
        guard let at = line.recordedAt ?? line.at.map({ zone.instant(of: $0) }) else {
            throw .missing("at")
        }
        func event(_ hold: MailHold) -> ScriptedEvent {
            ScriptedEvent(at: at, holding: hold, on: zone.local(at: at).date)
        }
        switch hold {
        case .pause, .resume:
            guard let plan else { throw .needs(event: hold.word.rawValue, key: "plan") }
            return [event(hold == .pause ? .pause(plan: plan.id) : .resume(plan: plan.id))]
        case .silence(let until, let reason):
            let units = try line.units.map { name throws(EventFault) in
                let id = rules.unitID(name) ?? name
                guard rules.registry.isKnown(id) else {
                    throw unusable(
                        "không có đơn vị hay nhóm “\(name)” trong danh mục",
                        "there is no unit or group '\(name)' in the registry")
                }
                return id
            }
            guard plan != nil || duty != nil || !units.isEmpty else {
                throw unusable(
                    "ghi rõ kế hoạch, nhiệm vụ hay đơn vị cần lặng",
                    "name a plan, a duty or a unit to silence")
            }
            let end: Instant? =
                switch until {
                case nil: nil
                case .lifted(let instant): instant
                case .day(let last):
                    last.adding(days: 1).map { zone.instant(of: CivilDateTime($0, .midnight)) }
                }
            let each: [String?] = units.isEmpty ? [nil] : units
            return each.enumerated().map { index, unit in
                let isGroup = unit.map { rules.registry.group($0) != nil } ?? false
                return event(
                    .silence(
                        Silence(
                            id: "line \(number).\(index)", plan: plan?.id, duty: duty?.duty.id,
                            unit: isGroup ? nil : unit, group: isGroup ? unit : nil, start: at,
                            end: end, author: "simulate", reason: reason ?? "")))
            }
        }
    }

    private static func unusable(_ vi: String, _ en: String) -> EventFault {
        .unusable(Bilingual(vi: vi, en: en))
    }
}
