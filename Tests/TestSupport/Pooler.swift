import Foundation

/// pgbouncer before the tests' server: every transaction may come to another server process. It ends with
/// this process, however that ends.
package final class Pooler {
    package let folder: String
    private let keeper = Process()

    package init() throws {
        keeper.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        keeper.arguments = ["-c", Self.keeping, try DatabaseServer.shared().folder]
        let output = Pipe()
        keeper.standardInput = FileHandle.nullDevice
        keeper.standardOutput = output
        try keeper.run()
        var said = Data()
        while !said.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw DatabaseServer.Failure(description: "pgbouncer didn't start") }
            said += more
        }
        folder = String(decoding: said, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit {
        keeper.terminate()
        keeper.waitUntilExit()
    }

    /// The address of a database through it.
    package func address(_ database: String) -> String {
        "postgresql://hanchot@/\(database)?host=\(folder)"
    }

    private static let keeping = """
        import os, select, shutil, signal, socket, subprocess, sys, tempfile
        parent = os.pidfd_open(os.getppid())
        # The thread that started this one may have held signals back.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        server = sys.argv[1]
        folder = tempfile.mkdtemp(prefix="hanchot-pool-", dir="/tmp")
        with open(folder + "/users", "w") as users:
            users.write('"hanchot" ""\\n')
        with open(folder + "/ini", "w") as ini:
            ini.write(f'''[databases]
        * = host={server}
        [pgbouncer]
        pool_mode = transaction
        default_pool_size = 2
        unix_socket_dir = {folder}
        unix_socket_mode = 0777
        listen_addr =
        listen_port = 5432
        auth_type = trust
        auth_file = {folder}/users
        ''')
        user = {"user": "nobody"} if os.getuid() == 0 else {}
        if user:
            for name in ("", "/users", "/ini"):
                shutil.chown(folder + name, "nobody")
        log = open(folder + "/log", "wb")
        ready = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        ready.bind(folder + "/notify")
        os.chmod(folder + "/notify", 0o777)
        pooler = subprocess.Popen(
            ["/usr/sbin/pgbouncer", "-q", folder + "/ini"], stdin=subprocess.DEVNULL, stdout=log,
            stderr=log, cwd=folder, env={**os.environ, "NOTIFY_SOCKET": folder + "/notify"}, **user)
        ended, words = os.pidfd_open(pooler.pid), b""
        while b"READY=1" not in words:
            if ended in select.select([ready, ended], [], [])[0]:
                sys.exit(open(folder + "/log").read())
            words = ready.recv(4096)
        def end(*_):
            pooler.kill()
            pooler.wait()
            shutil.rmtree(folder)
            sys.exit()
        signal.signal(signal.SIGTERM, end)
        print(folder, flush=True)
        select.select([parent], [], [])
        end()
        """
}
