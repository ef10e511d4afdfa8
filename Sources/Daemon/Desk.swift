import Civil
import Control
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText

/// Answers what people ask from a snapshot, on whichever thread they are served. It never ticks, and
/// never waits for a tick.
struct Desk {
    let snapshot: Snapshot
    let ledger: any LedgerStore
    let gate: ControlGate
    /// The time of the call.
    let now: Instant

    init(snapshot: Snapshot, ledger: any LedgerStore, gate: ControlGate) {
        self.snapshot = snapshot
        self.ledger = ledger
        self.gate = gate
        now = snapshot.now
    }

    var zone: Zone? { snapshot.zone }

    /// Whether this is answered here.
    static func answers(_ method: String) -> Bool {
        ["Status", "Why", "Export", "Waiting"].contains(method)
    }

    func answer(_ call: ControlCall) -> ControlReply {
        guard gate.permits(call.method, to: call.peer) else {
            return .notAllowed("\(controlInterfaceName).\(call.method)")
        }
        do {
            return switch call.method {
            case "Status": try status(call)
            case "Why": try why(call)
            case "Export": try export(call)
            case "Waiting": try waiting(call)
            default: .notImplemented
            }
        } catch let error as Refusals {
            return .refused(error.list)
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }
}
