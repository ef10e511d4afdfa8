import Control
import JSON
import Messages
import SourceText

/// Asks the service for the person of a session.
struct Caller: Sendable {
    let client: ControlClient
    let session: String

    /// An answer, and what it is of.
    struct Answer<Value: Sendable>: Sendable {
        let value: Value
        let seen: Seen
    }

    /// Who asks, and what the answer is of.
    struct Seen: Sendable {
        let person: BoardPersonMessage
        let form: String
        let sequence: Int64
        let rules: String
        let today: String

        var tag: String { "\(sequence)-\(rules.prefix(12))-\(today)" }
    }

    func ask<Message: ControlMessage>(
        _ message: Message
    ) throws(BoardTrouble) -> Answer<Message.Reply> {
        try call(OnBehalfCall(session: session, message), of: message)
    }

    /// Has something entered: with the form that the page carried, and what it was drawn from.
    func enter<Message: ControlMessage>(
        _ message: Message, form: String, expecting: Int64?
    ) throws(BoardTrouble) -> Answer<Message.Reply> {
        var call = OnBehalfCall(session: session, message)
        call.form = form
        call.expecting = expecting
        return try self.call(call, of: message)
    }

    private func call<Message: ControlMessage>(
        _ call: OnBehalfCall, of message: Message
    ) throws(BoardTrouble) -> Answer<Message.Reply> {
        let reply: OnBehalfCall.Reply
        do throws(ControlError) { reply = try client.call(call) } catch {
            throw BoardTrouble(error)
        }
        do throws(JSONMismatch) {
            return Answer(
                value: try reply.reply.decoded(),
                seen: Seen(
                    person: reply.person, form: reply.form, sequence: reply.sequence,
                    rules: reply.rules, today: reply.today))
        } catch {
            throw .away(.malformed(path: client.path, reason: "\(error)"))
        }
    }
}

/// Why a page can't be shown, or what was sent can't be entered.
enum BoardTrouble: Error, Sendable {
    case noSession
    case noLink
    /// The role doesn't reach to it.
    case notAllowed
    case foreignForm
    /// Something is missing, unknown or contradicts what is recorded.
    case refused([ControlRefusal])
    case notFound
    /// The service can't be asked now; what was sent may have been done.
    case away(ControlError)

    init(_ error: ControlError) {
        guard case .refused(let name, _) = error else {
            self = .away(error)
            return
        }
        switch name {
        case "\(controlInterfaceName).NoSession": self = .noSession
        case "\(controlInterfaceName).NoLink": self = .noLink
        case "\(controlInterfaceName).NotAllowed": self = .notAllowed
        case "\(controlInterfaceName).ForeignForm": self = .foreignForm
        case "\(controlInterfaceName).Refused": self = .refused(error.refusals)
        case "org.varlink.service.InvalidParameter": self = .notFound
        default: self = .away(error)
        }
    }

    /// Nothing of the name that was asked for.
    var isUnknown: Bool {
        switch self {
        case .refused(let list): list.allSatisfy { $0.code == .unknown }
        case .notFound: true
        case .noSession, .noLink, .notAllowed, .foreignForm, .away: false
        }
    }
}
