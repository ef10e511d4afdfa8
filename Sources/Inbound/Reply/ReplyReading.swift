internal import Civil

/// What an answer's own lines say.
struct ReplyReading {
    /// The short names of the mail's items, in the order in which it counts them.
    let items: [String]
    let today: CivilDate
    /// What may stand before a verb: the items' names besides the common words.
    private let lead: Set<String>

    init(items: [String], today: CivilDate) {
        self.items = items
        self.today = today
        let names = items.flatMap {
            VietnameseFolding.fold($0).split(whereSeparator: \.isWhitespace).map(String.init)
        }
        // "Kế hoạch Sở đã gửi" is what the department sent.
        lead = ReplyVocabulary.lead.union(names).subtracting(["so"])
    }

    /// How far back a report may have been sent, and how far ahead time may be asked for, in days.
    static let furthestPast = 400
    static let furthestFuture = 366
    /// Whoever writes more lines than these says it in the first ones.
    private static let mostLines = 40
    /// Beside a number and a day there is no room for much else.
    private static let mostBareWords = 20

    /// Nothing where the words are not plain. A request of a digest's answer names its item, or
    /// none (statement 28).
    func statements(in lines: [String]) -> [ReplyStatement] {
        segments(Array(lines.prefix(Self.mostLines))).compactMap { segment in
            request(in: segment.lines).map {
                ReplyStatement($0, item: segment.item ?? named(in: segment.lines))
            }
        }
    }

    private struct Segment {
        var item: Int?
        var lines: [String] = []
    }

    /// The lines of a digest's answer by the number that they start with: "2. Đã gửi".
    private func segments(_ lines: [String]) -> [Segment] {
        guard items.count > 1 else { return [Segment(lines: lines)] }
        var found = [Segment()]
        for line in lines {
            let words = line.split(whereSeparator: \.isWhitespace)
            let labels: Set<String> = ["viec", "muc", "item", "stt", "noi"]
            let isLabelled =
                words.first.map { labels.contains(VietnameseFolding.fold($0)) } ?? false
            let place = isLabelled ? 1 : 0
            let digits = words.dropFirst(place).first.map { word in
                word.last.map { ".):".contains($0) } ?? false
                    ? word.dropLast() : isLabelled ? word : ""
            }
            if let digits, let number = Int(digits), items.indices.contains(number - 1) {
                found.append(Segment(item: number))
                found[found.count - 1].lines = [
                    words.dropFirst(place + 1).joined(separator: " ")
                ]
            } else {
                found[found.count - 1].lines.append(line)
            }
        }
        return found
    }

    /// The one item whose name stands in the lines.
    private func named(in lines: [String]) -> Int? {
        guard items.count > 1 else { return nil }
        let text = VietnameseFolding.fold(lines.joined(separator: " "))
        let named = items.indices.filter { text.contains(VietnameseFolding.fold(items[$0])) }
        return named.count == 1 ? named[0] + 1 : nil
    }

    private func request(in lines: [String]) -> ReplyRequest? {
        let sentences = lines.flatMap(ReplySentence.sentences)
        var submitted: ReplyRequest?
        var asked: ReplyRequest?
        var isAcknowledged = false
        var isUnclear = false
        for (index, sentence) in sentences.enumerated() where !sentence.isQuestion {
            for verb in verbs(in: sentence) {
                // Number and day may stand in the sentence that follows: "Đã gửi. Số 12 …".
                let rest = sentences[index...].prefix(3).flatMap(\.words).dropFirst(verb.end)
                switch verb.kind {
                case .acknowledgement: isAcknowledged = true
                case .submission:
                    guard submitted == nil else { continue }
                    submitted = submission(Array(rest))
                    isUnclear = isUnclear || submitted == nil
                case .asking:
                    guard asked == nil else { continue }
                    asked = asking(sentence.words, from: verb.end)
                    isUnclear = isUnclear || asked == nil
                }
            }
        }
        if isUnclear || (submitted != nil && asked != nil) { return nil }
        return submitted ?? asked ?? bareNumber(in: sentences)
            ?? (isAcknowledged ? .acknowledge : nil)
    }

    /// "Số 12/BC-X ngày 03/11/2025": an overdue notice asks for just that, and no verb.
    private func bareNumber(in sentences: [ReplySentence]) -> ReplyRequest? {
        let words = sentences.flatMap(\.words)
        let isPlain =
            !sentences.contains(where: \.isQuestion)
            && !words.contains {
                ReplyVocabulary.negators.contains($0.folded)
                    || ReplyVocabulary.conditions.contains($0.folded)
                    || ReplyVocabulary.others.contains($0.folded)
            }
        guard isPlain, words.count <= Self.mostBareWords,
            case .reportSubmitted(let number?, let day?) = submission(words)
        else { return nil }
        return .reportSubmitted(number: number, on: day)
    }

    private func submission(_ words: [ReplySentence.Word]) -> ReplyRequest? {
        let days = ReplyDay.days(in: words, today: today, .past)
        let number = DocumentNumber.first(in: words[...])
        guard let day = days.first?.day else { return .reportSubmitted(number: number, on: nil) }
        // A day to come, or one of years ago, is a slip that somebody should look at.
        guard day <= today, day.days(until: today) <= Self.furthestPast else { return nil }
        return .reportSubmitted(number: number, on: day)
    }

    private func asking(_ sentence: [ReplySentence.Word], from verb: Int) -> ReplyRequest? {
        let behind = Array(sentence[verb...])
        let isBehind = !ReplyDay.days(in: behind, today: today, .future).isEmpty
        // "Ngày 10/11 trường sẽ gửi."
        let words = isBehind ? behind : sentence
        let days = ReplyDay.days(in: words, today: today, .future)
        let until = words.firstIndex { ReplyVocabulary.untilWords.contains($0.folded) }
        let found =
            until.flatMap { place in days.first { $0.place > place } }
            ?? (days.count == 1 ? days[0] : nil)
        guard let found else { return nil }
        let before = words[..<found.place].suffix(2).map(\.folded)
        let isBefore = before.contains { $0 == "truoc" || $0 == "before" }
        guard let day = isBefore ? found.day.adding(days: -1) : found.day, day >= today,
            today.days(until: day) <= Self.furthestFuture
        else { return nil }
        return .askForTime(until: day)
    }

    // MARK: Verbs

    private struct Verb {
        enum Kind { case acknowledgement, submission, asking }
        let kind: Kind
        /// Behind its last word.
        let end: Int
    }

    /// The plain verbs of a sentence, in order.
    private func verbs(in sentence: ReplySentence) -> [Verb] {
        var found: [Verb] = []
        var start = 0
        var isConditional = false
        for place in sentence.words.indices
        where sentence.words[place].endsClause
            || place == sentence.words.count - 1
        {
            let clause = sentence.words[start...place]
            if let verb = verb(in: clause, isConditional) { found.append(verb) }
            isConditional =
                isConditional
                || clause.contains { ReplyVocabulary.conditions.contains($0.folded) }
            start = place + 1
        }
        return found
    }

    private func verb(in clause: ArraySlice<ReplySentence.Word>, _ isConditional: Bool) -> Verb? {
        let words = clause.map(\.folded)
        for place in words.indices {
            let rest = words[place...]
            let before = words[..<place]
            if let length = match(ReplyVocabulary.plainAsking, rest) {
                let isDenied = before.last.map(ReplyVocabulary.negators.contains) ?? false
                if !isDenied { return Verb(kind: .asking, end: clause.startIndex + place + length) }
            }
            if let length = match(ReplyVocabulary.asking, rest), isPleading(before) {
                return Verb(kind: .asking, end: clause.startIndex + place + length)
            }
            guard place <= ReplyVocabulary.longestLead, isLead(before), !isConditional,
                !before.contains(where: ReplyVocabulary.conditions.contains),
                !isNegated(words, from: place)
            else { continue }
            let kinds: [(Verb.Kind, [[String]])] = [
                (.submission, ReplyVocabulary.submission), (.asking, ReplyVocabulary.asking),
                (.acknowledgement, ReplyVocabulary.acknowledgement),
            ]
            for (kind, phrases) in kinds {
                if let length = match(phrases, rest) {
                    return Verb(kind: kind, end: clause.startIndex + place + length)
                }
            }
        }
        return nil
    }

    private func isPleading(_ before: ArraySlice<String>) -> Bool {
        guard let last = before.last, before.count <= ReplyVocabulary.longestLead,
            !ReplyVocabulary.negators.contains(last)
        else { return false }
        return before.indices.contains { place in
            match(ReplyVocabulary.pleading, before[place...]) != nil
                && !(place > before.startIndex
                    && ReplyVocabulary.negators.contains(before[place - 1]))
        }
    }

    private func match(_ phrases: [[String]], _ words: ArraySlice<String>) -> Int? {
        phrases.first { words.starts(with: $0) }?.count
    }

    private func isLead(_ words: ArraySlice<String>) -> Bool {
        if words.allSatisfy({ lead.contains($0) || $0.first?.isNumber == true }) { return true }
        guard let first = words.first, ReplyVocabulary.unitStarts.contains(first),
            words.count <= ReplyVocabulary.longestName
        else { return false }
        return !words.contains { ["da", "se", "so", "duoc"].contains($0) }
    }

    /// "Đã gửi báo cáo không phát sinh" denies nothing.
    private func isNegated(_ words: [String], from verb: Int) -> Bool {
        words.indices.contains { place in
            guard ReplyVocabulary.negators.contains(words[place]) else { return false }
            let isNil =
                place > verb && words[place] == "khong" && place + 1 < words.count
                && words[place + 1] == "phat"
            return !isNil
        }
    }
}
