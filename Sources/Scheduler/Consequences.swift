package import Civil
package import Rules

/// The notices that an event brings about by itself: one *moved* for each move of a due date
/// (statement 10), one *correction* to everybody who was told of a lateness that wasn't
/// (statement 26). `sent` are the notices that left for the same obligation.
package func consequences(
    of event: Event, rules: RuleSet, sent: [Notice], now: Instant
) -> [Notice] {
    guard let (plan, duty) = rules.duty(event.obligation.occurrence.duty) else { return [] }
    let release = plan.nextOfficeMoment(from: now, urgent: duty.urgent)
    func notice(_ kind: NoticeKind, _ due: CivilDate, _ role: Role) -> Notice {
        Notice(
            key: NoticeKey(
                subject: .obligation(event.obligation), due: due, kind: kind,
                stage: "event-\(event.id)", role: role),
            plan: plan.id, at: now, release: release)
    }
    switch event.body {
    case .extended(let to, _): return [notice(.moved, to, .head)]
    case .received:
        var told: Set<Role> = []
        return sent.filter { $0.key.kind == .escalation && $0.fate == .pending }
            .filter {
                plan.zone.local(at: $0.release).date > event.on && told.insert($0.key.role).inserted
            }
            .map { notice(.correction, $0.key.due, $0.key.role) }
    case .acknowledged, .accepted, .returned, .extensionAsked, .waived, .cancelled, .reassigned,
        .voided:
        return []
    }
}
