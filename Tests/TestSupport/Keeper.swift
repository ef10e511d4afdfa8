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

    /// - Parameter process: one that this process has just started, and that hasn't been waited for.
    package func keep(process: Int32) throws { try say("\(process)") }

    /// - Parameter folder: an absolute path; it may be gone by the end.
    package func keep(folder: String) throws { try say(folder) }

    private func say(_ line: String) throws {
        try input.write(contentsOf: Data("\(line)\n".utf8))
    }

    /// Processes are held by descriptors, so that no other that got the number since is ended.
    private static let keeping = """
        import os, select, shutil, signal, sys
        parent, processes, folders, rest = os.pidfd_open(os.getppid()), [], [], b""
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        while True:
            ready = select.select([parent, 0], [], [])[0]
            more = os.read(0, 65536) if 0 in ready else b""
            if not more:
                break
            *lines, rest = (rest + more).split(b"\\n")
            for line in lines:
                if line.startswith(b"/"):
                    folders.append(line)
                    continue
                try:
                    processes.append(os.pidfd_open(int(line)))
                except ProcessLookupError:
                    pass
        for process in processes:
            try:
                signal.pidfd_send_signal(process, signal.SIGKILL)
                select.select([process], [], [])
            except ProcessLookupError:
                pass
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        """
}
