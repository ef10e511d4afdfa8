import Civil
import Control
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText

/// `Status`: how everything stands.
extension Desk {
    func status(_ call: ControlCall) throws -> ControlReply {
        let query = ControlStatusQuery(call.parameters)
        let rules = snapshot.rules
        let mayReadAll = gate.mayDoEverything(call.peer)
        let answer = try ControlStatus(
            rules: rules, book: snapshot.book, now: now, showsConfidential: mayReadAll
        ).answer(query)
        let obligations = try answer.obligations.map { standing, plan, duty in
            let rung = standing.isOverdue ? try lastRung(standing.obligation) : nil
            return ControlJSON.obligation(
                standing, plan: plan, duty: duty, rules: rules, rung: rung,
                today: plan.zone.local(at: now).date)
        }
        let plans = rules.plans.filter { mayReadAll || !$0.confidential }.map { plan -> JSONValue in
            [
                "plan": .string(plan.id), "title": .string(plan.title),
                "mode": .string(plan.mode.rawValue),
            ]
        }
        return .success([
            "now": ControlJSON.instant(now, zone), "version": .string(Self.version),
            "health": health(), "plans": .array(plans),
            "silences": .array(mayReadAll ? silences() : []),
            "occurrences": .array(answer.occurrences.map(ControlJSON.occurrence)),
            "obligations": .array(obligations), "more": .int(Int64(answer.more)),
        ])
    }

    static let version = "0.2.0"

    /// The ladder's latest step that somebody was told of.
    func lastRung(_ id: ObligationID) throws -> Notice? {
        try ledger.notices(about: id).last { stored in
            stored.mail != nil && stored.notice.key.kind.isLadder
        }?.notice
    }

    /// How many of the notices that the blast guard held haven't ended otherwise meanwhile.
    private func stillHeld() throws -> Int {
        try snapshot.holds.held.count { key in
            guard let stored = try ledger.notice(key: key) else { return false }
            return stored.mail == nil && stored.notice.fate == .pending
        }
    }

    private func health() -> JSONValue {
        var alarms = snapshot.alarms
        var counts: LedgerCounts?
        var held = 0
        do {
            counts = try ledger.counts()
            held = try stillHeld()
        } catch {
            alarms.append(Bilingual(vi: "\(error)", en: "\(error)"))
        }
        if snapshot.journalFaults > 0 {
            alarms.append(
                Bilingual(
                    vi: "\(snapshot.journalFaults) dòng nhật ký không ghi được",
                    en: "\(snapshot.journalFaults) journal entries could not be written"))
        }
        return .object(compacting: [
            "ok": .bool(alarms.isEmpty), "alarms": .array(alarms.map(\.json)),
            "watermark": ControlJSON.instant(snapshot.watermark, zone),
            "next": snapshot.next.map { ControlJSON.instant($0, zone) },
            "waiting": .int(Int64(counts?.waiting ?? 0)),
            "unspooled": .int(Int64(counts?.unspooled ?? 0)),
            "undelivered": .int(Int64(counts?.undelivered ?? 0)),
            "undelivered_since": counts?.undeliveredSince.map { ControlJSON.instant($0, zone) },
            "dead": .int(Int64(counts?.dead ?? 0)),
            "held": .int(Int64(held)),
            "edit": snapshot.held.map { .string($0.digest) },
        ])
    }

    /// Those that hold or will, for `Status`.
    func silences() -> [JSONValue] {
        snapshot.holds.silences(after: now).map { silence in
            let matches: [String: JSONValue?] = [
                "plan": silence.plan.map { .string($0) }, "duty": silence.duty.map { .string($0) },
                "unit": (silence.unit ?? silence.group).map { .string($0) },
            ]
            return .object(compacting: [
                "id": .string(silence.id), "matches": .object(compacting: matches),
                "from": ControlJSON.instant(silence.start, zone),
                "until": silence.lastMoment.map { moment in
                    .string((zone?.local(at: moment) ?? moment.local(offset: 0)).date.iso)
                },
                "author": .string(silence.author), "reason": .string(silence.reason),
            ])
        }
    }
}
