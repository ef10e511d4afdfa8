import Civil
import Control
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText

/// `History`: what was sent to whom about a unit or a duty, and what was entered by whom.
extension Desk {
    /// About so many lines are answered at once.
    private static let linesAtATime = 1000

    func history(_ call: ControlCall) throws -> ControlReply {
        let about = try subject(call.parameters["about"]?.stringValue ?? "")
        let from = try controlDay(call.parameters, "from") ?? .min
        let to = try controlDay(call.parameters, "to") ?? .max
        guard from <= to else {
            throw Refusals(
                ControlRefusal(
                    .contradiction, vi: "'from' (\(from.vietnamese)) sau 'to' (\(to.vietnamese))",
                    en: "'from' (\(from.iso)) is after 'to' (\(to.iso))"))
        }
        let ids = about.obligations(in: snapshot)
        var index = Int(clamping: max(0, call.parameters["after"]?.intValue ?? 0))
        var lines: [(at: Instant, json: JSONValue)] = []
        while index < ids.count, lines.count < Self.linesAtATime {
            lines += try self.lines(of: ids[index], days: from...to)
            index += 1
        }
        lines.sort { $0.at < $1.at }
        return .success(
            .object(compacting: [
                "unit": about.unit.map { .string($0) }, "duty": about.duty.map { .string($0) },
                "lines": .array(lines.map(\.json)),
                "next": index < ids.count ? .int(Int64(index)) : nil,
            ]))
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
        let rules = snapshot.rules
        if rules.duty(text) != nil || !snapshot.book.openings(of: text).isEmpty {
            return .duty(text)
        }
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
    ) throws -> [(at: Instant, json: JSONValue)] {
        let found = snapshot.rules.duty(id.occurrence.duty)
        let zone = found?.plan.zone ?? self.zone ?? .utc
        func isWanted(_ at: Instant) -> Bool { days.contains(zone.local(at: at).date) }
        let place: [String: JSONValue?] = [
            "plan": found.map { .string($0.plan.id) }, "duty": .string(id.occurrence.duty),
            "period": .string(id.occurrence.period), "unit": .string(id.unit),
            "unit_name": .string(snapshot.rules.registry.unit(id.debtor)?.name ?? id.debtor),
            "short": .string(found?.duty.short ?? id.occurrence.duty),
        ]
        var lines: [(at: Instant, json: JSONValue)] = []
        for stored in try ledger.notices(about: id) {
            guard let at = stored.spooledAt, isWanted(at), let mail = stored.mail else { continue }
            let line = try self.line(stored, mail).merging(place) { own, _ in own }
            lines.append((at, json(line, "mail", at, zone)))
        }
        for event in snapshot.book.events(of: id) where isWanted(event.recordedAt) {
            let line = self.line(event).merging(place) { own, _ in own }
            lines.append((event.recordedAt, json(line, "entry", event.recordedAt, zone)))
        }
        return lines
    }

    private func json(
        _ line: [String: JSONValue?], _ what: String, _ at: Instant, _ zone: Zone
    ) -> JSONValue {
        var line = line
        line["what"] = .string(what)
        line["at"] = ControlJSON.instant(at, zone)
        return .object(compacting: line)
    }

    private func line(_ stored: StoredNotice, _ id: String) throws -> [String: JSONValue?] {
        let mail = try ledger.mail(id: id)
        let key = stored.notice.key
        let (kind, stage) = (
            ExplanationWords.kind(key.kind), ExplanationWords.stage(key.stage)
        )
        let outcome = mail?.outcomes.last?.what
        let end = outcome.map(ExplanationWords.outcome)
        return [
            "kind": .string(key.kind.rawValue), "stage": .string(key.stage),
            "role": .string(key.role.text), "recipient": mail?.recipient.map { .string($0) },
            "subject": mail?.subject.map { .string($0) }, "mail": .string(id),
            "outcome": outcome.map { .string($0.rawValue) },
            "text": Bilingual(
                vi: "\(kind.vi), \(stage.vi)" + (end.map { "; \($0.vi)" } ?? ""),
                en: "\(kind.en), \(stage.en)" + (end.map { "; \($0.en)" } ?? "")
            ).json,
        ]
    }

    private func line(_ event: Event) -> [String: JSONValue?] {
        let words = ExplanationMatter.words(event.body, on: event.on)
        return [
            "event": .int(event.id), "actor": .string(event.actor), "on": .string(event.on.iso),
            "text": Bilingual(vi: words.vi, en: words.en).json,
        ]
    }
}
