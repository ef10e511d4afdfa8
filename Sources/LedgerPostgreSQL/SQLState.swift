internal import Ledger

/// What PostgreSQL says is wrong, as a five-character code (its manual, Appendix A): those that are
/// answered differently.
enum SQLState: String {
    case raised = "P0001"
    case diskFull = "53100"
    case tooManyConnections = "53300"
    case readOnlyTransaction = "25006"
    case idleInTransactionTimeout = "25P03"
    case lockNotAvailable = "55P03"
    case canceled = "57014"
    case adminShutdown = "57P01"
    case crashShutdown = "57P02"
    case cannotConnectNow = "57P03"
    case serialization = "40001"
    case deadlock = "40P01"
    case insufficientPrivilege = "42501"
    case undefinedTable = "42P01"
    case undefinedRole = "42704"
    case uniqueViolation = "23505"
    case foreignKeyViolation = "23503"
    case checkViolation = "23514"
    case notNullViolation = "23502"
    case dataCorrupted = "XX001"
    case indexCorrupted = "XX002"

    var kind: LedgerError.Kind {
        switch self {
        case .raised, .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation:
            .contradiction
        case .diskFull: .full
        case .readOnlyTransaction, .insufficientPrivilege: .readOnly
        case .lockNotAvailable, .canceled, .serialization, .deadlock, .tooManyConnections: .busy
        case .adminShutdown, .crashShutdown, .cannotConnectNow, .idleInTransactionTimeout:
            .unreachable
        case .undefinedTable: .foreign
        case .dataCorrupted, .indexCorrupted: .damaged
        case .undefinedRole: .failed
        }
    }
}

/// Why a statement, or reaching the server, failed.
struct PostgresFailure: Error, CustomStringConvertible {
    /// `nil` where the server said nothing, or something that isn't told apart.
    let state: SQLState?
    /// Whether the connection is gone, so that nobody knows what the server did last.
    let isCutOff: Bool
    /// What libpq or the server says, in one line.
    let description: String

    /// - Parameter code: the server's; `nil` where it said nothing.
    init(code: String?, isCutOff: Bool = false, _ text: String) {
        state = code.flatMap(SQLState.init(rawValue:))
        self.isCutOff = isCutOff
        description = text.split(whereSeparator: \.isNewline).map { line in
            line.drop(while: \.isWhitespace)
        }.joined(separator: "; ")
    }

    func error(_ action: String, _ location: String) -> LedgerError {
        let kind = state?.kind ?? (isCutOff ? .unreachable : .failed)
        let remedy: String? =
            switch kind {
            case .unreachable:
                "see to the database server and the way to it: the work is done again by itself"
            case .busy: "look for what holds the database up (pg_stat_activity)"
            case .readOnly:
                "let the role write, as 'hanchot ledger prepare' arranges, on a server that is no standby"
            case .damaged: "keep the database aside, and restore the last backup"
            case .foreign: "prepare it with 'hanchot ledger prepare', as the database's owner"
            case .full, .newer, .moved, .contradiction, .failed: nil
            }
        return LedgerError(
            kind: kind, action: action, path: location, reason: description, remedy: remedy)
    }
}
