import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// The built program, run as the service in folders of its own, and run as a command against it. What
/// a test doesn't end itself, because an expectation failed or the runner died, ends all the same.
final class RunningService {
    struct Output {
        let status: Int32
        let out: String
        let err: String
    }

    let root: URL
    private var service: Process?
    private var notify: NotifySocket?

    /// Writes `rules` and starts on a clock that stands at `start`, one second a second; without that
    /// it doesn't start.
    init(rules: [String: String] = CommandRules.files, start: String? = nil) throws {
        root = URL(fileURLWithPath: "/tmp/hc-\(UUID().uuidString.prefix(8))")
        try Keeper.shared.keep(folder: root.path)
        for folder in ["rules", "state", "spool"] {
            try FileManager.default.createDirectory(
                at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        for (name, text) in rules { try write(text, to: name) }
        if let start { try self.start(at: start) }
    }

    deinit {
        if let service, service.isRunning { kill() }
        guard FileManager.default.fileExists(atPath: root.path) else { return }
        do { try FileManager.default.removeItem(at: root) } catch { print("left: \(error)") }
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: root.appendingPathComponent("rules/\(name)"))
    }

    static var program: URL {
        Bundle.main.bundleURL.appendingPathComponent("hanchot")
    }

    /// Returns once the service says `READY=1`, as it would to systemd (sd_notify(3)).
    ///
    /// - Parameters:
    ///   - ledger: the address of one that others share.
    ///   - tracer: what runs the program, as its own process; by itself where there is none.
    ///   - starting: what happens to the process meanwhile.
    func start(
        at clock: String, ledger: String? = nil, under tracer: [String] = [],
        starting: (Process) throws -> Void = { _ in }
    ) throws {
        let ready = try NotifySocket(root.appendingPathComponent("notify").path)
        let process = Process()
        let command =
            tracer + [
                Self.program.path, "daemon", "--rules", path("rules"), "--state", path("state"),
                "--spool", path("spool"), "--socket", path("control"), "--clock", "\(clock),1",
            ] + (ledger.map { ["--ledger", $0] } ?? [])
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ["NOTIFY_SOCKET": ready.path, "PATH": "/usr/bin:/bin"]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        try Keeper.shared.keep(process: process.processIdentifier)
        service = process
        notify = ready
        try starting(process)
        try ready.wait()
    }

    /// Returns once the service has read its rules anew, as it would tell systemd.
    func waitForReload() throws { try notify?.waitForReload() }

    func signal(_ number: Int32) {
        if let service { Glibc.kill(service.processIdentifier, number) }
    }

    /// As a power cut would.
    func kill() {
        guard let service else { return }
        Glibc.kill(service.processIdentifier, SIGKILL)
        service.waitUntilExit()
    }

    /// Asks for the rules to be read anew as init scripts do.
    func hangUp() {
        guard let service else { return }
        Glibc.kill(service.processIdentifier, SIGHUP)
    }

    /// Ends it as systemd does; its exit status.
    @discardableResult
    func stop() throws -> Int32 {
        guard let service else { return -1 }
        service.terminate()
        service.waitUntilExit()
        try FileManager.default.removeItem(at: root)
        return service.terminationStatus
    }

    /// Of one that was never started: its folders.
    func remove() {
        do { try FileManager.default.removeItem(at: root) } catch { Issue.record("\(error)") }
    }

    func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    var commands: Commands { Commands(socket: path("control")) }

    func run(_ arguments: String..., language: String = "C", input: String = "") throws -> Output {
        try commands.run(arguments, language: language, input: input)
    }
}

/// The built program, run as a command that asks at a socket.
struct Commands: Sendable {
    let socket: String

    func run(
        _ arguments: [String], of program: String = "hanchot", language: String = "C",
        input: String = ""
    ) throws -> RunningService.Output {
        let process = Process()
        process.executableURL = RunningService.program.deletingLastPathComponent()
            .appendingPathComponent(program)
        process.arguments = arguments
        process.environment = ["HANCHOT_SOCKET": socket, "LANG": language]
        let pipes = (out: Pipe(), err: Pipe(), input: Pipe())
        process.standardOutput = pipes.out
        process.standardError = pipes.err
        process.standardInput = pipes.input
        try process.run()
        try pipes.input.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipes.input.fileHandleForWriting.close()
        let out = pipes.out.fileHandleForReading.readDataToEndOfFile()
        let err = pipes.err.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return RunningService.Output(
            status: process.terminationStatus, out: String(decoding: out, as: UTF8.self),
            err: String(decoding: err, as: UTF8.self))
    }
}

/// The socket that a service tells its state to; it listens as long as it lives.
final class NotifySocket {
    let path: String
    private let reading: any DispatchSourceRead
    private let ready = DispatchSemaphore(value: 0)
    fileprivate let reloading = DispatchSemaphore(value: 0)

    init(_ path: String) throws {
        self.path = path
        unlink(path)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        reading = DispatchSource.makeReadSource(
            fileDescriptor: descriptor, queue: DispatchQueue(label: "test.notify"))
        reading.setEventHandler { [ready, reloading] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            if text.contains("READY=1") { ready.signal() }
            if text.contains("RELOADING=1") { reloading.signal() }
        }
        reading.setCancelHandler { close(descriptor) }
        reading.activate()
        try #require(bound == 0, "the notification socket can't be made at \(path)")
    }

    deinit { reading.cancel() }

    /// Throws when nothing says that it is ready for a minute.
    func wait() throws {
        try #require(ready.wait(timeout: .now() + 60) == .success, "the service didn't get ready")
    }
}

extension NotifySocket {
    /// Throws when no reload has begun and ended in a minute.
    func waitForReload() throws {
        try #require(
            reloading.wait(timeout: .now() + 60) == .success, "the service didn't reload")
        try wait()
    }
}

/// A plan small enough to be read at a glance.
enum CommandRules {
    static let registry = """
        groups:
          - id: truong
            name: Các trường

        units:
          - id: phong
            name: Phòng Tổ chức
            head: {title: Trưởng phòng, email: phong@so.example}
          - id: bao-loc
            name: Trường THPT Bảo Lộc
            head: {title: Hiệu trưởng, email: baoloc@so.example}
            groups: truong
          - id: da-lat
            name: Trường THPT Đà Lạt
            head: {title: Hiệu trưởng, email: dalat@so.example}
            groups: truong

        """
    static let plan = """
        plan:
          id: ke-hoach
          title: Kế hoạch thử
          document: Kế hoạch số 12/KH-SGDĐT
          period: 01/01/2025 - 31/12/2025
          owner: phong
          timezone: Asia/Ho_Chi_Minh

        duties:
          - id: bao-cao
            kind: deadline
            title: Báo cáo năm
            due: chậm nhất ngày 05/11/2025
            owed-by: truong
            send-to: phong
            remind: [7d]

        """
    static let files = ["registry.yaml": registry, "plan.yaml": plan]
}
