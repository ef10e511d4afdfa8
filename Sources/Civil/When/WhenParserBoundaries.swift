/// The law's beginnings, middles and ends (Civil Code 2015, article 146).
extension WhenParser {
    /// `đầu tháng`, `giữa năm`, `cuối quý II`, `end of June`: Civil Code 2015, article 146.
    mutating func boundary() throws(WhenError) -> Bool {
        let start = position
        let isMiddle = isAny(of: "giữa", "middle", "mid")
        let isFirst = isAny(of: "đầu", "beginning", "start")
        let isEnding = isAt("kết", "thúc")
        let isEnglish = !isAny(of: "giữa", "đầu", "cuối") && !isEnding
        if !isEnglish, isAt("tuần", ahead: 1) {
            throw WhenHelp.weekEdge(
                isMiddle ? .wednesday : isFirst ? .monday : .friday, range(upTo: 2))
        }
        if !isEnglish, isAny(of: "giờ", "buổi", "ngày", ahead: 1) {
            let part = isAny(of: "sáng", "chiều", ahead: 2) ? 3 : 2
            let isMorning = isAt("sáng", ahead: 2)
            let hour =
                isFirst
                ? isMorning ? "sáng" : isAt("chiều", ahead: 2) ? "chiều" : "8 giờ"
                : isMorning ? "11 giờ 30" : "17 giờ"
            throw WhenHelp.boundary(
                range(upTo: 2), hour: isMiddle || isAt("ngày", ahead: 1) ? nil : hour,
                whole: range(upTo: part))
        }
        advance(isEnding ? 2 : 1)
        if isEnglish {
            _ = accept("of")
            _ = acceptOne(of: "the", "every", "each")
        } else {
            _ = acceptOne(of: "của", "mỗi", "các", "hằng", "hàng", "từng")
        }

        if acceptThePeriod() {
            let place = range(from: start)
            if isMiddle { throw WhenHelp.middleOfQuarter(place) }
            try clauses.choose(.pick(.day(isFirst ? 1 : -1)), place)
            return true
        }
        let before = position
        let day = isMiddle ? 15 : isFirst ? 1 : -1
        if try sameBoundary(day, from: start) { return true }
        if isEnglish, isNamedWeek { throw namedWeek }
        let isHere = try periodClause()
        if !isHere, let (number, length) = number(), try yearPart(number, length, from: position) {
        } else if !isHere {
            position = start
            return false
        }

        let place = range(from: start)
        let unit = said(from: before)
        try refuseMixed(unit, place)
        switch unit {
        case .month: try clauses.choose(.pick(.day(day)), place)
        case .year:
            // `cuối năm sau` is after every year where that is said.
            if clauses.parts.isEmpty, clauses.following == nil {
                try clauses.set(period: .year, place)
            }
            let (day, month) = isMiddle ? (30, 6) : isFirst ? (1, 1) : (31, 12)
            try clauses.choose(.dayMonth(day: day, month: month), place)
        case .quarter, .halfYear, .semester, .schoolYear, .fiscalYear:
            if isMiddle, unit.isOfSchool { throw WhenHelp.middleOfSchool(place) }
            if isMiddle { throw WhenHelp.middleOfQuarter(place) }
            try clauses.choose(.pick(.day(isFirst ? 1 : -1)), place)
        case .week:
            throw WhenHelp.weekEdge(isMiddle ? .wednesday : isFirst ? .monday : .friday, place)
        case .day: throw WhenHelp.boundary(place)
        }
        return true
    }

    /// The second of `cuối tháng 6 và cuối tháng 12`: the same end of another part of the same kind.
    private mutating func sameBoundary(_ day: Int, from start: Int) throws(WhenError) -> Bool {
        guard clauses.isSeparated, let last = clauses.choices.last,
            case .pick(.day(day)) = last.value, let part = clauses.parts.last?.value,
            clauses.monthInPart == nil, let more = try listedPart(like: part)
        else { return false }
        try clauses.add(part: more, range(from: start), isListed: true)
        return true
    }

    /// `cuối tháng 6 và cuối năm`, `cuối học kỳ I và cuối năm học`: a part and its whole.
    private func refuseMixed(_ unit: WhenPeriod, _ place: Range<Int>) throws(WhenError) {
        guard let last = clauses.choices.last, case .pick(.day) = last.value,
            let part = clauses.parts.first, part.range.upperBound <= place.lowerBound
        else { return }
        throw WhenHelp.mixedPeriods(last.range.lowerBound..<place.upperBound)
    }

    /// `kỳ`, `của kỳ báo cáo`, `of the reporting period`: the period that is said elsewhere.
    mutating func acceptThePeriod() -> Bool {
        let start = position
        _ = acceptOne(of: "của", "thuộc", "trong", "of") && acceptOne(of: "the")
        _ = accept("reporting")
        guard acceptOne(of: "kỳ", "kì", "period") else {
            position = start
            return false
        }
        _ = accept("báo", "cáo")
        clauses.thePeriod = range(from: start)
        return true
    }

    /// `tuần đầu`, `tuần 2`, `first week`: several days.
    var isNamedWeek: Bool {
        if isAny(of: "week", ahead: 1), value(WhenVocabulary.ordinals) != nil { return true }
        if case .ordinal = current.kind, isAt("week", ahead: 1) { return true }
        guard isAt("tuần") else { return false }
        if isAny(of: "đầu", "cuối", "giữa", "thứ", ahead: 1) { return true }
        return number(ahead: 1).map { !isAt("lần", ahead: 1 + $0.length) } ?? false
    }

    /// What helps with it: the day of the week that was said before, or its Friday.
    var namedWeek: WhenError {
        var day = Weekday.friday
        for case .pick(.nthWeekday(_, let said)) in clauses.choices.map(\.value) { day = said }
        let name = WhenPrinterWords.vietnameseName(day)
        let place = range(upTo: 2)
        if isAt("tuần") {
            guard number(ahead: 1) != nil, !isAt("thứ", ahead: 1) else {
                return WhenHelp.weekOfPeriod(
                    place, day: "\(name) tuần \(tokens[position + 1].text)")
            }
            return WhenHelp.weekOfPeriod(
                place, day: "\(name) tuần thứ \(tokens[position + 1].text)")
        }
        return WhenHelp.weekOfPeriod(
            place, day: "\(current.text) \(WhenPrinterWords.name(day))")
    }

    /// The kind of period that was just read from `start` on.
    private func said(from start: Int) -> WhenPeriod {
        let from = tokens[start].range.lowerBound
        if let next = clauses.following, next.range.lowerBound >= from { return next.value }
        if let month = clauses.monthInPart, month.range.lowerBound >= from { return .month }
        if let part = clauses.parts.last, part.range.lowerBound >= from {
            return switch part.value {
            case .month: .month
            case .quarter: .quarter
            case .half, .nineMonths: .halfYear
            case .semester: .semester
            }
        }
        if let year = clauses.year, year.range.lowerBound >= from { return .year }
        let words = tokens[start].kind
        if let period = clauses.period, period.value.isDeclared, period.range.lowerBound >= from {
            return period.value
        }
        if case .word(let names) = words {
            if names.contains("quý") || names.contains("quí") || names.contains("quarter") {
                return .quarter
            }
            if names.contains("năm") || names.contains("year") { return .year }
            if names.contains("nửa") || names.contains("half") { return .halfYear }
            if names.contains("tuần") || names.contains("week") { return .week }
            if names.contains("day") || names.contains("ngày") { return .day }
        }
        return .month
    }
}
