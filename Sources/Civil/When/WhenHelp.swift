/// What to say of phrases that people write and this language refuses, each with what to write in
/// its place.
enum WhenHelp {
    static func spanOfDays(_ count: Int?, last: Bool, _ range: Range<Int>) -> WhenError {
        let day = last ? "last day" : count.map { "\($0)" } ?? "10"
        let dayVi = last ? "ngày cuối cùng" : "ngày \(count ?? 10)"
        return WhenError(
            "these are several days, not one to be due on",
            vi: "đây là nhiều ngày, không phải một ngày để tính hạn",
            remedy: "write the last of them: every month on \(day)",
            remedyVi: "viết ngày cuối của khoảng đó: \(dayVi) hằng tháng", range: range)
    }

    static func spanOfMonths(_ range: Range<Int>) -> WhenError {
        WhenError(
            "only the first six and nine months, and the last six, are periods of a year here",
            vi: "chỉ có 6 tháng đầu năm, 9 tháng đầu năm và 6 tháng cuối năm",
            remedy: "write last day of month 3", remedyVi: "viết ngày cuối cùng của tháng 3",
            range: range)
    }

    static func sixOrNext(_ range: Range<Int>) -> WhenError {
        WhenError(
            "without diacritics this is 'tháng sáu' (June) or 'tháng sau' (next month)",
            vi: "viết không dấu thì không rõ là “tháng sáu” hay “tháng sau”",
            remedy: "write tháng 6, or tháng sau with its accents",
            remedyVi: "viết tháng 6, hoặc viết đủ dấu: tháng sau", range: range)
    }

    static func monthOne(_ range: Range<Int>) -> WhenError {
        WhenError(
            "'tháng một' is January to some and the eleventh lunar month to others",
            vi: "“tháng một” có nơi là tháng 1, có nơi là tháng 11 âm lịch",
            remedy: "write tháng 1, tháng Giêng or tháng 11 âm lịch",
            remedyVi: "viết tháng 1, tháng Giêng hoặc tháng 11 âm lịch", range: range)
    }

    static func bareLength(_ number: Int, _ range: Range<Int>) -> WhenError {
        WhenError(
            "a length of time alone says neither how often nor from when",
            vi: "một khoảng thời gian, không rõ lặp lại hay tính từ đâu",
            remedy: "write every \(max(number, 2)) months, or … after the end of the quarter",
            remedyVi: "viết \(max(number, 2)) tháng một lần, hoặc … sau khi kết thúc quý",
            range: range)
    }

    static func except(_ range: Range<Int>) -> WhenError {
        WhenError(
            "only months and quarters can be excepted", vi: "chỉ trừ được tháng hoặc quý",
            remedy:
                "write except month 12; without weekends and holidays, write every working day",
            remedyVi:
                "viết trừ tháng 12; nếu trừ thứ Bảy, Chủ nhật, ngày lễ thì viết mỗi ngày làm việc",
            range: range)
    }

    static func boundary(_ range: Range<Int>) -> WhenError {
        WhenError(
            "only months, quarters and years have a beginning and an end here",
            vi: "chỉ tính được đầu, giữa, cuối của tháng, quý, năm",
            remedy: "for a day write friday, for an hour at 17:00",
            remedyVi: "nếu là ngày thì viết thứ Sáu, nếu là giờ thì viết 17 giờ", range: range)
    }

    static func middleOfQuarter(_ range: Range<Int>) -> WhenError {
        WhenError(
            "the law names no day for the middle of a quarter or half-year",
            vi: "luật không định ngày nào là giữa quý, giữa nửa năm",
            remedy: "write every quarter on 15 of 2nd month",
            remedyVi: "viết mỗi quý vào ngày 15 của tháng thứ 2", range: range)
    }

    static func school(_ range: Range<Int>) -> WhenError {
        WhenError(
            "school terms and years have no dates of their own here",
            vi: "học kỳ, năm học không có ngày định sẵn ở đây",
            remedy: "write the date from the year's plan, such as 31/05/2026",
            remedyVi: "ghi ngày theo kế hoạch năm học, như 31/05/2026", range: range)
    }

    static func weekOfPeriod(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a week, half or year is not one day", vi: "tuần, nửa năm, năm không phải là một ngày",
            remedy: "name its day: last friday of month, last day of year",
            remedyVi: "nêu ngày: thứ Sáu cuối cùng của tháng, ngày cuối năm", range: range)
    }

    static func whichDay(_ range: Range<Int>) -> WhenError {
        WhenError(
            "which day?", vi: "ngày nào?", remedy: "write day 25, last day, first working day",
            remedyVi: "viết ngày 25, ngày cuối cùng, ngày làm việc thứ 5", range: range)
    }

    static func event(_ range: Range<Int>) -> WhenError {
        WhenError(
            "this counts from an event whose day isn't known here",
            vi: "thời hạn này tính từ một sự kiện chưa biết ngày",
            remedy:
                "write the day: within 5 working days after 01/07/2026; or the end of a period: "
                + "5 working days after the end of the quarter",
            remedyVi: "ghi rõ ngày: trong vòng 5 ngày làm việc kể từ ngày 01/07/2026; hoặc kỳ: "
                + "5 ngày làm việc sau khi kết thúc quý", range: range)
    }

    static func monthsAfter(_ range: Range<Int>) -> WhenError {
        WhenError(
            "months after a period's end aren't counted",
            vi: "không đếm tháng sau khi kết thúc kỳ",
            remedy: "write the day: 15 of next month, 10/02 of next year",
            remedyVi: "viết ngày: ngày 15 tháng sau, 10/02 năm sau", range: range)
    }

    static func distanceBefore(_ range: Range<Int>) -> WhenError {
        WhenError(
            "a distance back from something is not a day",
            vi: "khoảng cách tính lùi không phải là một ngày",
            remedy: "write the day itself, such as every month on 25; reminders go under 'remind'",
            remedyVi: "viết hẳn ngày, như ngày 25 hằng tháng; nhắc trước thì ghi ở “remind”",
            range: range)
    }

    static func rangeOfDays(_ range: Range<Int>) -> WhenError {
        WhenError(
            "these are several days, not one to be due on",
            vi: "đây là một khoảng ngày, không phải một ngày để tính hạn",
            remedy: "write the last of them: by day 15",
            remedyVi: "viết ngày cuối: chậm nhất ngày 15",
            range: range)
    }

    /// A period where a day is wanted; `day` is one way to say its last.
    static func notADay(_ day: (en: String, vi: String), _ range: Range<Int>) -> WhenError {
        WhenError(
            "this is a period, not a day", vi: "đây là một khoảng thời gian, không phải một ngày",
            remedy: "name its day: \(day.en)", remedyVi: "nêu ngày: \(day.vi)", range: range)
    }

    static func character(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> WhenError {
        if "“”‘\"«»".unicodeScalars.contains(scalar) {
            return WhenError(
                "a quotation mark stands here", vi: "thừa dấu ngoặc kép ở đây",
                remedy: "write the phrase without it", remedyVi: "bỏ dấu này", range: range)
        }
        if (0xFF10...0xFF19).contains(scalar.value) {
            let digit = scalar.value - 0xFF10
            return WhenError(
                "a full-width digit", vi: "chữ số kiểu toàn góc",
                remedy: "write \(digit)", remedyVi: "viết \(digit)", range: range)
        }
        if scalar.properties.isDefaultIgnorableCodePoint {
            let name = "U+\(String(scalar.value, radix: 16, uppercase: true))"
            return WhenError(
                "a hidden character (\(name)) stands here", vi: "có ký tự ẩn (\(name)) ở đây",
                remedy: "delete it and type the word again", remedyVi: "xóa đi và gõ lại chữ này",
                range: range)
        }
        return WhenError(
            "unexpected character '\(String(scalar))'", vi: "ký tự lạ '\(String(scalar))'",
            remedy: "dates are written 31/05/2027, times 08:00",
            remedyVi: "ngày viết 31/05/2027, giờ viết 08:00", range: range)
    }
}

/// Words that papers use and that name no day.
extension WhenParser {
    private struct NotDay: Sendable {
        let words: [VietnameseSpelling]
        let help: @Sendable (Range<Int>) -> WhenError
    }

    /// By their first word, folded.
    private static let notDays: [String: [NotDay]] = {
        let school = [
            "học kỳ", "học kì", "năm học", "khai giảng", "school year", "term", "semester",
        ]
        let relative = [
            "hôm nay", "ngày mai", "tuần này", "tháng này", "quý này", "năm nay", "năm này",
            "today",
            "tomorrow", "this week", "this month", "this quarter", "this year", "sang năm",
            "cùng kỳ", "tháng trước", "quý trước", "năm trước", "tuần trước",
        ]
        let noDay = [
            "thường xuyên", "đột xuất", "kịp thời", "ngay khi", "ngay sau", "khi có",
            "theo yêu cầu",
            "theo quy định", "khi phát sinh", "immediately", "as soon", "on request",
        ]
        let often = [
            ("biweekly", "every 2 weeks", "2 tuần một lần"),
            ("fortnightly", "every 2 weeks", "2 tuần một lần"),
            ("fortnight", "every 2 weeks", "2 tuần một lần"),
            ("bimonthly", "every 2 months", "2 tháng một lần"),
            ("twice", "every month on 10 and 25", "ngày 10 và ngày 25 hằng tháng"),
            ("weekends", "every saturday and sunday", "thứ Bảy, Chủ nhật hằng tuần"),
            ("weekdays", "every working day", "mỗi ngày làm việc"),
            ("holiday", "every working day", "mỗi ngày làm việc"),
            ("holidays", "every working day", "mỗi ngày làm việc"),
            ("tết", "lunar 1/1, or lunar new year's eve", "mùng 1 Tết, hoặc giao thừa"),
            ("midnight", "at 00:00", "lúc 00:00"), ("noon", "at 12:00", "lúc 12:00"),
            ("trưa", "at 12:00", "lúc 12:00"), ("tối", "at 19:00", "lúc 19:00"),
        ]
        var table: [String: [NotDay]] = [:]
        func add(_ text: String, _ help: @escaping @Sendable (Range<Int>) -> WhenError) {
            let words = text.split(separator: " ").map { VietnameseSpelling($0) }
            table[words[0].folded, default: []].append(NotDay(words: words, help: help))
        }
        for text in school { add(text, WhenHelp.school) }
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
        for (text, en, vi) in often {
            add(text) { range in
                WhenError(
                    "this word isn't understood here", vi: "không hiểu chữ này ở đây",
                    remedy: "write \(en)", remedyVi: "viết \(vi)", range: range)
            }
        }
        return table
    }()

    /// Throws what helps where such words stand; `false` where they don't.
    func notSupported() throws(WhenError) -> Bool {
        guard let entries = Self.notDays[VietnameseFolding.fold(current.text)] else { return false }
        for entry in entries {
            let fits = entry.words.indices.allSatisfy { index in
                let place = position + index
                return place < tokens.count
                    && VietnameseSpelling(tokens[place].text).mayStand(for: entry.words[index])
            }
            if fits { throw entry.help(range(upTo: entry.words.count)) }
        }
        return false
    }

    /// The word here has no place in the language, or none here.
    func unknown() -> WhenError {
        let text = current.text
        guard !text.isEmpty else {
            return error(
                "something is missing here", vi: "thiếu chữ ở đây",
                remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
                remedyVi: "ví dụ: 28/3, 10/3 âm lịch, ngày 25 hằng tháng")
        }
        if words().isEmpty, case .word = current.kind,
            let near = WhenLexicon.suggestion(for: VietnameseSpelling(text))
        {
            return error(
                "unknown word '\(text)'", vi: "không hiểu chữ “\(text)”",
                remedy: "did you mean '\(near)'?", remedyVi: "có phải “\(near)”?")
        }
        if words().isEmpty, case .word = current.kind {
            return error(
                "unknown word '\(text)'", vi: "không hiểu chữ “\(text)”",
                remedy: "keep only what says when, for example: 28/3, by day 25 of every month",
                remedyVi: "chỉ giữ phần nói về ngày, ví dụ: 28/3, chậm nhất ngày 25 hằng tháng")
        }
        return error(
            "'\(text)' doesn't fit here", vi: "chữ “\(text)” không hợp ở chỗ này",
            remedy: "for example: 28/3, 10/3 âm lịch, every month on 25",
            remedyVi: "ví dụ: 28/3, 10/3 âm lịch, ngày 25 hằng tháng")
    }
}
