import Control
import Desk
import Rounds
import Rules
import Scheduler
import SourceText

/// What an entry is held to beside what is recorded: who makes it, and from which page.
extension ControlRecords {
    /// Throws where somebody's role doesn't reach to an entry's plan.
    func checkRole(_ entries: [Course.Entry]) throws {
        guard asker != .office else { return }
        for entry in entries {
            try Self.check(asker, entry, engine)
        }
    }

    static func check(_ asker: Asker, _ entry: Course.Entry, _ engine: Engine) throws {
        let duty = entry.obligation.occurrence.duty
        let plan = engine.rules.duty(duty)?.plan
        let voided = try entry.body.voids.flatMap { try engine.driver.event($0) }
        guard let plan, asker.mayEnter(entry.body, in: plan, voiding: voided) else {
            throw Refusals(
                ControlRefusal(
                    .contradiction,
                    vi: "vai trò của bạn không được ghi việc này cho '\(duty)'",
                    en: "your role may not enter this for '\(duty)'"))
        }
    }

    /// Throws where somebody entered something since the asker looked: it is told, not overwritten.
    func checkSeen(_ entries: [Course.Entry]) throws(Refusals) {
        guard let expecting else { return }
        var refusals: [ControlRefusal] = []
        for id in Set(entries.map(\.obligation)).sorted() {
            guard let last = engine.book.events(of: id).last, last.id > expecting else { continue }
            let words = EventWords.of(last.body, on: last.on)
            let name = engine.rules.registry.unit(id.debtor)?.name ?? id.debtor
            refusals.append(
                ControlRefusal(
                    .contradiction,
                    vi: "\(name): từ khi bạn mở trang, \(last.actor) đã ghi “\(words.vi)” "
                        + "(ghi nhận số \(last.id)); xem lại rồi gửi",
                    en: "\(name): since you opened the page \(last.actor) entered '\(words.en)' "
                        + "(entry \(last.id)); look again, then send"))
        }
        if let refusals = Refusals(refusals) { throw refusals }
    }
}
