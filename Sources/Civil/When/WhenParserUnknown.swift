/// Words that the language doesn't have, or that have no place where they stand.
extension WhenParser {
    /// The word here has no place in the language, or none here.
    func unknown() -> WhenError {
        if current.text.lowercased() == "between" {
            let and = (1...6).first { isAt("and", ahead: $0) }
            return rangeOfDays(and.flatMap { dateText(after: $0) }, range(upTo: 1))
        }
        if isAny(of: "next", "following"), isWeekday(ahead: 1) {
            return WhenHelp.readerDependent(range(upTo: 2))
        }
        if current.text.lowercased() == "ngoài" { return WhenHelp.otherThan(current.range) }
        if isText("mới"), position > 1, isAt("năm", "học", ahead: -2) {
            return WhenHelp.newSchoolYear(
                tokens[position - 2].range.lowerBound..<current.range.upperBound)
        }
        if case .monthYear(let month, let year) = current.kind, (1...12).contains(month),
            let last = CivilDate(year, month, 1)?.lastOfMonth
        {
            return WhenHelp.notADay((last.vietnamese, last.vietnamese), current.range)
        }
        if let month = monthOtherwise { return month }
        if VietnameseFolding.fold(current.text) == "t", let help = shortWeekday { return help }
        if isText("ngân"), isText("sách", ahead: 1), position > 0, isAt("năm", ahead: -1) {
            return WhenHelp.budgetYear(
                tokens[position - 1].range.lowerBound..<range(upTo: 2).upperBound)
        }
        if isAny(of: "kỳ", "kì"), position > 0, case .number = peek(-1) {
            return WhenHelp.timesAPeriod(current.range)
        }
        if let slip = slip() { return slip }
        var found = notUnderstood()
        // Without its `không` a phrase says the opposite.
        found.isUnread = !isAny(of: "không", "no", "not")
        return found
    }

    /// Behind `tháng`: `XII`, `tự` for `tư`, `chẵn`.
    private var monthOtherwise: WhenError? {
        guard position > 0, isAt("tháng", ahead: -1), case .word = current.kind else { return nil }
        let romans = [
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
        ]
        let folded = VietnameseFolding.fold(current.text)
        if let index = romans.firstIndex(of: folded) {
            return WhenHelp.monthInDigits(index + 1, current.text, current.range)
        }
        let even = folded == "chan"
        if even || folded == "le" {
            return WhenHelp.everyOtherMonth(
                even: even, tokens[position - 1].range.lowerBound..<current.range.upperBound)
        }
        guard words().isEmpty,
            let month = WhenVocabulary.monthsAfterThang.first(where: {
                VietnameseFolding.fold($0.key) == folded
            })?.value
        else { return nil }
        return WhenHelp.monthInDigits(month, current.text, current.range)
    }

    /// `T2`: Monday to some, February to others.
    private var shortWeekday: WhenError? {
        guard case .number(let number) = peek(), (2...7).contains(number) else { return nil }
        return WhenError(
            "'T\(number)' may be a day of the week or a month",
            vi: "“T\(number)” có thể là thứ \(number) hoặc tháng \(number)",
            remedy: "write thứ \(number) or tháng \(number)",
            remedyVi: "viết thứ \(number) hoặc tháng \(number)", range: range(upTo: 2))
    }

    /// A word that is nearly one of the language's.
    private func slip() -> WhenError? {
        guard words().isEmpty, case .word = current.kind,
            let near = WhenLexicon.suggestion(
                for: VietnameseSpelling(current.text),
                phraseIsMarked: tokens.contains { VietnameseSpelling($0.text).isMarked })
        else { return nil }
        return error(
            "unknown word '\(current.text)'", vi: "không hiểu chữ “\(current.text)”",
            remedy: "did you mean '\(near)'?", remedyVi: "có phải “\(near)”?")
    }

    private func notUnderstood() -> WhenError {
        let text = current.text
        guard !text.isEmpty else {
            return error(
                "something is missing here", vi: "thiếu chữ ở đây",
                remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
                remedyVi: "ví dụ: 28/3, 10/3 âm lịch, ngày 25 hằng tháng")
        }
        if words().isEmpty, case .word = current.kind {
            return error(
                "unknown word '\(text)'", vi: "không hiểu chữ “\(text)”",
                remedy: "keep only what says when, for example: 28/3, by day 25 of every month",
                remedyVi: "chỉ giữ phần nói về ngày, ví dụ: 28/3, chậm nhất ngày 25 hằng tháng")
        }
        if let further = furtherOn() { return further }
        return error(
            "'\(text)' doesn't fit here", vi: "chữ “\(text)” không hợp ở chỗ này",
            remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
            remedyVi: "ví dụ: 28/3, 10/3 âm lịch, ngày 25 hằng tháng")
    }

    /// What helps with the words that come soon after: `thời điểm khai giảng`.
    private func furtherOn() -> WhenError? {
        var later = self
        for _ in 0..<4 {
            later.advance()
            do throws(WhenError) { _ = try later.notSupported() } catch { return error }
        }
        return nil
    }
}
