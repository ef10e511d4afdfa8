/// What goes on from what was sent.
extension ReplyReading {
    /// "Báo cáo ANTQ năm 2025", a line of its own: what the others are about.
    func title(_ cursor: inout ReplyCursor) -> ReplyNames.Object? {
        let start = cursor.place
        if let object = names.takeObject(&cursor), object.only != nil {
            if cursor.next?.text == ":" { cursor.advance() }
            if cursor.isAtEnd { return object }
        }
        cursor.go(to: start)
        return nil
    }

    /// Behind what was sent: when and how ("em gửi chiều qua trên trục"), or another item that was ("và báo cáo mô hình
    /// ANTT số 46").
    func alike(_ cursor: inout ReplyCursor, _ answer: Answer) -> Answer.Piece? {
        if let found = submission.readAgain(&cursor, isPaperKnown: answer.namesPaper) {
            return found.isWhole ? .sent(found) : .details(found)
        }
        let start = cursor.place
        let isJoined =
            start > cursor.words.startIndex
            && ["va", "and"].contains(cursor.words[start - 1].folded)
        guard itemCount > 1, let object = names.takeNamed(&cursor) else { return nil }
        var found = SubmissionGrammar.Found(object: object)
        _ = submission.takeDetails(&cursor, &found)
        let isTold = found.day.map { submission.isOver($0) } ?? true
        guard isTold, found.number != nil || isJoined,
            cursor.next.map({ $0.kind != .word || ["va", "and"].contains($0.folded) }) ?? true
        else {
            cursor.go(to: start)
            return nil
        }
        found.isWhole = true
        return answer.hasSent ? .sent(found) : .details(found)
    }
}

extension SubmissionGrammar {
    /// ", em gửi chiều qua trên trục", behind what says that it was sent: when and how.
    func readAgain(_ cursor: inout ReplyCursor, isPaperKnown: Bool) -> Found? {
        let start = cursor.place
        var found = Found()
        let isApart = start == cursor.words.startIndex || cursor.words[start - 1].kind == .mark
        if isPaperKnown, isApart,
            takePages(&cursor) || takeEnclosure(&cursor) || takeSigned(&cursor), cursor.isAtEnd
        {
            return found
        }
        cursor.go(to: start)
        _ = names.takeSelf(&cursor) || names.takeStaffAlone(&cursor)
        let verb = cursor.place
        let isTold =
            cursor.takeSent()
            && isOwnSending(cursor.words[verb..<cursor.place], cursor, of: .unit)
        let isSent = isTold || cursor.place == verb && cursor.take(any: "gui", "nop")
        let details = isSent ? takeDetails(&cursor, &found) : []
        let isOver = cursor.next.map { $0.kind != .word } ?? true
        guard isOver, found.object == nil, details.contains(.day) || details.contains(.way),
            found.day == nil || self.isOver(found.day)
        else {
            cursor.go(to: start)
            return nil
        }
        found.isWhole = isTold
        return found
    }
}
