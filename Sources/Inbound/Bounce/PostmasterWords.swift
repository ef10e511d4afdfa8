internal import Civil

/// A postmaster's own words, of systems that write no report: they count only where they name a failure, and
/// no recipient but ours (statement 43).
enum PostmasterWords {
    static func reading(_ message: IncomingMessage, recipient: String) -> DeliveryReport.Reading {
        let failed = message.fields.all("x-failed-recipients").flatMap(AddressList.addresses)
        let lines = Array(
            message.shown.text.split(whereSeparator: \.isNewline).prefix(mostLines)
                .prefix { !isCopy(VietnameseFolding.fold(trimmed(String($0)))) })
        let folded = lines.map { VietnameseFolding.fold($0) }
        let subject = VietnameseFolding.fold(message.subject)
        let text = ([subject] + folded).joined(separator: "\n")
        if !failed.isEmpty {
            guard failed.contains(recipient) else { return .noFailure }
        } else if !concerns(text, recipient) {
            return .noFailure
        }
        if let delay = delays.first(where: text.contains) {
            return .delay(reason(lines, folded, delay))
        }
        if arrivals.contains(where: text.contains) { return .noFailure }
        if let failure = failures.first(where: text.contains) {
            return .failure(reason(lines, folded, failure))
        }
        if let place = folded.firstIndex(where: hasRefusal) {
            return .failure(DeliveryReport.printable(String(lines[place])))
        }
        return failed.isEmpty ? .noFailure : .failure(DeliveryReport.printable(message.subject))
    }

    private static let mostLines = 60

    /// Below it stands the mail that came back, with our own words.
    private static func isCopy(_ line: String) -> Bool {
        line.hasPrefix("--- below this line") || line.hasPrefix("------ this is a copy")
            || line.hasPrefix("-----original message") || line.hasPrefix("--- original message")
            || line.hasPrefix("return-path:") || line.hasPrefix("received:")
            || line.hasPrefix("----- original message")
    }

    /// Whether the text names our recipient, or nobody.
    private static func concerns(_ text: String, _ recipient: String) -> Bool {
        if text.contains(recipient) { return true }
        let named = text.split { $0.isWhitespace || "<>()[]\"',;:".contains($0) }.filter { word in
            guard let at = word.firstIndex(of: "@") else { return false }
            let local = word[..<at]
            return !local.isEmpty && word[at...].contains(".")
                && !["mailer-daemon", "postmaster", "abuse", "support", "helpdesk"].contains(local)
        }
        return named.isEmpty
    }

    /// The line that says it, or its words where it runs over lines.
    private static func reason(
        _ lines: [Substring], _ folded: [String], _ phrase: String
    ) -> String {
        let line = folded.firstIndex { $0.contains(phrase) }.map { String(lines[$0]) }
        // The system's own answer says more.
        let answer = folded.firstIndex(where: hasRefusal).map { String(lines[$0]) }
        return DeliveryReport.printable(answer ?? line ?? phrase)
    }

    /// "550 5.1.1": an answer of SMTP with its status; a number by itself may be anything.
    private static func hasRefusal(_ line: String) -> Bool {
        let words = line.split { !($0.isNumber || $0 == ".") }
        return zip(words, words.dropFirst()).contains { code, status in
            code.count == 3 && code.first == "5" && status.hasPrefix("5.")
                && status.split(separator: ".").count == 3
        }
    }

    private static let delays = [
        "has not yet been delivered", "not been delivered yet", "not yet been delivered",
        "will keep trying", "will continue to try", "will be retried", "delivery is delayed",
        "delivery delayed", "delayed mail", "delivery status notification (delay)",
        "still being retried", "you do not need to resend", "this is a warning message only",
        "delivery incomplete", "dang thu gui lai", "se tiep tuc thu", "chua gui duoc, se thu lai",
        "wurde noch nicht zugestellt", "n'a pas encore ete", "aun no se ha entregado",
        "temporarily deferred",
    ]
    private static let arrivals = [
        "successfully delivered", "has been delivered", "was delivered to",
        "delivered successfully",
        "was successfully", "delivery status notification (success)", "da duoc gui thanh cong",
        "da gui thanh cong", "da chuyen thanh cong", "erfolgreich zugestellt",
        "entregado correctamente", "successful delivery",
    ]
    private static let failures = [
        "could not be delivered", "couldn't be delivered", "can't be delivered",
        "cannot be delivered", "can not be delivered", "wasn't delivered", "was not delivered",
        "not been delivered", "undeliverable", "undelivered mail", "delivery failed",
        "delivery has failed", "delivery failure", "failed to deliver", "failure notice",
        "delivery to the following recipient failed", "delivery to the following recipients failed",
        "delivery status notification (failure)", "permanent failure", "permanent error",
        "permanent fatal error", "user unknown", "unknown user", "no such user",
        "unknown recipient",
        "recipient unknown", "unrouteable address", "unable to deliver", "wasn't able to deliver",
        "was unable to deliver", "given up", "giving up", "address not found", "mailbox not found",
        "mailbox unavailable", "mailbox is full", "mailbox full", "over quota", "quota exceeded",
        "recipient address rejected", "recipient rejected", "message rejected", "returned mail",
        "returned to sender", "account is disabled", "account has been disabled",
        "khong gui duoc", "khong the gui", "khong chuyen duoc", "khong the chuyen",
        "gui khong thanh cong", "gui that bai", "hop thu day", "hop thu da day",
        "dia chi khong ton tai", "nguoi nhan khong ton tai", "tai khoan khong ton tai",
        "konnte nicht zugestellt werden", "nicht zugestellt werden", "unzustellbar",
        "n'a pas pu etre remis", "n'a pas pu être remis", "n'a pas ete remis", "non remis",
        "no se pudo entregar", "no se ha podido entregar", "no se puede entregar",
        "impossibile recapitare", "mancata consegna", "não pôde ser entregue",
        "nao pode ser entregue",
        "kon niet worden bezorgd", "kan niet worden bezorgd", "nie mogla zostac dostarczona",
        "nie mogła zostać dostarczona", "не удалось доставить", "не доставлено",
        "не может быть доставлено",
        "配信できません", "配信不能", "届けられません", "无法送达", "退信", "無法傳遞", "无法投递", "전송하지 못", "배달되지 않",
    ]
}
