import Messages
import SourceText
import Tables

/// Units × periods, worded and coloured.
struct MatrixPage {
    let visit: Visit

    func page() throws(BoardTrouble) -> Page {
        let query = visit.request.query
        var call = MatrixCall()
        call.plan = query.typed("plan")
        call.duty = query.typed("duty")
        call.parent = query.typed("parent")
        call.search = query.typed("q")
        call.after = visit.after
        call.columns = 8
        call.limit = 40
        let answer = try visit.caller.ask(call)
        let reply = answer.value
        var page = Page(visit.word("nav_matrix"), "matrix")
        page.place = .matrix
        page.seen = answer.seen
        page.values = [
            "columns": reply.columns.map { column(visit.standings.values($0.occurrence)) },
            "rows": reply.rows.map { row($0, reply.columns.count) },
            "search": call.search ?? "",
            "csv": visit.request.address(["format": "csv", "after": nil]),
            "ods": visit.request.address(["format": "ods", "after": nil]),
            "hidden": ["plan", "duty", "parent"].compactMap { name in
                query.typed(name).map { ["name": name, "value": $0] }
            },
        ]
        if !reply.rows.isEmpty { page.values["has_rows"] = true }
        if let next = reply.next {
            page.values["next"] = visit.request.address(["after": "\(next)"])
        }
        if let parent = call.parent {
            let unit = try visit.caller.ask(UnitCall(unit: parent)).value
            page.values["parent"] = [
                "name": unit.unit_name, "address": Standings.unit(unit.unit),
            ]
        }
        if visit.request.query["format"] != nil { page.table = try table(call) }
        return page
    }

    /// Of those that came, how many in time.
    private func column(_ values: Page.Values) -> Page.Values {
        var values = values
        if let received = values["received"] as? Int, let late = values["late"] as? Int,
            received > 0
        {
            values["punctual"] = "\(100 * (received - late) / received)%"
        }
        return values
    }

    private func row(_ row: MatrixRow, _ columns: Int) -> Page.Values {
        var cells: [Page.Values] = Array(repeating: ["class": "", "text": ""], count: columns)
        for cell in row.cells where cells.indices.contains(cell.column) {
            cells[cell.column] = [
                "class": visit.standings.tag(cell.timeliness).replacing("tag ", with: ""),
                "text": visit.standings.cell(cell),
            ]
        }
        var values: Page.Values = [
            "unit_name": row.unit_name, "unit_address": Standings.unit(row.unit), "cells": cells,
        ]
        let came = row.on_time + row.late
        values["punctual"] = came == 0 ? "–" : "\(100 * row.on_time / came)%"
        if row.below > 0 {
            values["below"] = [
                "count": row.below,
                "address": visit.request.address(["parent": row.unit, "after": nil, "q": nil]),
            ]
        }
        return values
    }

    private func table(_ call: MatrixCall) throws(BoardTrouble) -> Table {
        var call = call
        (call.limit, call.after) = (200, 0)
        var rows: [MatrixRow] = []
        var columns: [MatrixColumn] = []
        while let after = call.after, rows.count < 20_000 {
            call.after = after
            let page = try visit.caller.ask(call).value
            rows += page.rows
            columns = page.columns
            call.after = page.next
        }
        return Table(
            name: visit.word("nav_matrix"),
            titles: [visit.word("col_id"), visit.word("col_unit")]
                + columns.map { visit.standings.name($0.occurrence) } + [visit.word("punctual")],
            rows: rows.map { row in
                var cells = Array(repeating: Table.Cell.empty, count: columns.count)
                for cell in row.cells where cells.indices.contains(cell.column) {
                    cells[cell.column] = .text(visit.standings.cell(cell))
                }
                let came = row.on_time + row.late
                return [.text(row.unit), .text(row.unit_name)] + cells
                    + [came == 0 ? .empty : .text("\(100 * row.on_time / came)%")]
            })
    }
}
