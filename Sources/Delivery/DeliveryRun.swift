package import Spool

/// What delivery takes from around it, so that it depends on no clock and no chance of its own.
package struct DeliverySurroundings {
    /// Microseconds since 1970 UTC.
    package var clock: () -> Int64
    /// A number from 0 to 1, another one each time.
    package var chance: () -> Double
    /// Whether to come to an end: what is on its way is finished, nothing new begun.
    package var shouldStop: () -> Bool
    package var report: (DeliveryEvent) -> Void

    package init(
        clock: @escaping () -> Int64, chance: @escaping () -> Double,
        shouldStop: @escaping () -> Bool, report: @escaping (DeliveryEvent) -> Void
    ) {
        self.clock = clock
        self.chance = chance
        self.shouldStop = shouldStop
        self.report = report
    }
}

/// One pass: everything that is due is tried once.
///
/// At most one message for each connection is on its way at a time, and its outcome is on the disk
/// before the next one begins there. So when this process dies, what may go out twice is what was
/// accepted at that very moment: no more messages than there are connections.
package struct DeliveryRun {
    let spool: SpoolDirectory
    let settings: DeliverySettings
    let surroundings: DeliverySurroundings

    /// How the pass ended.
    package enum Ending: Equatable, Sendable {
        /// Nothing that is due is left.
        case finished
        /// The mail server can't be used; what is due waits for the next pass.
        case relayFailed
        /// Another process delivers from this spool.
        case busy
        /// It was asked to stop.
        case stopped
        /// The spool can't be used: nothing more was sent.
        case spoolFault
    }

    package init(
        spool: SpoolDirectory, settings: DeliverySettings, surroundings: DeliverySurroundings
    ) {
        self.spool = spool
        self.settings = settings
        self.surroundings = surroundings
    }

    /// Delivers. `new` should have been claimed before anything else, so that a setting that is wrong
    /// doesn't start the path unit for ever; it is claimed again in the course of a pass.
    package func run() -> Ending {
        do throws(SpoolError) {
            let lock = try spool.lockForDelivery()
            let mended = try spool.mend(lock)
            if !mended.finished.isEmpty { surroundings.report(.mended(mended.finished.count)) }
            if !mended.strange.isEmpty { surroundings.report(.setAside(mended.strange)) }
            for error in mended.errors { surroundings.report(.spoolFault(error)) }
            var trouble = try spool.relayTrouble()
            if trouble?.kind == .settings {
                // They can be used, or this wouldn't run.
                try spool.recordRelay(nil)
                trouble = nil
            }
            let now = surroundings.clock()
            let due = mended.queued.filter { isDue($0.record, now: now) }
            if due.isEmpty { return .finished }
            if let trouble, !settings.now, !BackOff.relay.isDue(trouble.nextAttempt, now: now) {
                return .relayFailed
            }
            try spool.probe()
            let pool: TransferPool
            do throws(CurlError) {
                pool = try TransferPool(settings)
            } catch {
                return fail(error, trouble)
            }
            var pass = DeliveryPass(
                run: self, pool: pool, due: inOrder(due, trouble), trouble: trouble, lastClaim: now)
            return withExtendedLifetime(lock) { pass.go() }
        } catch {
            if error.fault == .busy { return .busy }
            surroundings.report(.spoolFault(error))
            return .spoolFault
        }
    }

    /// Records that the settings keep mail from leaving.
    package static func record(
        _ error: SettingsError, in spool: SpoolDirectory, now: Int64
    ) throws(SpoolError) {
        let previous = try spool.relayTrouble().flatMap { $0.kind == .settings ? $0 : nil }
        try spool.recordRelay(
            RelayTrouble(
                .settings, failures: (previous?.failures ?? 0) + 1, since: previous?.since ?? now,
                lastAttempt: now, nextAttempt: now, reason: error.description))
    }

    func isDue(_ record: DeliveryRecord?, now: Int64) -> Bool {
        guard let next = record?.nextAttempt else { return true }
        return settings.now || BackOff.message.isDue(next, now: now)
    }

    func verdict() -> Verdict {
        Verdict(
            now: surroundings.clock(),
            giveUpAfter: Int64(settings.giveUpDays) * 86_400_000_000,
            chance: surroundings.chance)
    }

    /// Those that were never tried come first: a mass of messages that are put off again and again
    /// must not hold up the rest. While the server refuses everything each pass begins elsewhere, so
    /// that a few that deserve it can't keep the others from being asked about.
    private func inOrder(_ queued: [Queued], _ trouble: RelayTrouble?) -> [Queued] {
        var fresh = queued.filter { $0.record == nil }
        if let trouble, trouble.kind == .refusesAll, !fresh.isEmpty {
            let start = trouble.failures * Refusals.enoughOfTheSame % fresh.count
            fresh = Array(fresh[start...] + fresh[..<start])
        }
        let again = queued.filter { $0.record != nil }
        return fresh
            + again.sorted {
                ($0.record?.nextAttempt ?? 0, $0.id) < ($1.record?.nextAttempt ?? 0, $1.id)
            }
    }

    private func fail(_ error: CurlError, _ previous: RelayTrouble?) -> Ending {
        let trouble = verdict().trouble(.unreachable, error.description, previous: previous)
        surroundings.report(.relayFailed(trouble))
        do throws(SpoolError) {
            try spool.recordRelay(trouble)
        } catch {
            surroundings.report(.spoolFault(error))
            return .spoolFault
        }
        return .relayFailed
    }
}
