internal import Civil
package import Scheduler
package import Spool

extension SpoolMail {
    /// A mail as the ledger froze it.
    package init(_ mail: StoredMail) throws(SpoolError) {
        self.init(
            id: try SpoolID(mail.id),
            envelope: try Envelope(
                sender: mail.sender, recipients: [mail.recipient ?? ""],
                expires: mail.expires?.microseconds, notices: mail.keys),
            message: mail.bytes ?? [])
    }
}
