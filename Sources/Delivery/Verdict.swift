internal import Spool

/// What is to be recorded of a message, decided from what happened. Times are microseconds since 1970 UTC.
struct Verdict {
    var now: Int64
    /// For how long a message that the server keeps putting off is tried, from its first attempt on.
    var giveUpAfter: Int64
    /// 0 to 1, see `BackOff`.
    var chance: () -> Double

    /// The record of an attempt; `nil` when it leaves no trace on the message.
    ///
    /// Giving up is only ever decided when the server has just put the message off once more: the time
    /// for which it couldn't be reached isn't the message's fault, and each one gets another attempt
    /// afterwards.
    func record(
        of attempt: Attempt, id: SpoolID, previous: DeliveryRecord?
    ) -> DeliveryRecord? {
        let attempts = (previous?.attempts ?? 0) + 1
        let first = previous?.firstAttempt ?? now
        func decided(
            _ outcome: DeliveryRecord.Outcome, _ cause: DeliveryRecord.Cause, _ reply: Reply
        ) -> DeliveryRecord {
            DeliveryRecord(
                id: id, outcome: outcome, cause: cause, attempts: attempts, firstAttempt: first,
                lastAttempt: now,
                nextAttempt: outcome == .deferred
                    ? now + BackOff.message.wait(after: attempts, chance: chance()) : nil,
                replyCode: reply.code, replyText: reply.text)
        }
        func later(_ cause: DeliveryRecord.Cause, _ reply: Reply) -> DeliveryRecord {
            now - first >= giveUpAfter
                ? decided(.dead, .exhausted, reply) : decided(.deferred, cause, reply)
        }
        switch attempt {
        case .accepted(let reply): return decided(.sent, .accepted, reply)
        case .refused(let reply, _): return decided(.dead, .refused, reply)
        case .postponed(let reply, _): return later(.postponed, reply)
        case .interrupted(let reason, let mayHaveArrived):
            let warning = "; it may have arrived all the same, and arrive twice"
            return later(
                .interrupted, Reply(code: 0, text: reason + (mayHaveArrived ? warning : "")))
        case .stale, .relayFailed: return nil
        }
    }

    /// The record of a message that isn't tried at all.
    func record(
        giving cause: DeliveryRecord.Cause, reason: String, id: SpoolID, previous: DeliveryRecord?
    ) -> DeliveryRecord {
        DeliveryRecord(
            id: id, outcome: .dead, cause: cause, attempts: previous?.attempts ?? 0,
            firstAttempt: previous?.firstAttempt, lastAttempt: now,
            replyCode: previous?.replyCode ?? 0, replyText: reason)
    }

    /// The record of a message that was refused for what others get through with: later.
    func record(
        waiting reply: Reply, id: SpoolID, previous: DeliveryRecord?
    ) -> DeliveryRecord? {
        record(of: .postponed(reply, at: .sender), id: id, previous: previous)
    }

    /// The trouble with the mail server after one more failure.
    func trouble(
        _ kind: RelayTrouble.Kind, _ reason: String, previous: RelayTrouble?
    ) -> RelayTrouble {
        let failures = (previous?.failures ?? 0) + 1
        return RelayTrouble(
            kind, failures: failures, since: previous?.since ?? now, lastAttempt: now,
            nextAttempt: now + BackOff.relay.wait(after: failures, chance: chance()), reason: reason
        )
    }
}
