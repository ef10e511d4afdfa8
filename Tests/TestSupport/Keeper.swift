import Foundation

/// Ends what this process started, and removes its folders, when this process has ended, however that
/// ended: a process of its own watches for it. Whoever ends what is theirs in time leaves it nothing to do.
package final class Keeper: Sendable {
    /// One for all that this process starts.
    package static let shared = Keeper()

    private let input: FileHandle

    private init() {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.keeping]
        let pipe = Pipe()
        process.standardInput = pipe
        do { try process.run() } catch { fatalError("nothing keeps what tests start: \(error)") }
        input = pipe.fileHandleForWriting
    }

    /// - Parameters:
    ///   - process: one that this process has just started, and that hasn't been waited for.
    ///   - folder: what it works in, an absolute path.
    package func keep(_ process: Int32, in folder: String) throws {
        try input.write(contentsOf: Data("\(process) \(folder)\n".utf8))
    }

    /// Processes are held by descriptors, so that no other that got the number since is ended.
    private static let keeping = """
        import os, select, shutil, signal, sys
        parent, held, rest = os.pidfd_open(os.getppid()), [], b""
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        while True:
            ready = select.select([parent, 0], [], [])[0]
            if 0 in ready:
                more = os.read(0, 65536)
                *lines, rest = (rest + more).split(b"\\n")
                for line in lines:
                    process, folder = line.split(b" ", 1)
                    try:
                        held.append((os.pidfd_open(int(process)), folder))
                    except ProcessLookupError:
                        held.append((None, folder))
                if more:
                    continue
            break
        for process, _ in held:
            if process is not None:
                try:
                    signal.pidfd_send_signal(process, signal.SIGKILL)
                    select.select([process], [], [])
                except ProcessLookupError:
                    pass
        for _, folder in held:
            shutil.rmtree(folder, ignore_errors=True)
        """
}
