@preconcurrency package import Dispatch
internal import Glibc

/// The signals an administrator steers a service with, as events on a queue.
package final class SignalSources: Sendable {
    /// The signals that are heard.
    package enum Signal: CaseIterable, Sendable {
        /// SIGHUP: read the rules again.
        case hangUp
        /// SIGINT: end, asked for at a terminal.
        case interrupt
        /// SIGTERM: end, asked for by the service manager.
        case terminate

        /// Its number on this system.
        package var number: Int32 {
            switch self {
            case .hangUp: SIGHUP
            case .interrupt: SIGINT
            case .terminate: SIGTERM
            }
        }
    }

    private let sources: [any DispatchSourceSignal]

    /// Starts listening to every signal of `Signal`; their default action, to kill, is off from here on
    /// for the life of the process.
    package init(queue: DispatchQueue, handler: @escaping @Sendable (Signal) -> Void) {
        sources = Signal.allCases.map { heard in
            signal(heard.number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: heard.number, queue: queue)
            source.setEventHandler { handler(heard) }
            source.activate()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
