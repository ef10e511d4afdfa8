import Dispatch
import Glibc
import Host
import Testing

@Suite struct SignalTests {
    /// In a process of its own: the sources turn the signals' default actions off for its life.
    @Test(.timeLimit(.minutes(1)))
    func `each signal arrives as an event instead of killing the process`() async {
        await #expect(processExitsWith: .success) {
            let (heard, continuation) = AsyncStream.makeStream(of: SignalSources.Signal.self)
            let sources = SignalSources(queue: DispatchQueue(label: "test")) {
                continuation.yield($0)
            }
            var events = heard.makeAsyncIterator()
            for signal in SignalSources.Signal.allCases {
                kill(getpid(), signal.number)
                #expect(await events.next() == signal)
            }
            withExtendedLifetime(sources) {}
        }
    }
}
