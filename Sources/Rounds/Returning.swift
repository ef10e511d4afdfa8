package import Civil
internal import Ledger
internal import Rules
package import Scheduler

/// Mails that come back in a preview or a rehearsal, as they came back in a service.
extension Driver {
    /// - Parameter units: to whose heads the newest mail is meant, where none is named.
    /// - Returns: whether it was sent by then.
    package func comeBack(
        _ returned: ReturnedMail, to units: [String], now: Instant
    ) throws(DriverError) -> Bool {
        let ids = if let id = returned.mail { [id] } else { try newestMails(to: units, now: now) }
        var isKnown = !ids.isEmpty
        for id in ids {
            guard let mail = try mail(id) else {
                isKnown = false
                continue
            }
            guard !mail.outcomes.contains(where: { $0.what == returned.outcome }) else { continue }
            try comeBack(
                mail, MailOutcome(at: now, returned.outcome, detail: nil),
                marks: returned.blamesAddress, tellsOwner: returned.tellsOwner, now: now)
        }
        return isKnown
    }

    private func newestMails(to units: [String], now: Instant) throws(DriverError) -> [String] {
        var found: [String] = []
        for unit in units {
            guard let plan = rules.plans.first,
                case .found(let head) = rules.resolve(
                    .head, unit: unit, plan: plan, on: plan.day(of: now))
            else { continue }
            do throws(LedgerError) {
                if let id = try ledger.mailIDs(to: head.address).last { found.append(id) }
            } catch {
                throw .ledger(error)
            }
        }
        return found
    }
}
