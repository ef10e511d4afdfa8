import Civil
import SourceText

/// What the templates see of a letter: names and already worded values.
///
/// A value that doesn't apply is absent, never empty. The names are in `TemplateNames`.
struct LetterView {
    let letter: Letter
    let wording: LetterWording
    /// Stands in a list's place on the page, where a table takes it; `nil` gives the list itself.
    var listMark: String?

    /// Lists longer than this end with "… và N đơn vị khác": a mail stays readable.
    static let listLimit = 200

    init(_ letter: Letter) {
        self.letter = letter
        wording = LetterWording(language: letter.language, year: letter.at.date.year)
    }

    /// What every template sees.
    var common: TemplateValues {
        present([
            "organisation": letter.organisation, "office": letter.office,
            "contact": letter.contact, "now": wording.moment(letter.at),
            "today": letter.at.date.vietnamese, "language": letter.language.rawValue,
            "unit": letter.isConfidential ? nil : letter.unit,
        ]) + ["replies": .flag(letter.readsReplies)]
    }

    /// What the template of `item`'s kind sees besides. A redirect's inner parts are added by
    /// whoever rendered them.
    func values(_ item: LetterItem) -> TemplateValues {
        switch item {
        case .reminder(let matter, let due, let left):
            values(matter) + (due.map { values($0) + daysLeft(left) } ?? [:])
        case .dueToday(let matter, let due):
            values(matter) + values(due)
        case .overdue(let matter, let due, let late, let promise):
            values(matter) + values(due) + (promise.map(values) ?? [:])
                + present(["daysLate": wording.workingDays(late)])
        case .escalation(
            let matter, let due, let late, let urgedOn, let missing, let total, let inTime,
            let isPartial):
            values(matter) + values(due) + units(missing)
                + present([
                    "daysLate": wording.workingDays(late), "count": String(missing.obligationCount),
                    "total": String(total),
                    "urged": wording.urged(urgedOn, butCompleting: isPartial),
                    "inTime": inTime.isEmpty
                        ? nil : wording.names(inTime, limit: Self.listLimit),
                    "only": missing.only(of: total)?.name,
                ])
                + [
                    "unconfirmed": .flag(missing.contains(where: \.isUnconfirmed)),
                    "superior": .flag(letter.reader == .superior),
                    "level": .flag(letter.reader == .level),
                    "advises": .flag(letter.reader == .owner || letter.reader == .inspector),
                ]
        case .tally(let matter, let tally):
            values(matter) + values(tally)
        case .rollUp(let backlog):
            values(backlog) + present(["overdue": wording.overdueCount(backlog)])
        case .morningList(let backlog, let time):
            values(backlog) + present(["time": wording.clock(time)])
                + ["urging": .flag(!backlog.allSatisfy(\.isReport))]
        case .waiting(let answers):
            ["count": .text(String(answers.count)), "rows": .rows(answers.enumerated().map(row))]
        case .moved(let matter, let due, let left, let from, let authority):
            values(matter) + values(due) + daysLeft(left)
                + present([
                    "previous": wording.untilDate(LetterDue(.by(from), lastGoodDay: from)),
                    "previousShort": wording.short(from), "authority": authority,
                    "daysLate": left < 0 ? wording.workingDays(-left) : nil,
                ]) + ["later": .flag(due.lastGoodDay > from)]
        case .returned(let matter, let sentBack, let until, let left):
            values(matter) + values(sentBack)
                + (until.map { values($0) + daysLeft(left) } ?? [:])
        case .refused(let matter, let due, let left, let refusal):
            values(matter) + values(due) + daysLeft(left) + values(refusal)
                + ["over": .flag(due.isOver(at: letter.at))]
        case .redirect(_, let intended):
            ["intended": .text(intended)]
        case .correction(let matter, let correction):
            values(matter) + values(correction)
        case .withdrawn(let matter, let withdrawal):
            values(matter) + values(withdrawal)
        case .anniversary(let matter, let anniversary):
            values(matter) + values(anniversary)
        case .decisions(let rows):
            [
                "count": .text(String(rows.count)),
                "done": .text(String(rows.count(where: \.isDone))),
                "rows": .rows(rows.map(row)), "unclear": .flag(rows.isEmpty),
                "unrecorded": .flag(!rows.isEmpty && !rows.contains(where: \.isDone)),
            ]
        case .confirmation(let matter, let due, let answer):
            values(matter) + (due.map(values) ?? [:]) + values(answer)
                + ["over": .flag(due.map { $0.isOver(at: letter.at) } ?? false)]
        case .inspection(let matter, let due, let left, let inspector):
            values(matter) + values(due) + daysLeft(left) + ["inspector": .text(inspector)]
        case .inspectionList(let matter, let due, let left, let names):
            values(matter) + values(due) + daysLeft(left) + units(names.map { LetterUnit($0) })
                + ["count": .text(String(names.count))]
        }
    }

    /// One line of the coming fortnight, and what stands under it.
    func line(_ coming: LetterComing) -> String {
        switch coming.what {
        case .due(let due, let left): wording.line(coming.matter, due, workingDaysLeft: left)
        case .anniversary(let anniversary):
            wording.line(
                anniversary, expectsReport: coming.matter.expectsReport, on: letter.at.date)
        }
    }

    private func values(_ matter: LetterMatter) -> TemplateValues {
        var values = present([
            "short": wording.named(matter),
            "brief": wording.taken(matter.brief ?? withoutYear(matter.short), matter),
            "task": matter.task.isEmpty ? nil : midSentence(matter.task),
            "citation": matter.citation, "sendTo": matter.sendTo, "form": matter.form,
            "channel": matter.channel.map(wording.way), "window": wording.window(matter),
            "event": matter.event,
        ])
        values["report"] = .flag(matter.expectsReport)
        switch matter.progress {
        case .nothing: break
        case .saysSent(let number, let day):
            values["pending"] = .text(wording.paper(number, day))
        case .asksExtension(let day): values["askedUntil"] = .text(day.vietnamese)
        case .completes(let sentBack): values.merge(self.values(sentBack)) { _, new in new }
        }
        return values
    }

    private func values(_ sentBack: LetterReturn) -> TemplateValues {
        present([
            "returnedOn": sentBack.returnedOn.vietnamese, "lacking": sentBack.lacking,
            "paper": sentBack.sentOn.map { wording.paper(sentBack.number, $0) },
            "timeliness": sentBack.sentOn.map { _ in
                wording.sent(sentBack.workingDaysLate)
            },
        ]) + ["completion": .flag(true)]
    }

    private func values(_ promise: LetterPromise) -> TemplateValues {
        if promise.to.isEmpty { return [:] }
        return present([
            "nextReport": promise.day.vietnamese, "reportBy": promise.by,
            "reportTo": wording.and(promise.to),
        ])
    }

    private func values(_ due: LetterDue) -> TemplateValues {
        present([
            "due": wording.reading(due), "lastDay": wording.lastDay(due),
            "until": wording.until(due), "untilDate": wording.untilDate(due),
            "untilShort": wording.untilShort(due), "untilToday": wording.untilToday(due),
            "weekday": wording.weekday(due.lastGoodDay), "through": wording.through(due),
            "lastDayFirst": wording.sentence(wording.day(due)),
        ])
    }

    private func values(_ tally: LetterTally) -> TemplateValues {
        let next = tally.nextStep
        let asks =
            next.map { !$0.isInternal && $0.matter.expectsReport && !$0.matter.isPending } ?? false
        return present([
            "received": String(tally.received), "total": String(tally.total),
            "onTime": String(tally.onTime), "late": String(tally.late),
            "count": String(tally.missing.obligationCount),
            "nilReports": tally.nilReports > 0 ? String(tally.nilReports) : nil,
            "waived": tally.waived > 0 ? String(tally.waived) : nil,
            "missing": tally.missing.isEmpty
                ? nil : listMark ?? wording.names(tally.missing, limit: Self.listLimit),
            "nextStep": next.map(wording.step),
            "nextWhere": next.flatMap { wording.whereTo($0.matter) },
        ]) + (asks ? ["nextAnswer": .flag(true)] : [:])
    }

    private func values(_ backlog: [LetterBacklog]) -> TemplateValues {
        let count = backlog.reduce(0) { $0 + $1.units.obligationCount }
        var values: TemplateValues = ["count": .text(String(count))]
        if let listMark, !backlog.isEmpty {
            values["rows"] = .rows([["short": .text(listMark)]])
            return values
        }
        values["rows"] = .rows(
            backlog.enumerated().map { index, entry in
                self.values(entry.due)
                    + present([
                        "number": String(index + 1), "short": entry.short,
                        "daysLate": wording.workingDays(entry.workingDaysLate),
                        "missing": wording.names(entry.units, limit: Self.listLimit),
                    ]) + ["reported": .flag(entry.isReport)]
            })
        return values
    }

    private func row(_ index: Int, _ answer: LetterWaiting) -> TemplateValues {
        present([
            "number": String(index + 1), "short": wording.waiting(answer),
            "text": wording.own(answer),
            "files": answer.files.isEmpty ? nil : answer.files.joined(separator: ", "),
            "decision": String(answer.number), "needs": wording.needs(answer),
        ]) + ["unread": .flag(answer.what == .unread)]
    }

    private func row(_ decision: LetterDecision) -> TemplateValues {
        present(["number": String(decision.line), "short": wording.decided(decision)])
    }

    private func values(_ correction: LetterCorrection) -> TemplateValues {
        present([
            "unitName": letter.reader == .head ? wording.ownUnit : correction.unit,
            "toldOn": correction.toldOn.vietnamese, "sentOn": correction.sentOn.vietnamese,
            "document": correction.documentNumber,
            "timeliness": wording.timeliness(correction.workingDaysLate),
        ])
    }

    private func values(_ withdrawal: LetterWithdrawal) -> TemplateValues {
        present([
            "unitName": letter.reader == .head ? wording.ownUnit : withdrawal.unit,
            "happenedOn": withdrawal.happenedOn.vietnamese,
            "takenBackOn": withdrawal.takenBackOn.vietnamese,
        ])
    }

    private func values(_ refusal: LetterRefusal) -> TemplateValues {
        switch refusal.what {
        case .request(let day): present(["declined": day.vietnamese, "reason": refusal.reason])
        case .submission(let number, let day):
            present(["paper": wording.paper(number, day), "reason": refusal.reason])
        }
    }

    private func values(_ answer: LetterAnswer) -> TemplateValues {
        switch answer {
        case .acknowledged: ["acknowledged": .flag(true)]
        case .submitted(let number, let day, let isFinal):
            present(["document": number, "sentOn": day?.vietnamese])
                + ["submitted": .flag(true), "final": .flag(isFinal)]
        case .asksExtension(let day):
            ["asked": .flag(true), "askedUntil": .text(day.vietnamese)]
        case .passedOn(let name): ["acknowledged": .flag(true), "passedTo": .text(name)]
        case .unclear: ["unclear": .flag(true)]
        case .unnumbered(let number):
            ["unclear": .flag(true), "example": .text(String(number))]
        }
    }

    private func values(_ anniversary: LetterAnniversary) -> TemplateValues {
        let weekday = wording.weekday(anniversary.day)
        return present([
            "name": wording.name(anniversary), "nameInside": wording.nameInside(anniversary),
            "day": "\(weekday) \(wording.short(anniversary.day))",
            "lastDay": wording.wholeDay(anniversary, on: letter.at.date),
            "lastDayFirst": wording.dayFirst(anniversary, on: letter.at.date),
            "dateNote": anniversary.dateNote,
            // The years that the law calls round are those of a founding, not of a death.
            "round": anniversary.isDeathDay ? nil : anniversary.number.flatMap(wording.roundness),
        ]) + daysLeft(anniversary.workingDaysLeft)
    }

    private func units(_ units: [LetterUnit]) -> TemplateValues {
        if let listMark, !units.isEmpty {
            return ["units": .rows([["name": .text(listMark)]])]
        }
        var values: TemplateValues = [
            "units": .rows(
                units.prefix(Self.listLimit).enumerated().map { index, unit in
                    present([
                        "number": String(index + 1), "name": unit.name,
                        "state": wording.state(unit.state),
                    ])
                })
        ]
        if units.count > Self.listLimit {
            values["more"] = .text(String(units.count - Self.listLimit))
        }
        return values
    }

    private func daysLeft(_ count: Int) -> TemplateValues {
        count > 0 ? ["daysLeft": .text(wording.workingDays(count))] : [:]
    }
}
