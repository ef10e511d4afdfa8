package import Scheduler
package import SourceText

/// What was sent to whom about a unit or a duty, and what was entered by whom; in pages.
package struct HistoryCall: ControlMessage {
    package typealias Reply = HistoryReply
    package static let method = ControlMethod.history
    package var about: String
    package var from: String?
    package var to: String?
    package var after: Int?

    package init(about: String) { self.about = about }
}

package struct HistoryReply: Codable, Sendable {
    package var unit: String?
    package var duty: String?
    package var lines: [HistoryLine]
    package var next: Int?
    /// On the first page.
    package var punctuality: Punctuality?

    package init(unit: String?, duty: String?, lines: [HistoryLine], next: Int?) {
        self.unit = unit
        self.duty = duty
        self.lines = lines
        self.next = next
    }
}

/// How the reports that were due in the days asked for came in: how many of each.
package struct Punctuality: Codable, Hashable, Sendable {
    package var on_time = 0
    package var late = 0
    /// Overdue and not here.
    package var missing = 0

    package init() {}

    package mutating func count(_ timeliness: Timeliness) {
        switch timeliness {
        case .onTime: on_time += 1
        case .late: late += 1
        case .missing: missing += 1
        case .inTime, .soon, .today, .ended: break
        }
    }
}

/// Something told in a mail that left, or entered.
package struct HistoryLine: Codable, Hashable, Sendable {
    package enum What: String, Codable, CaseIterable, Sendable { case mail, entry }

    /// When it was put in the spool, or recorded.
    package var at: String
    package var what: What
    package var plan: String?
    package var duty: String
    package var period: String
    package var unit: String
    package var unit_name: String
    package var short: String
    package var text: Bilingual
    package var kind: String?
    package var stage: String?
    package var role: String?
    package var recipient: String?
    package var subject: String?
    package var mail: String?
    package var outcome: String?
    package var event: Int64?
    package var actor: String?
    package var on: String?

    package init(
        _ what: What, at: String, plan: String?, _ id: ObligationID, name: String, short: String,
        text: Bilingual
    ) {
        self.what = what
        self.at = at
        self.plan = plan
        (duty, period, unit) = (id.occurrence.duty, id.occurrence.period, id.unit)
        unit_name = name
        self.short = short
        self.text = text
    }
}

/// Erases what the ledger and the spool know of an address (statement 34).
package struct ForgetCall: ControlMessage {
    package static let method = ControlMethod.forget
    package var address: String
    /// Takes back what hasn't left yet; else that is a refusal.
    package var also_waiting: Bool?

    package struct Reply: Codable, Sendable {
        /// Mails in the ledger.
        package var mails: Int
        /// Files in the spool.
        package var files: Int

        package init(mails: Int, files: Int) {
            self.mails = mails
            self.files = files
        }
    }

    package init(address: String, alsoWaiting: Bool) {
        self.address = address
        also_waiting = alsoWaiting
    }
}
