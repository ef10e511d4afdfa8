package import Civil
package import Mail

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
        if token.purpose == .reply,
            let refusal = AutomaticMail.sign(in: message)
                ?? AutomaticMail.returnPathFlaw(in: message)
        {
            return .nothing(refusal)
        }
        guard let known = try mail(token.mail.id) else { return .nothing(.unknownMail) }
        let read =
            switch token.purpose {
            case .bounce: bounce(message, known)
            case .reply: answer(message, known)
            // A link's token is no address's.
            case .page: Result<Found, Refused>.failure(Refused(reason: .noToken))
            }
        switch read {
        case .failure(let refusal): return .nothing(refusal.reason)
        case .success(let found):
            return .request(
                InboundRequest(
                    mail: token.mail.id, recipient: known.recipient, sender: found.sender,
                    content: found.content, words: SenderWords.shown(found.words),
                    attachments: found.attachments,
                    messageID: message.fields.value("message-id")
                        .flatMap(MailMessage.messageIDForm)))
        }
    }

    private struct Refused: Error { let reason: InboundRefusal }

    private struct Found {
        let content: InboundRequest.Content
        var sender = ""
        var words = ""
        var attachments: [String] = []
    }

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

    private func bounce(
        _ message: IncomingMessage, _ known: AnsweredMail
    ) -> Result<Found, Refused> {
        switch DeliveryReport.reading(message, recipient: known.recipient) {
        case .failure(let reason):
            .success(Found(content: .bounce(isPermanent: true, reason: reason)))
        case .delay(let reason):
            .success(Found(content: .bounce(isPermanent: false, reason: reason)))
        case .noFailure: .failure(Refused(reason: .noFailure))
        case .none: .failure(Refused(reason: .automatic(sign: "sent to the return path")))
        }
    }

    private func answer(
        _ message: IncomingMessage, _ known: AnsweredMail
    ) -> Result<Found, Refused> {
        let froms = message.fields.all("from")
        let senders = froms.flatMap(AddressList.addresses)
        guard froms.count == 1, senders.count == 1 else {
            return .failure(Refused(reason: .noSender))
        }
        guard known.mayCome(from: senders[0]) || known.mayDecide(senders[0]) else {
            return .failure(Refused(reason: .stranger))
        }
        let shown = message.shown
        let own = OwnText(shown.text, signature: shown.signature, today: today)
        let attachments = message.attachments
        let page = OwnText(shown.page, signature: shown.signature, today: today)
        if let phrase = AutomaticWords.phrase(in: own.lines) {
            guard AutomaticWords.speaksOfReport(own.lines) else {
                return .failure(Refused(reason: .automatic(sign: phrase)))
            }
            return .success(
                Found(
                    content: .unclear, sender: senders[0],
                    words: own.lines.joined(separator: "\n"), attachments: attachments))
        }
        guard !own.lines.isEmpty else {
            // What was struck out or quoted, or a file without a word, is for people to look at.
            let rest = NothingOwn(
                shown, own, page, isHeard: known.waiting == 0 || known.hasOwnItems)
            if let sign = rest.automatic {
                return .failure(Refused(reason: .automatic(sign: sign)))
            }
            guard !rest.words.isEmpty || !attachments.isEmpty else {
                return .failure(Refused(reason: .nothingPlain))
            }
            return .success(
                Found(
                    content: .unclear, sender: senders[0], words: rest.words,
                    attachments: attachments))
        }
        let said = content(own, known, from: senders[0], hasAttachment: !attachments.isEmpty)
        // Why an answer isn't understood the office has to see.
        let words = own.lines + (Signature.takesBack(own.signature) ? own.signature : [])
        var found = Found(
            content: said, sender: senders[0], words: words.joined(separator: "\n"),
            attachments: attachments)
        // A page that says something else than the plain text beside it leaves open which is meant.
        if !page.lines.isEmpty, Self.letters(page.lines) != Self.letters(own.lines),
            content(page, known, from: senders[0], hasAttachment: !attachments.isEmpty)
                != said
        {
            found = Found(
                content: .unclear, sender: senders[0],
                words: (words + page.lines).joined(separator: "\n"), attachments: attachments)
        }
        return .success(found)
    }

    /// Texts with the same are the same, however their lines are broken.
    private static func letters(_ lines: [String]) -> String {
        VietnameseFolding.fold(lines.joined()).filter { $0.isLetter || $0.isNumber }
    }

    private func content(
        _ text: OwnText, _ known: AnsweredMail, from sender: String, hasAttachment: Bool
    ) -> InboundRequest.Content {
        guard known.waiting > 0 else { return answer(text, known, hasAttachment) }
        // The list may stand beside what its reader owes.
        let hasOwn = known.hasOwnItems && known.mayCome(from: sender)
        let own = hasOwn ? answer(text, known, hasAttachment) : .unclear
        let decisions =
            known.mayDecide(sender)
            ? DecisionReading(
                count: known.waiting, numbers: known.numbers, isAlone: !hasOwn, today: today
            ).decisions(in: text.lines) : []
        if decisions.isEmpty { return own }
        // What could be both is neither; but who agrees by number has more than read it.
        return own.onlyAcknowledges ? .decisions(decisions) : .unclear
    }

    private func answer(
        _ text: OwnText, _ known: AnsweredMail, _ hasAttachment: Bool
    ) -> InboundRequest.Content {
        let names = ReplyNames(
            units: known.units, offices: known.offices,
            items: known.items.map { [$0.short] + $0.names },
            addresses: [known.recipient] + known.alternates + known.strangers, people: known.people)
        let reading = ReplyReading(
            names: names, itemCount: known.items.count, today: today, hasAttachment: hasAttachment)
        let statements = reading.statements(in: text.lines, signature: text.signature)
        if statements.isEmpty, known.waiting == 0, known.items.count > 1,
            let item = names.onlyItem(named: text.lines)
        {
            return .answer([ReplyStatement(.notUnderstood, item: item + 1)])
        }
        return statements.isEmpty ? .unclear : .answer(statements)
    }
}
