/// Numbers that papers put where no day stands: a year behind a period, a week's number, a part of the
/// year before its day.
extension WhenParser {
    /// `ngày 25 hằng tháng năm 2026`, `giao thừa 2026`: a year that stands by itself.
    func yearBehind(_ number: Int, _ length: Int) -> WhenError? {
        guard (1900...2199).contains(number), length == 1, current.text.utf8.count == 4,
            unit(ahead: 1) == nil, !isAt("giờ", ahead: 1)
        else { return nil }
        let range =
            position > 0 && isText("năm", ahead: -1)
            ? tokens[position - 1].range.lowerBound..<current.range.upperBound : current.range
        if let lunar = lunarDay(before: number) {
            return WhenHelp.lunarOfYear(number, lunar, range)
        }
        return WhenHelp.yearAlone(
            number, isRepeated: clauses.saysEvery || clauses.period != nil, range)
    }

    /// The day that `giao thừa` or `28 Tết` is in a year: before the Tết of that year.
    private func lunarDay(before year: Int) -> CivilDate? {
        guard let choice = clauses.choices.last?.value,
            let tet = Self.solar(year, 1, 1)
        else { return nil }
        switch choice {
        case .newYearsEve: return tet.adding(days: -1)
        case .dayMonth(let day, let month) where clauses.lunar != nil:
            if month == 12, day >= 20 {
                return Self.solar(year - 1, 12, day) ?? tet.adding(days: -1)
            }
            return Self.solar(year, month, day)
        default: return nil
        }
    }

    private static func solar(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        do throws(LunarError) {
            return try LunarDate(year: year, month: month, day: day).solar
        } catch {
            return nil
        }
    }

    /// `ngày 5 tháng 6 năm 26`, with `năm` so many tokens ahead: a year of two digits, which may as well be
    /// so many years.
    func shortYear(ahead: Int) -> WhenError? {
        guard isAt("năm", ahead: ahead), case .number(let year) = peek(ahead + 1),
            (10...99).contains(year), tokens[position + ahead + 1].text.utf8.count == 2,
            unit(ahead: ahead + 2) == nil
        else { return nil }
        return WhenHelp.shortYear(
            year,
            tokens[position + ahead].range
                .lowerBound..<tokens[position + ahead + 1].range.upperBound)
    }

    /// `10 tháng sau` of what comes every month is its 10th, not ten months after something.
    func isDayOfNext(_ number: Int, _ length: Int) throws(WhenError) -> Bool {
        guard length == 1, (1...31).contains(number), isNextPeriod(ahead: 2) else { return false }
        // `ngày 10 tháng 4, 7 và 01 năm sau`
        if isAt("năm", ahead: 1),
            let day = clauses.choices.lazy.compactMap({ $0.value.dayOfMonth }).first
        {
            throw WhenHelp.nextYearOfSeveral(
                clauses.choices.map(\.value).filter { $0.dayOfMonth != nil }
                    + [.dayMonth(day: day, month: number)], range(upTo: 3))
        }
        return isAt("tháng", ahead: 1) && clauses.period?.value == .month && !isSixOrNextAhead
    }

    /// `tuần 20`, `week 20`: of the year, since no month has so many.
    var numberedWeek: WhenError? {
        guard isAny(of: "week", "tuần") else { return nil }
        let skip = isAt("thứ", ahead: 1) ? 2 : 1
        guard case .number(let week) = peek(skip), (6...53).contains(week),
            !isAt("lần", ahead: skip + 1)
        else { return nil }
        return WhenHelp.numberedWeek(week, range(upTo: skip + 1))
    }

    /// `9 tháng: 15/9`: what a report is about, before the day. `length` tokens are the months.
    func partOfYear(_ months: Int, _ length: Int) -> WhenError? {
        let skip = peek(length) == .comma ? 1 : 0
        guard [3, 6, 9].contains(months), peek(length + skip + 1) == .end,
            case .dayMonth(let day, let month) = peek(length + skip), month <= 12
        else { return nil }
        return WhenHelp.partOfYear(months, day, month, range(upTo: length))
    }

    /// `báo cáo 9 tháng trước ngày 10/9`, `hết 9 tháng`. `length` tokens are the months.
    func reportedMonths(_ months: Int, _ length: Int) -> WhenError? {
        let isBound = position > 0 && isAny(of: "hết", "cuối", "trước", "thúc", ahead: -1)
        let hasDate = tokens[Swift.min(position + length, tokens.count)...].contains {
            if case .dayMonth = $0.kind { true } else { false }
        }
        guard months == 9 || months == 3 && (isBound || hasDate) || months == 6 && isBound else {
            return nil
        }
        return WhenHelp.reportedMonths(months, range(upTo: length))
    }

    /// `lần 1 trước ngày 10/6, lần 2 trước ngày 10/12`: a list of dates.
    var numberedTimes: WhenError? {
        func isTime(_ place: Int, _ names: [String]) -> Bool {
            guard place + 1 < tokens.count, tokens[place].text.lowercased() == "lần" else {
                return false
            }
            return names.contains(tokens[place + 1].text.lowercased())
        }
        guard isTime(position, ["1", "i", "đầu", "một", "thứ"]) else { return nil }
        let rest = position + 1..<tokens.count
        guard rest.contains(where: { isTime($0, ["2", "ii", "hai", "sau", "thứ"]) }) else {
            return nil
        }
        let dates = rest.compactMap { place in
            if case .dayMonth = tokens[place].kind { tokens[place].text } else { nil }
        }
        guard dates.count > 1 else { return nil }
        let isBefore = rest.contains { tokens[$0].text.lowercased() == "trước" }
        let list =
            dates.dropLast().joined(separator: ", ") + " và " + (dates.last ?? "")
        var found = WhenHelp.firstTime(range(upTo: 2))
        found.message = "the times of a year are a list of dates"
        found.messageVi = "các lần trong năm thì liệt kê ngày"
        found.remedy = "write \(isBefore ? "before " : "")\(list)"
        found.remedyVi = "viết \(isBefore ? "trước ngày " : "")\(list)"
        found.instead = [
            .init(
                place: current.range.lowerBound..<(tokens.last?.range.upperBound ?? 0),
                text: (isBefore ? "trước ngày " : "ngày ") + list)
        ]
        return found
    }

    /// `tháng thứ 4 kể từ khi kết thúc năm`, where the end of the period begins at `start`.
    func monthBefore(_ start: Int) -> WhenError? {
        guard start > 0 else { return nil }
        let first = (0..<start).last { index in
            if case .word(let words) = tokens[index].kind { words.contains("tháng") } else { false }
        }
        guard let first, start - first <= 3, case .number(let month) = tokens[start - 1].kind,
            (1...12).contains(month)
        else { return nil }
        return WhenHelp.monthAfterEnd(
            month, ofYear: clauses.period?.value == .year,
            tokens[first].range.lowerBound..<tokens[start - 1].range.upperBound)
    }
}
