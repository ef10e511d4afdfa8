/// A day that is promised as our own mails ask for it: "trả lời lý do và ngày sẽ gửi".
extension AskingGrammar {
    private static let planned: PhraseSet = {
        var texts: [String] = []
        for verb in ["gui", "nop", "bao cao", "hoan thanh", "gui bao cao", "nop bao cao"] {
            texts += [
                "ngay se \(verb)", "thoi gian se \(verb)", "thoi diem se \(verb)",
                "ngay du kien \(verb)", "ngay du kien se \(verb)", "thoi gian du kien \(verb)",
                "thoi gian du kien se \(verb)", "du kien ngay \(verb)", "ngay \(verb) du kien",
                "thoi gian \(verb) du kien", "du kien thoi gian \(verb)", "ngay hen \(verb)",
                "hen ngay \(verb)", "ngay \(verb) moi", "han \(verb) moi", "du kien \(verb)",
                "du kien se \(verb)", "se \(verb)", "ngay cam ket \(verb)", "cam ket ngay \(verb)",
                "ngay xin \(verb)", "xin \(verb)",
            ]
        }
        for noun in ["date", "day", "sending date", "submission date", "date of sending"] {
            texts += ["expected \(noun)", "planned \(noun)", "new \(noun)", "\(noun) expected"]
        }
        return PhraseSet(
            texts + [
                "will be sent on", "will be sent",
                "will be submitted on",
                "will send on", "date we will send it", "day we will send it",
                "date it will be sent",
                "expected date of sending", "expected date of submission", "date of submission",
                "expected submission", "expected", "new date",
            ])
    }()
    /// Of a day that is still to come they say the same.
    private static let sending = PhraseSet(
        "ngay gui", "ngay nop", "thoi gian gui", "thoi gian nop", "thoi diem gui",
        "ngay gui bao cao", "ngay nop bao cao", "date of sending", "sending date",
        "submission date", "date of submission")

    private static let untils = PhraseSet(
        "den", "toi", "cho den", "cho toi", "den het", "toi het", "cham nhat", "truoc", "until",
        "till", "by", "before", "no later than")

    /// "3 ngày làm việc", "one more week, please", "until the end of the month": until when, and nothing else.
    func alone(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        var led = cursor
        if span(&led, isTrial: true) != nil || led.take(Self.untils),
            let time = time(&cursor)
        {
            takeTail(&cursor, pleads: false)
            if ends(cursor) { return time }
        }
        cursor.go(to: start)
        return nil
    }

    /// "Ngày sẽ gửi: 10/11/2025".
    func plannedDay(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        let isPlan = cursor.take(Self.planned)
        guard isPlan || cursor.take(Self.sending) else { return nil }
        _ = cursor.take(any: "la", "vao", "vao ngay", "is")
        cursor.skipCommas()
        if let time = time(&cursor) {
            if case .day(let day) = time, !isPlan, day <= today {
                cursor.go(to: start)
                return nil
            }
            takeTail(&cursor, pleads: false)
            if ends(cursor) || cursor.next?.kind == .mark { return time }
        }
        cursor.go(to: start)
        return nil
    }

    private static let needing: PhraseSet = {
        var texts: [String] = []
        for verb in ["need", "still need", "will need", "would need", "are in need of"] {
            texts += [
                "a few more days", "a few days", "a few days more", "more time", "some more time",
                "a little more time", "a bit more time", "additional time", "some time",
                "some more days", "a couple more days", "a couple of days", "extra time",
                "several more days", "a bit longer", "a little longer",
            ].map { "\(verb) \($0)" }
        }
        for verb in ["can", "xin", "dang can", "con can"] {
            texts += ["thoi gian", "vai ngay", "it ngay", "may ngay", "mot chut thoi gian"]
                .map { "\(verb) them \($0)" }
        }
        return PhraseSet(texts)
    }()

    /// "We need a few more days and will send it by Monday": the second part says until when.
    func needed(_ cursor: inout ReplyCursor) -> RequestedTime? {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        if cursor.take(Self.needing) {
            cursor.skipCommas()
            _ = cursor.take(any: "and", "va", "so", "nen")
            _ = cursor.take(any: "de hoan thanh", "to finish it", "to complete it")
            for form in [promise, request] {
                let place = cursor.place
                if let time = form(&cursor), ends(cursor) { return time }
                cursor.go(to: place)
            }
        }
        cursor.go(to: start)
        return nil
    }
}
