package import Mail
package import SourceText

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

    package var description: String { text.en }

    /// For the mail system's log.
    package var text: Bilingual {
        switch self {
        case .noMessage: Bilingual(vi: "đây không phải thư", en: "this is no mail message")
        case .noToken:
            Bilingual(
                vi: "không có mã trả lời trong địa chỉ nhận",
                en: "no address that it came to carries a token")
        case .severalTokens:
            Bilingual(
                vi: "thư gửi đến mã trả lời của nhiều thư",
                en: "it came to the addresses of several mails")
        case .token(let refusal):
            Bilingual(vi: "mã trả lời không dùng được (\(refusal))", en: refusal.description)
        case .automatic(let sign):
            Bilingual(vi: "thư do máy viết (\(sign))", en: "a program wrote it (\(sign))")
        case .list(let sign):
            Bilingual(
                vi: "thư gửi hàng loạt (\(sign))", en: "it came over a mailing list (\(sign))")
        case .nullReturnPath:
            Bilingual(
                vi: "thư không có địa chỉ hồi báo: thư báo lỗi hoặc thư trả lời tự động",
                en: "its return path is empty: a bounce, or an answering machine")
        case .noReturnPath:
            Bilingual(
                vi: "thiếu Return-Path; để hệ thống thư thêm vào, hoặc dùng --sender",
                en: "it has no return path; let the mail system add Return-Path, or give --sender")
        case .noSender:
            Bilingual(
                vi: "From không có đúng một địa chỉ", en: "From doesn't name one address")
        case .stranger:
            Bilingual(
                vi: "người gửi không phải người nhận thư nhắc",
                en: "its sender isn't who the mail went to")
        case .unknownMail:
            Bilingual(
                vi: "không có thư nhắc tương ứng", en: "the mail that it answers isn't known")
        case .nothingPlain:
            Bilingual(
                vi: "thư không có lời nào của chính người gửi",
                en: "the message holds no words of its sender's own")
        case .noFailure:
            Bilingual(vi: "thư báo không nói có lỗi", en: "it reports no failure")
        }
    }
}
