/// Help with hours, months of years, ranges, and days that are none.
extension WhenHelp {
    /// `trong vòng 48 giờ kể từ khi …`.
    static func hours(_ count: Int, _ range: Range<Int>) -> WhenError {
        let days = Swift.max(1, (count + 23) / 24)
        let spelled = pad(days, 2)
        return WhenError(
            "a limit isn't counted in hours", vi: "thời hạn ở đây không đếm bằng giờ",
            remedy: "count days, the last of which is the due day: within \(days) "
                + "day\(days == 1 ? "" : "s") after 01/07/2026",
            remedyVi: "viết theo ngày, hết ngày cuối là hạn: trong vòng \(spelled) ngày kể từ "
                + "ngày 01/07/2026", range: range)
    }

    /// `từ tháng 9/2026 đến tháng 5/2027`.
    static func monthsOfYears(_ year: Int, _ month: Int, _ range: Range<Int>) -> WhenError {
        let first = "01/\(pad(month, 2))/\(year)"
        return WhenError(
            "months of more than one year", vi: "các tháng thuộc nhiều năm",
            remedy: "write from \(first) for the first one; a plan's 'period' says the last",
            remedyVi: "viết từ \(first) cho mốc đầu; mốc cuối ghi ở “period” của kế hoạch",
            range: range)
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
        if scalar == "=" {
            return WhenError(
                "unexpected character '='", vi: "ký tự lạ '='",
                remedy: "a calendar's rule has no blanks: rrule:FREQ=WEEKLY;BYDAY=FR",
                remedyVi:
                    "quy tắc của lịch viết liền, không có dấu cách: rrule:FREQ=WEEKLY;BYDAY=FR",
                range: range)
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
