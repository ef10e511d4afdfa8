import Civil

extension MailMessage {
    /// The message as RFC 5322 bytes with its envelope.
    ///
    /// 7-bit throughout, every line within 78 characters unless an address or a Message-ID is
    /// longer (998 is never passed), bodies in base64. Throws when a header value holds a control
    /// character, when a body holds one other than a line end or a tab, and for a Message-ID that
    /// is malformed or longer than 900 octets.
    package func encoded() throws(MailError) -> EncodedMail {
        try encoded(in: try MailFrame(self))
    }

    /// The same; with a frame that fits the message what is the same in many is encoded once.
    package func encoded(in frame: MailFrame) throws(MailError) -> EncodedMail {
        guard !id.isEmpty else { throw .emptyID }
        let ownID = try Self.checkedMessageID(Self.messageID(id: id, domain: frame.domain))
        let size = text.utf8.count + (html?.utf8.count ?? 0) + (calendar?.utf8.count ?? 0)
        var out = HeaderWriter(reserving: 2048 + size * 3 / 2)
        out.append(frame.first)
        try out.mailbox("To", to)
        if let replyTo { try out.mailbox("Reply-To", replyTo) }
        out.append(frame.subject)
        out.field("Message-ID", ownID)
        if let inReplyTo { out.field("In-Reply-To", try Self.checkedMessageID(inReplyTo)) }
        if !references.isEmpty {
            for reference in references { _ = try Self.checkedMessageID(reference) }
            out.field("References", references)
        }
        out.append(frame.last)
        var bytes = MimeBody(headers: out, seed: Self.hash(id))
        try bytes.append(self)
        return EncodedMail(
            bytes: bytes.octets, returnPath: isAnswer ? "" : returnPath?.address ?? "",
            recipient: to.address, messageID: ownID)
    }

    /// `Tue, 28 Oct 2025 07:30:00 +0700` (RFC 5322, section 3.3).
    static func dateText(_ instant: Instant, offset: Int) -> String {
        let minutes = offset / 60
        let local = instant.local(offset: minutes * 60)
        let (date, time) = (local.date, local.time)
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][date.weekday.rawValue - 1]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][date.month - 1]
        let zone =
            "\(minutes < 0 ? "-" : "+")\(pad(abs(minutes) / 60, 2))\(pad(abs(minutes) % 60, 2))"
        return "\(weekday), \(pad(date.day, 2)) \(month) \(pad(date.year, 4)) "
            + "\(pad(time.hour, 2)):\(pad(time.minute, 2)):\(pad(time.second, 2)) \(zone)"
    }

    /// `text` where it is one Message-ID that a mail can name; `nil` for anything else.
    package static func messageIDForm(_ text: String) -> String? {
        do throws(MailError) { return try checkedMessageID(text) } catch { return nil }
    }

    private static func checkedMessageID(_ text: String) throws(MailError) -> String {
        var previous = UInt8(ascii: ".")
        var isSideStart = true
        var sides = 1
        let count = text.utf8.count
        guard count > 2, count <= 900, text.utf8.first == UInt8(ascii: "<"),
            text.utf8.last == UInt8(ascii: ">")
        else { throw .badMessageID(text) }
        for octet in text.utf8.dropFirst().dropLast() {
            switch octet {
            case UInt8(ascii: "@"):
                guard previous != UInt8(ascii: "."), sides == 1 else { throw .badMessageID(text) }
                sides += 1
                previous = UInt8(ascii: ".")
                isSideStart = true
                continue
            case UInt8(ascii: "."):
                if isSideStart { throw .badMessageID(text) }
            default:
                guard isAtomText(octet) else { throw .badMessageID(text) }
            }
            previous = octet
            isSideStart = false
        }
        guard sides == 2, previous != UInt8(ascii: ".") else { throw .badMessageID(text) }
        return text
    }

    /// FNV-1a, 64 bits, in hexadecimal: boundaries differ between mails and stay the same for one.
    private static func hash(_ text: String) -> String {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// A message's octets from its `Content-Type` on, written behind the other header fields.
private struct MimeBody {
    private(set) var octets: [UInt8]
    /// What the boundaries have in common.
    private let seed: [UInt8]
    /// A body's octets before they are encoded; the room is used again for the next one.
    private var content: [UInt8] = []

    init(headers: HeaderWriter, seed: String) {
        octets = headers.octets
        self.seed = Array(seed.utf8)
    }

    /// One for each multipart.
    private enum Boundary: UInt8 {
        case mixed = 0x6D
        case alternative = 0x61
    }

    /// Text first and HTML last in an alternative: readers show the last form they know. The
    /// calendar is an attachment beside them, since it publishes and asks for no answer
    /// (RFC 6047, section 2.4; as an alternative some readers would show it in the text's place).
    mutating func append(_ mail: MailMessage) throws(MailError) {
        guard let calendar = mail.calendar else { return try alternatives(mail) }
        multipart("mixed", .mixed)
        delimiter(.mixed)
        try alternatives(mail)
        delimiter(.mixed)
        try part(
            """
            Content-Type: text/calendar; charset=utf-8; method=PUBLISH\r
            Content-Disposition: attachment; filename="lich.ics"\r

            """,
            calendar, field: "calendar")
        close(.mixed)
    }

    private mutating func alternatives(_ mail: MailMessage) throws(MailError) {
        if mail.html != nil {
            multipart("alternative", .alternative)
            delimiter(.alternative)
        }
        try part("Content-Type: text/plain; charset=utf-8\r\n", mail.text, field: "text")
        guard let html = mail.html else { return }
        delimiter(.alternative)
        try part("Content-Type: text/html; charset=utf-8\r\n", html, field: "html")
        close(.alternative)
    }

    private mutating func multipart(_ kind: StaticString, _ boundary: Boundary) {
        octets.append("Content-Type: multipart/")
        octets.append(kind)
        octets.append("; boundary=\"")
        append(boundary)
        octets.append("\"\r\n\r\n")
    }

    /// `=_` never occurs in base64, so no content can hold the boundary.
    private mutating func append(_ boundary: Boundary) {
        octets.append("=_")
        octets += seed
        octets.append(UInt8(ascii: "_"))
        octets.append(boundary.rawValue)
    }

    private mutating func delimiter(_ boundary: Boundary) {
        octets.append("--")
        append(boundary)
        octets.append("\r\n")
    }

    private mutating func close(_ boundary: Boundary) {
        octets.append("--")
        append(boundary)
        octets.append("--\r\n")
    }

    private mutating func part(
        _ head: StaticString, _ text: String, field: String
    ) throws(MailError) {
        octets.append(head)
        octets.append("Content-Transfer-Encoding: base64\r\n\r\n")
        try fill(VietnameseComposition.compose(text), field: field)
        Base64.appendLines(content, to: &octets)
    }

    /// UTF-8 with CRLF line ends: the one place where that is decided.
    private mutating func fill(_ text: String, field: String) throws(MailError) {
        var text = text
        let isClean = text.withUTF8 { BodyOctets.areClean($0) }
        if !isClean {
            _ = try text.withoutReturns.refusingControls(field: field, allowed: ["\n", "\t"])
        }
        content.removeAll(keepingCapacity: true)
        content.reserveCapacity(text.utf8.count + text.utf8.count / 16 + 64)
        text.withUTF8 { BodyOctets.append($0, to: &content) }
    }
}
