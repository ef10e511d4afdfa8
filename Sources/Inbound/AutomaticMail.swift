/// What shows that no person wrote a message (RFC 3834, RFC 2919, RFC 2369, and habits).
enum AutomaticMail {
    /// `nil` where nothing speaks against a person.
    static func sign(in message: IncomingMessage) -> InboundRefusal? {
        let fields = message.fields
        for value in fields.all("auto-submitted") where word(value) != "no" {
            return .automatic(sign: "Auto-Submitted")
        }
        for value in fields.all("precedence")
        where ["bulk", "list", "junk", "auto_reply"].contains(word(value)) {
            return .list(sign: "Precedence")
        }
        for field in fields.fields {
            if field.name.hasPrefix("list-") || listFields.contains(field.name) {
                return .list(sign: field.name)
            }
            if machineFields.contains(field.name) { return .automatic(sign: field.name) }
        }
        if message.type.name == "multipart/report" || message.type.type == "message" {
            return .automatic(sign: message.type.name)
        }
        // A read receipt, or an answer to an invitation, inside something else.
        if let part = message.parts.leaves.first(where: isMachines) {
            return .automatic(sign: part.type.name)
        }
        if let phrase = AutomaticWords.phrase(inSubject: message.subject) {
            return .automatic(sign: "Subject: \(phrase)")
        }
        return nil
    }

    private static func isMachines(_ part: MessagePart) -> Bool {
        part.type.name == "message/disposition-notification"
            || part.type.name == "text/calendar"
                && ["reply", "counter"].contains(part.type.parameters["method"]?.lowercased() ?? "")
    }

    /// The return path, from the topmost field: the mail system added it last.
    static func returnPathFlaw(in message: IncomingMessage) -> InboundRefusal? {
        guard let path = message.fields.value("return-path") else { return .noReturnPath }
        return path.contains("@") ? nil : .nullReturnPath
    }

    /// A value's first word: `no; comment` says no.
    private static func word(_ value: String) -> String {
        value.lowercased().prefix { !";( \t".contains($0) }.description
    }

    private static let listFields: Set<String> = [
        "mailing-list", "x-mailing-list", "x-mailman-version", "x-loop", "x-beenthere",
        "feedback-id", "x-campaign", "x-campaignid",
    ]
    private static let machineFields: Set<String> = [
        "x-autoreply", "x-autorespond", "x-autoreply-from", "x-auto-reply-from", "x-autoresponder",
        "x-failed-recipients", "x-ms-exchange-generated-message-source",
        "x-ms-exchange-inbox-rules-loop", "x-vacation",
    ]
}
