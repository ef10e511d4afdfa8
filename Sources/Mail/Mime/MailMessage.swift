package import Civil

/// One mail to one person, before it is bytes.
///
/// The bytes are a function of these values alone: the same message gives the same bytes at any
/// time on any machine, so a mail that is sent twice can be recognised as one.
package struct MailMessage: Hashable, Sendable {
    /// The mail's id, from which the Message-ID and the boundaries follow. Any non-empty text.
    package var id: String
    /// What `Date` says.
    package var date: Instant
    /// Seconds east of UTC in which `Date` is written; odd seconds are dropped.
    package var zoneOffset: Int
    package var from: MailAddress
    package var to: MailAddress
    package var replyTo: MailAddress?
    /// Where bounces go; `nil` is the null return path. It is no header: delivery says it in the
    /// envelope.
    package var returnPath: MailAddress?
    package var subject: String
    /// Plain text with LF line ends.
    package var text: String
    /// The same as HTML with LF line ends, when there is a form in HTML.
    package var html: String?
    /// A whole `VCALENDAR`, when one is attached.
    package var calendar: String?
    /// `vi`, `en`: what `Content-Language` says (RFC 3282).
    package var language: String?
    /// The Message-ID answered, as `<left@right>`; see `messageID(id:domain:)`.
    package var inReplyTo: String?
    /// The Message-IDs of the thread, oldest first.
    package var references: [String]
    /// Whether it answers a mail that came in, which `Auto-Submitted` tells apart (RFC 3834,
    /// section 5). Such a mail has the null return path.
    package var isAnswer: Bool

    package init(
        id: String, date: Instant, zoneOffset: Int, from: MailAddress, to: MailAddress,
        replyTo: MailAddress? = nil, returnPath: MailAddress? = nil, subject: String, text: String,
        html: String? = nil, calendar: String? = nil, language: String? = nil,
        inReplyTo: String? = nil, references: [String] = [], isAnswer: Bool = false
    ) {
        self.id = id
        self.date = date
        self.zoneOffset = zoneOffset
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.returnPath = returnPath
        self.subject = subject
        self.text = text
        self.html = html
        self.calendar = calendar
        self.language = language
        self.inReplyTo = inReplyTo
        self.references = references
        self.isAnswer = isAnswer
    }

    /// The Message-ID of the mail `id` sent from `domain`, with its angle brackets.
    ///
    /// Letters, digits, `-`, `_` and single inner dots stay; any other octet becomes `=XX`, so
    /// different ids never meet.
    package static func messageID(id: String, domain: String) -> String {
        var left = ""
        var previous: UInt8 = UInt8(ascii: ".")
        let bytes = Array(id.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"):
                left.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where previous != byte && index < bytes.count - 1:
                left.append(".")
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                left += digits.count == 1 ? "=0\(digits)" : "=\(digits)"
            }
            previous = byte
        }
        return "<\(left)@\(domain)>"
    }
}

/// A mail ready for the spool: bytes, and what the SMTP conversation says about them.
package struct EncodedMail: Hashable, Sendable {
    /// RFC 5322 with CRLF line ends, 7-bit throughout.
    package let bytes: [UInt8]
    /// The argument of MAIL FROM, without brackets; empty for the null return path.
    package let returnPath: String
    /// The argument of RCPT TO, without brackets.
    package let recipient: String
    /// With its angle brackets.
    package let messageID: String

    package init(bytes: [UInt8], returnPath: String, recipient: String, messageID: String) {
        self.bytes = bytes
        self.returnPath = returnPath
        self.recipient = recipient
        self.messageID = messageID
    }
}
