/// What a mail system says became of a mail (RFC 3464), or of older systems' plain words.
struct DeliveryReport: Hashable, Sendable {
    /// Delivery was given up for good: the address is wrong, gone or refuses.
    let isPermanent: Bool
    /// `5.1.1`, or the mail system's first line; printable ASCII, at most 200 characters.
    let reason: String

    enum Reading: Hashable, Sendable {
        case failure(DeliveryReport)
        /// It is late, or arrived, or went on to a system that reports nothing.
        case noFailure
        /// This is no report at all.
        case none
    }

    static func reading(_ message: IncomingMessage) -> Reading {
        let status = message.parts.leaves.first {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type.name)
        }
        if let status { return reading(status: status.text) }
        guard isFromMailSystem(message) else { return .none }
        return plainWords(message)
    }

    /// The fields for each recipient stand in groups that blank lines part.
    private static func reading(status text: String) -> Reading {
        var groups: [[String]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                groups.append([])
            } else {
                groups[groups.count - 1].append(String(line))
            }
        }
        for group in groups {
            let fields = HeaderFields(Array(group.joined(separator: "\n").utf8)[...])
            let action = fields.first("action")?.lowercased().prefix { $0.isLetter }
            guard action == "failed" else { continue }
            let status = fields.first("status") ?? ""
            let code = fields.first("diagnostic-code") ?? ""
            return .failure(
                DeliveryReport(
                    isPermanent: status.hasPrefix("5"),
                    reason: printable(code.isEmpty ? status : "\(status) \(code)")))
        }
        return .noFailure
    }

    private static func isFromMailSystem(_ message: IncomingMessage) -> Bool {
        let senders = AddressList.addresses(in: message.fields.first("from") ?? "")
        let local = senders.first?.prefix { $0 != "@" } ?? ""
        let isNull = AutomaticMail.returnPathFlaw(in: message) == .nullReturnPath
        return isNull && ["mailer-daemon", "postmaster"].contains(String(local))
    }

    /// Systems that write their own words name the SMTP answer in them.
    private static func plainWords(_ message: IncomingMessage) -> Reading {
        let lines = message.text.split(whereSeparator: \.isNewline).prefix(60)
        let codes = lines.lazy.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map {
            $0.filter { $0.isNumber || $0 == "." }
        }
        let isPermanent = codes.contains { word in
            word.hasPrefix("5.") && word.count(where: { $0 == "." }) == 2
                || word.count == 3 && (550...554).contains(Int(word) ?? 0)
        }
        let isDelay = ["delay", "warning"].contains(
            where: message.subject.lowercased().contains)
        if isDelay { return .noFailure }
        return .failure(
            DeliveryReport(
                isPermanent: isPermanent, reason: printable(lines.first.map(String.init) ?? "")))
    }

    private static func printable(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }
        return String(String(String.UnicodeScalarView(kept)).prefix(200))
    }
}
