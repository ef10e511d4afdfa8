@preconcurrency import Dispatch
import Glibc
import JSON
import Testing

@testable import Control

@Suite("The socket's file")
struct ListenerTests {
    private func server(_ path: String) throws -> ControlServer {
        try ControlServer(
            path: path, info: TestService.info,
            sorting: { [queue = DispatchQueue(label: "test")] _ in .on(queue) },
            recognise: { _ in TestService.clerk }, handler: { _ in .success([:]) })
    }

    private func mode(_ path: String) -> UInt32? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    @Test("Everybody may connect; the file goes with the server")
    func file() throws {
        let path = try temporaryDirectory() + "/s"
        let server = try server(path)
        #expect(mode(path) == 0o666)
        server.stop()
        #expect(mode(path) == nil)
    }

    @Test("A socket that nobody listens at gives way")
    func stale() throws {
        let path = try temporaryDirectory() + "/s"
        let dead = Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        #expect(try withAddress(of: path) { bind(dead.number, $0, $1) } == 0)
        let server = try server(path)
        defer { server.stop() }
        #expect(throws: Never.self) { try ControlClient(path: path).call("Reload") }
    }

    @Test("A socket that somebody listens at, and a file that is none, stay")
    func occupied() throws {
        let directory = try temporaryDirectory()
        let first = try server(directory + "/s")
        defer { first.stop() }
        let other = #expect(throws: ControlError.self) { try server(directory + "/s") }
        #expect(
            other == .unservable(path: directory + "/s", reason: "another hanchotd listens there"))
        let file = directory + "/file"
        close(open(file, O_CREAT | O_WRONLY, 0o600))
        #expect(throws: ControlError.self) { try server(file) }
        #expect(mode(file) == 0o600)
        #expect(throws: Never.self) { try ControlClient(path: directory + "/s").call("Reload") }
    }

    @Test("A path too long for a socket is refused with the limit")
    func long() {
        let path = "/tmp/" + String(repeating: "x", count: 200)
        let error = #expect(throws: ControlError.self) { try server(path) }
        #expect(error?.description.contains("1–107 bytes") == true)
    }

    @Test("A socket handed over is served, and its file stays when the server goes")
    func inherited() throws {
        let path = try temporaryDirectory() + "/s"
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(try withAddress(of: path) { bind(number, $0, $1) } == 0)
        #expect(listen(number, 8) == 0)
        let server = try ControlServer(
            descriptor: number, info: TestService.info,
            sorting: { [queue = DispatchQueue(label: "test")] _ in .on(queue) },
            recognise: { _ in TestService.clerk }, handler: { _ in .success([:]) })
        #expect(throws: Never.self) { try ControlClient(path: path).call("Reload") }
        server.stop()
        #expect(mode(path) != nil)
    }

    @Test("What doesn't listen can't be taken over")
    func notListening() {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(throws: ControlError.self) {
            try ControlServer(
                descriptor: number, info: TestService.info,
                sorting: { [queue = DispatchQueue(label: "test")] _ in .on(queue) },
                recognise: { _ in nil },
                handler: { _ in .success([:]) })
        }
    }

    @Test("A client says what it met: nobody there, no right, no answer in time, a cut connection")
    func clients() throws {
        let directory = try temporaryDirectory()
        let missing = ControlClient(path: directory + "/none")
        let nobody = #expect(throws: ControlError.self) { try missing.call("Reload") }
        #expect(
            nobody == .unreachable(path: directory + "/none", reason: "No such file or directory"))

        let service = try TestService()
        defer { service.stop() }
        let hasty = ControlClient(path: service.path, timeout: 0.05)
        let late = #expect(throws: ControlError.self) {
            try hasty.call("Waive", ["duty": "a", "units": []])
        }
        #expect(late == .timedOut(path: service.path, seconds: 0.05))
        #expect(late?.isWorthRepeating == true)
        service.gate.signal()

        let rude = ControlClient(path: service.path, timeout: 20, interface: "x")
        #expect(throws: ControlError.self) { try rude.call("y") }
    }
}
