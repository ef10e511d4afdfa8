package import Mail

/// Why a message changes nothing.
package enum InboundRefusal: Hashable, Sendable, CustomStringConvertible {
    /// No header, or a NUL in it.
    case noMessage
    /// No address that it came to carries a token.
    case noToken
    /// It came to several tokens at once.
    case severalTokens
    case token(TokenRefusal)
    /// A program wrote it; `sign` says what shows that.
    case automatic(sign: String)
    /// It came over a mailing list.
    case list(sign: String)
    /// The null return path: a bounce, or an answering machine.
    case nullReturnPath
    /// The mail system gave no return path, so nobody knows what it is.
    case noReturnPath
    /// Not one address in From.
    case noSender
    /// The token was made for somebody else.
    case stranger
    /// The ledger has no such mail, or no longer whom it went to.
    case unknownMail
    /// Text, subject or parts hold nothing that is sure to be a person's own words.
    case nothingPlain
    /// A delivery report that says no more than that it takes time, or that all went well.
    case noFailure

    package var description: String {
        switch self {
        case .noMessage: "this is no mail message"
        case .noToken: "no address that it came to carries a token"
        case .severalTokens: "it came to the addresses of several mails"
        case .token(let refusal): refusal.description
        case .automatic(let sign): "a program wrote it (\(sign))"
        case .list(let sign): "it came over a mailing list (\(sign))"
        case .nullReturnPath: "its return path is empty: a bounce, or an answering machine"
        case .noReturnPath:
            "it has no return path; let the mail system add Return-Path, or give --sender"
        case .noSender: "From doesn't name one address"
        case .stranger: "its sender isn't who the mail went to"
        case .unknownMail: "the mail that it answers isn't known"
        case .nothingPlain: "the sender's own text holds nothing that counts"
        case .noFailure: "it reports no failure"
        }
    }
}
