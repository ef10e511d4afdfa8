package import Spool

/// Pass after pass for as long as mail waits, asleep in between: new mail wakes it, and the time at which
/// something is due again. With nothing left it ends, and costs nothing until there is mail.
package struct DeliveryStay {
    private let run: DeliveryRun
    private let watch: DeliveryWatch

    /// What ended it.
    package enum Ending: Equatable, Sendable {
        /// No mail waits any more.
        case idle
        case stopped
        /// The settings were written anew: they are read at a start.
        case settingsChanged
    }

    /// Of a spool that can't be used it is asked again after 1 minute, 2 … up to 15.
    private static let faults = BackOff(first: 60_000_000, longest: 900_000_000)
    /// The clock may be set while it sleeps: 15 minutes, in microseconds.
    private static let longestSleep: Int64 = 900_000_000

    package init(_ run: DeliveryRun, watch: DeliveryWatch) {
        self.run = run
        self.watch = watch
    }

    package func go() -> Ending {
        var failures = 0
        while true {
            if watch.settingsHaveChanged {
                forgetWait()
                return .settingsChanged
            }
            let ending = run.run()
            if ending == .stopped || run.surroundings.shouldStop() { return .stopped }
            var sleep = DeliveryStay.longestSleep
            do throws(SpoolError) {
                if ending == .spoolFault || ending == .busy {
                    failures += 1
                    sleep = DeliveryStay.faults.wait(
                        after: failures, chance: run.surroundings.chance())
                } else {
                    failures = 0
                    guard let due = try run.nextDue() else { return .idle }
                    sleep = min(sleep, max(0, due - run.surroundings.clock()))
                }
            } catch {
                failures += 1
                run.surroundings.report(.spoolFault(error))
                sleep = DeliveryStay.faults.wait(
                    after: failures, chance: run.surroundings.chance())
            }
            watch.wait(sleep)
            claim()
        }
    }

    /// The trouble was the old settings'; with the new ones the server is asked at once.
    private func forgetWait() {
        do throws(SpoolError) {
            guard var trouble = try run.spool.relayTrouble() else { return }
            trouble.nextAttempt = run.surroundings.clock()
            try run.spool.recordRelay(trouble)
        } catch {
            run.surroundings.report(.spoolFault(error))
        }
    }

    private func claim() {
        do throws(SpoolError) {
            let claim = try run.spool.claim()
            if !claim.strange.isEmpty { run.surroundings.report(.setAside(claim.strange)) }
            for error in claim.errors { run.surroundings.report(.spoolFault(error)) }
        } catch {
            run.surroundings.report(.spoolFault(error))
        }
    }
}

extension DeliveryRun {
    /// When something is due next, in microseconds since 1970 UTC; `nil` when no mail waits.
    package func nextDue() throws(SpoolError) -> Int64? {
        let now = surroundings.clock()
        let listing = try spool.list(.queue)
        if listing.ids.isEmpty {
            return try spool.list(.new).ids.isEmpty ? nil : now
        }
        var next: Int64?
        for id in listing.ids {
            var due = now
            // One without a record is due as soon as the server is.
            if listing.recorded.contains(id), let record = try spool.record(of: id, in: .queue),
                let planned = record.nextAttempt, !BackOff.message.isDue(planned, now: now)
            {
                due = planned
            }
            next = min(next ?? due, due)
        }
        if let trouble = try spool.relayTrouble(), let earliest = next,
            !BackOff.relay.isDue(trouble.nextAttempt, now: now)
        {
            return max(earliest, trouble.nextAttempt)
        }
        // What a person holds, or can't be read for now, isn't asked for over and over.
        return next.map { $0 <= now ? now + DeliveryRun.pause : $0 }
    }

    private static let pause: Int64 = 60_000_000
}
