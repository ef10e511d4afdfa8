import Civil

/// What the templates see of a letter: names and already worded values.
///
/// A value that doesn't apply is absent, never empty, since Mustache takes an empty text for
/// true. The names are in `TemplateNames`.
struct LetterView {
    let letter: Letter
    let wording: LetterWording

    /// Lists longer than this end with "… và N đơn vị khác": a mail stays readable.
    static let listLimit = 200

    init(_ letter: Letter) {
        self.letter = letter
        wording = LetterWording(language: letter.language, year: letter.at.date.year)
    }

    /// What every template sees.
    var common: [String: Any] {
        var view: [String: Any] = [
            "organisation": letter.organisation, "office": letter.office,
            "contact": letter.contact, "now": wording.moment(letter.at),
            "today": letter.at.date.vietnamese, "replies": letter.readsReplies,
            "language": letter.language.rawValue,
        ]
        view["unit"] = letter.isConfidential ? nil : letter.unit
        return view
    }

    /// What the template of `item`'s kind sees besides. A redirect's inner parts are added by
    /// whoever rendered them.
    func values(_ item: LetterItem) -> [String: Any] {
        switch item {
        case .reminder(let matter, let due, let left):
            values(matter) + (due.map { values($0) + daysLeft(left) } ?? [:])
        case .dueToday(let matter, let due):
            values(matter) + values(due)
        case .overdue(let matter, let due, let late, let nextReport):
            values(matter) + values(due)
                + present([
                    "daysLate": wording.workingDays(late),
                    "nextReport": nextReport.map(wording.short),
                ])
        case .escalation(let matter, let due, let late, let urgedOn, let missing, let total):
            values(matter) + values(due) + rows(missing)
                + present([
                    "daysLate": wording.workingDays(late), "count": missing.count, "total": total,
                    "urged": urgedOn.isEmpty
                        ? nil : urgedOn.map(wording.short).joined(separator: ", "),
                ])
        case .tally(let matter, let tally):
            values(matter) + values(tally)
        case .rollUp(let backlog):
            values(backlog)
        case .morningList(let backlog, let time):
            values(backlog) + ["time": wording.clock(time)]
        case .moved(let matter, let due, let left, let from, let authority):
            values(matter) + values(due) + daysLeft(left)
                + present([
                    "later": due.lastGoodDay > from,
                    "previous": wording.untilDate(LetterDue(.by(from), lastGoodDay: from)),
                    "authority": authority,
                ])
        case .redirect(_, let intended):
            ["intended": intended]
        case .correction(let matter, let correction):
            values(matter) + values(correction)
        case .anniversary(let matter, let anniversary):
            values(matter) + values(anniversary)
        case .confirmation(let matter, let due, let answer):
            values(matter) + (due.map(values) ?? [:]) + values(answer)
        case .inspection(let matter, let due, let left, let inspector):
            values(matter) + values(due) + daysLeft(left) + ["inspector": inspector]
        case .inspectionList(let matter, let due, let left, let units):
            values(matter) + values(due) + daysLeft(left)
                + rows(units.map { LetterUnit($0) }) + ["count": units.count]
        }
    }

    private func values(_ matter: LetterMatter) -> [String: Any] {
        present([
            "short": matter.short, "brief": matter.brief ?? withoutYear(matter.short),
            "task": matter.task.isEmpty ? nil : midSentence(matter.task),
            "citation": matter.citation, "sendTo": matter.sendTo, "report": matter.expectsReport,
        ])
    }

    private func values(_ due: LetterDue) -> [String: Any] {
        [
            "due": wording.reading(due), "lastDay": wording.lastDay(due),
            "until": wording.until(due), "untilDate": wording.untilDate(due),
            "untilShort": wording.untilShort(due), "untilToday": wording.untilToday(due),
            "weekday": wording.weekday(due.lastGoodDay),
        ]
    }

    private func values(_ tally: LetterTally) -> [String: Any] {
        present([
            "received": tally.received, "total": tally.total, "onTime": tally.onTime,
            "late": tally.late, "count": tally.missing.count,
            "nilReports": tally.nilReports > 0 ? tally.nilReports : nil,
            "waived": tally.waived > 0 ? tally.waived : nil,
            "missing": tally.missing.isEmpty
                ? nil : wording.names(tally.missing, limit: Self.listLimit),
            "nextStep": tally.nextStep,
        ])
    }

    private func values(_ backlog: [LetterBacklog]) -> [String: Any] {
        [
            "count": backlog.reduce(0) { $0 + $1.units.count },
            "rows": backlog.enumerated().map { index, entry in
                values(entry.due) + [
                    "number": index + 1, "short": entry.short,
                    "daysLate": wording.workingDays(entry.workingDaysLate),
                    "missing": wording.names(entry.units, limit: Self.listLimit),
                ]
            },
        ]
    }

    private func values(_ correction: LetterCorrection) -> [String: Any] {
        present([
            "unitName": letter.reader == .head ? wording.ownUnit : correction.unit,
            "toldOn": correction.toldOn.vietnamese, "sentOn": correction.sentOn.vietnamese,
            "document": correction.documentNumber,
            "timeliness": wording.timeliness(correction.workingDaysLate),
        ])
    }

    private func values(_ answer: LetterAnswer) -> [String: Any] {
        switch answer {
        case .acknowledged: ["acknowledged": true]
        case .submitted(let number, let day, let isFinal):
            present([
                "submitted": true, "final": isFinal, "document": number, "sentOn": day.vietnamese,
            ])
        case .asksExtension(let day): ["asked": true, "askedUntil": day.vietnamese]
        case .unclear: ["unclear": true]
        }
    }

    private func values(_ anniversary: LetterAnniversary) -> [String: Any] {
        let weekday = wording.weekday(anniversary.day)
        return present([
            "name": wording.name(anniversary), "nameInside": wording.nameInside(anniversary),
            "day": "\(weekday) \(wording.short(anniversary.day))",
            "lastDay": "\(weekday) \(anniversary.day.vietnamese)",
            "dateNote": anniversary.dateNote,
            "round": anniversary.number.flatMap(wording.roundness),
        ]) + daysLeft(anniversary.workingDaysLeft)
    }

    private func rows(_ units: [LetterUnit]) -> [String: Any] {
        present([
            "units": units.prefix(Self.listLimit).enumerated().map { index, unit -> [String: Any] in
                ["number": index + 1, "name": unit.name, "state": wording.state(unit.state)]
            },
            "more": units.count > Self.listLimit ? units.count - Self.listLimit : nil,
        ])
    }

    private func daysLeft(_ count: Int) -> [String: Any] {
        count > 0 ? ["daysLeft": wording.workingDays(count)] : [:]
    }
}

/// The entries that have a value.
private func present(_ entries: [String: Any?]) -> [String: Any] {
    entries.compactMapValues { $0 }
}

/// Both views in one; names don't clash.
private func + (a: [String: Any], b: [String: Any]) -> [String: Any] {
    a.merging(b) { _, new in new }
}
