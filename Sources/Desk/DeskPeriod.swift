import Civil
import Control
import Ledger
import Messages
import Rules
import Scheduler
import SourceText

/// `Period`: who owes one thing, who has sent it, and whom to call.
extension DeskAnswers {
    func period(_ call: PeriodCall) throws -> PeriodCall.Reply {
        let (plan, duty) = try ControlNames(rules: rules).duty(call.duty)
        let today = plan.day(of: now)
        let occurrence = try shown(call.period, duty, plan, on: today)
        var reply = PeriodCall.Reply(
            OccurrenceStatus(
                OccurrenceCount(
                    occurrence, plan: plan, duty: duty, book: snapshot.book, today: today),
                snapshot.book),
            title: duty.title, planTitle: plan.title, reports: duty.expectsReport,
            mayReceive: asker.mayReceive(in: plan), mayDecide: asker.mayDecide(in: plan),
            periods: snapshot.book.openings(of: duty.id).map(\.occurrence.period).reversed())
        reply.document = plan.document
        reply.cite = duty.cite
        let (page, next) = try page(call, occurrence, on: today)
        reply.next = next
        reply.rows = try rows(page, occurrence, duty, plan, on: today)
        return reply
    }

    /// The period named; else the oldest of which somebody is missing, the latest, or why there is none.
    func shown(
        _ period: String?, _ duty: Duty, _ plan: Plan, on today: CivilDate
    ) throws(Refusals) -> Occurrence {
        let book = snapshot.book
        let periods = NamedPeriods(book: book, now: now)
        if let period {
            let opening = try periods.opening(period, duty, plan)
            return book.occurrence(opening.occurrence, duty, plan, today: today)
        }
        let id =
            book.unfinished(of: duty, plan: plan).first?.id
            ?? book.openings(of: duty.id).last?.occurrence
        guard let id else { throw periods.nothingOpen(duty, plan) }
        return book.occurrence(id, duty, plan, today: today)
    }

    // MARK: Which

    /// The obligations of a page, and where the next one begins.
    private func page(
        _ call: PeriodCall, _ occurrence: Occurrence, on today: CivilDate
    ) throws(Refusals) -> ([ObligationID], next: Int?) {
        let book = snapshot.book
        let show = call.show ?? .missing
        let parent = try call.parent.map { text throws(Refusals) in
            try ControlNames(rules: rules).unit(text).id
        }
        let below = parent.map { Set(rules.below($0, on: today)) }
        let words = call.search.map(NameWords.init)
        let members = book.members(of: occurrence.id)
        let most = min(max(call.limit ?? 50, 1), 200)
        var found: [ObligationID] = []
        var index = max(0, call.after ?? 0)
        while index < members.count {
            let id = ObligationID(occurrence: occurrence.id, unit: members[index])
            if fits(book.fulfilment(of: id), show), below?.contains(id.debtor) ?? true,
                words?.fit(name(of: id.debtor)) ?? true
            {
                if found.count == most { return (found, index) }
                found.append(id)
            }
            index += 1
        }
        return (found, nil)
    }

    private func fits(_ fulfilment: ObligationState.Fulfilment, _ show: PeriodCall.Show) -> Bool {
        switch fulfilment {
        case .transferred: false
        case .open: show != .came
        case .received, .accepted: show != .missing
        case .waived, .cancelled: show == .all
        }
    }

    func name(of unit: String) -> String { rules.registry.unit(unit)?.name ?? unit }

    // MARK: What of them

    private func rows(
        _ ids: [ObligationID], _ occurrence: Occurrence, _ duty: Duty, _ plan: Plan,
        on today: CivilDate
    ) throws -> [PeriodRow] {
        let isForPeople = asker.readsPeople(of: plan)
        let told = isForPeople ? try lastTold(ids) : [:]
        return ids.map { id in
            let standing = snapshot.book.standing(of: id, occurrence, plan: plan, on: today)
            var row = PeriodRow(
                ObligationStatus(
                    standing, plan: plan, duty: duty, rules: rules, book: snapshot.book, rung: nil,
                    today: today))
            enter(snapshot.book.events(of: id), plan, into: &row)
            guard isForPeople else { return row }
            row.waiting = snapshot.book.waiting(of: id, rules: rules).last?.number
            let unit = rules.living(standing.state.responsible ?? id.debtor, on: today)
            row.head = unit?.head?.shown ?? unit?.contact?.shown
            row.phone = unit?.head?.phone ?? unit?.contact?.phone
            row.email = unit?.head?.email ?? unit?.email ?? unit?.contact?.email
            if let last = told[id] {
                row.told_at = isoInstant(last.at, plan.zone)
                row.told = last.text
            }
            return row
        }
    }

    /// What was entered about it last, but for what the service decided by itself.
    private func enter(_ events: [Event], _ plan: Plan, into row: inout PeriodRow) {
        guard let last = events.last(where: { !$0.isDecided }) else { return }
        let words = EventWords.of(last.body, on: last.on)
        row.entered_at = isoInstant(last.recordedAt, plan.zone)
        row.entered = Bilingual(vi: words.vi, en: words.en)
        row.event = last.id
        row.actor = last.actor
    }

    /// The last mail that told, or showed, each unit's own people of it.
    private func lastTold(
        _ ids: [ObligationID]
    ) throws -> [ObligationID: (at: Instant, text: Bilingual)] {
        var query = Query()
        query.histories = Set(ids)
        query.shown = Set(ids)
        let answer = try ledger.answer(query)
        var last: [ObligationID: (at: Instant, text: Bilingual)] = [:]
        for (line, at) in answer.shown where last[line.obligation].map({ $0.at < at }) ?? true {
            last[line.obligation] = (at, Bilingual(vi: "nêu trong thư", en: "shown in a mail"))
        }
        for (id, notices) in answer.histories {
            for stored in notices where stored.notice.key.role.isOwingUnit {
                guard let at = stored.spooledAt, last[id].map({ $0.at <= at }) ?? true else {
                    continue
                }
                let key = stored.notice.key
                let (kind, stage) = (
                    ExplanationWords.kind(key.kind), ExplanationWords.stage(key.stage)
                )
                last[id] = (
                    at,
                    Bilingual(vi: "\(kind.vi), \(stage.vi)", en: "\(kind.en), \(stage.en)")
                )
            }
        }
        return last
    }
}

extension Person {
    /// As a list has it: "Hiệu trưởng Trần Văn Bình".
    var shown: String? {
        let parts = [title, name].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// Words that are looked for in a name, with or without diacritics; each must begin a word of it.
struct NameWords {
    private let words: [Substring]

    init(_ text: String) {
        words = VietnameseFolding.fold(text).split { !$0.isLetter && !$0.isNumber }
    }

    var isEmpty: Bool { words.isEmpty }

    func fit(_ name: String) -> Bool {
        let parts = VietnameseFolding.fold(name).split { !$0.isLetter && !$0.isNumber }
        return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
    }
}
