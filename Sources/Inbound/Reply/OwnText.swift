internal import Civil

/// The lines of an answer that its sender wrote: without what is quoted, and without a signature.
///
/// A verb counts only in these. Whatever might be the reminder itself, or what a device added, is
/// cut away; where that leaves nothing the answer says nothing.
enum OwnText {
    static func lines(of text: String) -> [String] {
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(Line.init)
        var kept: [String] = []
        var index = 0
        while index < all.count {
            let line = all[index]
            if line.isBlank || line.isQuoted || line.isDeviceSignature {
                index += 1
                continue
            }
            if line.endsText || headsBlock(all, index) { break }
            // A salutation below other words begins another letter: ours, quoted without marks.
            if line.isSalutation, kept.contains(where: { !trimmed($0).isEmpty }) { break }
            if let length = attribution(all, index) {
                // Below "… wrote:" either every line is marked, and own text may follow, or all of
                // it is quoted.
                let next = all[(index + length)...].first { !$0.isBlank }
                guard next?.isQuoted == true else { break }
                index += length
                continue
            }
            kept.append(line.text)
            index += 1
        }
        return kept.map(trimmed).filter { !$0.isEmpty }
    }

    private struct Line {
        let text: String
        let folded: String
        let isQuoted: Bool

        init(_ text: Substring) {
            self.text = String(text)
            folded = VietnameseFolding.fold(trimmed(self.text))
            isQuoted = folded.first == ">" || folded.first == "|"
        }

        var isBlank: Bool { folded.isEmpty }

        /// From here on nothing is the sender's: a signature's mark (RFC 3676, section 4.3), the
        /// rule above a quoted mail, or a line of our own mails.
        var endsText: Bool {
            if text == "-- " || folded == "--" || folded == "---" || folded == "__" { return true }
            if folded.count > 9, folded.allSatisfy({ $0 == "_" }) { return true }
            if folded.hasPrefix("-----") || folded.hasPrefix("=====") { return true }
            return OwnText.ownMarks.contains(where: folded.contains)
                || OwnText.forwardMarks.contains(where: folded.hasPrefix)
        }

        var isSalutation: Bool { folded.hasPrefix("kinh gui:") }

        /// "Đã gửi từ iPhone của tôi" is no report.
        var isDeviceSignature: Bool {
            if OwnText.deviceMarks.contains(where: folded.hasPrefix) { return true }
            guard OwnText.sendingMarks.contains(where: folded.hasPrefix) else { return false }
            return OwnText.devices.contains(where: folded.contains)
        }

        /// The name before a colon, for the block of fields that Outlook puts above a quoted mail.
        var label: String? {
            guard let colon = folded.firstIndex(of: ":") else { return nil }
            return trimmed(String(folded[..<colon].filter { $0 != "*" }))
        }
    }

    /// Of every mail that is sent, in both languages: an unmarked quotation holds them.
    private static let ownMarks = [
        "thu tu dong, khong thay van ban", "automatic mail; it does not replace",
        "tra loi \"da gui", "tra loi \"xin gia han", "reply \"sent", "reply \"extension",
        "tra loi “da gui", "tra loi “xin gia han", "reply “sent", "reply “extension",
    ]
    private static let forwardMarks = [
        "begin forwarded message", "bat dau thu duoc chuyen tiep", "thu duoc chuyen tiep",
        "forwarded by", "[nhac viec]", "[qua han", "[reminder]", "[den han",
    ]
    private static let deviceMarks = [
        "sent from", "sent via", "sent with", "get outlook for", "tai outlook", "nhan outlook cho",
        "tai ung dung",
    ]
    private static let sendingMarks = [
        "da gui tu", "duoc gui tu", "gui tu", "da gui bang", "duoc gui bang", "da gui qua",
    ]
    private static let devices = [
        "iphone", "ipad", "dien thoai", "outlook", "thiet bi", "may tinh", "samsung", "galaxy",
        "di dong", "yahoo", "gmail", "zalo", "android", "xiaomi", "oppo", "proton", "mail cho",
    ]
    private static let senderLabels: Set<String> = [
        "from", "tu", "nguoi gui", "von", "de", "sender",
    ]
    private static let blockLabels: Set<String> = [
        "sent", "date", "to", "subject", "cc", "da gui", "ngay", "ngay gui", "den", "toi",
        "nguoi nhan", "chu de", "tieu de", "gui", "gui luc", "gesendet", "datum", "envoye",
    ]

    /// A sender's line with another field of a header within the next three.
    private static func headsBlock(_ lines: [Line], _ index: Int) -> Bool {
        guard let label = lines[index].label else { return false }
        let following = lines[(index + 1)...].prefix(3).compactMap(\.label)
        if senderLabels.contains(label) {
            return following.contains(where: blockLabels.contains)
        }
        // A block that has lost its first line.
        return blockLabels.contains(label)
            && following.filter { blockLabels.contains($0) || senderLabels.contains($0) }.count > 1
    }

    /// How many lines an attribution takes that starts at `index`: "Vào … đã viết:", "On … wrote:",
    /// or in any other language a line with an address in it that ends in a colon.
    private static func attribution(_ lines: [Line], _ index: Int) -> Int? {
        let first = lines[index].folded
        let isOpening = ["vao ", "on ", "luc ", "ngay ", "am ", "le ", "el "]
            .contains(where: first.hasPrefix)
        var joined = ""
        for length in 1...3 where index + length <= lines.count {
            let line = lines[index + length - 1]
            guard !line.isQuoted, !line.isBlank else { return nil }
            joined += " " + line.folded
            guard line.folded.last == ":" else {
                if isOpening { continue }
                return nil
            }
            if joined.hasSuffix("wrote:") || joined.hasSuffix("viet:") || joined.contains("@") {
                return length
            }
            return nil
        }
        return nil
    }
}

/// Without blanks at its ends.
func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true || rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
}
