internal import Civil

/// What an answer's own lines say, by a grammar that must use them up (statement 39).
struct ReplyReading {
    let names: ReplyNames
    let itemCount: Int
    let submission: SubmissionGrammar
    let asking: AskingGrammar
    let plain: PlainGrammar

    init(names: ReplyNames, itemCount: Int, today: CivilDate, hasAttachment: Bool) {
        self.names = names
        self.itemCount = itemCount
        submission = SubmissionGrammar(names: names, today: today, hasAttachment: hasAttachment)
        asking = AskingGrammar(names: names, today: today)
        plain = PlainGrammar(names: names)
    }

    /// Who writes more doesn't write plainly.
    private static let mostLines = 40
    private static let mostWords = 80
    /// How many lines a sentence may run over.
    private static let longestWrap = 4

    /// Nothing where anything is left over. A request of a mail with several items names its item, or none
    /// (statement 28).
    ///
    /// - Parameter signature: lines that a mail program put under them. Over another unit's name, or a
    ///   postscript, nothing is said of this one.
    func statements(in all: [String], signature: [String]) -> [ReplyStatement] {
        let lines = Signature.without(all, names: names)
        guard !Signature.namesAnother(all[lines.count...] + signature, than: names),
            !Signature.takesBack(signature)
        else { return [] }
        guard lines.count <= Self.mostLines else { return [] }
        var answer = Answer(itemCount: itemCount)
        var at = 0
        while at < lines.count {
            guard !lines[at].isEmpty else {
                at += 1
                continue
            }
            at += take(lines[at...], isFirst: at == 0, &answer)
        }
        let statements = answer.statements(submission)
        if statements.isEmpty, itemCount == 1,
            let time = TimeLetter(asking: asking).read(lines)
        {
            return [ReplyStatement(.askForTime(until: time))]
        }
        return statements
    }

    /// Takes the first of the lines, with those that it runs on over; how many it took.
    private func take(_ lines: ArraySlice<String>, isFirst: Bool, _ answer: inout Answer) -> Int {
        let paragraph = lines.prefix { !$0.isEmpty }.prefix(Self.longestWrap)
        for count in 1...paragraph.count {
            var trial = answer
            let text = paragraph.prefix(count).joined(separator: " ")
            if read(ReplyLexer.words(in: text), isFirst: isFirst, &trial) {
                answer = trial
                return count
            }
        }
        let line = lines.first ?? ""
        let words = ReplyLexer.words(in: line)
        var cursor = ReplyCursor(words[...])
        answer.fail(label(&cursor), runsOn: !isFirst && line.first?.isLowercase == true)
        return 1
    }

    private func read(_ words: [ReplyWord], isFirst: Bool, _ answer: inout Answer) -> Bool {
        let sentences = Self.sentences(words)
        for (index, sentence) in sentences.enumerated() {
            var trial = answer
            if sentence.count <= Self.mostWords,
                read(sentence, isFirst: isFirst && index == 0, &trial)
            {
                answer = trial
            } else {
                // Of several items each stands for itself.
                var cursor = ReplyCursor(sentence)
                guard itemCount > 1 else { return false }
                if let items = label(&cursor) {
                    answer.fail(items)
                } else if let item = names.itemNotYet(sentence) {
                    answer.leaveOpen(item)
                } else {
                    return false
                }
            }
        }
        return true
    }

    /// A full stop behind "no", a title or an item's number ends nothing.
    private static func sentences(_ words: [ReplyWord]) -> [ArraySlice<ReplyWord>] {
        var sentences: [ArraySlice<ReplyWord>] = []
        var start = 0
        for (place, word) in words.enumerated() where word.kind == .stop {
            if word.text == ".", place > start {
                // "Phường: 1." counts too, behind who speaks.
                let said = words[start..<place]
                let colon = said.lastIndex { $0.text == ":" }.flatMap { colon in
                    said[..<colon].contains { ["so", "no", "ngay"].contains($0.folded) }
                        ? nil : colon + 1
                }
                let first = colon ?? start
                let isCount = words[first..<place].allSatisfy {
                    $0.integer != nil || $0.kind == .mark || Self.itemWords.contains($0.folded)
                }
                // "… của Sở." ends there, "Số. 12" goes on.
                let last = words[place - 1]
                let isNumber = place + 1 < words.count && words[place + 1].hasDigit
                if last.announcement == .department || last.announcement == .either && !isNumber {
                    sentences.append(words[start..<place])
                    start = place + 1
                    continue
                }
                if isCount || abbreviations.contains(words[place - 1].text.lowercased())
                    || abbreviations.contains(words[place - 1].folded)
                {
                    continue
                }
            }
            if place > start { sentences.append(words[start..<place]) }
            start = place + 1
        }
        if start < words.count { sentences.append(words[start...]) }
        return sentences
    }

    private static let abbreviations: Set<String> = [
        "no", "so", "tr", "mr", "ms", "mrs", "dr", "st", "d/c", "dc", "tp", "ref",
    ]

    // MARK: One sentence

    private func read(
        _ sentence: ArraySlice<ReplyWord>, isFirst: Bool, _ answer: inout Answer
    ) -> Bool {
        var cursor = ReplyCursor(sentence)
        // "Gửi Sở báo cáo ạ" greets nobody where the report is there.
        var trial = cursor
        if isFirst, handedIn(&trial) == nil { _ = plain.takeSalutation(&cursor) }
        var isStart = true
        var isLabelled = false
        var last = Said.politeness
        while true {
            cursor.skipMarks()
            if cursor.isAtEnd { return true }
            // "(số 12 …) và báo cáo …".
            if !isStart, cursor.words[cursor.place - 1].text == ")" { _ = takeAnd(&cursor) }
            if isStart || cursor.words[cursor.place - 1].kind == .mark, let items = label(&cursor) {
                guard items.allSatisfy({ (1...itemCount).contains($0) }) else { return false }
                answer.open(items)
                cursor.skipMarks()
                isLabelled = true
                if takeOpen(&cursor) {
                    answer.leaveOpen()
                    last = .something
                    isStart = false
                    continue
                }
            }
            if last == .sent, runsOn(cursor) { return false }
            if isLabelled, !isStart, let found = submission.readDetails(&cursor) {
                answer.add(.details(found))
                last = .something
            } else {
                guard let said = clause(&cursor, isStart: isStart, &answer) else { return false }
                last = said
            }
            isLabelled = false
            if cursor.place < sentence.endIndex { _ = takeAnd(&cursor) }
            isStart = isStart && last == .politeness
        }
    }

    /// "Đã gửi Sở xác nhận", "đã nộp hộ trường bạn": what runs on from a sending without a mark is part of it.
    private func runsOn(_ cursor: ReplyCursor) -> Bool {
        let before = cursor.words[cursor.place - 1]
        guard before.kind == .word, !["va", "and"].contains(before.folded) else { return false }
        let isOver = ReplyVocabulary.done.words.union(["a", "nhe", "nha", "ah"])
            .contains(before.folded)
        var pleading = cursor
        if Courtesy.standsForAnother(cursor) {
            return !isOver || !plain.takePoliteness(&pleading)
                || !Courtesy.asksToLook(cursor.words[cursor.place..<pleading.place])
        }
        var plea = cursor
        let isPlea = plain.takePoliteness(&plea) && (plea.isAtEnd || plea.next?.kind != .word)
        return !isOver && !isPlea && plain.takeAcknowledgement(&pleading)
    }

    private func takeAnd(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take("va") || cursor.take("and") || cursor.take("nen") {
            if !cursor.isAtEnd { return true }
        }
        cursor.go(to: start)
        return false
    }

    private func clause(
        _ cursor: inout ReplyCursor, isStart: Bool, _ answer: inout Answer
    ) -> Said? {
        if let found = handedIn(&cursor) {
            answer.add(.sent(found))
            return .sent
        } else if let said = field(&cursor, &answer) {
            return said
        } else if let (time, object) = asked(&cursor, isStart: isStart) {
            answer.add(.asks(time, object))
        } else if isStart, let (time, object) = askedAbout(&cursor) {
            answer.add(.asks(time, object))
        } else if let name = plain.forward(&cursor) {
            answer.add(.forwards(name))
        } else if let found = submission.read(&cursor) {
            answer.add(.sent(found))
            return .sent
        } else if answer.tellsOfSending, let piece = alike(&cursor, answer) {
            answer.add(piece)
            return .sent
        } else if submission.readPrepared(&cursor) {
            answer.add(.prepared)
        } else if isStart, let found = submission.readDetails(&cursor) {
            // Behind "đã nhận" they would be another's.
            answer.add(.details(found))
        } else if isStart, let object = title(&cursor) {
            answer.needsVerb = true
            answer.add(.details(SubmissionGrammar.Found(object: object)))
        } else if plain.takeAcknowledgement(&cursor) {
            answer.add(.acknowledges)
        } else if plain.takePoliteness(&cursor) {
            return .politeness
        } else if isStart, isReason(cursor) {
            cursor.advance(cursor.words.count)
            answer.add(.reason)
        } else {
            return nil
        }
        return .something
    }

    /// "Sáng nay em gửi báo cáo" with the report: without it, it may be a promise.
    private func handedIn(_ cursor: inout ReplyCursor) -> SubmissionGrammar.Found? {
        var trial = cursor
        guard submission.hasAttachment, let found = submission.read(&trial), asking.ends(trial)
        else { return nil }
        cursor = trial
        return found
    }

    enum Said { case politeness, sent, something }

    /// "Trường đang tổng hợp số liệu": beside a request for time it says why.
    private func isReason(_ cursor: ReplyCursor) -> Bool {
        var opening = cursor
        _ = names.takeSelf(&opening)
        return opening.take(ReplyVocabulary.reasons)
            && !cursor.words.contains { $0.kind == .question || $0.kind == .strange }
            // Of several items it speaks of its own.
            && (itemCount == 1
                || !cursor.words[opening.place...].contains { word in
                    Self.itemWords.contains(word.folded) || word.integer != nil
                        || ["ca", "deu", "hai", "tren", "cac", "thuc", "that"].contains(word.folded)
                })
    }
}
