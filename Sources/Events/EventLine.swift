package import Civil
package import JSON
package import Scheduler

/// One line of an events file, or of an export: what happened, to what, and what a ledger says of it
/// beside.
package struct EventLine: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case event(EventBody)
        case hold(HoldLine)
        case returned(ReturnedMail)
        /// A period stands open of which nobody has entered anything.
        case opened
    }

    /// The word of `opened`, beside those of what happened and of what is held back.
    package static let opening = "open"

    /// The word of `returned`.
    package static let bounce = "bounce"

    package static var words: [String] { EventWord.all + HoldWord.all + [bounce, opening] }

    package let what: What
    /// Local time in the duty's plan; `nil` where the file doesn't say.
    package let at: CivilDateTime?
    /// Of what is held back.
    package let plan: String?
    package let duty: String?
    package let period: String?
    /// Units and groups; of an exported entry the one obligation's unit.
    package let units: [String]
    /// Units that the same report is for.
    package let covers: [String]
    package let on: CivilDate?
    /// Of an exported entry only.
    package let record: ScriptedEvent.Record?
    /// Of what an export says, to the microsecond.
    package let recordedAt: Instant?
    /// Of an export's first line: when the ledger began. Nothing was open, nor told, before.
    package let began: Instant?

    package init(_ value: JSONValue) throws(EventFault) {
        let fields = try EventFields(value)
        let word = try fields.text("event")
        if word == Self.opening {
            what = .opened
        } else if word == Self.bounce {
            what = .returned(try ReturnedMail(fields))
        } else if let word = word.flatMap(HoldWord.init(rawValue:)) {
            what = .hold(try HoldLine(word, fields))
        } else {
            what = .event(try EventBody(fields))
        }
        plan = try fields.text("plan")
        at = try fields.moment("at")
        duty = try fields.text("duty")
        period = try fields.text("period")
        let one = try fields.text("unit")
        let several = try fields.texts("units")
        units = several ?? one.map { [$0] } ?? []
        let others = try fields.texts("covers")
        covers = others ?? []
        let from = try fields.day("from")
        on = try fields.day("on") ?? from
        let late = try fields.number("late")
        recordedAt = try fields.instant("recorded")
        began = try fields.instant("began")
        if let entry = try fields.number("entry") {
            let actor = try fields.text("actor")
            record = ScriptedEvent.Record(
                entry: entry, actor: actor ?? "", recordedAt: recordedAt,
                workingDaysLate: late.map { Int(clamping: $0) })
        } else {
            record = nil
        }
    }

    /// What happened; `nil` where the line is about something else.
    package var body: EventBody? { if case .event(let body) = what { body } else { nil } }

    /// Reads one line; what is wrong with it as JSON is told too.
    package init(parsing text: some StringProtocol) throws(EventFault) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: text.utf8) } catch {
            throw .notAnObject("\(error)")
        }
        try self.init(value)
    }
}

extension JSONValue {
    /// An export's first line, with when its ledger began.
    package func saying(began: Instant, in zone: Zone) -> JSONValue {
        guard case .object(var members) = self else { return self }
        let offset = zone.offset(at: began)
        members["began"] = .string(began.local(offset: offset).iso + isoOffset(offset))
        return .object(members)
    }
}

extension Event {
    /// The entry as an export has it: an events file's keys, with its number, actor, instant of
    /// recording, and how late it was judged to be.
    ///
    /// - Parameter zone: the duty's plan's; UTC where the rules don't know the duty.
    package func json(in zone: Zone?) -> JSONValue {
        // Events files know whole seconds; `recorded` has the rest.
        let second = Instant(seconds: recordedAt.seconds)
        let local = second.local(offset: zone?.offset(at: second) ?? 0)
        let offset = zone?.offset(at: recordedAt) ?? 0
        let common: [String: JSONValue?] = [
            "entry": .int(id), "at": .string(local.iso),
            "duty": .string(obligation.occurrence.duty),
            "period": .string(obligation.occurrence.period), "unit": .string(obligation.unit),
            "on": .string(on.iso), "actor": .string(actor),
            "recorded": .string(recordedAt.local(offset: offset).iso + isoOffset(offset)),
            "late": workingDaysLate.map { .int(Int64($0)) },
        ]
        return .object(compacting: common.merging(body.json, uniquingKeysWith: { $1 }))
    }
}

extension Opening {
    /// A period that stands open though nobody has entered anything of it, as an export has it beside its
    /// entries: a ledger that begins later would never open it.
    ///
    /// - Parameter units: whose turn it is, where that isn't everybody's.
    package func json(units: [String]?, in zone: Zone) -> JSONValue {
        // Events files know whole seconds; `recorded` has the rest.
        let offset = zone.offset(at: openedAt)
        return .object(compacting: [
            "event": .string(EventLine.opening),
            "at": .string(Instant(seconds: openedAt.seconds).local(offset: offset).iso),
            "duty": .string(occurrence.duty), "period": .string(occurrence.period),
            "units": units.map { .array($0.map { .string($0) }) },
            // Whoever reads lines as entries finds whose each is.
            "unit": units?.first.map { .string($0) }, "actor": .string(DecidedEvent.actor),
            "recorded": .string(openedAt.local(offset: offset).iso + isoOffset(offset)),
        ])
    }
}

extension Suspension {
    /// A suspension that stands, as an export has it beside its entries and as an events file has one that
    /// somebody made up: no entry of the ledger, but what opens later follows it (statement 55).
    ///
    /// - Parameter at: from when on it stands, in whole seconds.
    package func json(at: Instant, in zone: Zone) -> JSONValue {
        let local = zone.local(at: at).iso
        let common: [String: JSONValue?] = [
            "at": .string(local), "duty": duty.map { .string($0) },
            "units": .array(units.sorted().map { .string($0) }), "on": .string(from.iso),
            // It is another ledger's: what it moved there has entries of its own.
            "recorded": .string(local + isoOffset(zone.offset(at: at))),
        ]
        return .object(compacting: common.merging(body.json, uniquingKeysWith: { $1 }))
    }
}
