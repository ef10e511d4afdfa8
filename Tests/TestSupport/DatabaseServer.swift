import Foundation
import Synchronization

/// A PostgreSQL server of this process's own, on a Unix socket in a folder of its own, which both end with
/// the process, however that ends.
///
/// `scripts/prepare` installs the server. It refuses to run as root, so it runs as `nobody` then. Durability
/// isn't judged: it writes without waiting for the disk.
package final class DatabaseServer: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// One for all tests of a process, started when it is first asked for.
    package static func shared() throws -> DatabaseServer { try started.get() }

    private static let started = Result { try DatabaseServer() }

    /// The folder with its socket.
    package let folder: String
    /// The server's own process.
    package let processID: Int32
    private let keeper: Process
    private let names = Mutex(0)

    package init() throws {
        keeper = Process()
        keeper.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        keeper.arguments = ["-c", Self.keeping]
        let output = Pipe()
        keeper.standardInput = FileHandle.nullDevice
        keeper.standardOutput = output
        try keeper.run()
        var said = Data()
        while !said.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += more
        }
        let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let id = Int32(words[0]) else {
            throw Failure(description: "PostgreSQL didn't start")
        }
        processID = id
        folder = String(words[1])
        try run("CREATE ROLE hanchot LOGIN; CREATE ROLE hanchot_reader LOGIN", in: "postgres")
    }

    /// Makes an empty database, or a copy of another.
    package func makeDatabase(like template: String = "template0") throws -> String {
        let name = names.withLock { count in
            count += 1
            return "d\(count)"
        }
        try run("CREATE DATABASE \(name) TEMPLATE \(template)", in: "postgres")
        return name
    }

    /// The address of a database, for a role.
    package func address(_ database: String, as role: String = "hanchot") -> String {
        "postgresql://\(role)@/\(database)?host=\(folder)"
    }

    /// Runs SQL by `psql`, and gives what it prints: rows by line, columns parted by `|`.
    @discardableResult
    package func run(
        _ sql: String, in database: String, as role: String = "postgres"
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "psql", "-XqAtw", "-v", "ON_ERROR_STOP=1", "-d", address(database, as: role), "-c", sql,
        ]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let rows = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: String(decoding: complaint, as: UTF8.self)
                    .trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return String(decoding: rows, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Makes and starts a server, says its process and folder, and ends it when the process that asked for it has
    /// ended. Texts are ordered as Vietnamese are, where a column doesn't say otherwise.
    private static let keeping = """
        import glob, os, select, shutil, signal, socket, subprocess, sys, tempfile
        parent = os.pidfd_open(os.getppid())
        # The thread that started this one may have held signals back.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        folder = tempfile.mkdtemp(prefix="hanchot-pg-", dir="/tmp")
        user = {"user": "nobody"} if os.getuid() == 0 else {}
        if user:
            shutil.chown(folder, "nobody")
        data = folder + "/data"
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "cwd": folder}
        subprocess.run(
            [programs + "/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--no-sync", "--no-instructions", "--locale=C.UTF-8", "--locale-provider=icu",
             "--icu-locale=vi"], check=True, **quiet, **user)
        log = open(folder + "/log", "wb")
        ready = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        ready.bind(folder + "/notify")
        os.chmod(folder + "/notify", 0o777)
        server = subprocess.Popen(
            [programs + "/postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
             "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300",
             "-c", "shared_buffers=64MB", "-c", "autovacuum=off"],
            stderr=log, env={**os.environ, "NOTIFY_SOCKET": folder + "/notify"}, **quiet, **user)
        ended, words = os.pidfd_open(server.pid), b""
        while b"READY=1" not in words:
            if ended in select.select([ready, ended], [], [])[0]:
                sys.exit(open(folder + "/log").read())
            words = ready.recv(4096)
        print(server.pid, folder, flush=True)
        select.select([parent], [], [])
        server.send_signal(signal.SIGQUIT)
        server.wait()
        shutil.rmtree(folder)
        """
}
