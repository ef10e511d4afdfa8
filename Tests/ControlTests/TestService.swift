@preconcurrency import Dispatch
import Glibc
import JSON
import Synchronization

@testable import Control

/// A service in this process, on a socket in a directory of its own, that remembers its calls.
///
/// `Status` echoes its `search`, `Void` refuses, `Export` gives two replies, `Waive` waits until `gate`
/// opens, `Why` answers with as many letters as its `duty` says.
final class TestService: Sendable {
    let directory: String
    let path: String
    let gate = DispatchSemaphore(value: 0)
    private let server: ControlServer
    private let box: CallBox

    init(
        limits: ControlServer.Limits = .init(),
        recognise: @escaping ControlServer.Recognise = { _ in TestService.clerk },
        sorting: @escaping @Sendable (ControlCall) -> ControlServer.Lane? = { _ in nil }
    ) throws {
        directory = try temporaryDirectory()
        path = directory + "/s"
        let (gate, box) = (gate, CallBox())
        server = try ControlServer(
            path: path, info: TestService.info, limits: limits,
            sorting: { [queue = DispatchQueue(label: "test.service")] call in
                sorting(call) ?? .on(queue)
            },
            recognise: recognise
        ) { call in
            box.add(call)
            switch call.method {
            case "Waive":
                gate.wait()
                return .success(["events": [], "repeated": false])
            case "Void":
                return .refused([ControlRefusal(.unknown, vi: "không có", en: "there is none")])
            case "Export":
                return .several([["entries": [1], "next": 1], ["entries": [2]]])
            case "Status": return .success(["now": call.parameters["search"] ?? "?"])
            case "Why":
                let size = Int(call.parameters["duty"]?.stringValue ?? "") ?? 0
                return .success(["explanations": [.string(String(repeating: "ơ", count: size))]])
            case "Accept": return .invalidParameter("on")
            default: return .notImplemented
            }
        }
        self.box = box
    }

    var recorded: [ControlCall] { box.calls }

    func stop() {
        server.stop()
        rmdir(directory)
    }

    var client: ControlClient { ControlClient(path: path, timeout: 20) }

    static let clerk = Peer(pid: 7, uid: 1000, groups: [1000, 44])
    static let info = ServiceInfo(
        vendor: "Hanchot", product: "hanchotd", version: "1", url: "https://hanchot.example/")
}

final class CallBox: Sendable {
    private let box = Mutex<[ControlCall]>([])

    var calls: [ControlCall] { box.withLock { $0 } }

    func add(_ call: ControlCall) { box.withLock { $0.append(call) } }
}

/// A new directory with a short name: a socket's path has at most 107 bytes.
func temporaryDirectory() throws -> String {
    var template = Array("/tmp/hcXXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TestFailure("mkdtemp: \(lastReason())") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A bare connection, for saying what no client says.
final class RawConnection {
    private let descriptor: Descriptor
    private var input: [UInt8] = []

    init(_ path: String) throws {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        descriptor = Descriptor(number)
        guard try withAddress(of: path, { connect(number, $0, $1) }) == 0 else {
            throw TestFailure("connect: \(lastReason())")
        }
    }

    /// False where the other end is closed.
    @discardableResult
    func send(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// A message as text; NUL is added.
    @discardableResult
    func say(_ text: String) -> Bool { send(Array(text.utf8) + [0]) }

    /// The next message; `nil` when the other end closed. Throws when nothing comes for 20 s.
    func hear() throws -> JSONValue? {
        while true {
            if let end = input.firstIndex(of: 0) {
                let message = input[..<end]
                input.removeSubrange(...end)
                return try JSONValue(parsing: message)
            }
            var watched = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, 20_000) == 1 else { throw TestFailure("nothing came for 20 s") }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = chunk.withUnsafeMutableBytes {
                recv(descriptor.number, $0.baseAddress, $0.count, 0)
            }
            guard count > 0 else { return nil }
            input += chunk[..<count]
        }
    }
}

let statusCall = #"{"method":"vn.hanchot.Control.Status","parameters":{"search":"a"}}"#
