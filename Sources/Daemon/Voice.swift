import Civil
import Ledger
import Rounds
import Rules
import Scheduler
import Host
import SourceText

/// What the journal, or a watching person, is told. The ledger is the record; a journal that can't be
/// written to stops nothing.
package final class Voice {
    private let journal: Journal
    /// Shows a watching person what left; without one the journal is told.
    let watchLog: WatchLog?
    var rules: RuleSet
    /// Journal entries that could not be written; `status --health` tells.
    private(set) var faults = 0
    /// Mails that the spool had and the ledger didn't know.
    private(set) var tookUp = 0

    init(journal: Journal, watchLog: WatchLog?, rules: RuleSet) {
        self.journal = journal
        self.watchLog = watchLog
        self.rules = rules
    }

    func hear(_ report: Report) {
        switch report {
        case .released: break
        case .sent(let notice, let mail): tell(notice, mail: mail)
        case .ended(let notice, let fate): tell(notice, fate: fate)
        case .held(let hold):
            say(
                .blastGuardHolding,
                "\(quantity(hold.notices.count, "notice")) to \(hold.recipients) of \(quantity(hold.total, "address", "addresses")) \(hold.notices.count == 1 ? "is" : "are") "
                    + (hold.isDoubtful
                        ? "held, since they may have left before the ledger was restored ("
                        : "held (")
                    + "\(hold.plans.joined(separator: ", "))); 'hanchot release' lets them go, "
                    + "'hanchot discard' drops them", .warning)
        case .tookUp(let count):
            tookUp += count
            say(
                .recovered,
                "the ledger was behind the spool: \(quantity(count, "mail")) written since then: "
                    + "taken up and won't be written again; enter what was recorded since its "
                    + "backup once more", .warning)
        case .unwritable(let mail, let reason):
            say(.letterProblem, reason, .error, [("HANCHOT_MAIL", mail)])
        case .noReplies(let reason):
            say(.letterProblem, "answers can't be read: \(reason)", .error)
        case .undeliverable(let mail, let reason, let isDead):
            say(
                .mailUndeliverable,
                isDead
                    ? "mail \(mail.id) to \(mail.recipient ?? "?") won't arrive: \(reason); see "
                        + "'hanchot spool show \(mail.id)'"
                    : "mail \(mail.id) to \(mail.recipient ?? "?"): \(reason)",
                isDead ? .error : .warning,
                [
                    ("HANCHOT_MAIL", mail.id), ("HANCHOT_RECIPIENT", mail.recipient ?? ""),
                    ("HANCHOT_REASON", reason),
                ])
        case .outletTrouble(let reason): say(.spoolProblem, reason, .error)
        }
    }

    /// A notice's mail has reached the spool.
    private func tell(_ notice: Notice, mail: StoredMail) {
        if let watchLog { return watchLog.show(notice, mail: mail, rules: rules) }
        guard let event = JournalEvent.spooled(kind: notice.key.kind.rawValue) else { return }
        let recipient = mail.recipient ?? "?"
        say(
            event, "\(mail.subject ?? mail.id) → \(recipient) (\(describe(notice)))", .notice,
            fields(of: notice) + [
                ("HANCHOT_RECIPIENT", recipient), ("HANCHOT_MAIL", mail.id),
                ("HANCHOT_SUBJECT", mail.subject ?? ""),
            ])
    }

    /// A notice will not leave, or not yet.
    private func tell(_ notice: Notice, fate: Notice.Fate) {
        if watchLog != nil { return }
        switch fate {
        case .pending: break
        case .suppressed(let reason):
            let priority: Journal.Priority =
                switch reason {
                case .noAddress, .roleEmpty, .undeliverable: .warning
                case .unwritable: .error
                case .closed, .moved, .withdrawn, .outsideBody, .shadow, .paused, .silenced,
                    .acknowledged, .outdated, .discarded, .nothingToSay, .submitted, .shown,
                    .undone:
                    .info
                }
            say(
                .noticeSuppressed, "not sent (\(reason.rawValue)): \(describe(notice))", priority,
                fields(of: notice) + [("HANCHOT_REASON", reason.rawValue)])
        case .superseded(let by):
            say(
                .noticeSuperseded, "not sent, \(by.text) takes its place: \(describe(notice))",
                .info,
                fields(of: notice) + [("HANCHOT_REASON", by.text)])
        }
    }

    func say(
        _ event: JournalEvent, _ message: String, _ priority: Journal.Priority,
        _ fields: @autoclosure () -> [(String, String)] = []
    ) {
        do {
            try journal.send(event, message: message, priority: priority, fields: fields())
        } catch {
            faults += 1
        }
    }

    private func describe(_ notice: Notice) -> String {
        let key = notice.key
        let about =
            switch key.subject {
            case .obligation(let id): id.description
            case .plan(let id, let day): "plan \(id), \(day.iso)"
            }
        return "\(key.kind.rawValue) \(key.stage) to \(key.role.text): \(about), due \(key.due.iso)"
    }

    private func fields(of notice: Notice) -> [(String, String)] {
        let key = notice.key
        var fields = [
            ("HANCHOT_PLAN", notice.plan), ("HANCHOT_KIND", key.kind.rawValue),
            ("HANCHOT_RUNG", key.stage.description), ("HANCHOT_ROLE", key.role.text),
            ("HANCHOT_DUE", key.due.iso), ("HANCHOT_KEY", key.description),
        ]
        if let id = key.subject.obligation {
            fields += [
                ("HANCHOT_DUTY", id.occurrence.duty), ("HANCHOT_PERIOD", id.occurrence.period),
                ("HANCHOT_UNIT", id.unit),
            ]
        }
        return fields
    }
}
