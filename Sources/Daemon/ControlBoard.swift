import Civil
import Control
import Desk
import JSON
import Messages
import Rules
import SourceText

/// What the control desk does for the board and the people at it.
struct ControlBoard: Sendable {
    let sessions: BoardSessions
    let latest: SnapshotBoard
    let gate: ControlGate
    /// A user's name.
    let userName: @Sendable (UInt32) -> String
    /// The journal's ear.
    let tell: @Sendable (_ line: String, _ actor: String) -> Void

    /// The methods that are answered here.
    static let own: Set<String> = ["BoardLink", "BoardEnter", "BoardLeave"]

    func answer(_ call: ControlCall) -> ControlReply {
        guard let settings = latest.current?.rules.board else { return .busy }
        do {
            return switch ControlMethod(rawValue: call.method) {
            case .boardLink: try link(try call.message(), by: call.peer, settings)
            case .boardEnter: try enter(try call.message(), settings)
            case .boardLeave: try leave(try call.message())
            default: .notImplemented
            }
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }

    private func link(
        _ call: BoardLinkCall, by peer: Peer, _ settings: BoardSettings
    ) throws -> ControlReply {
        let caller = userName(peer.uid)
        let name = call.person ?? caller
        guard
            let person = settings.person(name)
                ?? (name == caller
                    ? BoardPerson(id: name, name: name, role: .administrator) : nil)
        else {
            return .refused([
                ControlRefusal(
                    .unknown,
                    vi:
                        "cài đặt “board: people:” không có '\(name)'; thêm người này vào, rồi 'hanchot reload'",
                    en:
                        "the settings' 'board: people:' doesn't name '\(name)'; add the person, then "
                        + "'hanchot reload'",
                    suggestions: suggestion(for: name, among: settings.people.map(\.id)).map {
                        [$0]
                    } ?? [])
            ])
        }
        let text = try sessions.link(for: person.id, isOffice: name == caller)
        tell("\(caller): a link to the board for \(person.id)", caller)
        return .success(
            BoardLinkCall.Reply(
                url: settings.url, path: "/enter?link=\(text)", person: BoardPersonMessage(person),
                minutes: BoardSessions.linkMinutes))
    }

    private func enter(
        _ call: BoardEnterCall, _ settings: BoardSettings
    ) throws -> ControlReply {
        let opened =
            if let link = call.link {
                try sessions.enter(link: link, settings: settings)
            } else if let name = call.signed_on {
                try sessions.enter(signedOn: name, settings: settings)
            } else {
                nil as (session: String, BoardPerson)?
            }
        guard let (session, person) = opened else { return .noLink }
        tell("\(person.id) has come to the board", person.id)
        return .success(
            BoardEnterCall.Reply(session: session, seconds: BoardSessions.sessionSeconds))
    }

    private func leave(_ call: BoardLeaveCall) throws -> ControlReply {
        try sessions.leave(call.session)
        return .success(NoMembers())
    }

    /// Answers a call for the person of a session: as far as the role goes, and nothing else.
    ///
    /// - Parameter answer: answers the call itself for who is named.
    func delegated(
        _ call: ControlCall, _ behalf: Behalf, _ answer: (ControlCall, Asker) -> ControlReply
    ) -> ControlReply {
        guard let settings = latest.current?.rules.board else { return .busy }
        do {
            let found = try sessions.person(ofSession: behalf.session, settings: settings)
            guard let (person, form) = found else { return .noSession }
            let asker = Asker.person(person)
            guard asker.permits(call.method) else {
                return .notAllowed("\(controlInterfaceName).\(call.method)")
            }
            // Nothing is changed by who hasn't seen a page of this very session.
            guard DeskAnswers.answers(call.method) || behalf.form == form else {
                return .foreignForm
            }
            let reply = answer(call, asker)
            guard case .success(let value) = reply, let snapshot = latest.current else {
                return reply
            }
            return .success(
                OnBehalfCall.Reply(
                    reply: value, person: BoardPersonMessage(person), form: form,
                    sequence: snapshot.lastEvent, rules: snapshot.rulesDigest,
                    today: snapshot.today.iso))
        } catch {
            return .ledgerUnavailable("\(error)")
        }
    }
}
