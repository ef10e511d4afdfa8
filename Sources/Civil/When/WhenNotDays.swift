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
            (
                "semi monthly", "both days, such as every month on 15 and last day",
                "đủ hai ngày, như ngày 15 và ngày cuối hằng tháng"
            ),
            (
                "semimonthly", "both days, such as every month on 15 and last day",
                "đủ hai ngày, như ngày 15 và ngày cuối hằng tháng"
            ),
            (
                "nửa tháng một lần", "both days, such as every month on 15 and last day",
                "đủ hai ngày, như ngày 15 và ngày cuối hằng tháng"
            ),
            (
                "nửa tháng 1 lần", "both days, such as every month on 15 and last day",
                "đủ hai ngày, như ngày 15 và ngày cuối hằng tháng"
            ),
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
            (
                "midnight", "at 00:00 for the beginning of that day, at 24:00 for its end",
                "lúc 00:00 là đầu ngày ấy, lúc 24:00 là hết ngày ấy"
            ), ("noon", "at 12:00", "lúc 12:00"),
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
        for text in [
            "not before", "not earlier than", "no earlier than", "không sớm hơn", "sớm nhất",
            "không trước",
        ] {
            add(text, WhenHelp.notEarlier)
        }
        for text in ["at least", "ít nhất", "tối thiểu"] { add(text, WhenHelp.distanceBefore) }
        for text in ["số liệu", "chốt số liệu", "data as of"] { add(text, WhenHelp.data) }
        for text in ["tính đến", "tính tới"] {
            add(text) { range in
                var found = WhenHelp.data(range)
                found.instead = [
                    .init(
                        place: range, text: "chậm nhất",
                        thenVi: "; nếu là ngày chốt số liệu thì ghi ở “data” (số liệu)")
                ]
                return found
            }
        }
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
                var found = WhenError(
                    "a holiday's name is not a day here", vi: "ở đây không hiểu tên ngày lễ",
                    remedy: "write \(en)", remedyVi: "viết \(vi)", range: range)
                // `ngày Quốc khánh 2/9`
                found.instead = ["", vi].map { .init(place: range, text: $0) }
                return found
            }
        }
        for text in relative {
            add(text, WhenHelp.readerDependent)
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
                var found = WhenError(
                    "this is no certain day", vi: "chữ này không nêu ngày chắc chắn",
                    remedy: "write the last good day: \(en)",
                    remedyVi: "ghi ngày cuối còn kịp: \(vi)", range: range)
                if ["khoảng", "around", "approximately"].contains(text) {
                    found.instead = ["chậm nhất", "by"].map { .init(place: range, text: $0) }
                }
                // Ten days each, the last with the month's end.
                if let last = [
                    "thượng tuần": "ngày 10", "trung tuần": "ngày 20", "hạ tuần": "cuối",
                ][
                    text]
                {
                    found.instead = ["chậm nhất \(last)", last].map {
                        .init(place: range, text: $0, takesLink: true)
                    }
                }
                return found
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

    func isDay(ahead: Int) -> Bool {
        switch peek(ahead) {
        case .date, .dayMonth, .number, .clock: true
        case .word, .ordinal, .monthYear, .slash, .comma, .end: isAt("ngày", ahead: ahead)
        }
    }

    /// Throws what helps where such words stand; `false` where they don't.
    func notSupported() throws(WhenError) -> Bool {
        if let times = numberedTimes { throw times }
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
            if let named = namedPart(ahead: ahead) {
                found.period = .year
                found.parts = [named.part]
                found.year = named.year ?? yearBehind(ahead: named.next)
                if isAt("năm", ahead: named.next), isNextPeriod(ahead: named.next + 1) {
                    found.following = .year
                }
                break
            }
            let said: [(String, WhenPeriod)] = [
                ("tuần", .week), ("week", .week), ("tháng", .month), ("month", .month),
                ("quý", .quarter),
                ("quí", .quarter), ("quarter", .quarter), ("năm", .year), ("year", .year),
            ]
            guard let unit = said.first(where: { isAt($0.0, ahead: ahead) }) else { continue }
            found.period = unit.1
            if unit.1 == .year { found.year = yearBehind(ahead: ahead) }
            if isNextPeriod(ahead: ahead + 1) || isAt("next", ahead: ahead - 1) {
                found.following = unit.1
            }
            break
        }
        if found.period == .week, !working {
            return WhenHelp.weekEdge(.friday, range(upTo: length))
        }
        return WhenHelp.spanOfDays(
            number, last: last, working: working, of: found, range(upTo: length))
    }
}
