internal import Spool

/// Refusals whose meaning isn't known yet: whether they are about their messages or about everything
/// that this server is handed (statement 60). What the server does with the next messages tells.
struct Refusals {
    /// A message that the server wouldn't take.
    struct Refusal {
        let hold: SpoolHold
        let reply: Reply
        let stage: Conversation.Stage
        /// What is recorded if the message is to blame.
        let record: DeliveryRecord
        let blame: Blame

        init(
            _ hold: SpoolHold, _ reply: Reply, at stage: Conversation.Stage,
            record: DeliveryRecord
        ) {
            self.hold = hold
            self.reply = reply
            self.stage = stage
            self.record = record
            blame = Blame(reply, at: stage)
        }

        /// Ten mails to one address that is gone are one complaint of the server's.
        fileprivate var complainant: String {
            stage == .sender
                ? hold.mail.id.text : hold.mail.envelope.recipients.joined(separator: " ")
        }

        /// What makes two replies the same: not the addresses and numbers in their words.
        fileprivate var signature: String {
            let status = reply.text.prefix { $0 != " " }
            let isStatus = status.split(separator: ".").count == 3
            return "\(reply.code) \(isStatus ? status : "") \(stage.rawValue)"
        }
    }

    /// How they are to be taken, once that is known.
    enum Judgement {
        /// The message's own.
        case own(Refusal)
        /// Others get through with the same sender: it is tried again later.
        case passing(Refusal)
    }

    private var pending: [Refusal] = []
    private var hasAccepted = false

    /// So many messages are refused, one after the other, for what all have in common, before it counts
    /// as the server's trouble.
    private static let enough = 3
    /// So many are refused alike for a recipient or a text when none at all was taken …
    static let enoughOfTheSame = 5
    /// … and so many before the others aren't tried any more.
    private static let tooManyOfTheSame = 10

    /// A message was taken: what was refused before it wasn't refused for what all have in common.
    mutating func accepted() -> [Judgement] {
        hasAccepted = true
        defer { pending = [] }
        return pending.map(judged)
    }

    /// A message was refused.
    ///
    /// - Returns: what the server says to everything; `nil` as long as that isn't known.
    mutating func add(_ refusal: Refusal) -> Reply? {
        pending.append(refusal)
        if hasAccepted, refusal.blame == .recipient { return nil }
        let general = pending.filter { $0.blame == .everything }
        if count(general) >= Refusals.enough { return general.last?.reply }
        let same = pending.filter { $0.signature == refusal.signature }
        return count(same) >= Refusals.tooManyOfTheSame ? refusal.reply : nil
    }

    /// Nothing is left to be tried. Those that the server's trouble explains stay as they are.
    mutating func end() -> (judgements: [Judgement], trouble: Reply?) {
        var judgements: [Judgement] = []
        var trouble: Reply?
        for refusal in pending {
            if isGeneral(refusal) {
                trouble = refusal.reply
            } else {
                judgements.append(judged(refusal))
            }
        }
        pending = []
        return (judgements, trouble)
    }

    private func isGeneral(_ refusal: Refusal) -> Bool {
        let alike = count(pending.filter { $0.signature == refusal.signature })
        return switch refusal.blame {
        case .everything: !hasAccepted || refusal.stage == .sender
        case .recipient: !hasAccepted && alike >= Refusals.enoughOfTheSame
        case .message: !hasAccepted && alike > 1
        }
    }

    private func judged(_ refusal: Refusal) -> Judgement {
        refusal.blame == .everything && refusal.stage == .sender ? .passing(refusal) : .own(refusal)
    }

    private func count(_ refusals: [Refusal]) -> Int { Set(refusals.map(\.complainant)).count }
}
