/// The clauses of one thought: "đã rõ", "chuyển đồng chí …", thanks and greetings.
struct PlainGrammar {
    let names: ReplyNames

    /// "Trường đã nhận được thông báo và sẽ thực hiện."
    func takeAcknowledgement(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        _ = cursor.take("cung")
        let isRead = cursor.take(ReplyVocabulary.acknowledged)
        guard isRead || cursor.take(ReplyVocabulary.willDo) else {
            cursor.go(to: start)
            return false
        }
        while cursor.take(ReplyVocabulary.notice) || cursor.take(ReplyVocabulary.willDo)
            || takeParticle(&cursor)
        {}
        return true
    }

    private func takeParticle(_ cursor: inout ReplyCursor) -> Bool {
        if cursor.next?.asks == true { return false }
        return cursor.take(ReplyVocabulary.particles) || cursor.take(ReplyVocabulary.vocatives)
    }

    /// The longest name that a person is forwarded by, in words.
    private static let longestName = 6

    /// "Chuyển đồng chí Nguyễn Văn An phụ trách": the name.
    func forward(_ cursor: inout ReplyCursor) -> String? {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        guard cursor.take(ReplyVocabulary.forwarding) else {
            cursor.go(to: start)
            return nil
        }
        let isTitled = cursor.takeAll(ReplyVocabulary.titles) > 0
        if cursor.next?.kind == .stop, cursor.next?.text == "." { cursor.advance() }
        var name: [String] = []
        while let word = cursor.next, word.kind == .word, name.count < Self.longestName,
            !word.hasDigit, word.isCapitalised
        {
            name.append(word.text)
            cursor.advance()
        }
        guard !name.isEmpty, isTitled || name.count > 1 else {
            cursor.go(to: start)
            return nil
        }
        cursor.skipCommas()
        while cursor.take(ReplyVocabulary.charge) || cursor.take(ReplyVocabulary.titles)
            || names.takeObject(&cursor) != nil
        {}
        return name.joined(separator: " ")
    }

    /// Thanks, regrets, "nhờ Sở kiểm tra giúp", "dạ".
    func takePoliteness(_ cursor: inout ReplyCursor) -> Bool {
        // "Đã" by itself is no "dạ".
        if cursor.next?.text.lowercased() == "đã" || cursor.next?.asks == true { return false }
        if cursor.take(ReplyVocabulary.polite) {
            if takeSigner(&cursor) { return true }
            _ = cursor.takeAll(ReplyVocabulary.greeted)
            return true
        }
        if takeStating(&cursor) { return true }
        guard cursor.next?.kind == .smile else { return false }
        cursor.advance()
        return true
    }

    /// "Trường THPT A xin báo cáo:", before what it reports.
    private func takeStating(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        let isStated = names.takeSelf(&cursor) && cursor.take(ReplyVocabulary.stating)
        if isStated, cursor.next?.kind == .mark { return true }
        cursor.go(to: start)
        return false
    }

    /// "…, An" or "…, Nguyễn Văn Ba" behind "Trân trọng", to the sentence's end: who typed it all in one line.
    private func takeSigner(_ cursor: inout ReplyCursor) -> Bool {
        guard cursor.next?.text == "," else { return false }
        let rest = cursor.words[(cursor.place + 1)...]
        guard (1...Self.longestName).contains(rest.count),
            rest.allSatisfy({ word in
                word.kind == .word && word.isCapitalised && !word.hasDigit
                    && !ReplyVocabulary.telling.contains(word.folded)
            })
        else { return false }
        cursor.advance(rest.count + 1)
        return true
    }

    /// The longest salutation, in words.
    private static let longestSalutation = 16

    /// "Kính gửi: Phòng Tổ chức hành chính", "Em chào cô Lan,".
    func takeSalutation(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take(ReplyVocabulary.salutations) else { return false }
        cursor.skipCommas()
        var count = 0
        while let word = cursor.next, count < Self.longestSalutation {
            if word.kind == .word, names.takeOffice(&cursor) {
                count += 1
            } else if cursor.take(ReplyVocabulary.greeted) {
                count += 1
            } else if word.kind == .word, word.isCapitalised, !word.hasDigit,
                !ReplyVocabulary.telling.contains(word.folded), !names.objectStands(cursor)
            {
                cursor.advance()
                count += 1
            } else if word.text == "-" || word.text == "–" || word.text == "/" {
                cursor.advance()
            } else {
                break
            }
        }
        guard count > 0 else {
            cursor.go(to: start)
            return false
        }
        return true
    }
}
