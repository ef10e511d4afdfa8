internal import Civil

/// The lines of an answer that its sender wrote: without what is quoted, and without what a device added
/// (statement 40).
///
/// An answer counts only by these. Whatever might be the reminder itself, or somebody else's, is cut away;
/// where that leaves nothing the answer says nothing.
struct OwnText {
    /// In order, blanks trimmed; an empty one parts paragraphs.
    private(set) var lines: [String] = []
    /// What looks like a device's line, kept for people to see where nothing else was written.
    private(set) var aside: [String] = []
    /// What was cut away as quoted, or as a signature: for people to see where nothing else is there.
    private(set) var cut: [String] = []
    /// The lines under a signature's mark.
    private(set) var signature: [String] = []

    /// - Parameter marked: the lines of a signature that a page marks.
    init(_ text: String, signature marked: [String] = [], today: CivilDate) {
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(Self.mostLines).map(Line.init)
        let folded = all.map(\.folded)
        var index = 0
        while index < all.count {
            let line = all[index]
            if line.isQuoted {
                cut.append(trimmed(line.text))
                index += 1
                continue
            }
            if DeviceLine.matches(line.folded, line.text, today: today) {
                aside.append(trimmed(line.text))
                index += 1
                continue
            }
            if line.endsText || QuotedHeader.starts(folded, at: index) { break }
            // A salutation below other words begins another letter: ours, quoted without marks.
            if line.isOurSalutation, lines.contains(where: { !$0.isEmpty }) { break }
            if let length = QuotedHeader.attribution(folded, at: index) {
                // Below "… wrote:" either every line is marked, and own text may follow, or all of
                // it is quoted.
                let next = all[(index + length)...].first { !$0.folded.isEmpty }
                guard next?.isQuoted == true else { break }
                cut += all[index..<(index + length)].map { trimmed($0.text) }
                index += length
                continue
            }
            lines.append(trimmed(line.text))
            index += 1
        }
        cut += all[index...].map { trimmed($0.text) }
        if index < all.count, all[index].marksSignature || all[index].isRule {
            for at in all.indices[(index + 1)...].prefix(Self.longestSignature) {
                // A rule stands above a quoted mail, too.
                if all[at].isQuoted || all[at].endsText || all[at].isOurSalutation
                    || QuotedHeader.starts(folded, at: at)
                    || QuotedHeader.attribution(folded, at: at) != nil
                {
                    break
                }
                signature.append(trimmed(all[at].text))
            }
        }
        signature += marked.prefix(Self.longestSignature)
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
    }

    /// Whoever writes more lines says it in the first ones.
    private static let mostLines = 400
    private static let longestSignature = 10

    private struct Line {
        let text: String
        let folded: String
        let isQuoted: Bool

        init(_ text: Substring) {
            self.text = String(text)
            folded = VietnameseFolding.fold(trimmed(self.text))
            isQuoted = folded.first == ">" || folded.first == "|"
        }

        /// From here on nothing is the sender's: a signature's mark (RFC 3676, section 4.3), the
        /// rule above a quoted mail, or a line of our own mails.
        var endsText: Bool {
            if marksSignature || isRule { return true }
            let said = folded.drop { !($0.isLetter || $0.isNumber || $0 == "[") }
            return OwnText.ownLines.contains(where: said.hasPrefix)
                || OwnText.endingMarks.contains(where: said.hasPrefix)
                || OwnText.isNotice(String(said))
        }

        var isRule: Bool {
            guard folded.count > 4, let first = folded.first else { return false }
            return "_-=*━─~#".contains(first) && folded.prefix(5).allSatisfy { $0 == first }
        }

        var marksSignature: Bool {
            text == "-- " || folded == "--" || folded == "---" || folded == "__"
        }

        var isOurSalutation: Bool { folded.hasPrefix("kinh gui:") }
    }

    /// How lines of every mail that is sent begin, in both languages: an unmarked quotation holds them. Somebody who
    /// quotes the invitation, 'Thư ghi trả lời "Đã gửi"', begins otherwise.
    private static let ownLines: [String] =
        [
            "thu tu dong, khong thay van ban", "automatic mail; it does not replace",
            "hoac tra loi thu nay theo so", "or reply to this mail by the numbers",
        ]
        + ["da gui roi: tra loi", "da gui lai: tra loi", "can them thoi gian: tra loi"]
        + ["already sent: reply", "more time needed: reply"]
    private static let endingMarks = [
        "[nhac viec]", "[qua han]", "[reminder]", "[den han", "[overdue]", "[due ", "[tong hop]",
        "[de nghi bo sung]", "[dieu chinh thoi han]", "[cho xu ly]", "[external]",
        "please consider the environment",
    ]

    /// A notice that a mail system puts under what passes it: it begins like one, and speaks of secrets, of whom
    /// it is for, or of viruses. "Thông tin trong thư này chưa đúng" is somebody's own.
    private static func isNotice(_ line: String) -> Bool {
        noticeStarts.contains(where: line.hasPrefix) && noticeWords.contains(where: line.contains)
    }

    private static let noticeStarts = [
        "confidentiality notice", "disclaimer", "this email and any", "this e-mail and any",
        "this message and any", "email nay va cac", "thu nay va cac", "thong tin trong email nay",
        "thong tin trong thu nay", "virus-free", "khong co virus", "canh bao: email",
        "caution: this email", "tin nhan nay duoc gui den", "this email has been", "this email was",
    ]
    private static let noticeWords = [
        "confidential", "intended", "recipient", "privileged", "addressee", "unauthorized",
        "bao mat", "nguoi nhan", "dinh kem", "bi mat", "danh cho", "duy nhat", "quyen rieng tu",
        "virus", "avast", "avg", "scanned", "outside", "external", "ben ngoai", "confidentiality",
        "disclaimer",
    ]
}

/// Without blanks at its ends.
func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true || rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
}
