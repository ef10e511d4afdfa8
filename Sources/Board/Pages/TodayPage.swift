import Messages
import SourceText
import Tables

/// Today: what is overdue, worst first; what is due; what is coming; what waits for a decision.
struct TodayPage {
    let visit: Visit

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(StatusCall())
        let reply = answer.value
        let today = answer.seen.today
        let all = reply.occurrences
        let overdue = all.filter { $0.overdue > 0 }
            .sorted { ($1.overdue, $0.due) < ($0.overdue, $1.due) }
        let due = all.filter { $0.due == today && $0.open > 0 }
        let coming = all.filter { $0.due > today && $0.open > 0 }.prefix(Self.comingShown)
        let standings = visit.standings
        var page = Page(visit.word("nav_today"), "today")
        page.place = .today
        page.seen = answer.seen
        page.values = [
            "overdue": overdue.prefix(Self.mostShown).map(standings.values),
            "due": due.prefix(Self.mostShown).map(standings.values),
            "coming": coming.map(standings.values),
            "overdue_count": overdue.map(\.overdue).reduce(0, +),
            "due_count": due.map(\.open).reduce(0, +),
            "day": Days.text(today, visit.language),
        ]
        if overdue.count > Self.mostShown {
            page.values["more_overdue"] = ["count": overdue.count - Self.mostShown]
        }
        if !overdue.isEmpty { page.values["any_overdue"] = true }
        if !due.isEmpty { page.values["has_due"] = true }
        if !coming.isEmpty { page.values["has_coming"] = true }
        if Page.Place.waiting.isShown(to: answer.seen.person) {
            let waiting = try visit.caller.ask(WaitingCall()).value.answers.count
            page.values["waiting"] = ["count": waiting, "is_some": waiting > 0]
        }
        if !reply.health.ok {
            page.values["troubles"] = reply.health.troubles.prefix(3).map {
                ["text": $0.text.text(visit.language)]
            }
            page.values["has_troubles"] = true
        }
        page.table = table(all)
        return page
    }

    private static let comingShown = 20
    /// The worst of a nation's hundreds; a download has them all.
    private static let mostShown = 100

    private func table(_ items: [OccurrenceStatus]) -> Table {
        Table(
            name: visit.word("nav_today"),
            titles: ["col_due", "col_what", "col_owed", "col_received", "col_open", "col_overdue"]
                .map(visit.word),
            rows: items.map { item in
                [
                    .day(item.due), .text(visit.standings.name(item)), .number(Int64(item.owed)),
                    .number(Int64(item.received)), .number(Int64(item.open)),
                    .number(Int64(item.overdue)),
                ]
            })
    }
}
