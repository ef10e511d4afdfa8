import Messages
import SourceText
import Tables

/// Reports of a period as they came day by day, against the due day and the period before.
struct ArrivalsPage {
    let visit: Visit
    let duty: String
    let period: String

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(ArrivalsCall(duty: duty, period: period))
        var row = PeriodCall(duty: duty, period: period)
        row.limit = 1
        let occurrence = try visit.caller.ask(row).value.occurrence
        let reply = answer.value
        let name = visit.standings.name(occurrence)
        var page = Page("\(visit.word("arrivals")): \(name)", "arrivals")
        page.seen = answer.seen
        let chart = ArrivalsChart(reply)
        page.values = [
            "name": name, "address": Standings.address(duty, period),
            "due": Days.text(reply.due, visit.language), "owed": reply.owed,
            "width": ArrivalsChart.width, "height": ArrivalsChart.height,
            "own": chart.line(reply.days, of: reply.owed),
            "due_x": chart.dueX, "base": ArrivalsChart.height - ArrivalsChart.edge,
            "top": ArrivalsChart.edge, "right": ArrivalsChart.width - ArrivalsChart.edge,
            "left": ArrivalsChart.edge, "total": reply.days.last?.total ?? 0,
            "days": reply.days.map { values($0) },
            "csv": visit.request.address(["format": "csv"]),
            "ods": visit.request.address(["format": "ods"]),
        ]
        if !reply.days.isEmpty { page.values["has_days"] = true }
        if let before = reply.before, !reply.before_days.isEmpty {
            page.values["before"] = [
                "name": before, "line": chart.line(reply.before_days, of: reply.before_owed),
                "days": reply.before_days.map { values($0) },
            ]
        }
        page.table = Table(
            name: "\(duty)-\(period)",
            titles: ["col_day", "col_came", "col_total"].map(visit.word),
            rows: reply.days.map {
                [.day($0.day), .number(Int64($0.came)), .number(Int64($0.total))]
            })
        return page
    }

    private func values(_ day: ArrivalDay) -> Page.Values {
        [
            "day": Days.text(day.day, visit.language), "came": day.came, "total": day.total,
            "from_due": day.from_due > 0 ? "+\(day.from_due)" : "\(day.from_due)",
        ]
    }
}

/// Shares of what is owed, as steps, by days from the due day: so that two periods lie on each other.
struct ArrivalsChart {
    static let (width, height, edge) = (640, 240, 24)

    private let first: Int
    private let last: Int

    init(_ reply: ArrivalsCall.Reply) {
        let days = (reply.days + reply.before_days).map(\.from_due) + [0]
        first = (days.min() ?? 0) - 1
        last = (days.max() ?? 0) + 1
    }

    private func x(_ day: Int) -> Int {
        Self.edge + (day - first) * (Self.width - 2 * Self.edge) / max(1, last - first)
    }

    private func y(_ total: Int, of owed: Int) -> Int {
        Self.height - Self.edge - total * (Self.height - 2 * Self.edge) / max(1, owed)
    }

    var dueX: Int { x(0) }

    /// The points of a line of steps.
    func line(_ days: [ArrivalDay], of owed: Int) -> String {
        var points = ["\(x(first)),\(y(0, of: owed))"]
        var before = 0
        for day in days {
            points.append("\(x(day.from_due)),\(y(before, of: owed))")
            points.append("\(x(day.from_due)),\(y(day.total, of: owed))")
            before = day.total
        }
        points.append("\(x(last)),\(y(before, of: owed))")
        return points.joined(separator: " ")
    }
}
