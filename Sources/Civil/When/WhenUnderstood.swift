/// What of a phrase is understood when one of its words isn't: papers say more than when.
enum WhenUnderstood {
    /// Longer phrases are no phrases.
    private static let longest = 400

    /// `error` with the longest part of `text` before the word at fault that says when by itself, or
    /// else after it; as it is where there is none. `reads` tells what does.
    static func help(
        _ error: WhenError, _ text: String, reads: (Substring) -> Bool
    ) -> WhenError {
        if let other = instead(error, text, reads) ?? apart(error, text, reads) { return other }
        guard error.isUnread, let part = part(of: text, besides: error.range, reads) else {
            return error
        }
        var found = error
        found.remedy = "only '\(part)' is understood: write that alone if it says all"
        found.remedyVi = "chỉ hiểu được “\(part)”; nếu thế là đủ thì chỉ ghi phần ấy"
        return found
    }

    /// The same with the writer's own phrase, mended, for a remedy.
    private static func instead(
        _ error: WhenError, _ text: String, _ reads: (Substring) -> Bool
    ) -> WhenError? {
        // Digits alone are of neither language.
        guard text.utf8.count <= longest, text.contains(where: \.isLetter) else { return nil }
        let isEnglish =
            text.unicodeScalars.allSatisfy(\.isASCII)
            && !["ngay", "thang", "hang"].contains { text.lowercased().contains($0) }
        for change in error.instead {
            if let language = change.isEnglish, language != isEnglish { continue }
            let utf8 = Array(text.utf8)
            guard change.place.upperBound <= utf8.count else { continue }
            var before = String(decoding: utf8[..<change.place.lowerBound], as: UTF8.self)
            if change.takesLink { before = withoutLink(before) }
            if endsWithBefore(before), !change.text.isEmpty { continue }
            let after = String(decoding: utf8[change.place.upperBound...], as: UTF8.self)
            let phrase = tidied(balanced(before + change.text + after))
            // What is left must still name its day.
            if change.text.isEmpty, !phrase.contains(where: \.isNumber) { continue }
            guard reads(phrase[...]) else { continue }
            if (isEnglish ? error.remedy : error.remedyVi)?.hasSuffix(phrase) ?? false {
                return nil
            }
            var found = error
            if isEnglish {
                found.remedy = "write '\(phrase)'\(change.then)"
            } else {
                found.remedyVi = "viết “\(phrase)”\(change.thenVi)"
            }
            return found
        }
        return nil
    }

    /// `báo cáo quý trước ngày …, báo cáo năm trước ngày …`: each a phrase of its own, where both name a day
    /// and are opened alike: what is said of both stands in neither alone.
    private static func apart(
        _ error: WhenError, _ text: String, _ reads: (Substring) -> Bool
    ) -> WhenError? {
        guard error.isOfTwo, text.utf8.count <= longest else { return nil }
        for joint in [";", ",", " và ", " and "] {
            for place in text.ranges(of: joint) {
                let parts = [text[..<place.lowerBound], text[place.upperBound...]].map {
                    tidied(String($0))
                }
                guard parts.allSatisfy({ $0.contains(where: \.isNumber) && reads($0[...]) }),
                    opening(parts[0]) == opening(parts[1])
                else { continue }
                var found = error
                found.remedy = "make it two rules: '\(parts[0])'; and '\(parts[1])'"
                found.remedyVi = "ghi thành hai quy tắc: “\(parts[0])”; và “\(parts[1])”"
                return found
            }
        }
        return nil
    }

    /// Whether a phrase says `trước`, or that the day itself is good.
    private static func opening(_ phrase: String) -> WhenReading? {
        let folded = VietnameseFolding.fold(phrase)
        let words = folded.split { !$0.isLetter }
        if words.contains("truoc") || words.contains("before") { return .before }
        let by = ["cham nhat", "muon nhat", "khong qua", "den het", "by ", "no later"]
        return by.contains(where: folded.contains) ? .by : nil
    }

    /// What takes the place of a range of days is a last day: `trước ngày` before it says another.
    private static func endsWithBefore(_ text: String) -> Bool {
        let words = text.lowercased().split(separator: " ")
        let last = words.last { !["ngày", "ngay", "vào", "on", "the"].contains($0) }
        return last.map { ["trước", "truoc", "before"].contains($0) } ?? false
    }

    /// Without marks that part nothing any more: `tháng,, từ`, `tháng 6 -, từ`, `trừ tháng 12:`.
    static func tidied(_ text: String) -> String {
        let marks: Set<Character> = [",", ";", ":", "-", "–"]
        var words: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard let first = word.first, marks.contains(first) else {
                words.append(word)
                continue
            }
            let rest = word.drop { marks.contains($0) }
            let mark = word.contains(",") || rest.isEmpty && word.contains(";") ? "," : "-"
            if var last = words.popLast() {
                while let end = last.last, marks.contains(end) { last.removeLast() }
                // A dash stands between blanks, a comma behind a word.
                if !last.isEmpty { words.append(mark == "," ? last + "," : last) }
                if mark == "-", !last.isEmpty { words.append("-") }
            }
            if !rest.isEmpty { words.append(rest) }
        }
        var phrase = words.joined(separator: " ")
        while let end = phrase.last, marks.contains(end) || end == " " { phrase.removeLast() }
        return phrase
    }

    /// Without brackets whose other half went, or that hold nothing any more.
    private static func balanced(_ text: String) -> String {
        var kept: [Character] = []
        var open: [Int] = []
        for character in text {
            if character == ")" {
                guard let start = open.popLast() else { continue }
                if kept[(start + 1)...].allSatisfy(\.isWhitespace) {
                    kept.removeSubrange(start...)
                    continue
                }
            }
            if character == "(" { open.append(kept.count) }
            kept.append(character)
        }
        for place in open.reversed() { kept.remove(at: place) }
        return String(kept)
    }

    private static func withoutLink(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: true)
        while let last = words.last, ["của", "trong", "of", "in", "the", "vào"].contains(last) {
            words.removeLast()
        }
        return words.isEmpty ? "" : words.joined(separator: " ") + " "
    }

    /// Whether it is a word that numbers are spelled with.
    private static func isNumeral(_ token: WhenToken) -> Bool {
        guard case .word(let words) = token.kind else { return false }
        return words.contains {
            WhenVocabulary.numbers[$0] != nil || WhenVocabulary.units[$0] != nil || $0 == "mươi"
        }
    }

    private static func part(
        of text: String, besides fault: Range<Int>, _ reads: (Substring) -> Bool
    ) -> Substring? {
        guard text.utf8.count <= longest else { return nil }
        let tokens: [WhenToken]
        do throws(WhenError) {
            tokens = try WhenLexer.tokens(of: text).dropLast()
        } catch {
            return nil
        }
        guard let place = tokens.firstIndex(where: { $0.range.lowerBound >= fault.lowerBound })
        else { return nil }
        func span(_ range: Range<Int>) -> Substring? {
            guard let first = range.first, let last = range.last, tokens[first].kind != .comma,
                tokens[last].kind != .comma
            else { return nil }
            let utf8 = text.utf8
            let lower = utf8.index(utf8.startIndex, offsetBy: tokens[first].range.lowerBound)
            let upper = utf8.index(utf8.startIndex, offsetBy: tokens[last].range.upperBound)
            return text[lower..<upper]
        }
        // Half of a number is another number.
        if isNumeral(tokens[place]) || place > 0 && isNumeral(tokens[place - 1]) { return nil }
        // Nor is what a slip is written into: `l5` for `15`.
        let next = min(place + 1, tokens.count - 1)
        for (one, other) in [(max(place - 1, 0), place), (place, next)]
        where one < other && tokens[one].range.upperBound == tokens[other].range.lowerBound
            && tokens[one].hasDigits != tokens[other].hasDigits
        {
            return nil
        }
        let before = (max(place - 4, 0)..<place).reversed().map { 0..<$0 + 1 }
        let after = (place + 1..<max(min(place + 16, tokens.count), place + 1)).map {
            $0..<tokens.count
        }
        // What comes first is the rule, what comes after it an exception to it. A word that the
        // language has may change what follows it: `nửa đầu tháng`.
        let isKnown =
            if case .word(let words) = tokens[place].kind { !words.isEmpty } else { false }
        let isDated = { (range: Range<Int>) in tokens[range].contains { $0.hasDigits } }
        for range in before {
            let rest = place + 1 < tokens.count && isDated(place + 1..<tokens.count)
            if rest, !isDated(range) { continue }
            if let part = span(range), reads(part) { return part }
        }
        guard !isKnown else { return nil }
        for range in after where !isDated(0..<range.lowerBound) {
            if let part = span(range), reads(part) { return part }
        }
        return nil
    }
}
