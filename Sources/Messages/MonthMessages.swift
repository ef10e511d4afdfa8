package import SourceText

/// A month: what falls due on which day.
package struct MonthCall: ControlMessage {
    package static let method = ControlMethod.month
    package var month: String?
    package var plan: String?

    package struct Reply: Codable, Sendable {
        package var month: String
        package var days: [MonthDay]

        package init(month: String, days: [MonthDay]) {
            self.month = month
            self.days = days
        }
    }

    package init() {}
}

package struct MonthDay: Codable, Sendable {
    package var day: String
    package var weekday: Int
    package var is_off: Bool
    package var off: String?
    package var dues: [DayDue]

    package init(day: String, weekday: Int, isOff: Bool, off: String?, dues: [DayDue]) {
        self.day = day
        self.weekday = weekday
        is_off = isOff
        self.off = off
        self.dues = dues
    }
}

package struct DayDue: Codable, Hashable, Sendable {
    package var plan: String
    package var duty: String
    package var period: String
    package var name: Bilingual
    package var owed: Int
    package var received: Int
    package var opened: Bool
    package var reports: Bool

    package init(
        plan: String, duty: String, period: String, name: Bilingual, owed: Int, received: Int,
        opened: Bool, reports: Bool
    ) {
        self.plan = plan
        (self.duty, self.period) = (duty, period)
        self.name = name
        self.owed = owed
        self.received = received
        self.opened = opened
        self.reports = reports
    }
}
