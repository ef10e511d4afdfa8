import Rules
import Scheduler

/// What messages say in values of the rules and the scheduler, for who sees neither.
package enum Fulfilment: Hashable, Sendable {
    case open, came, waived, cancelled, transferred

    fileprivate init(_ fulfilment: ObligationState.Fulfilment) {
        self =
            switch fulfilment {
            case .open: .open
            case .received, .accepted: .came
            case .waived: .waived
            case .cancelled: .cancelled
            case .transferred: .transferred
            }
    }
}

extension ObligationStatus {
    package var stands: Fulfilment { Fulfilment(fulfilment) }
}

extension MatrixCell {
    package var stands: Fulfilment { Fulfilment(fulfilment) }
}

extension PlanStatus {
    package var isPaused: Bool { mode == .paused }
    package var sendsMail: Bool { mode == .live }
    package var modeName: String { mode.rawValue }
}

extension BoardPersonMessage {
    package var roleName: String { role.rawValue }
    package var mayDecide: Bool { role == .clerk || role == .administrator }
    package var isRegistrar: Bool { role == .registrar }
    package var isAdministrator: Bool { role == .administrator }
}
