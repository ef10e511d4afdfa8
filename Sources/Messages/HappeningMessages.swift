/// Something happened that duties follow (statement 54).
package struct EventCall: EnteringCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.event
    package var event: String
    package var units: [String]?
    package var on: String?
    package var number: String?
    /// It is another one than what was entered of that day.
    package var again: Bool?
    package var request: String?

    package init(event: String) { self.event = event }
}

/// Days that don't count (statement 55).
package struct SuspendCall: EnteringCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.suspend
    package var units: [String]
    /// Also all units below this one, which itself is meant only where it is among `units`.
    package var parent: String?
    package var duty: String?
    package var from: String?
    package var until: String
    /// Needed but to `cancel`.
    package var reason: String?
    /// Takes back the one that stands of these units and days.
    package var cancel: Bool?
    package var request: String?

    package init(units: [String], until: String, reason: String?) {
        self.units = units
        self.until = until
        self.reason = reason
    }
}
