/// Why a text is no calendar expression, and where.
package struct OnCalendarError: Error, Hashable, Sendable, CustomStringConvertible {
    package let reason: Reason
    /// UTF-8 offsets within the text; empty where something is missing.
    package let range: Range<Int>

    package enum Reason: Hashable, Sendable {
        case empty
        /// The last word has the form of a zone's name, and no such zone is known.
        case unknownZone(String)
        /// A day's name was expected after `,`, `..` or `-`.
        case weekdayExpected
        /// `Fri..Mon`: ranges don't run over the end of the week.
        case weekdaysBackwards
        /// `Mon..Tue..Wed`, or a name that ends in something odd.
        case weekdaysMisformed
        case numberExpected
        /// The number can't be this large anywhere.
        case numberTooLarge
        case outOfRange(OnCalendarField, ClosedRange<Int>)
        /// `9..5`, or `~1..3` counted the wrong way.
        case rangeBackwards(OnCalendarField)
        /// `*:0/60`: it would never come to a second time.
        case repetitionTooLong(OnCalendarField)
        case repetitionIsZero
        /// `10:00:05..05`: systemd wants two seconds in a range of seconds.
        case rangeTooShort
        /// The list has more than `most` members.
        case listTooLong(most: Int)
        /// What was found isn't one of what could follow here.
        case unexpected(expected: String)
    }

    package var description: String { message }

    /// In English, without the place.
    package var message: String {
        switch reason {
        case .empty: "a calendar expression is empty"
        case .unknownZone(let name): "no time zone is called '\(name)'"
        case .weekdayExpected: "a weekday such as Mon is missing"
        case .weekdaysBackwards: "a range of weekdays must run forwards, from Mon to Sun"
        case .weekdaysMisformed: "weekdays are written like Mon,Wed..Fri"
        case .numberExpected: "a number is missing"
        case .numberTooLarge: "the number is too large"
        case .outOfRange(let field, let range):
            "\(field.rawValue) must lie in \(range.lowerBound)–\(range.upperBound)"
        case .rangeBackwards(let field): "the range of \(field.rawValue)s must run forwards"
        case .repetitionTooLong(let field):
            "the repetition is too long: no second \(field.rawValue) would ever match"
        case .repetitionIsZero: "a repetition can't be zero"
        case .rangeTooShort: "a range of seconds must be at least one second long"
        case .listTooLong(let most): "the list has more than \(most) members"
        case .unexpected(let expected): "expected \(expected)"
        }
    }

    /// In Vietnamese, without the place.
    package var messageVi: String {
        switch reason {
        case .empty: "biểu thức lịch để trống"
        case .unknownZone(let name): "không có múi giờ nào tên '\(name)'"
        case .weekdayExpected: "thiếu thứ trong tuần, ví dụ Mon"
        case .weekdaysBackwards: "khoảng thứ trong tuần phải đi xuôi, từ Mon đến Sun"
        case .weekdaysMisformed: "các thứ trong tuần viết như Mon,Wed..Fri"
        case .numberExpected: "thiếu một số"
        case .numberTooLarge: "số quá lớn"
        case .outOfRange(let field, let range):
            "\(field.vietnamese) phải nằm trong \(range.lowerBound)–\(range.upperBound)"
        case .rangeBackwards(let field): "khoảng \(field.vietnamese) phải đi xuôi"
        case .repetitionTooLong(let field):
            "bước lặp quá dài: không có \(field.vietnamese) thứ hai nào khớp"
        case .repetitionIsZero: "bước lặp không thể bằng 0"
        case .rangeTooShort: "khoảng giây phải dài ít nhất một giây"
        case .listTooLong(let most): "danh sách có hơn \(most) phần tử"
        case .unexpected(let expected): "ở đây phải là \(expected)"
        }
    }
}

/// The parts of an expression that hold numbers; the raw value is the English name.
package enum OnCalendarField: String, Hashable, Sendable {
    case year, month, day, hour, minute, second
    /// A day counted back from the month's end, after `~`.
    case dayFromEnd = "day from the month's end"

    package var vietnamese: String {
        switch self {
        case .year: "năm"
        case .month: "tháng"
        case .day: "ngày"
        case .dayFromEnd: "ngày tính từ cuối tháng"
        case .hour: "giờ"
        case .minute: "phút"
        case .second: "giây"
        }
    }

    /// In the field's own unit; seconds have fractions besides.
    package var range: ClosedRange<Int> {
        switch self {
        case .year: 1970...2199
        case .month: 1...12
        case .day: 1...31
        case .dayFromEnd: 1...28
        case .hour: 0...23
        case .minute, .second: 0...59
        }
    }

    /// How many of the numbers that components hold make one of the field's unit.
    var scale: Int { self == .second ? 1_000_000 : 1 }

    /// The range of the numbers that components hold.
    var componentRange: ClosedRange<Int> {
        range.lowerBound * scale...range.upperBound * scale + scale - 1
    }
}
