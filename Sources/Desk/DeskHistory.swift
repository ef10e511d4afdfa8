import Civil
import Control
import Ledger
import Messages
import Rounds
import Rules
import Scheduler
import SourceText

/// `History`: what was sent to whom about a unit or a duty, and what was entered by whom.
extension DeskAnswers {
    /// About so many lines are answered at once.
    private static let linesAtATime = 1000

    func history(_ call: HistoryCall) throws -> HistoryReply {
        let about = try subject(call.about)
        let from = try controlDay(call.from, "from") ?? .min
        let to = try controlDay(call.to, "to") ?? .max
        guard from <= to else {
            throw Refusals(
                ControlRefusal(
                    .contradiction, vi: "'from' (\(from.vietnamese)) sau 'to' (\(to.vietnamese))",
                    en: "'from' (\(from.iso)) is after 'to' (\(to.iso))"))
        }
        let ids = about.obligations(in: snapshot)
        var index = max(0, call.after ?? 0)
        var lines: [(at: Instant, line: HistoryLine)] = []
        while index < ids.count, lines.count < Self.linesAtATime {
            lines += try self.lines(of: ids[index], days: from...to)
            index += 1
        }
        lines.sort { $0.at < $1.at }
        var reply = HistoryReply(
            unit: about.unit, duty: about.duty, lines: lines.map(\.line),
            next: index < ids.count ? index : nil)
        if call.after == nil { reply.punctuality = punctuality(of: ids, due: from...to) }
        return reply
    }

    private func punctuality(
        of ids: [ObligationID], due days: ClosedRange<CivilDate>
    ) -> Punctuality {
        ids.reduce(into: Punctuality()) { counts, id in
            guard let (plan, duty) = rules.duty(id.occurrence.duty), duty.expectsReport,
                let occurrence = snapshot.book.occurrence(id.occurrence, duty: duty, plan: plan)
            else { return }
            let today = plan.day(of: now)
            let standing = snapshot.book.standing(of: id, occurrence, plan: plan, on: today)
            guard standing.state.fulfilment != .transferred, days.contains(standing.state.due)
            else { return }
            counts.count(Timeliness(standing, plan: plan, duty: duty, today: today))
        }
    }

    private enum Subject {
        /// A unit, or those of a group.
        case units(String, [String])
        case duty(String)

        var unit: String? {
            switch self {
            case .units(let id, _): id
            case .duty: nil
            }
        }

        var duty: String? {
            switch self {
            case .units: nil
            case .duty(let id): id
            }
        }

        func obligations(in snapshot: Snapshot) -> [ObligationID] {
            switch self {
            case .units(_, let units): units.flatMap { snapshot.book.obligations(of: $0) }
            case .duty(let id): snapshot.book.obligations(ofDuty: id)
            }
        }
    }

    /// A unit, a group or a duty by its id, those that the rules no longer have too; else by words.
    private func subject(_ text: String) throws(Refusals) -> Subject {
        // By either of its ids (`formerly`); the ledger has one of them.
        if let found = rules.duty(text) { return .duty(found.duty.id) }
        if !snapshot.book.openings(of: text).isEmpty { return .duty(text) }
        if !snapshot.book.obligations(of: text).isEmpty { return .units(text, [text]) }
        let names = ControlNames(rules: rules)
        let unit = Result { () throws(Refusals) in try names.unitOrGroup(text) }
        let duty = Result { () throws(Refusals) in try names.duty(text).duty.id }
        switch (unit, duty) {
        case (.success(let unit), .success(let duty)):
            throw Refusals(
                ControlRefusal(
                    .ambiguous, vi: "'\(text)' hợp với cả đơn vị và nhiệm vụ, hãy ghi mã",
                    en: "'\(text)' fits a unit and a duty, give the id",
                    suggestions: [unit, duty]))
        case (.success(let unit), .failure(let ofDuty)):
            if let several = ofDuty.list.first(where: { $0.code == .ambiguous }) {
                throw Refusals(
                    ControlRefusal(
                        .ambiguous, vi: several.reason.vi, en: several.reason.en,
                        suggestions: [unit] + several.suggestions))
            }
            return .units(unit, rules.registry.allMembers(of: [unit]).map(\.id))
        case (_, .success(let duty)): return .duty(duty)
        case (.failure(let ofUnit), .failure(let ofDuty)):
            if ofUnit.list.contains(where: { $0.code == .ambiguous }) { throw ofUnit }
            if ofDuty.list.contains(where: { $0.code == .ambiguous }) { throw ofDuty }
            throw Refusals(
                ControlRefusal(
                    .unknown, vi: "không có đơn vị hay nhiệm vụ '\(text)'",
                    en: "there is no unit or duty '\(text)'",
                    suggestions: (ofUnit.list + ofDuty.list).flatMap(\.suggestions)))
        }
    }

    // MARK: Lines

    private func lines(
        of id: ObligationID, days: ClosedRange<CivilDate>
    ) throws -> [(at: Instant, line: HistoryLine)] {
        let found = rules.duty(id.occurrence.duty)
        // What the rules no longer have, or don't have for everybody.
        if found == nil, asker != .office { return [] }
        let zone = found?.plan.zone ?? self.zone ?? .utc
        func isWanted(_ at: Instant) -> Bool { days.contains(zone.local(at: at).date) }
        func line(_ what: HistoryLine.What, _ at: Instant, _ text: Bilingual) -> HistoryLine {
            HistoryLine(
                what, at: isoInstant(at, zone), plan: found?.plan.id, id,
                name: rules.registry.unit(id.debtor)?.name ?? id.debtor,
                short: found?.duty.short ?? id.occurrence.duty, text: text)
        }
        var lines: [(at: Instant, line: HistoryLine)] = []
        for stored in try ledger.notices(about: id) {
            guard let at = stored.spooledAt, isWanted(at), let number = stored.mail else {
                continue
            }
            let mail = try ledger.mail(id: number)
            let key = stored.notice.key
            let (kind, stage) = (
                ExplanationWords.kind(key.kind), ExplanationWords.stage(key.stage)
            )
            let outcome = mail?.outcomes.last?.what
            let end = outcome.map(ExplanationWords.outcome)
            var told = line(
                .mail, at,
                Bilingual(
                    vi: "\(kind.vi), \(stage.vi)" + (end.map { "; \($0.vi)" } ?? ""),
                    en: "\(kind.en), \(stage.en)" + (end.map { "; \($0.en)" } ?? "")))
            told.kind = key.kind.rawValue
            told.stage = key.stage.description
            told.role = key.role.text
            if found.map({ asker.readsPeople(of: $0.plan) }) ?? (asker == .office) {
                told.recipient = mail?.recipient
                told.subject = mail?.subject
            }
            told.mail = number
            told.outcome = outcome?.rawValue
            lines.append((at, told))
        }
        for event in snapshot.book.events(of: id) where isWanted(event.recordedAt) {
            let words = EventWords.of(event.body, on: event.on)
            var entered = line(
                .entry, event.recordedAt, Bilingual(vi: words.vi, en: words.en))
            entered.event = event.id
            entered.actor = event.actor
            entered.on = event.on.iso
            lines.append((event.recordedAt, entered))
        }
        return lines
    }
}
