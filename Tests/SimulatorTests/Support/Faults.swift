import Synchronization
import TestSupport

/// Ends the service at its durable steps, before one takes effect or right after: what a killed
/// process or a lost machine leaves behind. Until it is revived nothing more can be done.
final class Faults: Sendable {
    private struct State {
        var random: SeededGenerator
        /// How many of a hundred durable steps are its last.
        var percent: Int
        /// So many for a while.
        var pressed: Int?
        var isDead = false
        /// After a death one step may be spared, so that the work gets ahead.
        var isSpared = false
        var deaths = 0
        var steps = 0

        mutating func next() -> Fate {
            if isDead { return .dead }
            steps += 1
            if isSpared {
                isSpared = false
                return .alive
            }
            guard random.chance(pressed ?? percent) else { return .alive }
            deaths += 1
            isDead = true
            isSpared = random.chance(60)
            return random.chance(50) ? .diesBefore : .diesAfter
        }
    }

    private enum Fate { case alive, diesBefore, diesAfter, dead }

    private let state: Mutex<State>

    init(seed: UInt64, percent: Int) {
        state = Mutex(State(random: SeededGenerator(seed: seed), percent: percent))
    }

    var isDead: Bool { state.withLock { $0.isDead } }
    var deaths: Int { state.withLock { $0.deaths } }
    var steps: Int { state.withLock { $0.steps } }

    /// Has so many of a hundred steps end it until `nil` is said; a service that never dies doesn't.
    func press(_ percent: Int?) { state.withLock { $0.pressed = $0.percent > 0 ? percent : nil } }

    func revive() { state.withLock { $0.isDead = false } }

    /// Does one durable step, unless the service is dead or dies before it; throws `death` then, and
    /// when it dies right after.
    func step<Result, Failure: Error>(
        _ death: @autoclosure () -> Failure, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch state.withLock({ $0.next() }) {
        case .dead, .diesBefore: throw death()
        case .alive: return try body()
        case .diesAfter:
            _ = try body()
            throw death()
        }
    }

    /// Does what leaves nothing behind; the dead do nothing.
    func read<Result, Failure: Error>(
        _ death: @autoclosure () -> Failure, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if isDead { throw death() }
        return try body()
    }
}
