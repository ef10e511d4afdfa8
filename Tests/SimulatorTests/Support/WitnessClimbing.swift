import Civil
import Rules

@testable import Scheduler

/// Statement 19: one rung of a ladder a day, whatever the clock showed.
extension Witness {
    /// The rungs that were mailed about one obligation on one day.
    private struct Climb {
        /// When the mails were made that a clock sent that was right, by the rungs' instants.
        var made: [Instant: Instant] = [:]
        /// When the clock was put right that sent some before their time. What it sent counts as one.
        var early: Instant?

        /// Whether it is more than a day may have. A wrong clock's own day was another one, so that it could send
        /// a rung on the day of one before; whatever follows its going back knows of both.
        var isSteep: Bool {
            guard let early else { return made.count > 1 }
            let before = made.values.filter { $0 < early }
            return before.count > 1 || before.count < made.count
        }
    }

    mutating func closeClimbs() {
        var climbs: [String: Climb] = [:]
        for (key, told) in told where key.kind.isLadder {
            guard let id = key.subject.obligation, let mail = told.mail,
                let made = frozenAt[mail]
            else { continue }
            let day = RandomRules.zone.local(at: made).date.iso
            if early.contains(mail) {
                climbs["\(id) on \(day)", default: Climb()].early = made
            } else {
                climbs["\(id) on \(day)", default: Climb()].made[told.notice.at] = made
            }
        }
        for (what, climb) in climbs.sorted(by: { $0.key < $1.key }) where climb.isSteep {
            note("\(what) climbed \(climb.made.count + (climb.early == nil ? 0 : 1)) rungs (19)")
        }
    }
}
