/// The calls that enter one event each, with the members that the interface gives them.

/// The office has the report.
package struct ReceiveCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.receive
    package var duty: String
    package var units: [String]
    package var period: String?
    package var covers: [String]?
    package var none: Bool?
    package var number: String?
    package var on: String?
    package var note: String?
    /// One paper is this report and another one of the year.
    package var again: Bool?
    package var request: String?

    package init(duty: String, units: [String], period: String? = nil) {
        self.duty = duty
        self.units = units
        self.period = period
    }

    package var entry: EntryMessage {
        var entry = EntryMessage(.receive, duty: duty, period: period, units: units)
        entry.covers = covers
        entry.none = none
        entry.number = number
        entry.on = on
        entry.note = note
        return entry
    }
}

/// The unit has read its mail.
package struct AcknowledgeCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.acknowledge
    package var duty: String
    package var units: [String]
    package var period: String?
    package var until: String?
    package var request: String?

    package init(duty: String, units: [String], period: String? = nil) {
        self.duty = duty
        self.units = units
        self.period = period
    }

    package var entry: EntryMessage {
        var entry = EntryMessage(.acknowledge, duty: duty, period: period, units: units)
        entry.until = until
        return entry
    }
}

/// Sent back to be completed.
package struct ReturnCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.sendBack
    package var duty: String
    package var units: [String]
    package var period: String?
    package var until: String?
    package var note: String?
    package var request: String?

    package init(duty: String, units: [String], period: String? = nil) {
        self.duty = duty
        self.units = units
        self.period = period
    }

    package var entry: EntryMessage {
        var entry = EntryMessage(.sendBack, duty: duty, period: period, units: units)
        entry.until = until
        entry.note = note
        return entry
    }
}

/// The report is right.
package struct AcceptCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.accept
    package var duty: String
    package var units: [String]
    package var period: String?
    package var on: String?
    package var request: String?

    package init(duty: String, units: [String], period: String? = nil) {
        self.duty = duty
        self.units = units
        self.period = period
    }

    package var entry: EntryMessage {
        var entry = EntryMessage(.accept, duty: duty, period: period, units: units)
        entry.on = on
        return entry
    }
}

/// More time is given, or, with `asked`, asked for.
package struct ExtendCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.extend
    package var duty: String
    package var units: [String]
    package var period: String?
    package var to: String
    package var letter: String?
    package var asked: Bool?
    package var request: String?

    package init(duty: String, units: [String], to: String, period: String? = nil) {
        self.duty = duty
        self.units = units
        self.to = to
        self.period = period
    }

    package var entry: EntryMessage {
        let asks = asked ?? false
        var entry = EntryMessage(
            asks ? .ask : .extend, duty: duty, period: period, units: units)
        // A request for time has the day asked for, not a new due day.
        if asks { entry.until = to } else { (entry.to, entry.letter) = (to, letter) }
        return entry
    }
}

/// Nothing has to come.
package struct WaiveCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.waive
    package var duty: String
    package var units: [String]
    package var period: String?
    package var letter: String?
    package var request: String?

    package init(duty: String, units: [String], period: String? = nil) {
        self.duty = duty
        self.units = units
        self.period = period
    }

    package var entry: EntryMessage {
        var entry = EntryMessage(.waive, duty: duty, period: period, units: units)
        entry.letter = letter
        return entry
    }
}

/// Another unit answers for it.
package struct ReassignCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.reassign
    package var duty: String
    package var units: [String]
    package var period: String?
    package var to: String
    package var request: String?

    package init(duty: String, units: [String], to: String, period: String? = nil) {
        self.duty = duty
        self.units = units
        self.to = to
        self.period = period
    }

    package var entry: EntryMessage {
        var entry = EntryMessage(.reassign, duty: duty, period: period, units: units)
        entry.to = to
        return entry
    }
}

/// Undoes an entry made by mistake.
package struct VoidCall: EntryCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.void
    package var event: Int64
    package var request: String?

    package init(event: Int64) { self.event = event }

    package var entry: EntryMessage {
        var entry = EntryMessage(.void)
        entry.id = event
        return entry
    }
}
