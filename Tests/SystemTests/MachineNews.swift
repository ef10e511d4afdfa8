@preconcurrency import Dispatch
import Foundation
import Synchronization

/// What goes on in a machine, as a count that rises: with every line of its journal, with every change of a
/// unit and every word of a service to its manager, which systemd notes there, and with what postfix logs.
final class MachineNews: Sendable {
    private struct State {
        var count = 0
        var waiting: [DispatchSemaphore] = []
    }

    private let state = Mutex(State())

    /// - Parameters:
    ///   - command: the words that run a program in the machine; it ends with the machine.
    ///   - log: what postfix writes to.
    init(
        log: String, environment: [String: String], running command: (_ words: [String]) -> [String]
    ) throws {
        let words = command([
            "sh", "-c",
            // Of PID 1 no more than that: it also notes everything that it is asked.
            """
            tail -q -n 0 -F \(log) 2>/dev/null &
            exec journalctl -f -n 1 -o short --no-pager | sed -un '
                1p; / systemd\\[1\\]: /!p; / notification message /p; / Changed /p'
            """,
        ])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let bytes = handle.availableData.count
            if bytes == 0 { handle.readabilityHandler = nil }
            self?.add(bytes)
        }
        try process.run()
        // The journal's last line says that it is being followed.
        guard wait(beyond: 0, until: .now() + .seconds(60)) else {
            throw Command.Failure(description: "the machine's journal can't be followed")
        }
    }

    private func add(_ bytes: Int) {
        let woken = state.withLock { state in
            state.count += bytes
            defer { state.waiting = [] }
            return state.waiting
        }
        for semaphore in woken { semaphore.signal() }
    }

    var count: Int { state.withLock { $0.count } }

    /// Returns once more has gone on than `seen`; false where nothing has by `end`.
    func wait(beyond seen: Int, until end: DispatchTime) -> Bool {
        let semaphore = DispatchSemaphore(value: 0)
        let isOver = state.withLock { state in
            if state.count > seen { return true }
            state.waiting.append(semaphore)
            return false
        }
        return isOver || semaphore.wait(timeout: end) == .success
    }
}
