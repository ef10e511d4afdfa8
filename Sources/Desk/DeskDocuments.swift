import Civil
import Control
import Correspondence
import Ledger
import Mail
import Messages
import Rules
import Scheduler

/// `Calendar` and `Letter`: what people take away.
extension DeskAnswers {
    func calendar(_ call: CalendarCall) throws -> CalendarReply {
        try CalendarAnswer(rules: rules, book: snapshot.book, stamp: snapshot.watermark) {
            ids in
            var query = Query()
            query.histories = Set(ids)
            return try ledger.answer(query).histories
        }.reply(to: call)
    }

    func letter(_ call: LetterCall) throws -> LetterReply {
        let (plan, duty) = try ControlNames(rules: rules).duty(call.duty)
        guard duty.expectsReport else {
            throw Refusals(
                ControlRefusal(
                    .contradiction,
                    vi: "'\(duty.id)' không có báo cáo phải gửi, không ai để đôn đốc",
                    en: "'\(duty.id)' expects no report, so nobody is to be urged"))
        }
        let today = plan.day(of: now)
        let occurrence = try urged(call.period, duty, plan, on: today)
        let writer = LetterWriter(
            rules: rules, book: snapshot.book, templates: LetterTemplates())
        guard let urging = writer.urging(occurrence, duty, plan, on: today) else {
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "không có nhiệm vụ '\(duty.id)'",
                    en: "there is no duty '\(duty.id)'"))
        }
        let reminded = try lastReminders(urging.missing.map(\.obligation), plan)
        let by = try controlDay(call.by, "by")
        let head = Letterhead(owner: plan.owner, rules: rules, on: today)
        var reply = LetterReply(
            today: today.iso, plan: plan.id, occurrence.id, due: occurrence.due.iso, urging, head,
            owner: rules.registry.unit(plan.owner)?.name ?? plan.owner,
            missing: urging.missing.map { unit in
                var missing = LetterReply.MissingUnit(
                    unit: unit.obligation.unit, name: unit.name, addressee: unit.addressee,
                    due: unit.due.iso, lateDays: unit.workingDaysLate)
                missing.reminded = reminded[unit.obligation]?.iso
                missing.note = unit.note
                return missing
            })
        reply.confidential = plan.confidential ? true : nil
        reply.by_off = by.flatMap { day in
            plan.calendar.isWorkingDay(day)
                ? nil : ExplanationWords.dayOff(day, plan.calendar).vi
        }
        return reply
    }

    /// The period that is named, else the one of which somebody is missing; where nobody is, the latest.
    private func urged(
        _ period: String?, _ duty: Duty, _ plan: Plan, on today: CivilDate
    ) throws(Refusals) -> Occurrence {
        let periods = NamedPeriods(book: snapshot.book, now: now)
        if let period {
            let opening = try periods.opening(period, duty, plan)
            return snapshot.book.occurrence(opening.occurrence, duty, plan, today: today)
        }
        let opened = snapshot.book.openings(of: duty.id)
            .map { snapshot.book.occurrence($0.occurrence, duty, plan, today: today) }
        let missing = opened.filter { occurrence in
            snapshot.book.standings(of: occurrence, plan: plan, on: today)
                .contains(where: \.isOverdue)
        }
        guard missing.count < 2 else {
            throw Refusals(
                ControlRefusal(
                    .ambiguous,
                    vi:
                        "'\(duty.id)' có \(missing.count) kỳ còn đơn vị chưa gửi, hãy ghi rõ kỳ "
                        + "(--period)",
                    en:
                        "of \(missing.count) periods of '\(duty.id)' somebody is missing, name one "
                        + "(--period)",
                    suggestions: missing.suffix(8).map(\.id.period)))
        }
        guard let occurrence = missing.first ?? opened.last else {
            throw periods.nothingOpen(duty, plan)
        }
        return occurrence
    }

    /// The day of the last mail that told each unit's own people of it and that a mail server has taken:
    /// one that nobody got reminded nobody.
    private func lastReminders(
        _ ids: [ObligationID], _ plan: Plan
    ) throws -> [ObligationID: CivilDate] {
        var query = Query()
        query.histories = Set(ids)
        var last: [ObligationID: Instant] = [:]
        for (id, notices) in try ledger.answer(query).histories {
            for stored in notices where stored.notice.key.role.isOwingUnit {
                guard let at = stored.spooledAt, let number = stored.mail,
                    last[id].map({ $0 < at }) ?? true,
                    try ledger.mail(id: number)?.outcomes.last?.what == .sent
                else { continue }
                last[id] = at
            }
        }
        return last.mapValues { plan.zone.local(at: $0).date }
    }
}

extension LetterReply {
    fileprivate init(
        today: String, plan: String, _ id: OccurrenceID, due: String, _ urging: Urging,
        _ head: Letterhead, owner: String, missing: [MissingUnit]
    ) {
        self.init(
            today: today, plan: plan, duty: id.duty, period: id.period, name: urging.name,
            task: urging.task, due: due, dueWords: urging.dueWords,
            organisation: head.organisation, ownerName: owner, contact: urging.contact,
            signing: Signing(lines: head.signing, name: head.signer), owed: urging.owed,
            received: urging.received, missing: missing)
        citation = urging.citation
        send_to = urging.sendTo
        form = urging.form
        channel = urging.channel
        above = head.above
    }
}
