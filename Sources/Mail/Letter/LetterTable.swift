/// A list as a page shows it: a table of up to three columns.
struct LetterTable {
    var heads: [String]
    var rows: [[String]]
    /// How many more there are.
    var more: String?
    /// The same in a row, for pages that know no tables.
    var text: String
    /// The share of the width that the third column keeps: a long neighbour squeezes a short one into a
    /// word a line.
    var thirdWidth: String?

    var values: TemplateValues {
        var values: TemplateValues = [
            "table": .flag(true), "indent": .text("0"), "heads": .rows([columns(heads)]),
            "rows": .rows(rows.map(columns)),
        ]
        values["text"] = .text(text)
        if let more { values["left"] = .text(more) }
        return values
    }

    private func columns(_ cells: [String]) -> TemplateValues {
        var values = present(["thirdWidth": thirdWidth])
        for (name, cell) in zip(["first", "second", "third"], cells) where !cell.isEmpty {
            values[name] = .text(cell)
        }
        return values
    }
}

extension LetterWording {
    /// The list that an item holds; `nil` where it has none.
    func table(_ item: LetterItem, limit: Int) -> LetterTable? {
        switch item {
        case .escalation(_, _, _, _, let missing, _, _, _): units(missing, limit)
        case .tally(_, let tally): tally.missing.isEmpty ? nil : units(tally.missing, limit)
        case .inspectionList(_, _, _, let names):
            LetterTable(
                heads: ["", pick("Đơn vị", "Unit")],
                rows: names.prefix(limit).enumerated().map { [String($0 + 1), $1] },
                more: rest(names.count, limit), text: names.joined(separator: "; "))
        case .rollUp(let backlog): backlog.isEmpty ? nil : table(backlog, limit, tells: false)
        case .morningList(let backlog, _):
            backlog.isEmpty ? nil : table(backlog, limit, tells: true)
        case .redirect(let inner, _): table(inner, limit: limit)
        case .reminder, .dueToday, .overdue, .waiting, .moved, .returned, .refused, .correction,
            .withdrawn,
            .anniversary,
            .inspection, .confirmation, .decisions:
            nil
        }
    }

    private func units(_ units: [LetterUnit], _ limit: Int) -> LetterTable {
        LetterTable(
            heads: ["", pick("Đơn vị", "Unit"), pick("Tình hình", "Standing")],
            rows: units.prefix(limit).enumerated().map {
                [String($0 + 1), $1.name, state($1.state)]
            },
            more: rest(units.count, limit), text: names(units, limit: limit), thirdWidth: "34%")
    }

    /// The units stand behind the matter in its own cell: beside it they would be squeezed on a phone.
    private func table(
        _ backlog: [LetterBacklog], _ limit: Int, tells: Bool
    ) -> LetterTable {
        LetterTable(
            heads: ["", pick("Việc: đơn vị", "Matter: units")],
            rows: backlog.enumerated().map { index, entry in
                let late = workingDays(entry.workingDaysLate)
                let about = pick(
                    "\(entry.short) (hạn: \(untilShort(entry.due)); quá hạn \(late))",
                    "\(entry.short) (due: \(untilShort(entry.due)); \(late) overdue)")
                let above = entry.isReport && tells ? pick(", báo cáo cấp trên", ", reported") : ""
                return [
                    String(index + 1), "\(about)\(above): \(names(entry.units, limit: limit))",
                ]
            },
            text: backlog.map { "\($0.short): \(names($0.units, limit: limit))" }
                .joined(separator: "; "))
    }

    private func rest(_ count: Int, _ limit: Int) -> String? {
        guard count > limit else { return nil }
        return pick("… và \(count - limit) đơn vị khác", "… and \(count - limit) other units")
    }
}
