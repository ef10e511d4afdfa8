package import Civil
package import Rules
package import SourceText

/// An event written down beforehand, for a simulation or a rehearsal: what the office would record or
/// hold back, or an entry that a ledger has.
package struct ScriptedEvent: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case event(EventBody)
        case hold(MailHold)
        /// A mail came back; of `units`' heads where it isn't named.
        case returned(ReturnedMail)
        /// A period opened, as it does by itself; in a rotation for `units`.
        case opened
        /// The ledger began whose entries these are.
        case began
    }

    package let at: Instant
    package let duty: String
    /// `nil` means the only occurrence that it can happen in.
    package let period: String?
    /// Units and groups; of an entry its obligation's unit as it stands there.
    package let units: [String]
    package let what: What
    package let on: CivilDate
    /// `nil` for what somebody made up.
    package var record: Record?
    /// Where it stands in its file, from 1; `nil` for what stands in none.
    package var line: Int?

    /// What a ledger says of an entry: it was admitted once, and is taken as it is.
    package struct Record: Hashable, Sendable {
        /// Its number there, which later entries may name.
        package let entry: Int64
        package let actor: String
        /// `nil` where only whole seconds are known.
        package let recordedAt: Instant?
        /// As judged then (statement 15).
        package let workingDaysLate: Int?

        package init(entry: Int64, actor: String, recordedAt: Instant?, workingDaysLate: Int?) {
            self.entry = entry
            self.actor = actor
            self.recordedAt = recordedAt
            self.workingDaysLate = workingDaysLate
        }

        /// Whether the service itself made it, following rules and registry.
        package var isOfService: Bool { actor == DecidedEvent.actor }
    }

    package init(
        at: Instant, duty: String, period: String?, units: [String], body: EventBody,
        on: CivilDate, record: Record? = nil
    ) {
        self.at = at
        self.duty = duty
        self.period = period
        self.units = units
        what = .event(body)
        self.on = on
        self.record = record
    }

    package init(
        at: Instant, opened duty: String, period: String?, for units: [String], on: CivilDate
    ) {
        self.at = at
        self.duty = duty
        self.period = period
        self.units = units
        what = .opened
        self.on = on
        record = nil
    }

    package init(at: Instant, holding hold: MailHold, on: CivilDate) {
        self.init(at: at, .hold(hold), on: on)
    }

    package init(at: Instant, returned mail: ReturnedMail, to units: [String], on: CivilDate) {
        self.at = at
        duty = ""
        period = nil
        self.units = units
        what = .returned(mail)
        self.on = on
        record = nil
    }

    package init(ledgerBegan at: Instant, on: CivilDate) { self.init(at: at, .began, on: on) }

    private init(at: Instant, _ what: What, on: CivilDate) {
        self.at = at
        duty = ""
        period = nil
        units = []
        self.what = what
        self.on = on
        record = nil
    }

    /// The same wherever it stands.
    package var placeless: ScriptedEvent {
        var event = self
        event.line = nil
        return event
    }

    /// Why something of it can't be entered.
    package enum Idle: Hashable, Sendable {
        /// Nobody named owes the duty, or it isn't open then.
        case nothingOpen
        /// It could be about each of these periods, and names none.
        case severalOpen([String])
        /// No such mail was sent by then.
        case noMail
        /// It doesn't fit what is known: what the service would say.
        case refused([Bilingual])
    }

    /// What of it can be entered as things stand.
    package struct Entering: Sendable {
        package var entries: [Course.Entry] = []
        /// The suspension that it begins.
        package var suspending: [Suspension] = []
        package var hold: MailHold?
        /// `nil` where anything can.
        package var idle: Idle?
    }

    /// The obligations it is about; none where nothing open matches.
    package func obligations(in rules: RuleSet, book: Book) -> [ObligationID] {
        guard case .event(let body) = what else { return [] }
        if record != nil {
            return units.map { unit in
                ObligationID(
                    occurrence: OccurrenceID(duty: duty, period: period ?? ""), unit: unit)
            }
        }
        guard case .one(let occurrence) = occurrence(of: body, in: rules, book) else { return [] }
        let found = targets(body, rules, book).obligations(of: units, in: occurrence)
        return book.members(of: occurrence)
            .map { ObligationID(occurrence: occurrence, unit: $0) }.filter(found.contains)
    }

    /// Those named beside others that owe nothing of it, or to which it can't happen.
    private func strangers(
        to occurrence: OccurrenceID, _ body: EventBody, _ rules: RuleSet, _ book: Book
    ) -> [Bilingual] {
        let targets = targets(body, rules, book)
        return units.filter { targets.obligations(of: [$0], in: occurrence).isEmpty }.map { unit in
            let name = rules.registry.unit(unit)?.name ?? unit
            return Bilingual(
                vi: "\(name) (\(occurrence)/\(unit)): không có việc nào đang mở",
                en: "\(name) (\(occurrence)/\(unit)): nothing is open")
        }
    }

    private func targets(_ body: EventBody, _ rules: RuleSet, _ book: Book) -> Targets {
        Targets(rules: rules, book: book) { body.fits($0) }
    }

    private func occurrence(
        of body: EventBody, in rules: RuleSet, _ book: Book
    ) -> Targets.Meant {
        let known = rules.duty(duty)
        if let period {
            let key = known.map { $0.duty.key(ofPeriod: period, in: $0.plan) } ?? period
            return .one(OccurrenceID(duty: duty, period: key))
        }
        guard let (_, duty) = known else { return .none }
        // What undoes an entry, or decides on one, is about the occurrence of that.
        if let entry = body.isAbout {
            let own = book.openings(of: duty.id).map(\.occurrence).first { occurrence in
                book.entries(in: occurrence).contains { $0.id == entry }
            }
            return own.map { .one($0) } ?? .none
        }
        return targets(body, rules, book).occurrence(of: duty, for: units)
    }

    private static func unknown(_ entry: Int64) -> Bilingual {
        Bilingual(vi: "không có ghi nhận số \(entry)", en: "there is no entry \(entry)")
    }

    /// - Parameter standing: the suspensions that stand.
    package func entries(
        rules: RuleSet, book: Book, actor: String, standing: [Suspension]
    ) -> Entering {
        guard case .event(let body) = what else {
            guard case .hold(let hold) = what else { return Entering() }
            return Entering(hold: hold)
        }
        var entering = Entering()
        switch body {
        case .occurred(let number, _):
            let happening = Happening(event: duty, units: units, on: on, number: number)
            let found = happening.admitted(rules: rules, book: book, actor: actor, now: at)
            switch found {
            case .success(let admitted): entering.entries = admitted.entries
            case .failure(let faults):
                entering.idle = .refused(
                    faults.list.map { happening.text($0, registry: rules.registry) })
            }
        case .suspended(let until, let reason):
            if on > until {
                entering.idle = .refused([Suspension.backwards(from: on, until: until)])
            } else {
                let suspension = Suspension(
                    units: Set(rules.registry.allMembers(of: units).map(\.id)),
                    duty: duty.isEmpty ? nil : duty, from: on, until: until, reason: reason)
                let found = suspension.entries(
                    rules: rules, book: book, actor: actor, standing: standing)
                entering.entries = found.entries
                entering.suspending = [suspension]
            }
        case .voided(let entry) where duty.isEmpty:
            guard let id = book.entry(entry)?.obligation else {
                entering.idle = .refused([Self.unknown(entry)])
                break
            }
            if let refusal = admit(Request(body, id, on: on), rules: rules, book: book, now: at) {
                entering.idle = .refused([refusal.text(about: id, registry: rules.registry)])
            } else {
                entering.entries = [
                    Course.Entry(obligation: id, body: body, actor: actor, on: on)
                ]
            }
        case .received, .acknowledged, .submitted, .unread, .settled, .accepted, .returned,
            .extended, .extensionAsked, .waived, .cancelled, .transferred, .joined, .reassigned,
            .voided:
            if case .several(let open) = occurrence(of: body, in: rules, book) {
                entering.idle = .severalOpen(open.map(\.period))
                return entering
            }
            var refusals: [Bilingual] = []
            let found = obligations(in: rules, book: book)
            if !found.isEmpty { refusals += strangers(to: found[0].occurrence, body, rules, book) }
            for id in found {
                let request = Request(body, id, on: on)
                if let refusal = admit(request, rules: rules, book: book, now: at) {
                    refusals.append(refusal.text(about: id, registry: rules.registry))
                } else {
                    entering.entries.append(
                        Course.Entry(obligation: id, body: body, actor: actor, on: on))
                }
            }
            if !refusals.isEmpty { entering.idle = .refused(refusals) }
        }
        if entering.entries.isEmpty, entering.suspending.isEmpty, entering.idle == nil {
            entering.idle = .nothingOpen
        }
        return entering
    }
}

extension Book {
    /// The entry with this number.
    fileprivate func entry(_ id: Int64) -> Event? {
        recorded.lazy.flatMap { entries(in: $0) }.first { $0.id == id }
    }
}
