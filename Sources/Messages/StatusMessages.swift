package import Rules
package import Scheduler
package import SourceText

/// Asks how everything stands.
package struct StatusCall: ControlMessage {
    package typealias Reply = StatusReply
    package static let method = ControlMethod.status
    package var search: String?
    package var plan: String?
    package var duty: String?
    package var period: String?
    package var unit: String?
    /// Only what the units below this one owe (statement 56).
    package var parent: String?
    package var overdue: Bool?
    package var details: Bool?
    package var all: Bool?
    /// At most so many obligations; 200 when left out.
    package var limit: Int?

    package init() {}
}

package struct StatusReply: Codable, Sendable {
    package var now: String
    package var version: String
    package var health: HealthReport
    package var plans: [PlanStatus]
    package var silences: [SilenceStatus]
    package var occurrences: [OccurrenceStatus]
    package var obligations: [ObligationStatus]
    package var more: Int

    package init(
        now: String, version: String, health: HealthReport, plans: [PlanStatus],
        silences: [SilenceStatus], occurrences: [OccurrenceStatus],
        obligations: [ObligationStatus], more: Int
    ) {
        self.now = now
        self.version = version
        self.health = health
        self.plans = plans
        self.silences = silences
        self.occurrences = occurrences
        self.obligations = obligations
        self.more = more
    }
}

/// How an obligation stands in time, in the words of statement 15.
package enum Timeliness: String, Codable, CaseIterable, Sendable {
    case inTime = "in_time"
    /// Five working days or fewer are left.
    case soon
    case today, missing
    case onTime = "on_time"
    case late
    /// Waived, cancelled or past: nobody waits for it.
    case ended
}

package struct ObligationStatus: Codable, Hashable, Sendable {
    package var plan: String
    package var duty: String
    package var period: String
    package var unit: String
    package var unit_name: String
    package var short: String
    package var due: String
    package var fulfilment: ObligationState.Fulfilment
    package var timeliness: Timeliness
    package var late_days: Int
    package var rung: String?
    package var rung_at: String?
    package var responsible: String?
    package var responsible_name: String?
    /// The unit that its report goes to, by id; left out where none is expected.
    package var send_to: String?
    package var sent_on: String?
    package var none: Bool
    package var returned: Bool
    package var rests_through: String?
    package var acknowledged_through: String?
    package var asks_for: String?
    /// The name with its period, and from which day to which its data run.
    package var name: Bilingual?
    package var data_from: String?
    package var data_until: String?
    /// The report's title in full with its period; left out where none is expected.
    package var report: Bilingual?

    package init(
        plan: String, short: String, _ id: ObligationID, name: String, due: String,
        _ fulfilment: ObligationState.Fulfilment, _ timeliness: Timeliness, lateDays: Int,
        none: Bool, returned: Bool
    ) {
        self.plan = plan
        (duty, period, unit) = (id.occurrence.duty, id.occurrence.period, id.unit)
        unit_name = name
        self.short = short
        self.due = due
        self.fulfilment = fulfilment
        self.timeliness = timeliness
        late_days = lateDays
        self.none = none
        self.returned = returned
    }
}

package struct OccurrenceStatus: Codable, Hashable, Sendable {
    package var plan: String
    package var duty: String
    package var period: String
    package var short: String
    package var due: String
    /// The other days on which some of those open are due, ascending.
    package var moved: [MovedDue]?
    package var owed = 0
    package var received = 0
    /// Of those received.
    package var late = 0
    package var waived = 0
    package var cancelled = 0
    package var open = 0
    /// Of those open.
    package var overdue = 0
    /// It expects reports; else nothing is received, and nothing overdue.
    package var reports: Bool?
    package var name: Bilingual?
    package var data_from: String?
    package var data_until: String?

    package init(plan: String, _ id: OccurrenceID, short: String, due: String) {
        self.plan = plan
        (duty, period) = (id.duty, id.period)
        self.short = short
        self.due = due
    }
}

/// How many units are due on another day than most: one that an extension or a suspension gave.
package struct MovedDue: Codable, Hashable, Sendable {
    package var due: String
    package var units: Int

    package init(due: String, units: Int) {
        self.due = due
        self.units = units
    }
}

package struct PlanStatus: Codable, Hashable, Sendable {
    package var plan: String
    package var title: String
    package var mode: Plan.Mode

    package init(plan: String, title: String, mode: Plan.Mode) {
        self.plan = plan
        self.title = title
        self.mode = mode
    }
}

package struct SilenceStatus: Codable, Hashable, Sendable {
    package var id: String
    /// `plan`, `duty`, `unit`, as far as they are given.
    package var matches: [String: String]
    package var from: String
    package var until: String?
    package var author: String
    package var reason: String

    package init(
        id: String, matches: [String: String], from: String, until: String?, author: String,
        reason: String
    ) {
        self.id = id
        self.matches = matches
        self.from = from
        self.until = until
        self.author = author
        self.reason = reason
    }
}

/// How the service itself is.
package struct HealthReport: Codable, Hashable, Sendable {
    package var ok: Bool
    package var alarms: [Bilingual]
    package var troubles: [TroubleMessage]
    package var watermark: String
    package var next: String?
    package var waiting = 0
    package var unspooled = 0
    package var undelivered = 0
    package var undelivered_since: String?
    package var dead = 0
    package var held = 0
    /// An edit of the rules that waits: the digest to accept it by.
    package var edit: String?
    /// While decisions wait for the clock.
    package var clock: ClockReport?

    package init(
        alarms: [Bilingual], troubles: [TroubleMessage], watermark: String, next: String?
    ) {
        ok = troubles.isEmpty
        self.alarms = alarms
        self.troubles = troubles
        self.watermark = watermark
        self.next = next
    }
}

/// A clock that isn't believed, and what is.
package struct ClockReport: Codable, Hashable, Sendable {
    /// What the machine's clock shows.
    package var machine: String
    /// As far as the service knows the right time.
    package var trusted: String?

    package init(machine: String, trusted: String?) {
        self.machine = machine
        self.trusted = trusted
    }
}

/// Something that a person would call broken: since when, and what to do.
package struct TroubleMessage: Codable, Hashable, Sendable {
    package var code: String
    package var since: String?
    package var text: Bilingual
    package var remedy: Bilingual

    package init(code: String, since: String?, text: Bilingual, remedy: Bilingual) {
        self.code = code
        self.since = since
        self.text = text
        self.remedy = remedy
    }
}

extension ObligationState.Fulfilment: Codable {}
extension Plan.Mode: Codable {}
