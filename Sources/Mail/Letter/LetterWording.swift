import Civil
import SourceText

/// Dates, times and counts in a letter's language. Dates are day/month/year in both.
struct LetterWording {
    let language: Language
    /// The year in which the letter is written: dates of another one always show theirs.
    let year: Int

    func pick(_ vietnamese: String, _ english: String) -> String {
        switch language {
        case .vi: vietnamese
        case .en: english
        }
    }

    /// `thứ Ba`, `Chủ nhật`; inside a sentence as well as at its end.
    func weekday(_ date: CivilDate) -> String {
        switch date.weekday {
        case .monday: pick("thứ Hai", "Monday")
        case .tuesday: pick("thứ Ba", "Tuesday")
        case .wednesday: pick("thứ Tư", "Wednesday")
        case .thursday: pick("thứ Năm", "Thursday")
        case .friday: pick("thứ Sáu", "Friday")
        case .saturday: pick("thứ Bảy", "Saturday")
        case .sunday: pick("Chủ nhật", "Sunday")
        }
    }

    /// `04/11`, or `04/01/2026` in another year than the letter's.
    func short(_ date: CivilDate) -> String {
        date.year == year ? date.vietnameseShort : date.vietnamese
    }

    /// `13 giờ 30`.
    func clock(_ time: CivilTime) -> String {
        pick(
            "\(pad(time.hour, 2)) giờ \(pad(time.minute, 2))",
            "\(pad(time.hour, 2)):\(pad(time.minute, 2))")
    }

    /// `13 giờ 30 ngày 05/11/2025`.
    func moment(_ at: CivilDateTime) -> String {
        "\(clock(at.time))\(pick(" ngày ", " on "))\(at.date.vietnamese)"
    }

    /// `số 12/BC ngày 03/11/2025`; what isn't known is said to be so, but for a number beside a day.
    func paper(_ number: String?, _ day: CivilDate?) -> String {
        switch (number, day?.vietnamese) {
        case (let number?, let day?): pick("số \(number) ngày \(day)", "no. \(number) of \(day)")
        case (nil, let day?): pick("ngày \(day)", "on \(day)")
        case (let number?, nil): pick("số \(number), chưa rõ ngày", "no. \(number), day unknown")
        case (nil, nil): pick("chưa rõ số, ngày", "number and day unknown")
        }
    }

    /// `số liệu từ 15/10/2026 đến hết 14/11/2026`, and behind it what an edit took the place of:
    /// `(trước đây: từ 01/11/2026 đến hết 30/11/2026)`. `nil` where nothing is to be said.
    func window(_ matter: LetterMatter) -> String? {
        let now = matter.window.map { pick("số liệu ", "data ") + span($0) }
        guard let before = matter.windowBefore else { return now }
        let was =
            switch before {
            case .days(let days): pick("trước đây: ", "before: ") + span(days)
            case .unsaid: pick("trước đây chưa quy định", "not set before")
            }
        return (now ?? pick("không còn quy định ngày số liệu", "days of the data no longer set"))
            + " (\(was))"
    }

    private func span(_ days: ClosedRange<CivilDate>) -> String {
        let (first, last) = (days.lowerBound.vietnamese, days.upperBound.vietnamese)
        if first == last { return pick("tính đến ngày \(last)", "as of \(last)") }
        return pick("từ \(first) đến hết \(last)", "from \(first) to \(last)")
    }

    /// `Phó Giám đốc Sở và Giám đốc Sở`.
    func and(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + pick(" và ", " and ") + last
    }

    /// `text` as it begins a sentence.
    func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// `; 2 việc khác trong 14 ngày tới`, behind a subject.
    func others(_ count: Int, isFortnight: Bool) -> String {
        if count == 0 { return "" }
        let within = isFortnight ? pick(" trong 14 ngày tới", " in the coming 14 days") : ""
        return pick("; \(count) việc khác", "; \(count) other matter\(count == 1 ? "" : "s")")
            + within
    }

    /// `; 2 việc quá hạn`, behind a subject that is about something else; besides one that is late
    /// `; 2 việc quá hạn khác`.
    func late(_ count: Int, besides: Bool) -> String {
        if count == 0 { return "" }
        return pick(
            "; \(count) việc quá hạn\(besides ? " khác" : "")",
            "; \(count) \(besides ? "more " : "")overdue")
    }

    /// `[Điều chỉnh thời hạn] 3 việc có hạn mới: Báo cáo A (12/11), Báo cáo B (13/11) và 1 việc khác`.
    func moved(_ names: [String]) -> String {
        let rest = names.count - 2
        let list =
            rest > 0
            ? names.prefix(2).joined(separator: ", ")
                + pick(" và \(rest) việc khác", " and \(rest) other\(rest == 1 ? "" : "s")")
            : and(names)
        return pick(
            "[Điều chỉnh thời hạn] \(names.count) việc có hạn mới: \(list)",
            "[Due date changed] \(names.count) matters have new due dates: \(list)")
    }

    /// `5 ngày làm việc`.
    func workingDays(_ count: Int) -> String {
        pick("\(count) ngày làm việc", quantity(count, "working day"))
    }

    /// `nil` where nothing is.
    func overdueCount(_ backlog: [LetterBacklog]) -> String? {
        let count = backlog.reduce(0) { $0 + $1.units.obligationCount }
        return count > 0 ? String(count) : nil
    }

    // MARK: Due dates

    /// `trước ngày 05/11/2025`: the paper's own reading.
    func reading(_ due: LetterDue) -> String {
        let time = due.time.map { clock($0) + pick(" ", ", ") } ?? ""
        return switch due.reading {
        case .before(let day):
            pick("trước \(time)ngày \(day.vietnamese)", "before \(time)\(day.vietnamese)")
        case .by(let day):
            pick("chậm nhất \(time)ngày \(day.vietnamese)", "by \(time)\(day.vietnamese)")
        }
    }

    /// `thứ Ba 04/11/2025`, or `10 giờ 00 thứ Ba 24/11/2026`.
    func lastDay(_ due: LetterDue) -> String {
        let day = "\(weekday(due.lastGoodDay)) \(due.lastGoodDay.vietnamese)\(madeUp(due))"
        return due.time.map { "\(clock($0))\(pick(" ", ", "))\(day)" } ?? day
    }

    /// `thứ Ba 18/11`, or `10 giờ 00 thứ Ba 24/11`.
    func day(_ due: LetterDue) -> String {
        let day = "\(weekday(due.lastGoodDay)) \(short(due.lastGoodDay))\(madeUp(due))"
        return due.time.map { "\(clock($0))\(pick(" ", ", "))\(day)" } ?? day
    }

    /// `đến hết thứ Ba 04/11/2025`.
    func through(_ due: LetterDue) -> String {
        pick(due.time == nil ? "đến hết " : "đến ", "by ") + lastDay(due)
    }

    /// `hết thứ Ba 04/11`: the last good day itself.
    func until(_ due: LetterDue) -> String {
        until(due, "\(weekday(due.lastGoodDay)) \(short(due.lastGoodDay))\(madeUp(due))")
    }

    /// `hết ngày 04/11/2025`.
    func untilDate(_ due: LetterDue) -> String {
        until(due, "\(pick("ngày ", ""))\(due.lastGoodDay.vietnamese)\(madeUp(due))")
    }

    /// `hết 04/11`.
    func untilShort(_ due: LetterDue) -> String { until(due, short(due.lastGoodDay)) }

    /// `hết hôm nay, thứ Ba 04/11`.
    func untilToday(_ due: LetterDue) -> String {
        let day = "\(weekday(due.lastGoodDay)) \(short(due.lastGoodDay))\(madeUp(due))"
        return until(due, "\(pick("hôm nay", "today")), \(day)")
    }

    private func until(_ due: LetterDue, _ day: String) -> String {
        if let time = due.time { return "\(clock(time))\(pick(" ", ", "))\(day)" }
        return "\(pick("hết", "end of")) \(day)"
    }

    /// SEMANTICS 2: a worked Saturday says so.
    func madeUp(_ due: LetterDue) -> String {
        due.isWorkedSaturday ? pick(" (ngày làm bù)", " (a worked Saturday)") : ""
    }

    /// `05/11, 10/11`, and whom that doesn't count for.
    func urged(_ days: [CivilDate], butCompleting isPartial: Bool) -> String {
        let text = days.map(short).joined(separator: ", ")
        guard isPartial else { return text }
        return text + pick(" (trừ đơn vị đang bổ sung)", " (but those completing a report)")
    }

    // MARK: Units

    /// `xin gia hạn đến 10/11, chưa duyệt`: for a list that shows every unit's state.
    func state(_ state: LetterUnit.State) -> String {
        switch state {
        case .silent: pick("chưa phản hồi", "no answer")
        case .acknowledged: pick("đã xem, chưa gửi", "acknowledged, not sent")
        case .asksExtension(let day):
            pick(
                "xin gia hạn đến \(short(day)), chưa duyệt",
                "asks for time until \(short(day)), undecided")
        case .hasAnswered:
            pick("đã trả lời thư, chờ xử lý", "has answered, which waits to be read")
        case .returned(let day):
            pick(
                "đã gửi; ngày \(short(day)) đề nghị bổ sung",
                "sent; returned for completion on \(short(day))")
        case .saysSent(let number, let day):
            pick(
                "đơn vị đã báo gửi \(paper(number, day)), chờ xác nhận",
                "says it sent \(paper(number, day)), to be confirmed")
        case .text(let text): text
        }
    }

    /// `Trường A; B (xin gia hạn); C (đang bổ sung)`: names in a row, silence going unsaid.
    func names(_ units: [LetterUnit], limit: Int) -> String {
        var parts = units.prefix(limit).map { unit in
            switch unit.state {
            case .silent: unit.name
            case .acknowledged: "\(unit.name) (\(pick("đã xem", "acknowledged")))"
            case .asksExtension: "\(unit.name) (\(pick("xin gia hạn", "asks for time")))"
            case .hasAnswered: "\(unit.name) (\(pick("đã trả lời", "has answered")))"
            case .returned: "\(unit.name) (\(pick("đang bổ sung", "being completed")))"
            case .saysSent: "\(unit.name) (\(pick("báo đã gửi", "says sent")))"
            case .text(let text): "\(unit.name) (\(text))"
            }
        }
        if units.count > limit {
            let rest = units.count - limit
            parts.append(pick("và \(rest) đơn vị khác", "and \(rest) other units"))
        }
        return parts.joined(separator: "; ")
    }

    /// The unit of a correction as its own head reads it.
    var ownUnit: String { pick("đơn vị", "your unit") }

    /// `đúng hạn`, `gửi chậm 2 ngày làm việc`.
    func timeliness(_ workingDaysLate: Int) -> String {
        workingDaysLate == 0
            ? pick("đúng hạn", "on time")
            : pick(
                "gửi chậm \(workingDays(workingDaysLate))", "\(workingDays(workingDaysLate)) late")
    }

    /// `gửi đúng hạn`, `gửi chậm 2 ngày làm việc`.
    func sent(_ workingDaysLate: Int) -> String {
        workingDaysLate == 0 ? pick("gửi đúng hạn", "sent on time") : timeliness(workingDaysLate)
    }

    // MARK: Notes

    func note(_ note: LetterNote) -> String {
        switch note {
        case .skipped(let role, let reason):
            pick("Không gửi \(role): \(reason)", "Not sent to \(role): \(reason)")
        case .bounced(let who, let address):
            pick(
                "Thư gửi \(who) (\(address)) không đến được",
                "Mail to \(who) (\(address)) could not be delivered")
        case .succession(let predecessor, let day, nil):
            pick(
                "Việc này nhận lại của \(predecessor) từ ngày \(day.vietnamese)",
                "Taken over from \(predecessor) on \(day.vietnamese)")
        case .succession(let predecessor, let day, let matter?):
            pick(
                "\(matter): nhận lại của \(predecessor) từ ngày \(day.vietnamese)",
                "\(matter): taken over from \(predecessor) on \(day.vietnamese)")
        case .reassigned(let from, let day, nil):
            pick(
                "Việc này chuyển từ \(from) sang đơn vị từ ngày \(day.vietnamese)",
                "Passed from \(from) to your unit on \(day.vietnamese)")
        case .reassigned(let from, let day, let matter?):
            pick(
                "\(matter): chuyển từ \(from) sang đơn vị từ ngày \(day.vietnamese)",
                "\(matter): passed from \(from) to your unit on \(day.vietnamese)")
        case .text(let text): text
        }
    }
}
