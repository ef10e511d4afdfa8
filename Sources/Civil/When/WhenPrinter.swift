/// Prints an expression in its canonical wording; reading that gives the same expression again.
struct WhenPrinter {
    let form: WhenForm
    var time: CivilTime?
    var dayPart: DayPart?
    var start: CivilDate?
    var isBefore = false

    var english: String {
        var text = (isBefore ? "before " : "") + body(WhenPrinterWords.english)
        if let start { text += " from \(start.vietnamese)" }
        if let time { return "\(text) at \(time.iso)" }
        switch dayPart {
        case nil: return text
        case .morning: return "\(text) in the morning"
        case .afternoon: return "\(text) in the afternoon"
        }
    }

    var vietnamese: String {
        var text = (isBefore ? "trước " : "") + body(WhenPrinterWords.vietnamese)
        if let start { text += " từ \(start.vietnamese)" }
        if let time { return "\(text) lúc \(time.iso)" }
        switch dayPart {
        case nil: return text
        case .morning: return "\(text), buổi sáng"
        case .afternoon: return "\(text), buổi chiều"
        }
    }

    private func body(_ words: WhenPrinterWords) -> String {
        switch form {
        case .date(let date): return date.vietnamese
        case .lunarDate(let year, let month, let day, let leap):
            return words.lunar("\(day)/\(month)/\(pad(year, 4))", leap)
        case .lunarYearly(let month, let day, let leap):
            return words.lunar("\(day)/\(month)", leap)
        case .lunarMonthly(let days, let leap):
            return words.lunarMonthly(words.list(days.map(String.init)), leap)
        case .lunarNewYearsEve: return words.newYearsEve
        case .periodic(let periodic): return self.periodic(periodic, words)
        case .workingDaily: return words.workingDaily
        case .afterCompletion(let months, let days):
            let every =
                months > 0 ? words.every(months, .month) : words.every(days, .day)
            return "\(every) \(words.afterCompletion)"
        case .limit(let limit, let from): return words.limit(limit, from.vietnamese)
        case .rule(let rule, let changes):
            return "rrule:\(rule.text)" + (changes.isEmpty ? "" : " \(changes.text)")
        case .onCalendar(let calendar, _): return "oncalendar:\(calendar.normalised)"
        }
    }

    private func periodic(_ periodic: WhenPeriodic, _ words: WhenPrinterWords) -> String {
        let every = words.every(periodic.interval, periodic.period)
        let rest =
            (periodic.year.map(words.inYear) ?? "") + words.except(periodic.except.sorted())
        if periodic.picks == [.anchorDay] { return every + rest }
        if case .afterEnd(let count, let working)? = periodic.picks.first {
            let of =
                periodic.parts.first.map { words.part($0, periodic.period) }
                ?? words.the(periodic.period)
            return "\(every), \(words.afterEnd(count, working, of))" + rest
        }
        let choices = words.list(periodic.picks.map(words.pick))
        // `of last month` stands once, after all the days that it narrows.
        let span = periodic.following ?? periodic.period
        let parts = periodic.parts.map { words.part($0, span) }
        let of = parts.isEmpty ? "" : " \(words.of) \(words.list(parts))"
        let next = periodic.following.map { " \(words.of) \(words.next($0))" } ?? ""
        if periodic.interval == 1, periodic.period == .year, of.isEmpty, next.isEmpty,
            rest.isEmpty, periodic.picks.allSatisfy(Self.isDate)
        {
            return choices
        }
        return "\(every) \(words.on) \(choices)\(of)\(next)" + rest
    }

    private static func isDate(_ pick: WhenPick) -> Bool {
        if case .date = pick { true } else { false }
    }
}
