import Control
import Foundation
import JSON
import Messages
import Rules
import Scheduler
import SourceText
import Synchronization

@testable import Board

/// A service that answers from a list, on a socket of its own: what the board asks it, and what it says, is
/// held to the interface as the real one's is.
final class SampleService: Sendable {
    let path: String
    private let server: ControlServer
    private let state: State

    /// What the service says, and what it was asked.
    final class State: Sendable {
        struct Inner {
            var person = BoardPerson(id: "hoa", name: "Trần Thị Hoa", role: .administrator)
            var answers: [String: ControlReply] = [:]
            var asked: [(method: String, parameters: JSONValue, behalf: Behalf?)] = []
        }
        let inner = Mutex(Inner())
    }

    init(_ answers: [String: JSONValue] = Sample.answers) throws {
        path = NSTemporaryDirectory() + "board-\(UUID().uuidString.prefix(8))"
        let state = State()
        state.inner.withLock { $0.answers = answers.mapValues { .success($0) } }
        self.state = state
        server = try ControlServer(
            path: path,
            info: ServiceInfo(vendor: "", product: "", version: "", url: ""),
            sorting: { _ in .on(.global()) },
            recognise: { _ in Peer(pid: 1, uid: 0, groups: []) },
            handler: { Self.answer($0, state) })
    }

    deinit { server.stop() }

    func stop() { server.stop() }

    func be(_ role: BoardPerson.Role) {
        state.inner.withLock {
            $0.person = BoardPerson(id: "hoa", name: "Trần Thị Hoa", role: role)
        }
    }

    func say(_ method: String, _ reply: ControlReply) {
        state.inner.withLock { $0.answers[method] = reply }
    }

    /// What was asked since the last time, but for what only reads.
    func takeEntered() -> [(method: String, parameters: JSONValue, behalf: Behalf?)] {
        state.inner.withLock { inner in
            defer { inner.asked = [] }
            return inner.asked.filter { Sample.entering.contains($0.method) }
        }
    }

    private static func answer(_ call: ControlCall, _ state: State) -> ControlReply {
        state.inner.withLock { inner in
            inner.asked.append((call.method, call.parameters, call.behalf))
            if call.method == "BoardEnter" {
                guard call.parameters["link"] == "good" else { return .noLink }
                return .success(BoardEnterCall.Reply(session: "s1", seconds: 3600))
            }
            if call.method == "HeadPage" || call.method == "HeadAnswer" {
                guard call.parameters["link"] == "good" else { return .noLink }
                return inner.answers[call.method] ?? .notImplemented
            }
            if call.method == "BoardLeave" { return .success(NoMembers()) }
            guard let behalf = call.behalf, behalf.session == "s1" else { return .noSession }
            if Sample.entering.contains(call.method), behalf.form != "f1" { return .foreignForm }
            guard case .success(let value)? = inner.answers[call.method] else {
                return inner.answers[call.method] ?? .notImplemented
            }
            return .success(
                OnBehalfCall.Reply(
                    reply: value, person: BoardPersonMessage(inner.person), form: "f1",
                    sequence: 41, rules: "abcdef0123456789", today: "2025-11-07"))
        }
    }
}

/// What the sample service says.
enum Sample {
    static let entering: Set<String> = [
        "Apply", "Void", "Decide", "Release", "Discard", "Pause", "LiftSilence", "Reload",
        "BoardEnter", "BoardLeave", "HeadAnswer",
    ]

    static var site: (SampleService, Site) {
        get throws {
            let service = try SampleService()
            return (
                service,
                Site(
                    client: ControlClient(path: service.path, timeout: 20), layout: try Layout(),
                    seconds: { 1000 },
                    // The service lives as long as the site that asks it.
                    freshID: { withExtendedLifetime(service) { "0123456789abcdef" } })
            )
        }
    }

    static func get(_ path: String, _ language: Language = .vi) -> PageRequest {
        let parts = path.split(separator: "?", maxSplits: 1)
        var request = PageRequest(
            .get,
            path: parts[0].split(separator: "/").compactMap { FormFields.decoded($0.utf8) })
        request.query = FormFields(parsing: parts.count > 1 ? parts[1] : "")
        request.cookies = ["hanchot-board": "s1"]
        request.languages = [language]
        request.address = "127.0.0.1"
        return request
    }

    static func post(_ path: String, _ body: String) -> PageRequest {
        var request = get(path)
        request.method = .post
        request.form = FormFields(parsing: body)
        request.origin = .own
        return request
    }

    static func text(_ response: PageResponse) -> String {
        String(decoding: response.body, as: UTF8.self)
    }
}
