import Messages
import SourceText
import Tables

/// A unit: who heads it, what it owes, how punctual it has been.
struct UnitPage {
    let visit: Visit
    let unit: String

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(UnitCall(unit: unit))
        let reply = answer.value
        var page = Page(reply.unit_name, "unit")
        page.seen = answer.seen
        page.values = [
            "unit_name": reply.unit_name, "unit": reply.unit,
            "obligations": reply.obligations.map(visit.standings.values),
            "on_time": reply.on_time, "late": reply.late,
            "csv": visit.request.address(["format": "csv"]),
            "ods": visit.request.address(["format": "ods"]),
        ]
        if !reply.obligations.isEmpty { page.values["has_obligations"] = true }
        if reply.more > 0 { page.values["more"] = ["count": reply.more] }
        if reply.below > 0 {
            page.values["below"] = [
                "count": reply.below, "address": "/matrix?parent=\(percentEncoded(reply.unit))",
            ]
        }
        if let parent = reply.parent {
            page.values["parent"] = [
                "address": Standings.unit(parent), "name": reply.parent_name ?? parent,
            ]
        }
        page.values["people"] = people(reply)
        page.table = Table(
            name: reply.unit,
            titles: ["col_due", "col_what", "col_state", "col_sent"].map(visit.word),
            rows: reply.obligations.map { item in
                [
                    .day(item.due), .text(visit.standings.name(item)),
                    .text(visit.standings.state(item)), .day(orEmpty: item.sent_on),
                ]
            })
        return page
    }

    private func people(_ reply: UnitCall.Reply) -> [Page.Values] {
        [
            ("head", reply.head, reply.phone, reply.email),
            ("contact", reply.contact, reply.contact_phone, reply.contact_email),
        ].compactMap { word, name, phone, email in
            guard name != nil || phone != nil || email != nil else { return nil }
            var values: Page.Values = ["what": visit.word(word), "name": name ?? ""]
            if let phone {
                values["phone"] = phone
                values["phone_link"] = "tel:" + phone.filter { $0.isNumber || $0 == "+" }
            }
            if let email { values["email"] = email }
            return values
        }
    }
}
