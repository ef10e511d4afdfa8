package import Scheduler

/// Asks what waits for the office (statement 41).
package struct WaitingCall: ControlMessage {
    package static let method = ControlMethod.waiting
    package var plan: String?

    package struct Reply: Codable, Sendable {
        package var answers: [WaitingAnswerMessage]

        package init(answers: [WaitingAnswerMessage]) { self.answers = answers }
    }

    package init(plan: String? = nil) { self.plan = plan }
}

/// An answer that came by mail and waits.
package struct WaitingAnswerMessage: Codable, Hashable, Sendable {
    package enum What: String, Codable, CaseIterable, Sendable { case submission, request, unread }

    /// The event that holds it: it never changes.
    package var number: Int64
    package var what: What
    package var plan: String
    package var duty: String
    package var period: String
    package var unit: String
    package var unit_name: String
    package var short: String
    package var due: String
    package var document: String?
    package var on: String?
    package var until: String?
    /// Gone once erased.
    package var text: String?
    package var files: [String]
    package var since: String

    package init(
        _ number: Int64, _ what: What, plan: String, _ id: ObligationID, name: String,
        short: String, due: String, text: String?, files: [String], since: String
    ) {
        self.number = number
        self.what = what
        self.plan = plan
        (duty, period, unit) = (id.occurrence.duty, id.occurrence.period, id.unit)
        unit_name = name
        self.short = short
        self.due = due
        self.text = text
        self.files = files
        self.since = since
    }
}

/// The office's word on an answer that waits.
package struct DecideCall: EnteringCall {
    package typealias Reply = EntryReply
    package static let method = ControlMethod.decide
    package var answer: Int64
    package var agree: Bool
    package var until: String?
    package var number: String?
    package var on: String?
    package var none: Bool?
    package var letter: String?
    package var note: String?
    package var request: String?

    package init(answer: Int64, agree: Bool) {
        self.answer = answer
        self.agree = agree
    }
}
