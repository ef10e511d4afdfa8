package import Civil

/// What lets an answer to a mail count: who holds it was written to.
///
/// The text is a letter for the purpose and 47 of base32 (RFC 4648): the key's number, the last day
/// on which it is good, the mail it stands for, and the first 96 bits of an HMAC-SHA-256 over all
/// of that. Nothing in it is random, so the same mail always carries the same token.
package struct ReplyToken: Hashable, Sendable {
    /// What a token opens; one made for bounces never confirms a report.
    package enum Purpose: String, Hashable, Sendable, CaseIterable {
        /// In Reply-To: the recipient's own answer.
        case reply = "r"
        /// In the return path: a mail system's word that the mail could not be delivered.
        case bounce = "b"
        /// In the mail's link to its page at the board.
        case page = "p"
    }

    package let purpose: Purpose
    package let mail: MailReference
    /// The last day on which it is good, in UTC.
    package let expires: CivilDate

    /// How many characters a token's text has.
    package static let length = 48
    /// How long after the due day, or after the mail if that is later, an answer still counts.
    package static let graceDays = 60

    private static let codeOctets = 12
    private static let claimOctets = 3 + MailReference.octets

    package init(_ purpose: Purpose, mail: MailReference, expires: CivilDate) {
        self.purpose = purpose
        self.mail = mail
        // A token has two octets for the day.
        self.expires = min(max(expires, Self.firstDay), Self.lastDay)
    }

    /// A token that expires `graceDays` after the later of `due`, the last of the due days that the
    /// mail tells, and the day it was made.
    package init(_ purpose: Purpose, mail: MailReference, due: CivilDate?) {
        let made = Instant(seconds: Int64(mail.slot)).local(offset: 0).date
        let last = max(due ?? made, made)
        self.init(purpose, mail: mail, expires: last.adding(days: Self.graceDays) ?? .max)
    }

    private static let firstDay = CivilDate(uncheckedDayNumber: 0)
    private static let lastDay = CivilDate(uncheckedDayNumber: Int(UInt16.max))

    /// The text that an address carries.
    ///
    /// - Throws: `TokenKeyError.noCode` where OpenSSL refuses.
    package func text(_ keys: TokenKeys) throws(TokenKeyError) -> String {
        let claim =
            [keys.current.number] + bigEndian(UInt64(expires.dayNumber), 2) + mail.bytes
        guard let code = Self.code(purpose, claim, keys.current) else { throw .noCode }
        return purpose.rawValue + Base32.encode(claim + code)
    }

    /// The token that `text` is, when one of `keys` made it for `purpose` and it is good on `day`.
    package init(
        verifying text: some StringProtocol, _ purpose: Purpose, keys: TokenKeys, on day: CivilDate
    ) throws(TokenRefusal) {
        let octets = text.utf8
        guard octets.count == Self.length, octets.first == purpose.rawValue.utf8.first,
            let bytes = Base32.decode(octets.dropFirst()),
            bytes.count == Self.claimOctets + Self.codeOctets
        else { throw .malformed }
        let claim = Array(bytes[..<Self.claimOctets])
        guard let key = keys.key(claim[0]) else { throw .unknownKey(claim[0]) }
        guard let code = Self.code(purpose, claim, key),
            MessageCode.areEqual(code, Array(bytes[Self.claimOctets...]))
        else { throw .forged }
        self.init(
            purpose, mail: MailReference(bytes: claim[3...]),
            expires: CivilDate(uncheckedDayNumber: Int(claim[1]) << 8 | Int(claim[2])))
        guard day <= expires else { throw .expired(on: expires) }
    }

    private static func code(_ purpose: Purpose, _ claim: [UInt8], _ key: TokenKey) -> [UInt8]? {
        MessageCode.hmacSHA256(
            key: key.secret, Array("hanchot \(purpose.rawValue) 1\0".utf8) + claim
        ).map { Array($0.prefix(codeOctets)) }
    }
}

/// Why a text isn't a token that counts.
package enum TokenRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// It hasn't the form of a token of this purpose; a capital is enough.
    case malformed
    /// The key of this number isn't, or is no longer, in use.
    case unknownKey(UInt8)
    /// No key in use made it.
    case forged
    case expired(on: CivilDate)

    package var description: String {
        switch self {
        case .malformed: "what stands in the token's place is none"
        case .unknownKey(let number): "the token's key \(number) is not in use"
        case .forged: "the token was not made here, or was altered"
        case .expired(let day): "the token was good until \(day.iso)"
        }
    }
}
