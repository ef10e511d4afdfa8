internal import Civil
import Desk
internal import Host
internal import Ledger
internal import Rounds
internal import Spool

/// The ledger and the spool at their paths: somebody may move a directory away, delete it or put another
/// in its place, and the service would go on writing to what nobody finds any more.
extension Service {
    /// Refuses while one isn't there. A ledger must come back, or be opened by a start; a spool that was made
    /// anew is gone on with, and what lay in the one before it is told of.
    func lookAtPlaces(now: Instant) throws {
        do throws(LedgerError) { try ledger.check() } catch { throw DriverError.ledger(error) }
        guard try engine.spool.followPath() else { return }
        try life.wakers?.news.watch(engine.spool.newsPaths)
        try engine.driver.meetOutlet(now: now)
        engine.say(
            .spoolProblem,
            "another spool lies at \(engine.spool.path) than before: it is gone on with",
            .warning)
    }

    /// Mails that were in a spool and aren't there any more.
    func noteGone(now: Instant) {
        let count = engine.driver.mailsGone
        if count > 0 { standing.raise(.gone(count, since: now)) }
    }

    /// The same for who asks meanwhile, on any thread; nothing is altered.
    nonisolated static func troubles(
        _ ledger: any LedgerReading, _ spool: SpoolDirectory, since now: Instant
    ) -> [Trouble] {
        var troubles: [Trouble] = []
        do throws(LedgerError) { try ledger.check() } catch {
            troubles.append(.stopped("\(error)", kind: error.kind, since: now))
        }
        do throws(SpoolError) { try spool.check() } catch {
            troubles.append(.stopped("\(error)", kind: nil, since: now))
        }
        return troubles
    }
}
