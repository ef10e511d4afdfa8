import Messages

/// Units and duties by words, with or without diacritics.
struct SearchPage {
    let visit: Visit

    func page() throws(BoardTrouble) -> Page {
        let text = visit.request.query.typed("q") ?? ""
        let answer = try visit.caller.ask(FindCall(words: text))
        let reply = answer.value
        var page = Page(visit.word("search"), "search")
        page.seen = answer.seen
        page.values = [
            "search": text,
            "units": reply.units.map { unit in
                [
                    "address": Standings.unit(unit.unit), "name": unit.unit_name,
                    "parent": unit.parent_name ?? "",
                ]
            },
            "duties": reply.duties.map { duty in
                var values: Page.Values = ["name": duty.short, "task": duty.title]
                if duty.opened { values["address"] = "/duty/\(percentEncoded(duty.duty))" }
                return values
            } as [Page.Values],
        ]
        if !reply.units.isEmpty { page.values["has_units"] = true }
        if !reply.duties.isEmpty { page.values["has_duties"] = true }
        if !text.isEmpty, reply.units.isEmpty, reply.duties.isEmpty {
            page.values["is_nothing"] = true
        }
        if reply.more > 0 { page.values["more"] = ["count": reply.more] }
        return page
    }
}
