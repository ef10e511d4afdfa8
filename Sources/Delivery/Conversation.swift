/// A server's reply (RFC 5321, section 4.2).
package struct Reply: Equatable, Sendable {
    /// Three digits.
    package var code: Int
    /// The text of all its lines, joined by blanks.
    package var text: String

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }
}

/// How far one message has got with the server, followed along the commands and replies as they pass.
package struct Conversation: Equatable, Sendable {
    /// The last thing that was asked of the server.
    package enum Stage: Int, Comparable, Sendable {
        /// Nothing yet: connecting, TLS, the greeting.
        case connecting
        /// EHLO, STARTTLS, AUTH.
        case opening
        /// MAIL
        case sender
        /// RCPT
        case recipient
        /// DATA
        case data
        /// The message itself is on its way.
        case message
        /// All of the message was handed over; only the answer is missing.
        case answer

        package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    package private(set) var stage = Stage.connecting
    /// The complete reply to the last thing asked; `nil` until it has come.
    package private(set) var reply: Reply?
    /// Whether the connection had been opened, and logged in, for an earlier message.
    package private(set) var isReused = false
    /// Whether a login was tried.
    package private(set) var hasLoggedIn = false
    private var partial = ""
    private var isOver = false

    package init() {}

    /// A command went out.
    package mutating func sent(_ command: some Collection<UInt8>) {
        if isOver { return }
        let verb = String(decoding: command.prefix { $0 != 0x20 && $0 != 0x0D }, as: UTF8.self)
        switch verb.uppercased() {
        case "EHLO", "HELO", "STARTTLS": stage = .opening
        case "AUTH":
            stage = .opening
            hasLoggedIn = true
        case "MAIL":
            if stage == .connecting { isReused = true }
            stage = .sender
        case "RCPT": stage = .recipient
        case "DATA": stage = .data
        // What follows is about the connection, no more about the message.
        case "QUIT", "RSET":
            isOver = true
            return
        // A further line of a login.
        default: break
        }
        reply = nil
        partial = ""
    }

    /// A part of the message was handed over.
    package mutating func sentMessage(complete: Bool) {
        if isOver { return }
        if stage < .message { reply = nil }
        stage = complete ? .answer : .message
    }

    /// A line came in.
    package mutating func received(_ line: some Collection<UInt8>) {
        if isOver { return }
        let text = String(decoding: line, as: UTF8.self)
        guard let code = Int(text.prefix(3)), (200...599).contains(code) else { return }
        let rest = text.dropFirst(4).prefix { !$0.isNewline }
        partial += partial.isEmpty ? rest : " " + rest
        if text.dropFirst(3).first == "-" { return }
        reply = Reply(code: code, text: partial)
        partial = ""
    }
}
