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
        let beside = isLast ? try ExportBeside(snapshot: snapshot, ledger: ledger).lines : []
        var lines = events.map(entry) + beside
        let next = isLast ? nil : events.last?.id
        // One that began by a clock that was ahead has openings from before it.
        let first = snapshot.book.openings.values.map(\.openedAt).min()
        guard after == 0, let began = [try ledger.began(), first].compactMap({ $0 }).min() else {
            return ExportCall.Reply(entries: lines, next: next)
        }
        // The first line says since when this ledger knows: before that a preview has nothing open and
        // nobody told (statement 24).
        if let first = lines.first, let zone = snapshot.rules.plans.first?.zone {
            lines[0] = first.saying(began: began, in: zone)
        }
        return ExportCall.Reply(entries: lines, next: next, began: began.exported)
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
