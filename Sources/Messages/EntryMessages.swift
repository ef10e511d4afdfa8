package import Scheduler
package import SourceText

/// Something that happened, to be entered; which members an event takes is said in the interface.
package struct EntryMessage: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case receive, acknowledge, submit, accept
        case sendBack = "return"
        case extend, ask, waive, cancel, reassign, void
        /// `duty` is the event that duties follow, or one of those duties; `to` may name the units.
        case occur
        /// `duty` may be missing; `on` is the first day, `note` the reason.
        case suspend
        /// Of mail about `plan`, `duty` or `units`, through `until`; `note` is the reason.
        case silence
        /// Of all mail of `plan`.
        case pause, resume
        /// `period` of `duty` stands open in another ledger, though nobody entered anything of it.
        case open
    }

    package var event: Kind
    package var plan: String?
    package var duty: String?
    package var period: String?
    /// Units and groups.
    package var units: [String]?
    /// Further units that the same report is from.
    package var covers: [String]?
    package var none: Bool?
    package var number: String?
    package var on: String?
    package var undated: Bool?
    package var until: String?
    package var to: String?
    package var letter: String?
    package var note: String?
    package var id: Int64?
    package var again: Bool?
    /// Of what another ledger has: when it was recorded there, with its offset. It is judged as of then.
    package var recorded: String?
    /// Of a receipt that another ledger has: how many working days late it was, as judged then (statement 15).
    package var late: Int?

    package init(_ event: Kind, duty: String? = nil, period: String? = nil, units: [String]? = nil)
    {
        self.event = event
        self.duty = duty
        self.period = period
        self.units = units
    }
}

/// What was entered.
package struct EntryReply: Codable, Hashable, Sendable {
    package struct Recorded: Codable, Hashable, Sendable {
        package let event: Int64
        package let duty: String
        package let period: String
        package let unit: String

        package init(event: Int64, _ id: ObligationID) {
            self.event = event
            (duty, period, unit) = (id.occurrence.duty, id.occurrence.period, id.unit)
        }
    }

    /// A unit of a group to which it can't happen as it stands.
    package struct Skipped: Codable, Hashable, Sendable {
        package let duty: String
        package let period: String
        package let unit: String
        package let unit_name: String
        package let fulfilment: ObligationState.Fulfilment
        package let reason: Bilingual
        /// Which of the request's entries named its group, from 0; left out where there is one alone.
        package let entry: Int?

        package init(
            _ id: ObligationID, name: String, _ fulfilment: ObligationState.Fulfilment,
            reason: Bilingual, entry: Int? = nil
        ) {
            self.entry = entry
            (duty, period, unit) = (id.occurrence.duty, id.occurrence.period, id.unit)
            unit_name = name
            self.fulfilment = fulfilment
            self.reason = reason
        }
    }

    package let events: [Recorded]
    package let skipped: [Skipped]
    /// The request was done before: nothing was entered now.
    package let repeated: Bool
    /// How many silences, pauses, resumptions and suspensions hold from now on; left out where none does.
    package let beside: Int?
    /// What came of it that whoever entered it should know; left out where there is nothing.
    package let remarks: [Bilingual]?

    package init(
        events: [Recorded], skipped: [Skipped], repeated: Bool, beside: Int? = nil,
        remarks: [Bilingual]? = nil
    ) {
        self.remarks = remarks
        self.events = events
        self.skipped = skipped
        self.repeated = repeated
        self.beside = beside
    }
}

/// A call that enters something, once under its request's id.
package protocol EnteringCall: ControlMessage where Reply == EntryReply {
    var request: String? { get set }
}

/// A call that enters one event.
package protocol EntryCall: EnteringCall {
    var entry: EntryMessage { get }
}

package struct ApplyCall: EnteringCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.apply
    package var entries: [EntryMessage]
    /// Only what would be refused is wanted.
    package var check: Bool?
    package var request: String?

    package init(entries: [EntryMessage], check: Bool? = nil, request: String? = nil) {
        self.entries = entries
        self.check = check
        self.request = request
    }
}
