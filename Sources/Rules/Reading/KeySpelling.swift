import SourceText

/// How one mapping of a file writes its keys, where it doesn't write all of them as the tables do.
struct KeySpelling {
    /// The mapping's place.
    var range: Range<Int>
    var table: KeyTable
    /// Key → as written.
    var written: [String: String]
    var language: Language

    /// What the mapping calls `key`, or would.
    func name(of key: String) -> String? {
        if let name = written[key] { return name }
        return table.keys.contains(key) ? table.name(of: key, language) : nil
    }
}

/// Tells findings about a file with the keys as the file writes them.
///
/// Messages are written with the English keys, in quotes: `“due”`, `“due: 25”`. In a file that says
/// `hạn`, a reader who is told of `due` has to translate.
struct Respelling {
    /// By start; the outer of two that start together first.
    private let mappings: [KeySpelling]
    /// The mapping around each; the innermost one.
    private let around: [Int?]

    init(_ spellings: [KeySpelling]) {
        mappings = spellings.sorted {
            ($0.range.lowerBound, -$0.range.upperBound) < (
                $1.range.lowerBound, -$1.range.upperBound
            )
        }
        var around: [Int?] = []
        var open: [Int] = []
        for (index, mapping) in mappings.enumerated() {
            while let last = open.last,
                mappings[last].range.upperBound <= mapping.range.lowerBound
            { open.removeLast() }
            around.append(open.last)
            open.append(index)
        }
        self.around = around
    }

    func respelled(_ finding: Diagnostic) -> Diagnostic {
        let place = finding.range?.lowerBound ?? 0
        var found = finding
        // What stands in the file is shown as it stands there.
        let own = finding.range.map { finding.file.text(in: $0) }
        found.message = respelled(finding.message, at: place, except: own)
        found.remedy = finding.remedy.map { respelled($0, at: place, except: nil) }
        return found
    }

    private func respelled(_ text: Bilingual, at place: Int, except own: String?) -> Bilingual {
        Bilingual(
            vi: respelled(text.vi, quotes: ("“", "”"), at: place, except: own),
            en: respelled(text.en, quotes: ("'", "'"), at: place, except: own))
    }

    /// A key follows an opening quote, and the closing one or a colon follows it; behind the colon may stand
    /// another key, or a value that has a word of its own in the file's language.
    private func respelled(
        _ text: String, quotes: (open: Character, close: Character), at place: Int,
        except own: String?
    ) -> String {
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: quotes.open) {
            let after = rest.index(after: start)
            result += rest[..<after]
            rest = rest[after...]
            guard let first = Self.key(rest, before: [quotes.close, ":"]), first != own ?? ""
            else { continue }
            var (key, name) = (String(first), name(of: String(first), at: place))
            result += name ?? key
            rest = rest[first.endIndex...]
            while let next = Self.key(rest.dropFirst(2), before: [":"]), rest.hasPrefix(": "),
                let known = self.name(of: String(next), at: place)
            {
                (key, name) = (String(next), known)
                result += ": \(known)"
                rest = rest[next.endIndex...]
            }
            guard let name, name != key else { continue }
            let value = rest.dropFirst(2).prefix { $0 != quotes.close }
            if rest.hasPrefix(": "), let word = Self.word(String(value), of: key) {
                result += ": \(word)"
                rest = rest[value.endIndex...]
            }
            // What a key means in the file's own words has been said by now.
            let meaning = "\(quotes.close) (\(name))"
            if rest.hasPrefix(meaning) {
                result.append(quotes.close)
                rest = rest.dropFirst(meaning.count)
            }
        }
        return result + rest
    }

    /// The English key at the start of `text`, with one of `ends` behind it.
    private static func key(_ text: Substring, before ends: [Character]) -> Substring? {
        let word = text.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
        guard let next = text[word.endIndex...].first, ends.contains(next) else { return nil }
        return word
    }

    /// The Vietnamese word for what `value` says in the place of `key`'s value.
    private static func word(_ value: String, of key: String) -> String? {
        switch key {
        // As short as papers have it.
        case "roll": Words.roll[value] == .next ? "sau" : Words.roll.inVietnamese(value)
        case "kind": Words.kind.inVietnamese(value) ?? Words.dayKind.inVietnamese(value)
        case "report": Words.report.inVietnamese(value)
        case "reply": Words.reply.inVietnamese(value)
        case "only": Words.roundness.inVietnamese(value)
        case "mode": Words.mode.inVietnamese(value)
        case "digest": Words.digest.inVietnamese(value)
        case "urgent", "outside", "confidential": Words.flag.inVietnamese(value)
        default: nil
        }
    }

    /// Looked for in the mapping at `place`, those around it, then anywhere.
    private func name(of key: String, at place: Int) -> String? {
        var next = innermost(at: place)
        var language: Language?
        while let index = next {
            if let name = mappings[index].name(of: key) { return name }
            language = language ?? mappings[index].language
            next = around[index]
        }
        let spoken = language ?? mappings[0].language
        return KeyTable.all.first { $0.keys.contains(key) }?.name(of: key, spoken)
    }

    private func innermost(at place: Int) -> Int? {
        var (low, high) = (0, mappings.count)
        while low < high {
            let middle = (low + high) / 2
            if mappings[middle].range.lowerBound <= place {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var found = low > 0 ? low - 1 : nil
        while let index = found, mappings[index].range.upperBound < place { found = around[index] }
        return found
    }
}
