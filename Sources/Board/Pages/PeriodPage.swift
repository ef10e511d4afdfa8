import Messages
import SourceText
import Tables

/// One period of a duty: who is missing, whom to call, and a receipt in two clicks.
struct PeriodPage {
    let visit: Visit
    let duty: String
    let period: String?

    /// What was wrong with what was sent, and what was sent; empty on a first look.
    var faults: [String] = []
    var typed = FormFields()

    func page() throws(BoardTrouble) -> Page {
        var call = PeriodCall(duty: duty, period: period)
        let show =
            (visit.request.query["show"]).flatMap(PeriodCall.Show.init) ?? PeriodCall.Show.missing
        call.show = show
        call.search = visit.request.query.typed("q")
        call.parent = visit.request.query.typed("parent")
        call.after = visit.after
        let answer = try visit.caller.ask(call)
        let reply = answer.value
        let standings = visit.standings
        var page = Page(standings.name(reply.occurrence), "period")
        page.seen = answer.seen
        page.status = faults.isEmpty ? 200 : 422
        page.values = standings.values(reply.occurrence)
        page.values.merge([
            "task": reply.title, "plan_title": reply.plan_title,
            "search": call.search ?? "", "show": show.rawValue,
            "rows": reply.rows.enumerated().map { values($1, index: $0, reply) },
            "filters": PeriodCall.Show.allCases.map { filter($0, show, reply.occurrence) },
            "periods": reply.periods.prefix(12).map { other in
                [
                    "address": Standings.address(reply.occurrence.duty, other), "name": other,
                    "is_current": other == reply.occurrence.period,
                ] as Page.Values
            },
            "action": visit.request.address(), "request": visit.freshID(),
            "today": Days.text(answer.seen.today, visit.language),
            "on": typed["on"] ?? Days.text(answer.seen.today, visit.language),
            "note": typed["note"] ?? "",
            "faults": faults.map { ["text": $0] },
            "arrivals": Standings.address(reply.occurrence.duty, reply.occurrence.period)
                + "/arrivals",
            "matrix": "/matrix?duty=\(percentEncoded(reply.occurrence.duty))",
            "csv": visit.request.address(["format": "csv", "after": nil]),
            "ods": visit.request.address(["format": "ods", "after": nil]),
        ]) { $1 }
        add(reply, show, to: &page)
        page.table = visit.request.query["format"] == nil ? nil : try table(call, reply)
        return page
    }

    private func add(_ reply: PeriodCall.Reply, _ show: PeriodCall.Show, to page: inout Page) {
        if let document = reply.document {
            page.values["document"] = [document, reply.cite].compactMap { $0 }.joined(
                separator: ", ")
        }
        if reply.periods.count > 1 { page.values["has_periods"] = true }
        if !reply.rows.isEmpty { page.values["has_rows"] = true }
        if !faults.isEmpty { page.values["has_faults"] = true }
        if reply.may_receive, reply.reports { page.values["may_receive"] = true }
        if reply.may_decide, reply.reports { page.values["may_decide"] = true }
        if reply.rows.contains(where: { $0.head != nil || $0.phone != nil }) {
            page.values["has_people"] = true
        }
        if let next = reply.next {
            page.values["next"] = visit.request.address(["after": "\(next)"])
        }
        if let done = visit.request.query["done"].flatMap({ Int($0) }) {
            page.values["done"] = ["count": done]
        }
        if typed["again"] != nil { page.values["again"] = true }
    }

    private func filter(
        _ show: PeriodCall.Show, _ current: PeriodCall.Show, _ item: OccurrenceStatus
    ) -> Page.Values {
        let count =
            switch show {
            case .missing: item.open
            case .came: item.received
            case .all: item.owed
            }
        return [
            "address": visit.request.address(["show": show.rawValue, "after": nil]),
            "name": visit.word("show_\(show.rawValue)"), "count": count,
            "is_current": show == current,
        ]
    }

    private func values(_ row: PeriodRow, index: Int, _ reply: PeriodCall.Reply) -> Page.Values {
        let unit = row.obligation.unit
        var values = visit.standings.values(row.obligation)
        values["number"] = typed["number:\(unit)"] ?? ""
        values["index"] = index
        // Only what is open can be received.
        if row.obligation.stands == .open { values["is_open"] = true }
        if typed.all("unit").contains(unit) { values["is_ticked"] = true }
        if let head = row.head { values["head"] = head }
        if let phone = row.phone {
            values["phone"] = phone
            values["phone_link"] = "tel:" + phone.filter { $0.isNumber || $0 == "+" }
        }
        if let email = row.email { values["email"] = email }
        if let told = row.told {
            values["told"] = told.text(visit.language)
            values["told_at"] = Days.text(row.told_at, visit.language)
        }
        if let entered = row.entered {
            values["entered"] = entered.text(visit.language)
            values["entered_at"] = Days.text(row.entered_at, visit.language)
            values["actor"] = row.actor ?? ""
        }
        if row.waiting != nil { values["waits"] = true }
        return values
    }

    // MARK: Taken along

    /// Rows of a download: all of the filter, in pages of the interface's most.
    private static let mostRows = 20_000

    private func table(_ call: PeriodCall, _ first: PeriodCall.Reply) throws(BoardTrouble) -> Table
    {
        var call = call
        (call.limit, call.after) = (200, 0)
        var rows: [PeriodRow] = []
        while let after = call.after, rows.count < Self.mostRows {
            call.after = after
            let page = try visit.caller.ask(call).value
            rows += page.rows
            call.after = page.next
        }
        let standings = visit.standings
        return Table(
            name: "\(first.occurrence.duty)-\(first.occurrence.period)",
            titles: [
                "col_id", "col_unit", "col_head", "col_phone", "col_email", "col_due", "col_state",
                "col_sent", "col_told", "col_entered",
            ].map(visit.word),
            rows: rows.map { row in
                [
                    .text(row.obligation.unit), .text(row.obligation.unit_name),
                    .text(orEmpty: row.head), .text(orEmpty: row.phone), .text(orEmpty: row.email),
                    .day(row.obligation.due), .text(standings.state(row.obligation)),
                    .day(orEmpty: row.obligation.sent_on),
                    .text(orEmpty: row.told?.text(visit.language)),
                    .text(orEmpty: row.entered?.text(visit.language)),
                ]
            })
    }
}
