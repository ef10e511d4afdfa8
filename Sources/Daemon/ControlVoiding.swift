import Civil
import Control
import Desk
import Rounds
import Rules
import Scheduler

/// Taking entries back.
extension ControlRecords {
    /// A line that names whose entry it takes back means no other's.
    func checkNamed(by entry: ControlEntry, of id: Int64) throws {
        guard let event = try engine.driver.event(id), !event.obligation.isEveryone else { return }
        let about = event.obligation
        let isDuty = entry.duty.map { rules.dutyID($0) ?? $0 == about.occurrence.duty } ?? true
        let names = ControlNames(rules: rules)
        let isUnit =
            try entry.units.isEmpty
            || entry.units.contains { text in
                try text == about.unit || names.unit(text).id == about.debtor
            }
        guard !isDuty || !isUnit else { return }
        throw Refusals(
            ControlRefusal(
                .contradiction, vi: "ghi nhận số \(id) là của \(about), không phải việc nêu ở đây",
                en: "entry \(id) is about \(about), not about what is named here"))
    }

    /// What is voided with an entry: of a suspension, and of something that happened, all of the same act.
    func undoing(_ id: Int64, _ book: Book) throws -> [Course.Entry] {
        guard let event = try engine.driver.event(id) else {
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "không có ghi nhận số \(id)", en: "there is no entry \(id)"))
        }
        let zone = engine.rules.duty(event.obligation.occurrence.duty)?.plan.zone
        let today = now.local(offset: zone?.offset(at: now) ?? 0).date
        let voids = engine.driver.voids(of: event, actor: actor, on: today, book: book, now: now)
        try checkRole(voids)
        return try admitted(voids, book)
    }
}
