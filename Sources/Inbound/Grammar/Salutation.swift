/// Whom an answer greets.
extension PlainGrammar {
    /// The longest salutation, in words.
    static let longestSalutation = 16

    /// "Kính gửi: Phòng Tổ chức hành chính", "Em chào cô Lan,".
    func takeSalutation(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take(ReplyVocabulary.salutations) else { return false }
        cursor.skipCommas()
        let greeted = cursor.place
        var count = 0
        while let word = cursor.next, count < Self.longestSalutation {
            if word.kind == .word, names.takeOffice(&cursor) {
                count += 1
            } else if cursor.take(ReplyVocabulary.greeted) {
                count += 1
            } else if word.kind == .word, word.isName, !names.objectStands(cursor) {
                cursor.advance()
                count += 1
            } else if word.text == ",", Self.takePost(&cursor) {
                count += 1
            } else if count > 0, word.text == "(", takeThrough(&cursor) {
            } else if word.text == "-" || word.text == "–" || word.text == "/" {
                cursor.advance()
            } else if word.text == ".", ["mr", "ms", "mrs", "dr"].contains(before(cursor)) {
                cursor.advance()
            } else {
                break
            }
        }
        // "Kính gửi Trường THPT B," and "Chào cô Lan," to the unit's own clerk went astray.
        let addressees = cursor.words[greeted..<cursor.place]
        guard count > 0, !Courtesy.runsOn(cursor), !names.isOwnPerson(addressees),
            !Signature.namesAnother(in: addressees, than: names)
        else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private static let posts = PhraseSet(
        "cv", "chuyen vien", "can bo", "truong phong", "pho phong", "pho truong phong", "giam doc",
        "pho giam doc", "nhan vien", "tp", "pp")

    /// "Kính gửi đ/c Hùng, chuyên viên Phòng TCHC".
    private static func takePost(_ cursor: inout ReplyCursor) -> Bool {
        var post = cursor
        post.advance()
        guard post.take(posts) else { return false }
        cursor = post
        return true
    }

    /// "(qua Phòng Tổ chức hành chính)".
    private func takeThrough(_ cursor: inout ReplyCursor) -> Bool {
        var desk = cursor
        desk.advance()
        _ = desk.take("qua")
        guard names.takeOffice(&desk), desk.next?.text == ")" else { return false }
        desk.advance()
        cursor = desk
        return true
    }

    private func before(_ cursor: ReplyCursor) -> String {
        cursor.place > cursor.words.startIndex ? cursor.words[cursor.place - 1].folded : ""
    }

    private static let greeting = PhraseSet(
        ["xin gui", "tran trong gui", "kinh gui", "gui", "xin tran trong gui", "xin kinh gui"]
            .flatMap {
                verb in
                [
                    "", " den so", " toi so", " den quy so", " toi quy so", " den phong",
                    " toi quy phong",
                ]
                .flatMap { whom in
                    [
                        "loi chao", "loi chao tran trong", "loi cam on", "loi cam on chan thanh",
                        "loi chao va loi cam on", "loi cam on tran trong", "loi xin loi",
                    ].map { "\(verb)\(whom) \($0)" }
                }
            })

    /// "Trường THPT A xin gửi lời chào trân trọng."
    func takeGreeting(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        if cursor.take(Self.greeting), cursor.next.map({ $0.kind != .word }) ?? true { return true }
        cursor.go(to: start)
        return false
    }
}
