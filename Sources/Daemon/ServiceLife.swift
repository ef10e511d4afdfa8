internal import Host

/// Where the service is in its life: one value, so that no two parts of it can contradict each other.
/// On the scheduler's queue.
enum ServiceLife<Wakers> {
    /// Opened; nothing wakes it yet.
    case opened
    /// It decides what comes due.
    case deciding(Wakers)
    /// Its clock isn't believed: decisions wait, and perhaps an edit that was to be taken up
    /// (statements 30 and 58). It looks again every minute.
    case waiting(Wakers, forReload: Bool, wasFailing: Bool)
    /// Its ledger or its spool fails it. It tries again every minute.
    case failing(Wakers)
    /// Told to end, or at the end of a rehearsal.
    case ended

    /// `nil` where nothing wakes it.
    var wakers: Wakers? {
        switch self {
        case .opened, .ended: nil
        case .deciding(let wakers), .waiting(let wakers, _, _), .failing(let wakers): wakers
        }
    }

    /// Decisions wait for the clock. Whether that is new.
    mutating func wait(forReload: Bool = false) -> Bool {
        switch self {
        case .opened, .ended: return false
        case .waiting(let wakers, let waits, let wasFailing):
            self = .waiting(wakers, forReload: waits || forReload, wasFailing: wasFailing)
            return false
        case .deciding(let wakers):
            self = .waiting(wakers, forReload: forReload, wasFailing: false)
            return true
        case .failing(let wakers):
            self = .waiting(wakers, forReload: forReload, wasFailing: true)
            return true
        }
    }

    /// The clock is believed: it goes on where it was. What waited, if anything did.
    mutating func trustClock() -> Waited? {
        switch self {
        case .opened, .ended, .deciding, .failing: return nil
        case .waiting(let wakers, let forReload, let wasFailing):
            self = wasFailing ? .failing(wakers) : .deciding(wakers)
            return forReload ? .reload : .decisions
        }
    }

    /// What waited for the clock.
    enum Waited {
        case decisions
        /// Those, and an edit of the rules.
        case reload
    }

    /// A step could not be done. Whether that is new.
    mutating func fail() -> Bool {
        switch self {
        case .opened, .ended, .failing: return false
        case .waiting(let wakers, let forReload, let wasFailing):
            self = .waiting(wakers, forReload: forReload, wasFailing: true)
            return !wasFailing
        case .deciding(let wakers):
            self = .failing(wakers)
            return true
        }
    }

    /// What had failed works again.
    mutating func recover() {
        if case .failing(let wakers) = self { self = .deciding(wakers) }
    }

    var isFailing: Bool { if case .failing = self { true } else { false } }
}

/// What wakes the service; has to live as long as it runs.
struct ServiceWakers {
    let timer: WakeTimer
    let signals: SignalSources
    let steps: ClockStepMonitor
    let watchdog: WatchdogTimer?
    /// None where the ledger is this machine's own.
    let lease: LeaseTimer?
    let control: ControlDesk?
    /// Delivery's news; none for a rehearsal, whose mail waits for nobody.
    let news: FolderWatch
}
