import Civil
import Testing

@Suite struct ZoneResolutionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let zone: String
        let local: String
        /// In UTC; two for a fold, none for a gap.
        let shown: [String]
        /// In UTC: what the project's policy makes of it.
        let instant: String

        var testDescription: String { "\(local) in \(zone)" }
    }

    static let cases = [
        Case(
            zone: "Asia/Ho_Chi_Minh", local: "2025-03-28T08:00", shown: ["2025-03-28T01:00"],
            instant: "2025-03-28T01:00"),
        Case(
            zone: "Europe/Berlin", local: "2025-03-30T01:59:59", shown: ["2025-03-30T00:59:59"],
            instant: "2025-03-30T00:59:59"),
        Case(
            zone: "Europe/Berlin", local: "2025-03-30T02:00", shown: [],
            instant: "2025-03-30T01:00"),
        Case(
            zone: "Europe/Berlin", local: "2025-03-30T02:59:59", shown: [],
            instant: "2025-03-30T01:00"),
        Case(
            zone: "Europe/Berlin", local: "2025-03-30T03:00", shown: ["2025-03-30T01:00"],
            instant: "2025-03-30T01:00"),
        Case(
            zone: "Europe/Berlin", local: "2025-10-26T02:00",
            shown: ["2025-10-26T00:00", "2025-10-26T01:00"], instant: "2025-10-26T00:00"),
        Case(
            zone: "Europe/Berlin", local: "2025-10-26T02:59:59",
            shown: ["2025-10-26T00:59:59", "2025-10-26T01:59:59"],
            instant: "2025-10-26T00:59:59"),
        Case(
            zone: "Europe/Berlin", local: "2025-10-26T03:00", shown: ["2025-10-26T02:00"],
            instant: "2025-10-26T02:00"),
        Case(
            zone: "Europe/Berlin", local: "2150-03-29T02:30", shown: [],
            instant: "2150-03-29T01:00"),
        // Half an hour only, and in the southern half of the year.
        Case(
            zone: "Australia/Lord_Howe", local: "2025-10-05T02:15", shown: [],
            instant: "2025-10-04T15:30"),
        Case(
            zone: "Australia/Lord_Howe", local: "2025-04-06T01:45",
            shown: ["2025-04-05T14:45", "2025-04-05T15:15"], instant: "2025-04-05T14:45"),
        // Samoa left out a whole day when it crossed the date line.
        Case(
            zone: "Pacific/Apia", local: "2011-12-30T12:00", shown: [],
            instant: "2011-12-30T10:00"),
        // Dublin's law calls winter the exception.
        Case(
            zone: "Europe/Dublin", local: "2100-10-31T01:30",
            shown: ["2100-10-31T00:30", "2100-10-31T01:30"], instant: "2100-10-31T00:30"),
        // Midnight itself is missing.
        Case(
            zone: "Africa/Cairo", local: "2025-04-25T00:00", shown: [],
            instant: "2025-04-24T22:00"),
        Case(
            zone: "UTC", local: "9999-12-31T23:59:59", shown: ["9999-12-31T23:59:59"],
            instant: "9999-12-31T23:59:59"),
    ]

    @Test(
        "A local time is shown once, never or twice, and then means what the policy says",
        arguments: cases)
    func resolves(_ sample: Case) throws {
        let zone = try ZoneJudge.zone(sample.zone)
        let local = try CivilDateTime(parsing: sample.local)
        let shown = try sample.shown.map { Instant(try CivilDateTime(parsing: $0), offset: 0) }
        let instant = Instant(try CivilDateTime(parsing: sample.instant), offset: 0)
        switch zone.resolve(local) {
        case .unique(let only): #expect(shown == [only])
        case .fold(let first, let second): #expect(shown == [first, second])
        case .gap(let before, let after, let transition):
            #expect(shown.isEmpty)
            #expect(before < after)
            #expect(zone.offset(at: transition) == after)
            #expect(zone.offset(at: transition.adding(seconds: -1)) == before)
        }
        #expect(zone.instant(of: local) == instant)
    }

    @Test(
        "Every instant around every change is found again from its local time",
        arguments: ZoneTransitionTests.names)
    func roundTrips(name: String) throws {
        let zone = try ZoneJudge.zone(name)
        for change in ZoneJudge.changes(of: zone) {
            for distance in [-90_000, -7_200, -3_600, -1_800, -1, 0, 1, 1_799, 3_599, 90_000] {
                let instant = Instant(seconds: change.at + Int64(distance))
                let local = zone.local(at: instant)
                switch zone.resolve(local) {
                case .unique(let only): #expect(only == instant)
                case .fold(let first, let second):
                    #expect(first < second)
                    #expect(instant == first || instant == second)
                    #expect(zone.local(at: first) == local && zone.local(at: second) == local)
                case .gap: Issue.record("a clock shows \(local.iso), so it lies in no gap")
                }
            }
        }
    }

    @Test(
        "Local times around every change never run backwards under the policy",
        arguments: ZoneTransitionTests.names)
    func policyIsMonotonic(name: String) throws {
        let zone = try ZoneJudge.zone(name)
        for change in ZoneJudge.changes(of: zone) {
            let wall = Instant(seconds: change.at).local(offset: min(change.before, change.after))
            var last = Instant(microseconds: .min)
            for quarter in -8...16 {
                let moment = Instant(wall, offset: 0).adding(seconds: Int64(quarter) * 900)
                let instant = zone.instant(of: moment.local(offset: 0))
                #expect(instant >= last)
                last = instant
            }
        }
    }
}
