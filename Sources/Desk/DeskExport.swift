import Civil
import Control
import Events
import JSON
import Ledger
import Messages
import Rounds
import Rules
import Scheduler

/// `Export`: the ledger, a page at a time.
extension DeskAnswers {
    private static let pageSize = 1000

    func export(_ call: ExportCall) throws -> ExportCall.Reply {
        switch call.what {
        case .notices: try exportNotices(after: call.after)
        case .events: try exportEvents(after: call.after ?? 0)
        }
    }

    /// `after` is the last event seen.
    private func exportEvents(after: Int64) throws -> ExportCall.Reply {
        let events = try ledger.tail(after: after, limit: Self.pageSize)
        let isLast = events.count < Self.pageSize
        // Behind the last entry: by then each stands.
        let lines = events.map(entry) + (isLast ? opened + standing + heldMail : [])
        return ExportCall.Reply(
            entries: after == 0 ? sayingBeginning(lines) : lines,
            next: isLast ? nil : events.last?.id)
    }

    /// The first line says since when this ledger knows: before that a preview has nothing open and nobody told
    /// (statement 24).
    private func sayingBeginning(_ lines: [JSONValue]) -> [JSONValue] {
        guard let first = lines.first, let zone = snapshot.rules.plans.first?.zone,
            let began = snapshot.book.openings.values.map(\.openedAt).min()
        else { return lines }
        return [first.saying(began: began, in: zone)] + lines.dropFirst()
    }

    /// The periods that are owed though nobody has entered anything of them, and that would never open in a
    /// ledger that begins now: past ones of a plan without a beginning. Of a rotation each, with those whose
    /// turn it was.
    private var opened: [JSONValue] {
        let book = snapshot.book
        return book.openings.values
            .sorted { ($0.openedAt, $0.occurrence) < ($1.openedAt, $1.occurrence) }
            .compactMap { opening in
                guard let (plan, duty) = snapshot.rules.duty(opening.occurrence.duty),
                    duty.expectsReport, duty.schedule.opensByItself,
                    duty.unitsPerTime != nil
                        || plan.period == nil && isPast(opening.occurrence, duty, plan)
                            && !isRestored(by: book.entries(in: opening.occurrence))
                else { return nil }
                let turn = duty.unitsPerTime.map { _ in whoseTurn(opening) }
                return opening.json(units: turn, in: plan.zone)
            }
    }

    private func isPast(_ id: OccurrenceID, _ duty: Duty, _ plan: Plan) -> Bool {
        guard let occurrence = snapshot.book.occurrence(id, duty: duty, plan: plan) else {
            return false
        }
        return occurrence.due < plan.day(of: snapshot.watermark)
    }

    /// Whose turn it is: also of those that came to it later, and not of those that it was taken from.
    private func whoseTurn(_ opening: Opening) -> [String] {
        let entries = snapshot.book.entries(in: opening.occurrence)
            .filter { $0.actor == DecidedEvent.actor }
        let gone = Set(entries.filter { $0.body == .cancelled }.map(\.obligation.unit))
        let joined = entries.filter { $0.body == .joined }.map(\.obligation.unit)
        return (opening.members + joined).filter { !gone.contains($0) }
    }

    /// Whether some entry of it is entered again where the export is: somebody made it, and it stands.
    private func isRestored(by entries: [Event]) -> Bool {
        let undone = Set(entries.compactMap(\.body.voids))
        return entries.contains { entry in
            entry.actor != DecidedEvent.actor && entry.body.voids == nil
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
            .filter { silence in
                silence.plan.map { rules.plan($0) != nil } ?? true
                    && silence.duty.map { rules.duty($0) != nil } ?? true
                    && (silence.unit ?? silence.group).map(rules.registry.isKnown) ?? true
            }.compactMap { silence -> JSONValue? in
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

    /// Pages are spans of time that hold about a page; `after` is the last microsecond seen. Notices
    /// share instants by the thousand, so they can't be counted off.
    private func exportNotices(after: Int64?) throws -> ExportCall.Reply {
        let hour: Int64 = 3_600_000_000
        let first = snapshot.book.openings.values.map(\.openedAt.microseconds).min() ?? 0
        var start = after.map { $0 + 1 } ?? first - 24 * 800 * hour
        var span = hour
        var notices: [StoredNotice] = []
        // What left under a clock that was wrong stays said, though the clock was set back (58).
        let end = max(snapshot.watermark, try ledger.lastStage() ?? snapshot.watermark).microseconds
        while notices.count < Self.pageSize, start <= end {
            let through = min(start + span - 1, end)
            notices += try ledger.notices(
                from: Instant(microseconds: start), through: Instant(microseconds: through))
            start = through + 1
            span = notices.isEmpty ? span * 2 : hour
        }
        return ExportCall.Reply(
            entries: try notices.map(entry), next: start > end ? nil : start - 1)
    }

    // MARK: Entries

    private func entry(_ event: Event) -> JSONValue {
        event.json(in: snapshot.rules.duty(event.obligation.occurrence.duty)?.plan.zone ?? zone)
    }

    private func entry(_ stored: StoredNotice) throws -> JSONValue {
        let notice = stored.notice
        let zone = snapshot.rules.plan(notice.plan)?.zone ?? self.zone
        let id = notice.key.subject.obligation
        let (fate, reason): (String, String?) =
            switch notice.fate {
            case .pending: (stored.spooledAt == nil ? "pending" : "spooled", nil)
            case .suppressed(let reason): ("suppressed", reason.rawValue)
            case .superseded(let by): ("superseded", by.text)
            }
        return .object(compacting: [
            "key": .string(stored.key), "at": jsonInstant(notice.at, zone),
            "release": jsonInstant(notice.release, zone),
            "decided": jsonInstant(stored.decidedAt, zone), "plan": .string(notice.plan),
            "duty": id.map { .string($0.occurrence.duty) },
            "period": id.map { .string($0.occurrence.period) }, "unit": id.map { .string($0.unit) },
            "kind": .string(notice.key.kind.rawValue),
            "stage": .string(notice.key.stage.description),
            "role": .string(notice.key.role.text), "due": .string(notice.key.due.iso),
            "fate": .string(fate), "reason": reason.map { .string($0) },
            "mail": stored.mail.map { .string($0) },
            "spooled": stored.spooledAt.map { jsonInstant($0, zone) },
        ])
    }
}
