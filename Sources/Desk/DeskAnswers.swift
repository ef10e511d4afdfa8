import Civil
package import Control
package import Ledger
import Messages
import Rounds
import Rules
import Scheduler
import SourceText

/// Answers what people ask from a snapshot, on whichever thread they are served. It never ticks, and
/// never waits for a tick.
package struct DeskAnswers {
    let snapshot: Snapshot
    let ledger: any LedgerReading
    let asker: Asker
    /// The rules that the asker may see.
    let rules: RuleSet
    /// The time of the call.
    let now: Instant

    package init(snapshot: Snapshot, ledger: any LedgerReading, asker: Asker) {
        self.snapshot = snapshot
        self.ledger = ledger
        self.asker = asker
        rules = asker.visible(snapshot.rules)
        now = snapshot.now
    }

    var zone: Zone? { snapshot.zone }

    /// Whether this is answered here.
    package static func answers(_ method: String) -> Bool {
        ControlMethod(rawValue: method).map {
            [
                .status, .why, .export, .history, .rules, .compare, .waiting, .calendar, .letter,
                .period, .matrix, .arrivals, .coming, .find, .unit, .review, .month,
            ].contains($0)
        } ?? false
    }

    /// Answers one who may ask it.
    package func answer(_ call: ControlCall) -> ControlReply {
        do {
            return switch ControlMethod(rawValue: call.method) {
            case .status: .success(try status(try call.message()))
            case .why: .success(try why(try call.message()))
            case .export: .success(try export(try call.message()))
            case .history: .success(try history(try call.message()))
            case .rules: rulesInForce()
            case .compare: try compare(try call.message())
            case .waiting: .success(try waiting(try call.message()))
            case .calendar: .success(try calendar(try call.message()))
            case .letter: .success(try letter(try call.message()))
            case .period: .success(try period(try call.message()))
            case .matrix: .success(try matrix(try call.message()))
            case .arrivals: .success(try arrivals(try call.message()))
            case .coming: .success(try coming(try call.message()))
            case .find: .success(find(try call.message()))
            case .unit: .success(try unit(try call.message()))
            case .month: .success(try month(try call.message()))
            case .review: try review()
            default: .notImplemented
            }
        } catch let error as Refusals {
            return .refused(error.list)
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }
}
