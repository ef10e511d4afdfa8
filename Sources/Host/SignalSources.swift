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

    /// Starts listening to every signal of `Signal`; when this returns, none is lost any more and none
    /// kills the process for the rest of its life.
    ///
    /// - Parameter handler: called on `queue`, which may be the queue this is called on.
    package init(queue: DispatchQueue, handler: @escaping @Sendable (Signal) -> Void) {
        // Until its source is registered a signal has its old action. To be ended then is right for a
        // process that has done nothing yet; a hang-up waits (`CLinux/HangUps.c`).
        // Registration is heard on the sources' queue, so that can't be the caller's, who waits for it.
        let ownQueue = DispatchQueue(label: "hanchot.signals")
        let registration = DispatchGroup()
        sources = Signal.allCases.map { heard in
            let source = DispatchSource.makeSignalSource(signal: heard.number, queue: ownQueue)
            source.setEventHandler { queue.async { handler(heard) } }
            registration.enter()
            source.setRegistrationHandler { registration.leave() }
            source.activate()
            return source
        }
        registration.wait()
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
