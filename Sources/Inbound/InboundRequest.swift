package import Civil
package import Mail

/// A message that counts: it carries a good token and comes from whom the token was made for.
package struct InboundRequest: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// A person's answer, in plain words.
        case answer([ReplyStatement])
        /// A person's answer, of which nobody can say what it means.
        case unclear
        /// A mail system's report that the mail could not be delivered.
        case bounce(isPermanent: Bool, reason: String)
    }

    /// The id of the mail that it is about.
    package let mail: String
    /// The address that the mail went to.
    package let recipient: String
    package let content: Content
    /// Its own Message-ID with angle brackets, for the confirmation; `nil` where it has none.
    package let messageID: String?
}

/// What comes of reading a message.
package enum InboundReading: Hashable, Sendable {
    case request(InboundRequest)
    /// It changes nothing.
    case nothing(InboundRefusal)
}

/// Reads messages that came in. A value of keys and a day: the same message always reads the same.
package struct InboundReader: Sendable {
    private let keys: TokenKeys
    /// The day on which the message came, in the zone of the plans.
    private let today: CivilDate

    package init(keys: TokenKeys, today: CivilDate) {
        self.keys = keys
        self.today = today
    }

    /// `mail` looks up what is known of the mail with an id; it is asked only once a token has been
    /// found good, and `nil` says that there is none, or that its recipient has been erased.
    ///
    /// Takes time in proportion to the message, of which it looks at no more than
    /// `InboundLimits.messageOctets`.
    package func read<Failure>(
        _ bytes: [UInt8], mail: (String) throws(Failure) -> AnsweredMail?
    ) throws(Failure) -> InboundReading {
        guard let message = IncomingMessage(bytes) else { return .nothing(.noMessage) }
        let token: ReplyToken
        switch self.token(in: message) {
        case .success(let found): token = found
        case .failure(let refusal): return .nothing(refusal.reason)
        }
        let content: InboundRequest.Content?
        switch token.purpose {
        case .bounce:
            switch bounce(message) {
            case .success(let report): content = report
            case .failure(let refusal): return .nothing(refusal.reason)
            }
        case .reply:
            if let refusal = AutomaticMail.sign(in: message)
                ?? AutomaticMail.returnPathFlaw(in: message)
            {
                return .nothing(refusal)
            }
            content = nil
        }
        guard let known = try mail(token.mail.id) else { return .nothing(.unknownMail) }
        let sure: InboundRequest.Content
        if let content {
            sure = content
        } else {
            switch answer(message, known) {
            case .success(let read): sure = read
            case .failure(let refusal): return .nothing(refusal.reason)
            }
        }
        return .request(
            InboundRequest(
                mail: token.mail.id, recipient: known.recipient, content: sure,
                messageID: message.fields.first("message-id").flatMap(MailMessage.messageIDForm)))
    }

    private struct Refused: Error { let reason: InboundRefusal }

    /// The one token that the message came to: in what the mail system says about its way, or in
    /// the addresses that its sender wrote.
    private func token(in message: IncomingMessage) -> Result<ReplyToken, Refused> {
        var found: [String] = []
        for name in ["x-original-to", "delivered-to", "envelope-to", "to", "cc"] {
            for value in message.fields.all(name).prefix(20) {
                for address in Self.addresses(value) {
                    guard let text = ReplyAddress.token(in: address), Self.resembles(text),
                        !found.contains(String(text))
                    else { continue }
                    found.append(String(text))
                }
            }
            if found.count > 1 { return .failure(Refused(reason: .severalTokens)) }
        }
        guard let text = found.first,
            let purpose = ReplyToken.Purpose(rawValue: text.prefix(1).lowercased())
        else { return .failure(Refused(reason: .noToken)) }
        do throws(TokenRefusal) {
            return .success(try ReplyToken(verifying: text, purpose, keys: keys, on: today))
        } catch {
            return .failure(Refused(reason: .token(error)))
        }
    }

    /// With the letters as they are: a token in capitals isn't one that was made here.
    private static func addresses(_ value: String) -> [String] {
        value.split { ",;<> \t\"()".contains($0) }.filter { $0.contains("@") }.map(String.init)
    }

    private static func resembles(_ text: Substring) -> Bool {
        text.utf8.count == ReplyToken.length && text.utf8.allSatisfy { $0 < 0x80 }
    }

    private func bounce(_ message: IncomingMessage) -> Result<InboundRequest.Content, Refused> {
        switch DeliveryReport.reading(message) {
        case .failure(let report):
            .success(.bounce(isPermanent: report.isPermanent, reason: report.reason))
        case .noFailure: .failure(Refused(reason: .noFailure))
        case .none: .failure(Refused(reason: .automatic(sign: "sent to the return path")))
        }
    }

    private func answer(
        _ message: IncomingMessage, _ known: AnsweredMail
    ) -> Result<InboundRequest.Content, Refused> {
        let froms = message.fields.all("from")
        let senders = froms.flatMap(AddressList.addresses)
        guard froms.count == 1, senders.count == 1 else {
            return .failure(Refused(reason: .noSender))
        }
        guard known.mayCome(from: senders[0]) else { return .failure(Refused(reason: .stranger)) }
        let lines = OwnText.lines(of: message.text)
        guard !lines.isEmpty else { return .failure(Refused(reason: .nothingPlain)) }
        let folded = VietnameseFolding.fold(lines.joined(separator: " "))
        if let phrase = ReplyVocabulary.machine.first(where: folded.contains) {
            return .failure(Refused(reason: .automatic(sign: phrase)))
        }
        let statements = ReplyReading(items: known.items.map(\.short), today: today)
            .statements(in: lines)
        return .success(statements.isEmpty ? .unclear : .answer(statements))
    }
}
