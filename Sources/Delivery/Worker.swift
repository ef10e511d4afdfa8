internal import Glibc
internal import Spool
internal import Synchronization

/// A thread with a connection. It is given one message at a time, and its answer fetched, by the one
/// thread that owns it; in between it touches nothing of that thread's.
final class Worker {
    private enum State {
        static let idle = 0
        static let busy = 1
        static let finished = 2
    }

    /// What both threads see. Who may touch `job` and `attempt` is told by `state`.
    private final class Desk {
        let state = Atomic<Int>(State.idle)
        /// A message is being talked about.
        let isTalking = Atomic<Bool>(false)
        let settings: DeliverySettings
        let work: Semaphore
        let news: Semaphore
        /// `nil` is the end.
        var job: (mail: SpoolMail, afresh: Bool)?
        var attempt: Attempt?

        init(_ settings: DeliverySettings, work: Semaphore, news: Semaphore) {
            self.settings = settings
            self.work = work
            self.news = news
        }
    }

    private let desk: Desk
    private var thread = pthread_t()
    /// What is under way; held until its outcome is recorded.
    private var hold: SpoolHold?

    /// - Parameter news: posted whenever an answer can be fetched.
    /// - Throws: when the system gives no thread.
    init(_ settings: DeliverySettings, news: Semaphore) throws(CurlError) {
        desk = Desk(settings, work: Semaphore(), news: news)
        let code = pthread_create(
            &thread, nil,
            { data in
                if let data { Worker.serve(Unmanaged<Desk>.fromOpaque(data).takeRetainedValue()) }
                return nil
            }, Unmanaged.passRetained(desk).toOpaque())
        guard code == 0 else { throw CurlError(what: "start a thread: error \(code)", code: 27) }
    }

    deinit {
        desk.job = nil
        desk.work.post()
        pthread_join(thread, nil)
    }

    /// Whether connection and login have let it get to its message.
    var isTalking: Bool { desk.isTalking.load(ordering: .acquiring) }

    /// Starts with a message; the worker must have nothing else to do.
    func begin(_ hold: SpoolHold, afresh: Bool) {
        self.hold = hold
        desk.job = (hold.mail, afresh)
        desk.state.store(State.busy, ordering: .releasing)
        desk.work.post()
    }

    /// The message that it has come to an end with, once.
    func fetch() -> (hold: SpoolHold, attempt: Attempt)? {
        guard desk.state.load(ordering: .acquiring) == State.finished, let hold,
            let attempt = desk.attempt
        else { return nil }
        self.hold = nil
        desk.isTalking.store(false, ordering: .relaxed)
        desk.state.store(State.idle, ordering: .relaxed)
        return (hold, attempt)
    }

    private static func serve(_ desk: Desk) {
        var transfer: Transfer?
        while true {
            desk.work.wait()
            guard let job = desk.job else { return }
            desk.attempt = attempt(job, &transfer, desk)
            desk.state.store(State.finished, ordering: .releasing)
            desk.news.post()
        }
    }

    private static func attempt(
        _ job: (mail: SpoolMail, afresh: Bool), _ transfer: inout Transfer?, _ desk: Desk
    ) -> Attempt {
        do throws(CurlError) {
            let present =
                if let transfer {
                    transfer
                } else {
                    try Transfer(desk.settings) {
                        [unowned desk] in desk.isTalking.store(true, ordering: .releasing)
                    }
                }
            transfer = present
            return present.perform(job.mail, afresh: job.afresh)
        } catch {
            return .relayFailed(reason: error.description)
        }
    }
}

/// sem_init(3): what one thread waits for and another one tells.
final class Semaphore: Sendable {
    private nonisolated(unsafe) let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func post() { sem_post(semaphore) }

    func wait() {
        while sem_wait(semaphore) != 0, errno == EINTR {}
    }

    /// Waits for so many seconds at most.
    func wait(seconds: Int) {
        var limit = timespec()
        clock_gettime(CLOCK_REALTIME, &limit)
        limit.tv_sec += seconds
        while sem_timedwait(semaphore, &limit) != 0, errno == EINTR {}
    }
}
