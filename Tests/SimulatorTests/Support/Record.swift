import Civil
import Ledger
import Mail
import Rounds
import Rules
import Scheduler

@testable import Correspondence

/// Everything that a ledger holds and that lies in the spool, a line each; but not the last trusted
/// time (statement 38).
struct Record {
    let lines: Set<String>

    init(_ ledger: any LedgerStore, _ post: PostOffice) throws {
        var lines: [String] = []
        let standing = try ledger.standing()
        lines.append("watermark \(Self.time(standing.watermark)), event \(standing.lastEvent)")
        lines += try ledger.undoings().map { undoing in
            "undoing \(undoing.number) to \(Self.time(undoing.back.to)) at "
                + "\(Self.time(undoing.back.at)): \(undoing.notices), \(undoing.mails), "
                + "\(undoing.left)"
        }
        lines += try ledger.openings().map {
            "opening \($0.occurrence) at \(Self.time($0.openedAt)): \($0.members)"
        }
        lines += try ledger.tail(after: 0, limit: .max).map { event in
            "event \(event.id) \(event.obligation) \(event.body) by \(event.actor) on "
                + "\(event.on.iso) at \(Self.time(event.recordedAt)) late \(event.workingDaysLate ?? -1)"
        }
        let notices = try ledger.notices(
            from: Instant(microseconds: .min), through: Instant(microseconds: .max))
        var mails = Set(post.items.keys)
        for stored in notices {
            let notice = stored.notice
            lines.append(
                "notice \(stored.key) of \(notice.plan) for \(Self.time(notice.at)), leaves "
                    + "\(Self.time(notice.release)), \(notice.fate), decided "
                    + "\(Self.time(stored.decidedAt)), in \(stored.mail ?? "none"), spooled "
                    + Self.time(stored.spooledAt))
            if let mail = stored.mail { mails.insert(mail) }
        }
        for id in mails {
            guard let mail = try ledger.mail(id: id) else { continue }
            lines.append(
                "mail \(mail.number) \(id) to \(mail.recipient ?? "-"): \(mail.subject ?? "-"), "
                    + "\(mail.keys), spooled \(Self.time(mail.spooledAt)), "
                    + "\(mail.outcomes.map { "\($0.what) \(Self.time($0.at)) \($0.detail ?? "")" })"
            )
        }
        for (name, value) in try ledger.settings(prefix: "") { lines.append("\(name) = \(value)") }
        for (id, item) in post.items {
            lines.append(
                "post \(id) \(String(decoding: item.bytes, as: UTF8.self)) \(item.standing)")
        }
        self.lines = Set(lines)
    }

    static func time(_ instant: Instant?) -> String {
        guard let instant else { return "-" }
        let local = RandomRules.zone.local(at: instant)
        return "\(local.date.iso) \(local.time.iso)"
    }

    init(lines: some Sequence<String>) { self.lines = Set(lines) }

    /// The first lines in which `other` differs.
    func difference(from other: Record) -> String? {
        let only = lines.subtracting(other.lines).sorted().prefix(5).map { "- \($0)" }
        let more = other.lines.subtracting(lines).sorted().prefix(5).map { "+ \($0)" }
        return only.isEmpty && more.isEmpty ? nil : (only + more).joined(separator: "\n")
    }
}

extension Pen {
    /// Writes everything that a letter may depend on, in words that nobody would read.
    static var plain: Pen {
        Pen { _, _, _ in
            { bundle, id, context in
                let thread = context.thread.map { "\($0)" } ?? "none"
                let urged = context.urged.sorted { $0.key < $1.key }.map {
                    "\($0.key) \($0.value.sorted().map(\.iso))"
                }
                let text = """
                    \(id) to \(bundle.recipient.address) of \(bundle.offices.map(\.address))
                    tells \(bundle.notices.map(\.key.description)) and \(bundle.skipped.map(\.key))
                    shows \(bundle.outlook.map { "\($0.obligation) \($0.due.iso)" })
                    announces \(bundle.goingOut.map(\.key.description).sorted())
                    asks \(context.waiting.map { "\($0)" }), thread \(thread), urged \(urged)
                    promises \(bundle.promises.map { "\($0.key) \($0.value)" }.sorted())
                    """
                return Draft(
                    encoded: EncodedMail(
                        bytes: Array(text.utf8), returnPath: "",
                        recipient: bundle.recipient.address, messageID: "<\(id)@so.example>"),
                    subject: "\(bundle.notices.count) việc", sender: nil, expires: nil, matters: [])
            }
        }
    }
}
