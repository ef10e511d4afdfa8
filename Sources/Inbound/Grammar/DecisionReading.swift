internal import Civil

/// The answer to a list of what waits: "1 đồng ý", "1,3 đồng ý; 2 không đồng ý: đã gia hạn một lần",
/// "đồng ý đến 12/11". All of it must be read, and no item may be decided twice; else nothing is.
struct DecisionReading {
    let count: Int
    /// The numbers by which `hanchot decide` knows them, in the order of the lines.
    let numbers: [Int64]
    /// Whether nothing else in the mail can be answered. Where something can, words that might acknowledge it
    /// ("ok", "đã nhận") decide nothing.
    let isAlone: Bool
    let today: CivilDate
    private let asking: AskingGrammar
    private let plain: PlainGrammar

    init(count: Int, numbers: [Int64] = [], isAlone: Bool = true, today: CivilDate) {
        self.count = count
        self.numbers = numbers
        self.isAlone = isAlone
        self.today = today
        let names = ReplyNames(units: [], offices: [], items: [])
        asking = AskingGrammar(names: names, today: today)
        plain = PlainGrammar(names: names)
    }

    private static let mostLines = 60
    private static let mostWords = 80

    func decisions(in lines: [String]) -> [ItemDecision] {
        let lines = Signature.without(lines).filter { !$0.isEmpty }
        guard lines.count <= Self.mostLines else { return [] }
        var found: [Int: ItemDecision] = [:]
        for (index, line) in lines.enumerated() {
            for sentence in Self.sentences(ReplyLexer.words(in: line)) {
                guard sentence.count <= Self.mostWords,
                    let read = decisions(in: sentence, isFirst: index == 0)
                else { return [] }
                for decision in read {
                    guard found.updateValue(decision, forKey: decision.item) == nil else {
                        return []
                    }
                }
            }
        }
        return found.values.sorted { $0.item < $1.item }
    }

    private static func sentences(_ words: [ReplyWord]) -> [ArraySlice<ReplyWord>] {
        var sentences: [ArraySlice<ReplyWord>] = []
        var start = 0
        for (place, word) in words.enumerated() where word.kind == .stop {
            let isCount = words[start..<place].allSatisfy { $0.integer != nil || $0.kind == .mark }
            if word.text == ".", place > start, isCount { continue }
            if place > start { sentences.append(words[start..<place]) }
            start = place + 1
        }
        if start < words.count { sentences.append(words[start...]) }
        return sentences
    }

    private static let agrees = PhraseSet(
        "dong y", "toi dong y", "nhat tri", "duyet", "phe duyet", "chap thuan", "dong y gia han",
        "chap nhan", "dong y cho gia han", "dong y cho", "cho phep", "xac nhan", "cho gia han",
        "agree", "agreed", "approve", "approved", "yes", "ok", "i agree", "accept", "accepted",
        "granted", "confirmed", "gia han", "da nhan")
    /// Those that can't be meant otherwise.
    private static let plainlyAgrees = PhraseSet(
        "dong y", "toi dong y", "duyet", "phe duyet", "chap thuan", "dong y gia han",
        "dong y cho gia han", "dong y cho", "cho gia han", "agree", "agreed", "approve", "approved",
        "i agree", "granted")
    private static let refuses = PhraseSet(
        "khong dong y", "toi khong dong y", "khong nhat tri", "khong duyet", "khong phe duyet",
        "khong chap thuan", "khong chap nhan", "tu choi", "bac", "khong gia han",
        "khong cho gia han",
        "khong dong y gia han", "khong dong y cho gia han", "khong", "khong cho phep",
        "khong xac nhan",
        "refuse", "refused", "reject", "rejected", "no", "disagree", "do not agree", "not approved",
        "not agreed", "denied", "deny", "i refuse", "decline", "declined", "chua nhan")
    private static let all = PhraseSet(
        "tat ca", "ca", "toan bo", "het", "all", "all of them", "tat ca cac muc", "cac muc",
        "tat ca cac viec")
    private static let itemLabels = PhraseSet(
        "viec", "muc", "item", "items", "stt", "so", "no", "muc so", "viec so")

    private func decisions(in sentence: ArraySlice<ReplyWord>, isFirst: Bool) -> [ItemDecision]? {
        var cursor = ReplyCursor(sentence)
        if isFirst { _ = plain.takeSalutation(&cursor) }
        var found: [ItemDecision] = []
        while true {
            cursor.skipMarks()
            if cursor.isAtEnd { return found }
            let start = cursor.place
            if let read = decision(&cursor) {
                found += read
                _ = cursor.next?.kind == .word && cursor.take("va")
                continue
            }
            cursor.go(to: start)
            guard plain.takePoliteness(&cursor) else { return nil }
        }
    }

    private func decision(_ cursor: inout ReplyCursor) -> [ItemDecision]? {
        var items = takeItems(&cursor)
        guard let verdict = takeVerdict(&cursor) else { return nil }
        if items == nil {
            // "Đồng ý mục 1, 3".
            let mark = cursor.place
            items = takeItems(&cursor)
            if items == nil { cursor.go(to: mark) }
        }
        let whole = takeRest(verdict, &cursor)
        // Without a number only one thing can be meant.
        guard let said = items ?? (count == 1 ? [1] : nil), !said.isEmpty else { return nil }
        let lines = said.compactMap(line)
        guard lines.count == said.count else { return nil }
        return lines.map { ItemDecision(item: $0, whole) }
    }

    /// Which line a number means: its own as the list counts, else the answer's.
    private func line(_ number: Int) -> Int? {
        if (1...max(1, count)).contains(number) { return number }
        return numbers.firstIndex(of: Int64(number)).map { $0 + 1 }
    }

    private func takeItems(_ cursor: inout ReplyCursor) -> [Int]? {
        let start = cursor.place
        if cursor.take(Self.all) {
            // "cả 3" names how many there are.
            if let number = cursor.next?.integer {
                guard number == count else {
                    cursor.go(to: start)
                    return nil
                }
                cursor.advance()
            }
            _ = cursor.take(any: "muc", "viec", "deu")
            cursor.skipCommas()
            return Array(1...max(1, count))
        }
        var items: [Int] = []
        while true {
            _ = cursor.take(Self.itemLabels)
            guard let number = cursor.next?.integer else { break }
            items.append(number)
            cursor.advance()
            let end = cursor.place
            while let mark = cursor.next,
                mark.kind == .mark || mark.text == "." || mark.folded == "va"
                    || mark.folded == "and"
            {
                cursor.advance()
            }
            let goesOn =
                cursor.next?.integer != nil
                || cursor.next.map { Self.itemLabels.words.contains($0.folded) } == true
            if !goesOn { cursor.go(to: end) }
        }
        guard !items.isEmpty else {
            cursor.go(to: start)
            return nil
        }
        while let mark = cursor.next, mark.kind == .mark || mark.text == "." { cursor.advance() }
        return items
    }

    private enum Taken { case agrees, refuses }

    private func takeVerdict(_ cursor: inout ReplyCursor) -> Taken? {
        _ = cursor.take(any: "toi", "i", "da", "phong", "so")
        if cursor.take(Self.refuses) { return .refuses }
        return cursor.take(isAlone ? Self.agrees : Self.plainlyAgrees) ? .agrees : nil
    }

    private func takeRest(_ verdict: Taken, _ cursor: inout ReplyCursor) -> ItemDecision.Verdict {
        switch verdict {
        case .agrees:
            let paper = paper(&cursor)
            let until = paper == nil ? asking.until(&cursor) ?? pastDay(&cursor) : nil
            _ = cursor.takeAll(ReplyVocabulary.particles)
            return .agrees(until: until, paper: paper)
        case .refuses:
            return .refuses(note: note(&cursor))
        }
    }

    /// "Đến ngày 01/11" where that is over: whoever says it is told so.
    private func pastDay(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        cursor.skipCommas()
        if cursor.takeAll(ReplyVocabulary.until) > 0,
            case .day(let day)? = ReplyDay.read(&cursor, today: today, .past, isLed: true),
            day <= today
        {
            return .day(day)
        }
        cursor.go(to: start)
        return nil
    }

    private static let came = PhraseSet(
        "da nhan", "nhan", "da gui", "gui", "da nop", "nop", "truong gui", "don vi gui", "sent",
        "received", "it was sent", "da nhan bao cao", "nhan bao cao", "bao cao", "the report",
        "da nhan duoc", "nhan duoc", "da nhan van ban", "truong da gui", "don vi da gui",
        "submitted",
        "da co bao cao")

    /// "Gửi ngày 03/11", "số 12/BC-X ngày 03/11", "không phát sinh, ngày 03/11": what came of the report.
    private func paper(_ cursor: inout ReplyCursor) -> ItemDecision.Paper? {
        let start = cursor.place
        cursor.skipCommas()
        var paper = ItemDecision.Paper()
        var hasVerb = false
        var end = start
        while true {
            if !hasVerb, cursor.take(Self.came) {
                hasVerb = true
            } else if !paper.isNil, cursor.take(ReplyVocabulary.isNil) {
                paper.isNil = true
            } else if paper.number == nil, let number = DocumentNumber.read(&cursor) {
                guard case .number(let text) = number else { break }
                paper.number = text
            } else if paper.day == nil, let day = ReplyDay.read(&cursor, today: today, .past) {
                guard case .day(let date) = day else { break }
                paper.day = date
            } else {
                break
            }
            end = cursor.place
            cursor.skipCommas()
            // "3 đồng ý ngày 03/11, 4 đồng ý": the number is the next line's.
            if cursor.next?.integer != nil { break }
        }
        guard paper.number != nil || paper.day != nil || paper.isNil else {
            cursor.go(to: start)
            return nil
        }
        cursor.go(to: end)
        paper.isBareDay = !hasVerb && paper.number == nil && !paper.isNil
        return paper
    }

    private static let reasons = PhraseSet(
        "vi", "do", "ly do", "because", "reason", "vi ly do", "since")

    /// Behind "vì" or a colon: the reason, to the sentence's end.
    private func note(_ cursor: inout ReplyCursor) -> String? {
        let start = cursor.place
        var isNoted = false
        while let mark = cursor.next, mark.kind == .mark {
            isNoted = isNoted || ":-–—(".contains(mark.text)
            cursor.advance()
        }
        var trial = cursor
        let isReasoned = trial.take(Self.reasons)
        // "2: không đồng ý, 3: đồng ý": a number begins another item.
        guard isNoted || isReasoned, cursor.next?.integer == nil, !cursor.isAtEnd else {
            cursor.go(to: start)
            _ = cursor.takeAll(ReplyVocabulary.particles)
            return nil
        }
        let words = cursor.words[cursor.place...]
        guard !words.contains(where: { $0.kind == .question }) else { return nil }
        cursor.advance(words.count)
        return SenderWords.shown(Self.text(words), longest: 300)
    }

    private static func text(_ words: ArraySlice<ReplyWord>) -> String {
        var text = ""
        for word in words {
            if !text.isEmpty, word.kind != .mark || word.text == "(" { text += " " }
            text += word.text
        }
        return text
    }
}
