import Messages
import SourceText
import Tables

/// A month: what falls due on which day, and which days are off.
struct CalendarPage {
    let visit: Visit

    func page() throws(BoardTrouble) -> Page {
        let asked = visit.request.query["month"].flatMap(Days.month)
        var call = MonthCall()
        call.month = asked.map(Days.month)
        let answer = try visit.caller.ask(call)
        let reply = answer.value
        let month = Days.month(reply.month) ?? 0
        var page = Page(
            "\(visit.word("nav_calendar")) \(title(reply.month))", "calendar")
        page.place = .calendar
        page.seen = answer.seen
        page.values = [
            "month": title(reply.month), "days": reply.days.map { values($0, answer.seen.today) },
            "before": "/calendar?month=\(Days.month(month - 1))",
            "after": "/calendar?month=\(Days.month(month + 1))",
            "csv": visit.request.address(["format": "csv"]),
            "ods": visit.request.address(["format": "ods"]),
        ]
        page.table = Table(
            name: reply.month,
            titles: ["col_due", "col_what", "col_owed", "col_received"].map(visit.word),
            rows: reply.days.flatMap { day in
                day.dues.map { due in
                    [
                        .day(day.day), .text(due.name.text(visit.language)),
                        .number(Int64(due.owed)), .number(Int64(due.received)),
                    ]
                }
            })
        return page
    }

    private func title(_ month: String) -> String {
        let parts = month.split(separator: "-")
        guard visit.language == .vi, parts.count == 2 else { return month }
        return "tháng \(Int(parts[1]) ?? 0)/\(parts[0])"
    }

    private func values(_ day: MonthDay, _ today: String) -> Page.Values {
        var values: Page.Values = [
            "day": Days.text(day.day, visit.language),
            "weekday": visit.word("weekday_\(day.weekday)"),
            "dues": day.dues.map { due in
                var values: Page.Values = [
                    "name": due.name.text(visit.language), "owed": due.owed,
                    "received": due.received,
                ]
                if due.opened { values["address"] = Standings.address(due.duty, due.period) }
                if due.reports { values["reports"] = true }
                return values
            } as [Page.Values],
        ]
        if !day.dues.isEmpty { values["has_dues"] = true }
        if let off = day.off { values["off"] = off }
        if day.is_off { values["is_off"] = true }
        if day.day == today { values["is_today"] = true }
        return values
    }
}
