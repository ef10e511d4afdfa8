package import Civil
package import Rules
internal import Scheduler
package import SourceText

/// What an occurrence of a duty is called: "tháng 9/2026", "quý III/2026", "6 tháng đầu năm 2026",
/// "năm học 2026-2027" (statement 44). One mechanism for letters, lists, `status` and `why`.
package struct PeriodName: Hashable, Sendable {
    /// As it stands behind a name.
    package let text: String
    /// What a name that ends with it says already: "Báo cáo tháng" and "tháng 9/2026".
    private let family: [String]
    private let language: Language

    /// `nil` for what has one occurrence only, or is named otherwise (an anniversary has its number).
    ///
    /// - Parameters:
    ///   - period: the occurrence's key, such as `2026-09`.
    ///   - due: its last good day, which tells in which school year a yearly duty lies.
    package init?(_ duty: Duty, period: String, due: CivilDate?, language: Language) {
        guard duty.hasNamedPeriods else { return nil }
        let isSchoolYear = duty.short.speaksOfSchoolYear || duty.title.speaksOfSchoolYear
        let today = duty.today(ofPeriod: period)
        let key = PeriodKey(duty.reported(today), isSchoolYear: isSchoolYear, due: due)
        guard let text = key?.text(language, isInspection: duty.kind == .inspection) else {
            return nil
        }
        self.text = text
        self.language = language
        family = key?.family ?? []
    }

    /// `name` with the period: "Báo cáo tháng" becomes "Báo cáo tháng 9/2026", "Báo cáo hằng quý"
    /// "Báo cáo quý III/2026", "Báo cáo an toàn trường học" gets it behind.
    package func joined(to name: String) -> String {
        let low = name.lowercased()
        if low.contains(text.lowercased()) { return name }
        guard language == .vi else { return "\(name), \(text)" }
        // "Báo cáo CCHC quý I" needs the year alone.
        if let slash = text.lastIndex(of: "/") {
            let named = text[..<slash]
            if low.hasSuffix(" \(named.lowercased())") {
                return "\(name.dropLast(named.count))\(text)"
            }
        }
        for word in family where low.hasSuffix(" \(word)") {
            return "\(name.dropLast(word.count))\(text)"
        }
        // "Báo cáo giáo dục quý của xã", "Báo cáo hằng quý (trường)": it takes the word's place.
        for word in family {
            for mark in [" của ", " gửi ", " về ", " ("] {
                guard let found = low.firstRange(of: " \(word)\(mark)"),
                    low.count == name.count
                else { continue }
                let start = low.distance(from: low.startIndex, to: found.lowerBound) + 1
                let head = name.prefix(start)
                return "\(head)\(text)\(name.dropFirst(start + word.count))"
            }
        }
        // Said in the middle already: behind a comma it reads as what it is.
        let isSaid = family.contains { low.contains(" \($0) ") }
        return isSaid ? "\(name), \(text)" : "\(name) \(text)"
    }
}

extension Duty {
    /// The duty's short name with its period: what lists and subjects call one occurrence.
    ///
    /// - Parameter happening: what the occurrence follows.
    package func name(
        period: String, due: CivilDate?, language: Language, after happening: HappeningName? = nil
    ) -> String {
        if let happening { return happening.joined(to: short, language) }
        return PeriodName(self, period: period, due: due, language: language)?.joined(to: short)
            ?? short
    }

    /// The same of what is asked for.
    package func task(
        period: String, due: CivilDate?, language: Language, after happening: HappeningName? = nil
    ) -> String {
        if let happening { return happening.joined(to: title, language) }
        return PeriodName(self, period: period, due: due, language: language)?.joined(to: title)
            ?? title
    }

    fileprivate var hasNamedPeriods: Bool {
        if kind == .anniversary { return false }
        return switch schedule {
        case .dates(let dates): dates.count > 1 || reportsOn != nil
        case .recurring(let expression, _): !expression.isOnce || reportsOn != nil
        case .afterCompletion, .afterEvent: true
        case .standing: false
        }
    }
}

/// A period key, read.
private indirect enum PeriodKey {
    case month(Int, year: Int), quarter(Int, year: Int), half(Int, year: Int)
    case months(Int, year: Int), week(Int, year: Int), year(Int), schoolYear(Int)
    case term(Int, schoolYear: Int), fiscalYear(Int), day(CivilDate, CivilTime?), ordinal(Int)
    case lunarMonth(Int, isLeap: Bool, year: Int)
    /// One of several in a period.
    case place(Int, PeriodKey)

    init?(_ key: String, isSchoolYear: Bool, due: CivilDate?) {
        if key.utf8.count < 4, let number = Int(key), number > 0 {
            self = .ordinal(number)
            return
        }
        if let slash = key.firstIndex(of: "/") {
            guard let number = Int(key[key.index(after: slash)...]), number > 0,
                let whole = PeriodKey(String(key[..<slash]), isSchoolYear: false, due: nil)
            else { return nil }
            self = .place(number, whole)
            return
        }
        guard key.utf8.count >= 4, let year = Int(key.prefix(4)) else { return nil }
        let rest = key.dropFirst(4)
        if rest.isEmpty {
            // A school year begins in August; what is due before belongs to the one before.
            let starts = due.map { $0.month >= 8 ? $0.year : $0.year - 1 } ?? year
            self = isSchoolYear ? .schoolYear(starts) : .year(year)
            return
        }
        guard rest.first == "-" else { return nil }
        let tail = rest.dropFirst()
        if tail.utf8.count >= 4, let next = Int(tail.prefix(4)), next == year + 1 {
            let digits = tail.dropFirst(4).filter(\.isNumber)
            self = Int(digits).map { .term($0, schoolYear: year) } ?? .schoolYear(year)
            return
        }
        if tail == "FY" {
            self = .fiscalYear(year)
            return
        }
        switch tail.first {
        case "Q": self.init(tail.dropFirst()) { .quarter($0, year: year) }
        case "H": self.init(tail.dropFirst()) { .half($0, year: year) }
        case "W": self.init(tail.dropFirst()) { .week($0, year: year) }
        case "L":
            let isLeap = tail.hasSuffix("N")
            self.init(tail.dropFirst().dropLast(isLeap ? 1 : 0)) {
                .lunarMonth($0, isLeap: isLeap, year: year)
            }
        default: self.init(dated: key, tail, year)
        }
    }

    private init?(_ number: Substring, _ make: (Int) -> PeriodKey) {
        guard let number = Int(number), number > 0 else { return nil }
        self = make(number)
    }

    private init?(dated key: String, _ tail: Substring, _ year: Int) {
        if tail.hasSuffix("M"), let count = Int(tail.dropLast()) {
            self = .months(count, year: year)
            return
        }
        let parts = tail.split(separator: "-", maxSplits: 1)
        guard let month = parts.first.flatMap({ Int($0.prefix { $0 != "." }) }),
            (1...12).contains(month)
        else { return nil }
        guard parts.count == 2 else {
            self = .month(month, year: year)
            return
        }
        let pieces = parts[1].split(separator: "T", maxSplits: 1)
        guard let day = pieces.first.flatMap({ Int($0) }),
            let date = CivilDate(year, month, day)
        else { return nil }
        let clock = pieces.count == 2 ? pieces[1].split(separator: ":").compactMap { Int($0) } : []
        self = .day(date, clock.count >= 2 ? CivilTime(clock[0], clock[1], 0) : nil)
    }

    func text(_ language: Language, isInspection: Bool) -> String {
        switch language {
        case .vi: vietnamese(isInspection)
        case .en: english
        }
    }

    private func vietnamese(_ isInspection: Bool) -> String {
        switch self {
        case .month(let month, let year): "tháng \(month)/\(year)"
        case .quarter(let quarter, let year): "quý \(roman(quarter))/\(year)"
        case .half(1, let year): "6 tháng đầu năm \(year)"
        case .half(_, let year): "6 tháng cuối năm \(year)"
        case .months(let count, let year): "\(count) tháng đầu năm \(year)"
        case .week(let week, let year): "tuần \(week)/\(year)"
        case .year(let year): "năm \(year)"
        case .schoolYear(let year): "năm học \(year)-\(year + 1)"
        case .term(let term, let year): "học kỳ \(roman(term)) năm học \(year)-\(year + 1)"
        case .fiscalYear(let year): "năm tài chính \(year)"
        case .day(let date, nil): "kỳ ngày \(date.vietnamese)"
        case .day(let date, let time?):
            "kỳ \(pad(time.hour, 2)) giờ \(pad(time.minute, 2)) ngày \(date.vietnamese)"
        case .ordinal(let number): "\(isInspection ? "đợt" : "lần") \(number)"
        case .lunarMonth(let month, let isLeap, let year):
            "tháng \(month)\(isLeap ? " nhuận" : "") năm \(year) âm lịch"
        case .place(let number, let whole):
            PeriodKey.ordinal(number).vietnamese(isInspection)
                + (whole.beginsWithNumber ? ", " : " ") + whole.vietnamese(isInspection)
        }
    }

    private var english: String {
        switch self {
        case .month(let month, let year): "\(Self.months[month - 1]) \(year)"
        case .quarter(let quarter, let year): "quarter \(quarter) of \(year)"
        case .half(1, let year): "first half of \(year)"
        case .half(_, let year): "second half of \(year)"
        case .months(let count, let year): "first \(count) months of \(year)"
        case .week(let week, let year): "week \(week) of \(year)"
        case .year(let year): "\(year)"
        case .schoolYear(let year): "school year \(year)-\(year + 1)"
        case .term(let term, let year): "term \(term) of school year \(year)-\(year + 1)"
        case .fiscalYear(let year): "fiscal year \(year)"
        case .day(let date, nil): date.vietnamese
        case .day(let date, let time?):
            "\(date.vietnamese) \(pad(time.hour, 2)):\(pad(time.minute, 2))"
        case .ordinal(let number): "no. \(number)"
        case .lunarMonth(let month, let isLeap, let year):
            "\(isLeap ? "leap " : "")lunar month \(month) of \(year)"
        case .place(let number, let whole): "no. \(number) of \(whole.english)"
        }
    }

    /// "6 tháng đầu năm" behind another number.
    private var beginsWithNumber: Bool {
        switch self {
        case .half, .months: true
        case .month, .quarter, .week, .year, .schoolYear, .term, .fiscalYear, .day, .ordinal,
            .lunarMonth, .place:
            false
        }
    }

    /// The words that say the kind of period without saying which.
    var family: [String] {
        switch self {
        case .month: ["hằng tháng", "hàng tháng", "định kỳ tháng", "tháng"]
        case .quarter: ["hằng quý", "hàng quý", "định kỳ quý", "quý"]
        case .half: ["6 tháng một lần", "hằng 6 tháng", "định kỳ 6 tháng", "6 tháng", "sáu tháng"]
        case .months(let count, _): ["\(count) tháng", "chín tháng"]
        case .week: ["hằng tuần", "hàng tuần", "tuần"]
        case .year: ["hằng năm", "hàng năm", "năm"]
        case .schoolYear: ["năm học", "hằng năm", "hàng năm"]
        case .term: ["hằng học kỳ", "hàng học kỳ", "cuối học kỳ", "học kỳ"]
        case .fiscalYear: ["năm tài chính", "hằng năm", "hàng năm", "năm"]
        case .lunarMonth: ["hằng tháng", "hàng tháng", "tháng"]
        case .place(_, .year), .day, .ordinal: []
        case .place(_, let whole): whole.family
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private func roman(_ number: Int) -> String {
        (1...4).contains(number) ? ["I", "II", "III", "IV"][number - 1] : String(number)
    }
}

extension String {
    fileprivate var speaksOfSchoolYear: Bool { lowercased().contains("năm học") }
}
