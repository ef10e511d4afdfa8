import Civil

extension MailMessage {
    /// The message as RFC 5322 bytes with its envelope.
    ///
    /// 7-bit throughout, every line within 78 characters unless an address or a Message-ID is
    /// longer (998 is never passed), bodies in base64. Throws when a header value holds a control
    /// character, when a body holds one other than a line end or a tab, and for a Message-ID that
    /// is malformed or longer than 900 octets.
    package func encoded() throws(MailError) -> EncodedMail {
        guard !id.isEmpty else { throw .emptyID }
        let ownID = try Self.checkedMessageID(Self.messageID(id: id, domain: from.domain))
        var out = HeaderText.fold("Date", [Self.dateText(date, offset: zoneOffset)])
        out += try HeaderText.mailbox("From", from)
        out += try HeaderText.mailbox("To", to)
        if let replyTo { out += try HeaderText.mailbox("Reply-To", replyTo) }
        out += try HeaderText.unstructured("Subject", subject)
        out += HeaderText.fold("Message-ID", [ownID])
        if let inReplyTo {
            out += HeaderText.fold("In-Reply-To", [try Self.checkedMessageID(inReplyTo)])
        }
        if !references.isEmpty {
            var tokens: [String] = []
            for reference in references { tokens.append(try Self.checkedMessageID(reference)) }
            out += HeaderText.fold("References", tokens)
        }
        out += HeaderText.fold(
            "Auto-Submitted", [isAnswer ? "auto-replied" : "auto-generated"])
        out += HeaderText.fold("X-Auto-Response-Suppress", ["All"])
        if let language {
            out += try HeaderText.unstructured("Content-Language", language)
        }
        out += "MIME-Version: 1.0\r\n"
        let bytes = Array(out.utf8) + (try body()).bytes
        return EncodedMail(
            bytes: bytes, returnPath: isAnswer ? "" : returnPath?.address ?? "",
            recipient: to.address,
            messageID: ownID)
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
        let inner = text.utf8.dropFirst().dropLast()
        let sides = inner.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.first == "<", text.last == ">", text.utf8.count <= 900, sides.count == 2,
            sides.allSatisfy({ side in
                !side.isEmpty && side.first != UInt8(ascii: ".") && side.last != UInt8(ascii: ".")
                    && side.allSatisfy { $0 == UInt8(ascii: ".") || isAtomText($0) }
            })
        else { throw .badMessageID(text) }
        return text
    }

    /// Text first and HTML last in an alternative: readers show the last form they know. The
    /// calendar is an attachment beside them, since it publishes and asks for no answer
    /// (RFC 6047, section 2.4; as an alternative some readers would show it in the text's place).
    private func body() throws(MailError) -> BodyPart {
        let seed = Self.hash(id)
        var part = BodyPart(
            type: "text/plain; charset=utf-8", content: try Self.bodyOctets(text, field: "text"))
        if let html {
            let formatted = BodyPart(
                type: "text/html; charset=utf-8", content: try Self.bodyOctets(html, field: "html"))
            part = BodyPart(kind: "alternative", boundary: "=_\(seed)_a", parts: [part, formatted])
        }
        if let calendar {
            let event = BodyPart(
                type: "text/calendar; charset=utf-8; method=PUBLISH",
                disposition: "attachment; filename=\"lich.ics\"",
                content: try Self.bodyOctets(calendar, field: "calendar"))
            part = BodyPart(kind: "mixed", boundary: "=_\(seed)_m", parts: [part, event])
        }
        return part
    }

    /// UTF-8 with CRLF line ends: the one place where that is decided.
    private static func bodyOctets(_ text: String, field: String) throws(MailError) -> [UInt8] {
        var out: [UInt8] = []
        let composed = VietnameseComposition.compose(text)
        // Splitting looks at every character, and our own texts have no carriage returns.
        let unified =
            composed.utf8.contains(UInt8(ascii: "\r"))
            ? composed.split(separator: "\r\n", omittingEmptySubsequences: false)
                .joined(separator: "\n") : composed
        for byte in try unified.refusingControls(field: field, allowed: ["\n", "\t"]).utf8 {
            if byte == 10 { out.append(13) }
            out.append(byte)
        }
        return out
    }

    /// FNV-1a, 64 bits, in hexadecimal: boundaries differ between mails and stay the same for one.
    private static func hash(_ text: String) -> String {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// A MIME entity: its header fields, the blank line and its content.
private struct BodyPart {
    let bytes: [UInt8]

    init(type: String, disposition: String? = nil, content: [UInt8]) {
        var head = HeaderText.fold("Content-Type", type.split(separator: " ").map(String.init))
        if let disposition { head += "Content-Disposition: \(disposition)\r\n" }
        head += "Content-Transfer-Encoding: base64\r\n\r\n"
        bytes = Array(head.utf8) + Base64.lines(content)
    }

    /// `=_` never occurs in base64, so no content can hold the boundary.
    init(kind: String, boundary: String, parts: [BodyPart]) {
        var out = Array(
            "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for part in parts { out += Array("--\(boundary)\r\n".utf8) + part.bytes }
        out += Array("--\(boundary)--\r\n".utf8)
        bytes = out
    }
}
