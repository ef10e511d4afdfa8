import Foundation
import Glibc
import Testing

@Suite("While the service starts")
struct StartTests {
    /// Keeps others from a ledger's file as SQLite does (its locking bytes begin at 1 GiB), so that a
    /// start waits at it.
    private final class LedgerLock {
        private let descriptor: Int32

        init(_ path: String) throws {
            descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            lock.l_start = 0x4000_0000
            lock.l_len = 512
            try #require(fcntl(descriptor, F_SETLK, &lock) == 0, "\(path) can't be locked")
        }

        func end() { close(descriptor) }
    }

    /// Whether a process has a file open.
    private static func has(_ process: Process, _ path: String) throws -> Bool {
        let folder = "/proc/\(process.processIdentifier)/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).contains { name in
            var target = [CChar](repeating: 0, count: 4096)
            // One that was closed meanwhile isn't it.
            let count = readlink("\(folder)/\(name)", &target, target.count - 1)
            guard count > 0 else { return false }
            return String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
                == path
        }
    }

    /// Runs a program with no signal blocked, as a service manager does; what a test starts has them all.
    private static let plainly = [
        "/usr/bin/python3", "-c",
        "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); "
            + "os.execv(sys.argv[1], sys.argv[1:])",
    ]

    @Test("A SIGHUP that comes while it opens its ledger reloads it once it has started")
    func hangUp() throws {
        let service = try RunningService()
        let path = service.path("state/ledger.sqlite")
        let lock = try LedgerLock(path)
        try service.start(at: "2025-10-27T08:00", under: Self.plainly) { process in
            defer { lock.end() }
            while try process.isRunning && !Self.has(process, path) { sched_yield() }
            try #require(process.isRunning, "the service ended before it opened its ledger")
            Glibc.kill(process.processIdentifier, SIGHUP)
        }
        try service.waitForReload()
        #expect(try service.run("status", "--health", "--timeout", "60").status == 0)
        #expect(try service.stop() == 0)
    }

    /// strace(1) stops it at the first call of `prctl`, by which libcap looks around when it is loaded: long
    /// before `main`. Detached (`-D`), so that the process is the service's own.
    @Test("A SIGHUP that comes while its libraries are loaded does the same")
    func hangUpBeforeMain() throws {
        let service = try RunningService()
        let tracer =
            Self.plainly + [
                "/usr/bin/strace", "-D", "-qq", "-o", "/dev/null", "-e",
                "inject=prctl:signal=STOP:when=1",
            ]
        try service.start(at: "2025-10-27T08:00", under: tracer) { process in
            var stopped = siginfo_t()
            let waited = waitid(
                P_PID, id_t(process.processIdentifier), &stopped, WSTOPPED | WEXITED | WNOWAIT)
            try #require(waited == 0 && stopped.si_code == Int32(CLD_STOPPED), "it didn't stop")
            Glibc.kill(process.processIdentifier, SIGHUP)
            Glibc.kill(process.processIdentifier, SIGCONT)
        }
        try service.waitForReload()
        #expect(try service.stop() == 0)
    }
}
