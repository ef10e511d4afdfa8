internal import Civil

/// The header fields that are the same in many mails, encoded once: all but those that name the mail, its
/// thread and whom it goes to.
package struct MailFrame: Sendable {
    /// `Date` and `From`, which come first.
    let first: [UInt8]
    let subject: [UInt8]
    /// What comes after the fields that name the mail.
    let last: [UInt8]
    /// The sender's, for Message-IDs.
    let domain: String
    private let model: MailMessage

    /// That of a message. Throws for a value that no header may carry.
    package init(_ mail: MailMessage) throws(MailError) {
        var out = HeaderWriter()
        out.field("Date", MailMessage.dateText(mail.date, offset: mail.zoneOffset))
        try out.mailbox("From", mail.from)
        first = out.octets
        out = HeaderWriter()
        try out.unstructured("Subject", mail.subject)
        subject = out.octets
        out = HeaderWriter()
        out.field("Auto-Submitted", mail.isAnswer ? "auto-replied" : "auto-generated")
        out.field("X-Auto-Response-Suppress", "All")
        if let language = mail.language { try out.unstructured("Content-Language", language) }
        out.field("MIME-Version", "1.0")
        last = out.octets
        domain = mail.from.domain
        model = mail
    }

    /// Whether it is the frame of this message too.
    package func fits(_ mail: MailMessage) -> Bool {
        mail.subject == model.subject && mail.date == model.date
            && mail.zoneOffset == model.zoneOffset
            && mail.from == model.from && mail.language == model.language
            && mail.isAnswer == model.isAnswer
    }
}
