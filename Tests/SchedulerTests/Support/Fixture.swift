import Civil
import Rules

@testable import Scheduler
import SourceText

/// Hand-built rules for tests: nothing is read from files.
enum Fixture {
    static let zone = Zone(name: "Asia/Ho_Chi_Minh", offset: 7 * 3600)
    static let place = Place(file: "test.yaml", line: 1, column: 1)

    /// The days off of 2025 and 2026 as announced for civil servants.
    static let calendar = WorkingCalendar(
        name: "vn",
        entries: off("2025-01-01", "2025-01-01") + off("2025-01-25", "2025-02-02")
            + off("2025-04-07", "2025-04-07") + work("2025-04-26") + off("2025-04-30", "2025-05-02")
            + off("2025-08-30", "2025-09-02") + off("2026-01-01", "2026-01-02")
            + work("2026-01-10") + off("2026-02-14", "2026-02-22") + off("2026-04-26", "2026-04-27")
            + off("2026-04-30", "2026-05-01") + work("2026-08-22") + off("2026-08-31", "2026-09-02")
            + off("2026-11-24", "2026-11-24"))

    private static func off(_ from: String, _ to: String) -> [CalendarDay] {
        var day = date(from)
        var days: [CalendarDay] = []
        while day <= date(to) {
            days.append(CalendarDay(date: day, kind: .off, name: "nghỉ"))
            day = day.adding(days: 1) ?? .max
        }
        return days
    }

    private static func work(_ day: String) -> [CalendarDay] {
        [CalendarDay(date: date(day), kind: .work, name: "làm bù")]
    }

    static func plan(
        _ duties: [Duty], id: String = "antq-2025",
        period: ClosedRange<CivilDate>? = date("2025-01-15")...date("2025-12-31"),
        mode: Plan.Mode = .live, confidential: Bool = false, digest: Plan.Digest = .daily,
        owner: String = "phong-tchc",
        calendar: WorkingCalendar = calendar
    ) -> Plan {
        Plan(
            id: id, title: "Kế hoạch", document: "Kế hoạch số 1/KH", basis: nil, period: period,
            owner: owner, zone: zone, calendar: calendar, officeHours: officeHours, language: .vi,
            mode: mode, confidential: confidential, digest: digest, duties: duties, place: place)
    }

    static func duty(
        _ id: String = "bao-cao-nam", kind: Duty.Kind = .deadline,
        due: DueDate = DueDate(date: date("2025-11-05"), reading: .before),
        schedule: Schedule? = nil, roll: Roll = .none, since: Int? = nil,
        only: Set<Roundness> = [], owedBy: [String] = ["truong"], inspector: String? = nil,
        unitsPerTime: Int? = nil, gathers: [Gathering] = [], expectsReport: Bool? = nil,
        urgent: Bool = false, sendTo: Destination = .unit("phong-tchc"),
        remind: [Reminder] = [], ladder: [Rung] = []
    ) -> Duty {
        Duty(
            id: id, kind: kind, title: "Báo cáo", short: "Báo cáo", cite: nil,
            schedule: schedule ?? .dates([due]), roll: roll, since: since, only: only,
            owedBy: owedBy, sendTo: sendTo, inspector: inspector, unitsPerTime: unitsPerTime,
            gathers: gathers, expectsReport: expectsReport ?? (kind == .deadline), urgent: urgent,
            remind: remind, ladder: ladder, place: place)
    }

    /// The report due before 05/11/2025, as the shipped plan has it.
    static let report = duty(
        remind: [.days(30), .days(14), .days(7), .workingDays(3), .workingDays(1)].map {
            Reminder(offset: $0)
        },
        ladder: [
            Rung(after: .workingDays(1), to: [.head]),
            Rung(after: .workingDays(3), to: [.owner, .unit("pho-giam-doc")]),
            Rung(
                after: .workingDays(5), to: [.unit("giam-doc")], every: .workingDays(5), times: 4),
        ])

    static func unit(
        _ id: String, groups: [String] = ["truong"], from: String? = nil, until: String? = nil,
        parent: String? = nil, successors: [String] = [], email: String? = "",
        deputies: [Deputy] = [],
        outside: Bool = false
    ) -> OrgUnit {
        OrgUnit(
            id: id, name: "Đơn vị \(id)", head: Person(title: "Thủ trưởng"), deputies: deputies,
            email: email == "" ? "\(id)@so.example" : email, parent: parent, groups: groups,
            from: from.map(date), until: until.map(date), successors: successors, outside: outside,
            place: place)
    }

    static let office = ["phong-tchc", "pho-giam-doc", "giam-doc", "thanh-tra"].map {
        unit($0, groups: ["so"])
    }

    static func rules(
        _ plans: [Plan], units: [OrgUnit] = [unit("a"), unit("b"), unit("c")],
        office: [OrgUnit] = office, blastGuard: BlastGuard = BlastGuard()
    ) -> RuleSet {
        RuleSet(
            plans: plans,
            registry: Registry(
                units: office + units,
                groups: ["truong", "so"].map { OrgGroup(id: $0, name: $0, place: place) }),
            calendars: ["vn": calendar], blastGuard: blastGuard)
    }

    static let officeHours = OfficeHours.standard
}

extension OfficeHours {
    static let standard = sure { () throws(CivilError) in
        try OfficeHours(parsing: "07:30-11:30, 13:30-17:00")
    }
}

/// `2025-11-05`.
func date(_ text: String) -> CivilDate {
    sure { () throws(CivilError) in try CivilDate(parsing: text) }
}

/// `2025-11-05 13:30` on the plans' clocks.
func at(_ text: String) -> Instant {
    Fixture.zone.instant(
        of: sure { () throws(CivilError) in try CivilDateTime(parsing: text) })
}

/// What a test writes down can be read, or the test itself is wrong.
private func sure<T>(_ body: () throws(CivilError) -> T) -> T {
    do { return try body() } catch { preconditionFailure(error.description) }
}

/// The reverse: `2025-11-05 13:30`.
func clock(_ instant: Instant) -> String {
    let local = Fixture.zone.local(at: instant)
    return "\(local.date.iso) \(local.time.iso)"
}
