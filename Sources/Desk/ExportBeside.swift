import Civil
import Events
import JSON
import Ledger
import Rounds
import Rules
import Scheduler

/// What an export says beside the entries: all that a preview, or another ledger, couldn't work out from
/// rules, registry and entries alone.
struct ExportBeside {
    let snapshot: Snapshot
    let ledger: any LedgerReading

    var lines: [JSONValue] {
        get throws { try opened + standing + heldMail + ended + returned }
    }

    /// The periods that another ledger wouldn't open, or for others: those of a rotation with whose turn it
    /// was; those whose members aren't who the registry says by now (statement 13); and past ones, of plans
    /// without a beginning, that are owed though nobody has entered anything of them.
    private var opened: [JSONValue] {
        let book = snapshot.book
        var candidates: [Candidates: [String]] = [:]
        return book.openings.values
            .sorted { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }
            .compactMap { opening in
                guard let (plan, duty) = snapshot.rules.duty(opening.occurrence.duty),
                    duty.schedule.opensByItself,
                    let occurrence = book.occurrence(opening.occurrence, duty: duty, plan: plan)
                else { return nil }
                if duty.unitsPerTime != nil {
                    return opening.json(units: book.turn(opening), in: plan.zone)
                }
                let key = Candidates(owedBy: duty.owedBy, day: occurrence.opensOn)
                let now =
                    candidates[key]
                    ?? snapshot.rules.registry.members(of: key.owedBy, on: key.day)
                candidates[key] = now
                let known = opening.members.filter { snapshot.rules.registry.unit($0) != nil }
                if known != now, !known.isEmpty {
                    return opening.json(units: known, in: plan.zone)
                }
                guard duty.expectsReport, plan.period == nil,
                    occurrence.due < plan.day(of: snapshot.watermark),
                    !isRestored(by: book.entries(in: opening.occurrence))
                else { return nil }
                return opening.json(units: nil, in: plan.zone)
            }
    }

    /// Looked up once.
    private struct Candidates: Hashable {
        let owedBy: [String]
        let day: CivilDate
    }

    /// Whether some entry of it is entered again where the export is: somebody made it, and it stands.
    private func isRestored(by entries: [Event]) -> Bool {
        let undone = Set(entries.compactMap(\.body.voids))
        return entries.contains { entry in
            !entry.isDecided && entry.body.voids == nil
                && !entry.body.isOfAnswer && !undone.contains(entry.id)
        }
    }

    /// The suspensions that stand, as events that somebody could have written: without them nothing would
    /// move that opens later (statement 55).
    private var standing: [JSONValue] {
        snapshot.holds.standing.compactMap { held in
            var suspension = held.suspension
            suspension.units.formIntersection(snapshot.rules.registry.units.map(\.id))
            let plan =
                suspension.duty.map { snapshot.rules.duty($0)?.plan } ?? snapshot.rules.plans.first
            guard let zone = plan?.zone, !suspension.units.isEmpty else { return nil }
            let since =
                held.since ?? zone.instant(of: CivilDateTime(suspension.from, .midnight))
            // Whole seconds, and none before its own entries.
            let second = Instant(microseconds: since.microseconds + 999_999)
            return suspension.json(at: Instant(seconds: second.seconds), in: zone)
        }
    }

    /// Silences, over or not, and pauses that stand: without them mail would leave that was held.
    private var heldMail: [JSONValue] {
        let rules = snapshot.rules
        let silences = snapshot.holds.silences.values
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
            .filter(isKnown).compactMap { silence -> JSONValue? in
                let plan =
                    silence.duty.flatMap { rules.duty($0)?.plan }
                    ?? silence.plan.flatMap { rules.plan($0) } ?? rules.plans.first
                return plan.map {
                    MailHold.silence(silence).json(since: silence.start, in: $0.zone)
                }
            }
        let pauses = snapshot.holds.pauses.sorted { $0.key < $1.key }
            .compactMap { id, since -> JSONValue? in
                rules.plan(id).map {
                    MailHold.pause(plan: id).json(since: since ?? snapshot.watermark, in: $0.zone)
                }
            }
        return silences + pauses
    }

    /// Silences lifted and pauses ended by hand: mail waited for them.
    private var ended: [JSONValue] {
        let rules = snapshot.rules
        return snapshot.holds.ended.flatMap { hold -> [JSONValue] in
            switch hold.what {
            case .silence(let silence):
                let plan =
                    silence.duty.flatMap { rules.duty($0)?.plan }
                    ?? silence.plan.flatMap { rules.plan($0) } ?? rules.plans.first
                guard let plan, isKnown(silence) else { return [] }
                return [MailHold.silence(silence).json(since: hold.since, in: plan.zone)]
            case .pause(let id):
                guard let zone = rules.plan(id)?.zone else { return [] }
                return [
                    MailHold.pause(plan: id).json(since: hold.since, in: zone),
                    MailHold.resume(plan: id).json(since: hold.until, in: zone),
                ]
            }
        }
    }

    private func isKnown(_ silence: Silence) -> Bool {
        let rules = snapshot.rules
        return silence.plan.map { rules.plan($0) != nil } ?? true
            && silence.duty.map { rules.duty($0) != nil } ?? true
            && (silence.unit ?? silence.group).map(rules.registry.isKnown) ?? true
    }

    /// Mails that came back: what they told went to others, and nothing more goes to their addresses.
    private var returned: [JSONValue] {
        get throws {
            guard let zone = snapshot.rules.plans.first?.zone else { return [] }
            let blamed = try ledger.settings(prefix: undeliverablePrefix)
            var found: [(at: Instant, line: JSONValue)] = []
            for id in try ledger.returnedMails() {
                guard let mail = try ledger.mail(id: id) else { continue }
                let unit = try ledger.notices(inMail: id)
                    .lazy.compactMap(\.notice.key.subject.obligation).first?.debtor
                let isBlamed =
                    mail.recipient.map { blamed[undeliverableSetting(fingerprint($0))] != nil }
                    ?? false
                for outcome in mail.outcomes {
                    let how: ReturnedMail.How
                    switch outcome.what {
                    case .bounced: how = .returned
                    case .dead: how = isBlamed ? .refused : .stuck
                    case .sent, .revoked, .gone, .delayed, .unpublishable: continue
                    }
                    let line = ReturnedMail(mail: id, how: how)
                        .json(at: outcome.at, about: unit, in: zone)
                    found.append((outcome.at, line))
                }
            }
            return found.enumerated()
                .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
                .map(\.element.line)
        }
    }
}
