package import Scheduler
package import SourceText

/// One period of a duty, unit by unit; in pages.
package struct PeriodCall: ControlMessage {
    package static let method = ControlMethod.period

    package enum Show: String, Codable, CaseIterable, Sendable { case missing, came, all }

    package var duty: String
    package var period: String?
    package var show: Show?
    package var search: String?
    package var parent: String?
    package var after: Int?
    package var limit: Int?

    package struct Reply: Codable, Sendable {
        package var occurrence: OccurrenceStatus
        package var title: String
        package var plan_title: String
        package var document: String?
        package var cite: String?
        package var reports: Bool
        package var may_receive: Bool
        package var may_decide: Bool
        package var periods: [String]
        package var rows: [PeriodRow] = []
        package var next: Int?

        package init(
            _ occurrence: OccurrenceStatus, title: String, planTitle: String, reports: Bool,
            mayReceive: Bool, mayDecide: Bool, periods: [String]
        ) {
            self.occurrence = occurrence
            self.title = title
            plan_title = planTitle
            self.reports = reports
            may_receive = mayReceive
            may_decide = mayDecide
            self.periods = periods
        }
    }

    package init(duty: String, period: String? = nil) {
        self.duty = duty
        self.period = period
    }
}

package struct PeriodRow: Codable, Sendable {
    package var obligation: ObligationStatus
    package var head: String?
    package var phone: String?
    package var email: String?
    package var told_at: String?
    package var told: Bilingual?
    package var entered_at: String?
    package var entered: Bilingual?
    package var event: Int64?
    package var actor: String?
    package var waiting: Int64?

    package init(_ obligation: ObligationStatus) { self.obligation = obligation }
}

/// Units × periods; in pages.
package struct MatrixCall: ControlMessage {
    package static let method = ControlMethod.matrix
    package var plan: String?
    package var duty: String?
    package var parent: String?
    package var search: String?
    package var columns: Int?
    package var after: Int?
    package var limit: Int?

    package struct Reply: Codable, Sendable {
        package var columns: [MatrixColumn]
        package var rows: [MatrixRow]
        package var next: Int?

        package init(columns: [MatrixColumn], rows: [MatrixRow], next: Int?) {
            self.columns = columns
            self.rows = rows
            self.next = next
        }
    }

    package init() {}
}

package struct MatrixColumn: Codable, Sendable {
    package var occurrence: OccurrenceStatus

    package init(_ occurrence: OccurrenceStatus) { self.occurrence = occurrence }
}

package struct MatrixRow: Codable, Sendable {
    package var unit: String
    package var unit_name: String
    package var below: Int
    package var on_time = 0
    package var late = 0
    package var missing = 0
    package var cells: [MatrixCell] = []

    package init(unit: String, name: String, below: Int) {
        self.unit = unit
        unit_name = name
        self.below = below
    }
}

package struct MatrixCell: Codable, Hashable, Sendable {
    package var column: Int
    package var fulfilment: ObligationState.Fulfilment
    package var timeliness: Timeliness
    package var late_days: Int

    package init(
        column: Int, _ fulfilment: ObligationState.Fulfilment, _ timeliness: Timeliness,
        lateDays: Int
    ) {
        self.column = column
        self.fulfilment = fulfilment
        self.timeliness = timeliness
        late_days = lateDays
    }
}

/// How many reports of a period had come by when.
package struct ArrivalsCall: ControlMessage {
    package static let method = ControlMethod.arrivals
    package var duty: String
    package var period: String?

    package struct Reply: Codable, Sendable {
        package var due: String
        package var owed: Int
        package var days: [ArrivalDay]
        package var before: String?
        package var before_owed: Int
        package var before_days: [ArrivalDay]

        package init(
            due: String, owed: Int, days: [ArrivalDay], before: String?, beforeOwed: Int,
            beforeDays: [ArrivalDay]
        ) {
            self.due = due
            self.owed = owed
            self.days = days
            self.before = before
            before_owed = beforeOwed
            before_days = beforeDays
        }
    }

    package init(duty: String, period: String? = nil) {
        self.duty = duty
        self.period = period
    }
}

package struct ArrivalDay: Codable, Hashable, Sendable {
    package var day: String
    /// In days; below 0 before the due day.
    package var from_due: Int
    package var came: Int
    package var total: Int

    package init(day: String, fromDue: Int, came: Int, total: Int) {
        self.day = day
        from_due = fromDue
        self.came = came
        self.total = total
    }
}
