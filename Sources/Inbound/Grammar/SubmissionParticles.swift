/// What follows a verb and adds nothing to it.
extension SubmissionGrammar {
    func takeParticle(_ cursor: inout ReplyCursor) -> Bool {
        if cursor.next?.asks == true { return false }
        if cursor.take(ReplyVocabulary.particles) {
            takeAddressee(&cursor)
            return true
        }
        if takeInsisting(&cursor) { return true }
        guard cursor.next?.kind == .smile else { return false }
        cursor.advance()
        return true
    }

    /// "Gửi rồi mà", at a clause's end: before more words it begins what they say.
    private func takeInsisting(_ cursor: inout ReplyCursor) -> Bool {
        var trial = cursor
        guard trial.take("ma") else { return false }
        _ = trial.take(Courtesy.persons)
        _ = trial.takeAll(ReplyVocabulary.particles)
        guard trial.next.map({ $0.kind == .mark || $0.kind == .stop }) ?? true else { return false }
        cursor = trial
        return true
    }

    /// "Rồi nhé em": whom it is said to, where nothing else begins with it.
    func takeAddressee(_ cursor: inout ReplyCursor) {
        var trial = cursor
        // "… nhé Hùng,".
        if let word = trial.next, word.kind == .word, word.isName, word.folded != "so",
            ["nhe", "nha"].contains(cursor.words[cursor.place - 1].folded),
            cursor.peek(1).map({ $0.kind != .word }) ?? true
        {
            cursor.advance()
            return
        }
        guard trial.next?.asks == false, trial.take(Courtesy.persons) else { return }
        // "… nhé chị Lan,".
        var length = 0
        while let word = trial.next, word.kind == .word, word.isName, length < 4 {
            trial.advance()
            length += 1
        }
        let isLast = trial.next.map { $0.kind != .word } ?? true
        if isLast || trial.next?.asks == false && trial.take(ReplyVocabulary.particles) {
            cursor = trial
        }
    }

    private static let late: PhraseSet = {
        var texts: [String] = []
        for word in ["tre", "muon", "cham"] {
            for lead in ["", "co ", "hoi ", "bi ", "co hoi ", "co phan "] {
                texts += ["", " han", " thoi han", " mot chut", " chut", " tien do", " mat"]
                    .map { "\(lead)\(word)\($0)" }
            }
        }
        texts += ["cham tre", "hoi cham tre", "co cham tre"]
        for how in [
            "", "a little ", "a bit ", "slightly ", "somewhat ", "rather ", "a little too ",
        ] {
            texts.append("\(how)late")
        }
        return PhraseSet(texts)
    }()
    private static let measured = PhraseSet("so voi quy dinh", "so voi han", "so voi thoi han")

    /// "Trễ", "chậm 2 ngày so với quy định", "two days late", behind what was sent. "Chậm nhất ngày …" says until
    /// when, and "trẻ em" and "muốn" are other words.
    func takeLateness(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if takeSpan(&cursor), cursor.take("late") { return true }
        cursor.go(to: start)
        guard let first = cursor.next,
            !["trẻ", "trê", "muốn", "chấm", "chạm", "châm"].contains(first.text.lowercased()),
            cursor.take(Self.late), cursor.next?.folded != "nhat"
        else {
            cursor.go(to: start)
            return false
        }
        _ = takeSpan(&cursor)
        _ = cursor.take(Self.measured)
        return true
    }

    private func takeSpan(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = cursor.take("mat")
        if let word = cursor.next, word.kind == .word,
            word.integer != nil || ReplyDayWords.counts[word.folded] != nil
                || ["may", "vai"].contains(word.folded)
        {
            cursor.advance()
            if cursor.take(
                any: "ngay", "hom", "buoi", "tuan", "gio", "tieng", "ngay lam viec", "day", "days",
                "hour", "hours", "week", "weeks")
            {
                return true
            }
        }
        cursor.go(to: start)
        return false
    }
}
