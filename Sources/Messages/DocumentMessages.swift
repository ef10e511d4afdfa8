package import SourceText

/// Asks for what is due as entries of a calendar; in pages.
package struct CalendarCall: ControlMessage {
    package typealias Reply = CalendarReply
    package static let method = ControlMethod.calendar
    package var unit: String?
    package var duty: String?
    package var plan: String?
    package var owner: String?
    package var from: String?
    package var to: String?
    package var after: Int?

    package init() {}
}

package struct CalendarReply: Codable, Sendable {
    /// What the calendar is called.
    package var name: Bilingual
    package var entries: [CalendarEntry]
    package var next: Int?

    package init(name: Bilingual, entries: [CalendarEntry], next: Int?) {
        self.name = name
        self.entries = entries
        self.next = next
    }
}

package struct CalendarEntry: Codable, Hashable, Sendable {
    package var uid: String
    package var sequence: Int
    package var stamp: String
    package var plan: String
    package var duty: String
    package var period: String
    package var unit: String
    package var due: String
    package var at: String?
    package var summary: String
    package var details: String?
    package var cancelled = false
    package var confidential = false
    /// In minutes from the entry's start.
    package var alarms: [Int] = []

    package init(
        uid: String, sequence: Int, stamp: String, plan: String, duty: String, period: String,
        unit: String, due: String, summary: String
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.plan = plan
        (self.duty, self.period, self.unit) = (duty, period, unit)
        self.due = due
        self.summary = summary
    }
}

/// Asks what a letter to those who are missing says.
package struct LetterCall: ControlMessage {
    package typealias Reply = LetterReply
    package static let method = ControlMethod.letter
    package var duty: String
    package var period: String?
    /// The day by which the reports will be asked for.
    package var by: String?

    package init(duty: String) { self.duty = duty }
}

package struct LetterReply: Codable, Sendable {
    package var today: String
    package var plan: String
    package var duty: String
    package var period: String
    package var name: String
    package var task: String
    package var citation: String?
    package var due: String
    package var due_words: String
    package var send_to: String?
    package var form: String?
    package var channel: String?
    package var organisation: String
    package var above: String?
    package var owner_name: String
    package var contact: String
    package var signing: Signing
    package var owed: Int
    package var received: Int
    package var missing: [MissingUnit]
    /// The plan is confidential, and the letter names what it is about.
    package var confidential: Bool?
    /// What makes `by` a day off, in Vietnamese.
    package var by_off: String?

    package init(
        today: String, plan: String, duty: String, period: String, name: String, task: String,
        due: String, dueWords: String, organisation: String, ownerName: String, contact: String,
        signing: Signing, owed: Int, received: Int, missing: [MissingUnit]
    ) {
        self.today = today
        self.plan = plan
        (self.duty, self.period, self.name, self.task) = (duty, period, name, task)
        self.due = due
        due_words = dueWords
        self.organisation = organisation
        owner_name = ownerName
        self.contact = contact
        self.signing = signing
        self.owed = owed
        self.received = received
        self.missing = missing
    }

    package struct Signing: Codable, Hashable, Sendable {
        package var lines: [String]
        package var name: String?

        package init(lines: [String], name: String?) {
            self.lines = lines
            self.name = name
        }
    }

    package struct MissingUnit: Codable, Hashable, Sendable {
        package var unit: String
        package var unit_name: String
        package var addressee: String
        package var due: String
        package var late_days: Int
        package var reminded: String?
        package var note: String?

        package init(
            unit: String, name: String, addressee: String, due: String, lateDays: Int
        ) {
            self.unit = unit
            unit_name = name
            self.addressee = addressee
            self.due = due
            late_days = lateDays
        }
    }
}
