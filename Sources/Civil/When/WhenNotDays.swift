/// Words that papers use and that name no day.
extension WhenParser {
    private struct NotDay: Sendable {
        let words: [VietnameseSpelling]
        let help: @Sendable (Range<Int>) -> WhenError
    }

    /// By their first word, folded.
    private static let notDays: [String: [NotDay]] = {
        let school = [
            "khai giảng", "school day",
        ]
        let relative = [
            "hôm nay", "ngày mai", "tuần này", "tháng này", "quý này", "năm nay", "năm này",
            "today",
            "tomorrow", "this week", "this month", "this quarter", "this year", "sang năm",
            "cùng kỳ", "tháng trước", "quý trước", "quí trước", "năm trước", "tuần trước",
            "học kỳ trước", "năm học trước",
        ]
        let noDay = [
            "thường xuyên", "đột xuất", "kịp thời", "ngay khi", "ngay sau", "khi có",
            "theo yêu cầu",
            "theo quy định", "khi phát sinh", "immediately", "as soon", "on request",
        ]
        let holidays = [
            ("giỗ tổ", "lunar 10/3", "10/3 âm lịch"), ("trung thu", "lunar 15/8", "15/8 âm lịch"),
            ("tết trung thu", "lunar 15/8", "15/8 âm lịch"),
            ("đoan ngọ", "lunar 5/5", "5/5 âm lịch"),
            ("tết đoan ngọ", "lunar 5/5", "5/5 âm lịch"), ("vu lan", "lunar 15/7", "15/7 âm lịch"),
            ("tết dương lịch", "1/1", "1/1"), ("tết tây", "1/1", "1/1"),
            ("quốc khánh", "2/9", "2/9"),
            ("nhà giáo", "20/11", "20/11"), ("giáng sinh", "25/12", "25/12"),
            ("christmas", "25/12", "25/12"),
        ]
        let often = [
            ("cách ngày", "every 2 days", "2 ngày một lần"),
            ("cách tuần", "every 2 weeks", "2 tuần một lần"),
            ("cách tháng", "every 2 months", "2 tháng một lần"),
            ("biweekly", "every 2 weeks", "2 tuần một lần"),
            ("bi weekly", "every 2 weeks", "2 tuần một lần"),
            ("biannually", "every half-year", "6 tháng một lần"),
            ("bi annually", "every half-year", "6 tháng một lần"),
            ("biannual", "every half-year", "6 tháng một lần"),
            ("biennially", "every 2 years", "2 năm một lần"),
            ("bi monthly", "every 2 months", "2 tháng một lần"),
            ("fortnightly", "every 2 weeks", "2 tuần một lần"),
            ("fortnight", "every 2 weeks", "2 tuần một lần"),
            ("bimonthly", "every 2 months", "2 tháng một lần"),
            ("twice", "every month on 10 and 25", "ngày 10 và ngày 25 hằng tháng"),
            ("weekends", "every saturday and sunday", "thứ Bảy, Chủ nhật hằng tuần"),
            ("weekdays", "every working day", "mỗi ngày làm việc"),
            ("weekday", "every working day", "mỗi ngày làm việc"),
            ("holiday", "every working day", "mỗi ngày làm việc"),
            ("holidays", "every working day", "mỗi ngày làm việc"),
            (
                "tết", "lunar 1/1, lunar new year's eve, or a day before it: lunar 15/12",
                "mùng 1 Tết, giao thừa, hoặc một ngày trước đó: 15 tháng Chạp"
            ),
            ("midnight", "at 00:00", "lúc 00:00"), ("noon", "at 12:00", "lúc 12:00"),
            ("trưa", "at 12:00", "lúc 12:00"), ("tối", "at 19:00", "lúc 19:00"),
        ]
        let vague = [
            ("early", "5 June, or beginning of June", "ngày 5 tháng 6, hoặc đầu tháng 6"),
            ("late", "25 June, or end of June", "ngày 25 tháng 6, hoặc cuối tháng 6"),
            ("around", "by 15 June", "chậm nhất ngày 15 tháng 6"),
            ("approximately", "by 15 June", "chậm nhất ngày 15 tháng 6"),
            ("khoảng", "by 15 June", "chậm nhất ngày 15 tháng 6"),
            ("thượng tuần", "by 10 June", "chậm nhất ngày 10 tháng 6"),
            ("trung tuần", "by 20 June", "chậm nhất ngày 20 tháng 6"),
            ("hạ tuần", "end of June", "cuối tháng 6"),
        ]
        var table: [String: [NotDay]] = [:]
        func add(_ text: String, _ help: @escaping @Sendable (Range<Int>) -> WhenError) {
            let words = text.split(separator: " ").map { VietnameseSpelling($0) }
            table[words[0].folded, default: []].append(NotDay(words: words, help: help))
        }
        for text in school { add(text, WhenHelp.school) }
        for text in ["at least", "ít nhất", "tối thiểu"] { add(text, WhenHelp.distanceBefore) }
        for text in ["số liệu", "chốt số liệu", "data as of"] { add(text, WhenHelp.data) }
        for text in ["giờ làm việc", "giờ hành chính", "trong giờ làm việc"] {
            add(text, WhenHelp.officeHours)
        }
        for text in ["lần đầu", "lần thứ nhất", "lần 1"] { add(text, WhenHelp.firstTime) }
        for text in ["fy", "end of fy"] { add(text, WhenHelp.fiscalYear) }
        for (text, isFirst) in [("nửa đầu tháng", true), ("nửa cuối tháng", false)] {
            add(text) { range in
                let (en, vi) =
                    isFirst
                    ? ("day 15, such as 15 June", "ngày 15 tháng ấy, như 15/6")
                    : ("its end, such as end of June", "cuối tháng ấy, như cuối tháng 6")
                return WhenError(
                    "half a month is several days, not one to be due on",
                    vi: "nửa tháng là nhiều ngày, không phải một ngày để tính hạn",
                    remedy: "write the last of them: \(en)", remedyVi: "viết ngày cuối: \(vi)",
                    range: range)
            }
        }
        for text in ["nếu", "trường hợp", "trùng ngày nghỉ", "trùng vào ngày nghỉ", "if it"] {
            add(text) { range in
                WhenError(
                    "this says what happens to the day, not when it is",
                    vi: "phần này nói về việc dời ngày, không phải ngày nào",
                    remedy:
                        "leave it out; for days off add 'roll: next' or 'roll: previous' to the rule",
                    remedyVi:
                        "bỏ phần này; nếu dời khi trùng ngày nghỉ thì thêm “roll: next” (ngày làm "
                        + "việc sau) hoặc “roll: previous” (ngày làm việc trước)", range: range)
            }
        }
        for (text, en, vi) in holidays {
            add(text) { range in
                WhenError(
                    "a holiday's name is not a day here", vi: "ở đây không hiểu tên ngày lễ",
                    remedy: "write \(en)", remedyVi: "viết \(vi)", range: range)
            }
        }
        for text in relative {
            add(text) { range in
                WhenError(
                    "this depends on the day it is read", vi: "chữ này tùy vào ngày đọc",
                    remedy: "write the date, such as 31/05/2026",
                    remedyVi: "ghi hẳn ngày, như 31/05/2026", range: range)
            }
        }
        for text in noDay {
            add(text) { range in
                WhenError(
                    "this names no day", vi: "chữ này không nêu ngày nào",
                    remedy: "give a day, or make it a duty of kind 'standing'",
                    remedyVi: "nêu ngày cụ thể, hoặc ghi loại nhiệm vụ là “thường xuyên”",
                    range: range)
            }
        }
        for (text, en, vi) in vague {
            add(text) { range in
                WhenError(
                    "this is no certain day", vi: "chữ này không nêu ngày chắc chắn",
                    remedy: "write the last good day: \(en)",
                    remedyVi: "ghi ngày cuối còn kịp: \(vi)", range: range)
            }
        }
        for (text, en, vi) in often {
            add(text) { range in
                WhenError(
                    "this word isn't understood here", vi: "không hiểu chữ này ở đây",
                    remedy: "write \(en)", remedyVi: "viết \(vi)", range: range)
            }
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    /// What helps with the words that come soon after: `thời điểm khai giảng`.
    private func furtherOn() -> WhenError? {
        var later = self
        for _ in 0..<4 {
            later.advance()
            do throws(WhenError) { _ = try later.notSupported() } catch { return error }
        }
        return nil
    }

    func isDay(ahead: Int) -> Bool {
        switch peek(ahead) {
        case .date, .dayMonth, .number, .clock: true
        case .word, .ordinal, .monthYear, .slash, .comma, .end: isAt("ngày", ahead: ahead)
        }
    }

    /// Throws what helps where such words stand; `false` where they don't.
    func notSupported() throws(WhenError) -> Bool {
        guard let entries = Self.notDays[VietnameseFolding.fold(current.text)] else { return false }
        for entry in entries {
            let fits = entry.words.indices.allSatisfy { index in
                let place = position + index
                return place < tokens.count && (index == 0 || !tokens[place].isAfterBracket)
                    && VietnameseSpelling(tokens[place].text).mayStand(for: entry.words[index])
            }
            // `năm, trước ngày 20/12` isn't last year.
            let length = entry.words.count
            let opensDay =
                length > 1 && isAt("trước", ahead: length - 1) && isDay(ahead: length)
            if fits, !opensDay { throw entry.help(range(upTo: length)) }
        }
        return false
    }

    /// `10 ngày cuối quý`, `05 ngày làm việc đầu tháng`, where `number` stands here in `length`
    /// tokens; after an English ordinal, which says `last`, `5 working days of the month`.
    func spanOfDays(_ number: Int, _ length: Int, last: Bool? = nil) -> WhenError? {
        let isWorking =
            isAt("làm", "việc", ahead: length + 1)
            || isAny(of: "working", "business", ahead: length)
        if let last {
            let unit = isWorking || isAt("calendar", ahead: length) ? length + 1 : length
            guard isAny(of: "days", "day", ahead: unit) else { return nil }
            return span(number, last: last, working: isWorking, length: unit + 1)
        }
        guard isAt("ngày", ahead: length) else { return nil }
        let side = length + (isWorking ? 3 : 1)
        guard isAny(of: "đầu", "cuối", "giữa", ahead: side) else { return nil }
        return span(number, last: isAt("cuối", ahead: side), working: isWorking, length: side + 1)
    }

    /// `length` tokens, then the period that they are of.
    func span(_ number: Int?, last: Bool, working: Bool, length: Int) -> WhenError {
        var found = WhenPeriodic(interval: 1, period: .month, picks: [])
        for ahead in length...length + 2 {
            if let month = namedMonth(ahead: ahead) {
                found.period = .year
                found.parts = [.month(month)]
                break
            }
            let said: [(String, WhenPeriod)] = [
                ("tuần", .week), ("week", .week), ("tháng", .month), ("month", .month),
                ("quý", .quarter),
                ("quí", .quarter), ("quarter", .quarter), ("năm", .year), ("year", .year),
            ]
            guard let unit = said.first(where: { isAt($0.0, ahead: ahead) }) else { continue }
            found.period = unit.1
            if isNextPeriod(ahead: ahead + 1) || isAt("next", ahead: ahead - 1) {
                found.following = unit.1
            }
            break
        }
        return WhenHelp.spanOfDays(
            number, last: last, working: working, of: found, range(upTo: length))
    }

    /// `tháng 12`, `December`.
    private func namedMonth(ahead: Int) -> Int? {
        if let month = value(WhenVocabulary.months, ahead: ahead) { return month }
        guard isAt("tháng", ahead: ahead) else { return nil }
        if case .number(let month) = peek(ahead + 1) {
            return (1...12).contains(month) ? month : nil
        }
        return spelledMonth(ahead: ahead + 1)?.0
    }

    /// The word here has no place in the language, or none here.
    func unknown() -> WhenError {
        if current.text.lowercased() == "between" {
            let and = (1...6).first { isAt("and", ahead: $0) }
            return WhenHelp.rangeOfDays(and.flatMap { dateText(after: $0) }, range(upTo: 1))
        }
        if VietnameseFolding.fold(current.text) == "t", let help = shortWeekday { return help }
        if let slip = slip() { return slip }
        var found = notUnderstood()
        // Without its `không` a phrase says the opposite.
        found.isUnread = !isAny(of: "không", "no", "not")
        return found
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
}
