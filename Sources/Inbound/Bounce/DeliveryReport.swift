internal import Civil

/// What a mail system says became of a mail (RFC 3464), or of older systems' plain words.
enum DeliveryReport {
    enum Reading: Hashable, Sendable {
        /// Delivery was given up. The reason is the status and its text, or the words that say so;
        /// printable ASCII, at most 200 characters.
        case failure(String)
        /// It is late, and still on its way.
        case delay(String)
        /// It arrived, or went on to a system that reports nothing, or the text says nothing of it.
        case noFailure
        /// This is no report at all.
        case none
    }

    /// Of the mail that went to `recipient`.
    static func reading(_ message: IncomingMessage, recipient: String) -> Reading {
        let status = message.parts.leaves.first {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type.name)
        }
        // A report travels with the null return path (RFC 3464, section 2): one with a person's is theirs.
        guard AutomaticMail.returnPathFlaw(in: message) != nil else { return .none }
        if let status, isFromNobody(message) {
            return reading(status: status.text, recipient: recipient.lowercased())
        }
        guard isFromMailSystem(message) else { return .none }
        return PostmasterWords.reading(message, recipient: recipient.lowercased())
    }

    /// The fields for each recipient stand in groups that blank lines part. Those that name ours count; where
    /// none does, the mail was sent on, and any counts.
    private static func reading(status text: String, recipient: String) -> Reading {
        var groups: [[String]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                groups.append([])
            } else {
                groups[groups.count - 1].append(String(line))
            }
        }
        let fates = groups.compactMap { Fate($0) }
        let ours = fates.filter { $0.recipients.contains(recipient) }
        let counted = ours.isEmpty ? fates : ours
        // "failed" is final whatever the status code's first digit (RFC 3464, section 2.3.3).
        if let failed = counted.first(where: { $0.action == "failed" }) {
            return .failure(failed.reason)
        }
        if let delayed = counted.first(where: { $0.action == "delayed" }) {
            return .delay(delayed.reason)
        }
        return .noFailure
    }

    private struct Fate {
        let action: String
        let recipients: Set<String>
        let reason: String

        init?(_ lines: [String]) {
            let fields = HeaderFields(Array(lines.joined(separator: "\n").utf8)[...])
            guard let action = fields.value("action") else { return nil }
            self.action = String(action.lowercased().prefix { $0.isLetter })
            recipients = Set(
                ["final-recipient", "original-recipient"].compactMap(fields.value).map { value in
                    trimmed(String(value.split(separator: ";").last ?? "")).lowercased()
                        .filter { $0 != "<" && $0 != ">" }
                })
            let status = fields.value("status") ?? ""
            let code = fields.value("diagnostic-code") ?? ""
            reason = DeliveryReport.printable(code.isEmpty ? status : "\(status) \(code)")
        }
    }

    private static func isFromMailSystem(_ message: IncomingMessage) -> Bool {
        AutomaticMail.returnPathFlaw(in: message) == .nullReturnPath && namesMailSystem(message)
    }

    /// With the null return path, or, where the mail system gave none, with a mail system's name.
    private static func isFromNobody(_ message: IncomingMessage) -> Bool {
        AutomaticMail.returnPathFlaw(in: message) == .nullReturnPath || namesMailSystem(message)
    }

    private static func namesMailSystem(_ message: IncomingMessage) -> Bool {
        let senders = AddressList.addresses(in: message.fields.value("from") ?? "")
        let local = String(senders.first?.prefix { $0 != "@" } ?? "").lowercased()
        return ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"].contains(local)
            || local.hasPrefix("microsoftexchange")
    }

    static func printable(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }
        return String(String(String.UnicodeScalarView(kept)).prefix(200))
    }
}
