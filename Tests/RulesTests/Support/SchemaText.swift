import Foundation

@testable import Rules

/// Regular expressions for the schema: what `spells`, `Vocabulary` and the readers accept, in the
/// dialect that JSON Schema's validators share.
enum SchemaText {
    /// All spellings of a key or word: any case, marks left out, composed or not.
    static func spelling(_ name: String, blank: String) -> String {
        name.map { letter in
            if letter == " " { return blank }
            guard let marks = Marks.of[Character(letter.lowercased())] else {
                let (small, large) = (letter.lowercased(), letter.uppercased())
                return small == large ? escaped(small) : "[\(small)\(large)]"
            }
            let forms = Marks.of.filter { _, other in
                other.base == marks.base
                    && (other.shape == other.base || other.shape == marks.shape)
                    && (other.tone == 0 || other.tone == marks.tone)
            }.keys.map { String($0) }.sorted()
            let all = (forms + forms.map { $0.uppercased() }).joined()
            return "[\(all)]" + (forms.count > 1 ? "[\u{300}-\u{36F}]*" : "")
        }.joined()
    }

    private static func escaped(_ character: String) -> String {
        ".?+*()[]{}|^$\\/".contains(character) ? "\\" + character : character
    }

    /// One of a key's names.
    static func key(_ names: [String]) -> String {
        let forms = names.map { spelling(wordForm($0), blank: "[\\s-]+") }
        return "^(?:\(unique(forms).joined(separator: "|")))$"
    }

    /// One of some words, with blanks around.
    static func words(_ words: [String]) -> String { "^\\s*\(anyOf(words))\\s*$" }

    static func anyOf(_ words: [String]) -> String {
        let forms = words.sorted { $0.count > $1.count }.map { spelling($0, blank: "\\s+") }
        return "(?:\(unique(forms).joined(separator: "|")))"
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }

    /// A text of one line with something in it.
    static let line: String = {
        let controls =
            "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e"
            + "\\u2066-\\u2069"
        return "^\\s*[^\\s\(controls)](?:[^\(controls)]*[^\\s\(controls)])?\\s*$"
    }()

    /// The years that have a 29 February.
    private static let leapYear =
        "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)(?![0-9])"

    /// A text without a day that no month has, nor a date or a quarter as nobody reads it. Of the lunar
    /// calendar every month may have a 30th.
    static let noFalseDay: String = {
        let never =
            "(?<![0-9])(?:(?:3[2-9]|[4-9][0-9]|00?)/[0-9]|[0-9]{1,2}/(?:1[3-9]|[2-9][0-9]|00?)/[0-9]{4}"
            + "|[0-9]{4}-(?:(?:00?|1[3-9]|[2-9][0-9])-|[0-9]{1,2}-(?:00?|3[2-9]|[4-9][0-9])(?![0-9]))"
            + "|[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{2,4}(?![0-9.])"
            + ")|[nN]gày\\s+(?:3[2-9]|[4-9][0-9])(?![0-9])"
            + "|(?:^\\s*|[nN]gày\\s+|[đĐ]ến\\s+|-\\s*)[0-9]{1,2}/\(noMonth)(?![/])"
            + "|[nN]gày\\s+(?:[0-9]{1,2}\\s+\(month)\(noMonth)|00?\\s+\(month))|^\\s*(?:3[2-9]|[4-9][0-9]|00?)\\s+-"
            + "|\(quarter)(?:[vVxX][iI]{0,3}|[iI]?[xX])(?![A-Za-zÀ-ỹ])"
            + "|\(quarter)0?[5-9](?:\\s*$|\\s*[,;]|\\s*/\\s*[0-9]{4}|\\s+[nN][aăAĂ][mM])"
        let solar =
            "(?<![0-9])(?:31/(?:0?[2469]|11)(?![0-9])|30/0?2(?![0-9])|29/0?2/(?!\(leapYear))[0-9]{4}"
            + "|[0-9]{4}-(?:0?2-3[01]|(?:0?[469]|11)-31)|(?!\(leapYear))[0-9]{4}-0?2-29"
            + "|31\\s+\(month)(?:0?[2469]|11)(?![0-9/])|30\\s+\(month)0?2(?![0-9/]))"
            + "|(?<![0-9])31(?:st)?\\s+(?:[aA]pril|[jJ]une|[sS]eptember|[nN]ovember|[fF]ebruary)"
            + "|(?<![0-9])30(?:th)?\\s+[fF]ebruary"
        let lunar = "[âaÂA][mM]\\s+[lL]|[lL]unar|(?<![A-Za-zÀ-ỹ])[âaÂA][lL](?![A-Za-zÀ-ỹ])"
        return
            "^(?!.*(?:\(never)))(?:(?=.*(?:\(lunar)))(?!.*(?<![0-9])31/[0-9])|(?!.*(?:\(lunar)))(?!.*(?:\(solar)))).*$"
    }()

    private static let noMonth = "(?:1[3-9]|[2-9][0-9]|00?)(?![0-9])"
    private static let month = "[tT][hH][áaÁA][nN][gG]\\s+"
    private static let quarter = "(?:[qQ][uU][ýyÝYíiÍI]\\s+|[qQ]uarter\\s+|(?<![A-Za-z])[qQ])"

    /// A text that may name a day.
    static let someDay = "[0-9]/[0-9]+/[0-9]|[0-9]-[0-9]+-[0-9]|[tT]h[áaÁA]ng"

    private static let dayMonth =
        "(?:(?:0?[1-9]|1[0-9]|2[0-9])/(?:0?[1-9]|1[0-2])|30/(?:0?[13-9]|1[0-2])"
        + "|31/(?:0?[13578]|1[02]))"
    /// A day that every year has.
    static let dayOfEveryYear = "^\\s*(?!29/0?2(?![0-9]))\(dayMonth)\\s*$"
    private static let monthDay =
        "(?:(?:0?[1-9]|1[0-2])-(?:0?[1-9]|1[0-9]|2[0-9])|(?:0?[13-9]|1[0-2])-30"
        + "|(?:0?[13578]|1[02])-31)"
    private static let year = "(?!0000)[0-9]{4}"
    static let anyDate =
        "(?:(?!29/0?2/(?!\(leapYear)))\(dayMonth)/\(year)"
        + "|(?!(?!\(leapYear))[0-9]{4}-0?2-29)\(year)-\(monthDay))"
    static let date = "^\\s*\(anyDate)\\s*$"

    static let period: String = {
        let words = anyOf(Words.periodNoise.words)
        let noise = "(?:\(words)(?=\\s|$)|[-–—]|\\.\\.|\\s)"
        // `quý I/2026`, `tháng 9/2026 đến tháng 5/2027`.
        let others =
            "\(quarter)(?!(?:0?[1-4]|[iI]{1,3}|[iI][vV])(?![0-9A-Za-z]))(?:[0-9]{1,3}|[ivxIVX]+)"
            + "(?![0-9A-Za-zÀ-ỹ])"
            + "|\(month)(?!(?:0?[1-9]|1[0-2])(?![0-9]))(?:[0-9]{1,3}|[ivxIVX]+)(?![0-9A-Za-zÀ-ỹ])"
        let named =
            "(?!.*(?:\(others)))(?=.*(?:[tT][hH][áaÁA][nN][gG]|[qQ][uU][ýyÝYíiÍI]|[nN][ửuỬU][aA]|[qQ]uarter|[mM]onth"
            + "|[hH]alf|[qQ][1-4])).*[0-9]{4}.*"
        let years = "\(year)(?:\(noise)+\(year))?"
        return "^(?:\(noise)*(?:\(years)|\(anyDate)\(noise)+\(anyDate))\(noise)*|\(named))$"
    }()

    /// The first and the last day of a semester.
    static let days: String = {
        let words = anyOf(Words.periodNoise.words)
        let noise = "(?:\(words)(?=\\s|$)|[-–—]|\\s)"
        return "^\(noise)*\(anyDate)\(noise)+\(anyDate)\(noise)*$"
    }()

    static let holiday: String = {
        let words = anyOf(Words.lunar.words)
        let lunar = "(?:\(words)\\s+)*(?:0?[1-9]|[12][0-9]|30)/(?:0?[1-9]|1[0-2])(?:\\s+\(words))*"
        return "^\\s*(?:\(dayMonth)|(?=.*\(words))\(lunar))\\s*$"
    }()

    static let identifier = "^\\s*[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\s*$"
    static let number = "^\\s*[+]?[0-9]+\\s*$"

    static func number(_ digits: String) -> String { "^\\s*[+]?0*\(digits)\\s*$" }

    static let officeHours: String = {
        let time = "\\s*(?:[01]?[0-9]|2[0-3])\\s*:\\s*[0-5]?[0-9](?:\\s*:\\s*[0-5]?[0-9])?\\s*"
        return "^\(time)[-–]\(time)(?:,\(time)[-–]\(time))*$"
    }()

    static let address = mailbox("{1,64}", plus: true)
    static let replyMailbox = mailbox("{1,15}", plus: false)

    private static func mailbox(_ length: String, plus: Bool) -> String {
        let atom = "[A-Za-z0-9!#$%&'*\(plus ? "+" : "")/=?^_`{|}~-]+"
        let label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
        return
            "^\\s*(?=[^@]\(length)@)\(atom)(?:\\.\(atom))*@(?:localhost|\(label)(?:\\.\(label))+)\\s*$"
    }

    private static func count(fromOne: Bool) -> String {
        let digits = "0*(?:[0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660)"
        return (fromOne ? "(?!0+[^0-9])" : "") + digits
    }

    static func offset(fromOne: Bool) -> String {
        "^\\s*\(count(fromOne: fromOne))\\s*\(anyOf(Words.distance.words))\\s*$"
    }

    static let reminder: String = {
        let time = "(?:0?[0-9]|1[0-9]|2[0-3])(?::[0-5]?[0-9]|[hH](?:[0-5]?[0-9])?)"
        return
            "\\s*(?:\(anyOf(Words.ahead.words))\\s+)?\(count(fromOne: false))\\s*\(anyOf(Words.distance.words))"
            + "(?:\\s+\(anyOf(Words.ahead.words)))?(?:\\s+\(anyOf(Words.at.words))\\s+\(time))?\\s*"
    }()
}
