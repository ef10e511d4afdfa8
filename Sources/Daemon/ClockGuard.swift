import Civil
import Desk

/// Statements 30 and 58: a clock that no time source vouches for, and that is far from where it should
/// be, holds decisions until it is synchronised or somebody confirms it.
///
/// While the service runs, a jump is what the wall clock moved beyond the time that really passed,
/// measured by the clock that counts from boot, sleep included. At a start the wall clock is held
/// against the last time that the ledger knows as trusted. Small jumps need no care: ticks recompute
/// from the ledger.
struct ClockGuard {
    /// In microseconds.
    static let tolerance: Int64 = 36 * 3600 * 1_000_000

    /// One look at both clocks, in microseconds.
    struct Reading {
        /// Since 1970-01-01T00:00:00Z.
        let wall: Int64
        /// Since the machine was started.
        let boot: Int64
    }

    /// Why the clock isn't believed; distances in microseconds, negative where it fell back.
    enum Doubt: Hashable, Sendable {
        /// The ledger has never known the right time, and nobody vouches for this one.
        case neverTrusted
        /// At the start it was so far from the last time that was trusted.
        case apart(Int64)
        /// It moved by so much while the service ran.
        case jumped(Int64)
    }

    /// The last time that was trusted, as the ledger has it; `nil` at a first start.
    private let trusted: Instant?
    private var last: Reading?
    /// `nil` while decisions are free.
    private(set) var doubt: Doubt?

    init(trusted: Instant?) { self.trusted = trusted }

    /// Takes a reading; decisions are held as long as there is a doubt afterwards.
    ///
    /// `isSynchronised` is asked only when there is a doubt to settle.
    mutating func observe(_ reading: Reading, isSynchronised: () -> Bool) {
        let suspicion = suspicion(reading)
        last = reading
        doubt = suspicion.flatMap { isSynchronised() ? nil : $0 }
    }

    private func suspicion(_ reading: Reading) -> Doubt? {
        guard let last else {
            guard let trusted else { return .neverTrusted }
            return Doubt.apart(reading.wall - trusted.microseconds).beyondTolerance
        }
        let moved = (reading.wall - last.wall) - (reading.boot - last.boot)
        // A clock that went wrong and came back is where it was.
        return switch doubt {
        case .neverTrusted: .neverTrusted
        case .apart(let distance): Doubt.apart(distance + moved).beyondTolerance
        case .jumped(let distance): Doubt.jumped(distance + moved).beyondTolerance
        case nil: Doubt.jumped(moved).beyondTolerance
        }
    }

    /// Somebody says that the clock is right.
    mutating func confirm() { doubt = nil }

    /// Whether the ledger has decided further ahead than a right clock allows (statement 58).
    static func isAhead(_ watermark: Instant, of now: Instant) -> Bool {
        watermark.microseconds - now.microseconds > tolerance
    }
}

extension ClockGuard.Doubt {
    var held: HeldClock {
        switch self {
        case .neverTrusted: .unknown
        case .apart(let distance), .jumped(let distance): .off(distance)
        }
    }

    fileprivate var beyondTolerance: Self? {
        switch self {
        case .neverTrusted: self
        case .apart(let distance), .jumped(let distance):
            abs(distance) > ClockGuard.tolerance ? self : nil
        }
    }
}
