import Civil
import Testing

@Suite struct OnCalendarTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let expression: String
        let zone: String
        let after: String
        /// Local times, in order.
        let next: [String]

        var testDescription: String { "\(expression) in \(zone) after \(after)" }
    }

    static let cases = [
        Case(
            expression: "Mon..Fri 08:00", zone: "Asia/Ho_Chi_Minh", after: "2025-11-07T08:00",
            next: ["2025-11-10T08:00", "2025-11-11T08:00"]),
        Case(
            expression: "*-*~1 17:00", zone: "Asia/Ho_Chi_Minh", after: "2024-01-31T17:00",
            next: ["2024-02-29T17:00", "2024-03-31T17:00", "2024-04-30T17:00"]),
        Case(
            expression: "Mon *-05~07/1", zone: "UTC", after: "2025-01-01T00:00",
            next: ["2025-05-26T00:00", "2026-05-25T00:00"]),
        Case(
            expression: "*-*~1..5/2", zone: "UTC", after: "2025-02-01T00:00",
            next: ["2025-02-24T00:00", "2025-02-26T00:00", "2025-02-28T00:00", "2025-03-27T00:00"]),
        Case(
            expression: "quarterly", zone: "UTC", after: "2025-11-05T00:00",
            next: ["2026-01-01T00:00", "2026-04-01T00:00"]),
        Case(
            expression: "*-02-29 12:00", zone: "UTC", after: "2096-02-29T12:00",
            next: ["2104-02-29T12:00", "2108-02-29T12:00"]),
        Case(
            expression: "*:*:0/0.4", zone: "UTC", after: "2025-01-01T00:00",
            next: ["2025-01-01T00:00:00.4", "2025-01-01T00:00:00.8", "2025-01-01T00:00:01.2"]),
        Case(
            expression: "*:*:59.25..59.75/0.25", zone: "UTC", after: "2025-01-01T00:00",
            next: [
                "2025-01-01T00:00:59.25", "2025-01-01T00:00:59.5", "2025-01-01T00:00:59.75",
                "2025-01-01T00:01:59.25",
            ]),
        Case(
            expression: "@1700000000", zone: "Asia/Ho_Chi_Minh", after: "2000-01-01T00:00",
            next: ["2023-11-15T05:13:20"]),
        // Where systemd 252 would go on at 00:07, and at 4 January.
        Case(
            expression: "*:0/7", zone: "UTC", after: "2025-01-01T23:56",
            next: ["2025-01-02T00:00", "2025-01-02T00:07"]),
        Case(
            expression: "*-*-01,17/10", zone: "UTC", after: "2001-12-27T00:00",
            next: ["2002-01-01T00:00", "2002-01-17T00:00"]),
        // The clock jumps from 2:00 to 3:00: what it skips comes at 3:00, once.
        Case(
            expression: "02:30", zone: "Europe/Berlin", after: "2025-03-29T02:30",
            next: ["2025-03-30T03:00", "2025-03-31T02:30"]),
        Case(
            expression: "*:0/15", zone: "Europe/Berlin", after: "2025-03-30T01:30",
            next: ["2025-03-30T01:45", "2025-03-30T03:00", "2025-03-30T03:15"]),
        Case(
            expression: "daily", zone: "Africa/Cairo", after: "2025-04-24T00:00",
            next: ["2025-04-25T01:00", "2025-04-26T00:00"]),
        // A day that Samoa never had.
        Case(
            expression: "2011-12-30 09:00", zone: "Pacific/Apia", after: "2011-12-01T00:00",
            next: ["2011-12-31T00:00"]),
        // The clock goes from 3:00 back to 2:00: what it shows twice comes the first time.
        Case(
            expression: "02:00,30", zone: "Europe/Berlin", after: "2025-10-26T01:00",
            next: ["2025-10-26T02:00", "2025-10-26T02:30", "2025-10-27T02:00"]),
        // Nothing is left before the year 2200.
        Case(
            expression: "2199-12-31 23:59", zone: "UTC", after: "2199-12-31T23:58",
            next: ["2199-12-31T23:59"]),
        Case(expression: "*-02-30", zone: "UTC", after: "2025-01-01T00:00", next: []),
        Case(expression: "Mon 2025-01-01", zone: "UTC", after: "2000-01-01T00:00", next: []),
        Case(expression: "daily", zone: "UTC", after: "9999-12-31T23:59:59", next: []),
        Case(
            expression: "yearly", zone: "UTC", after: "0001-01-01T00:00",
            next: ["1970-01-01T00:00", "1971-01-01T00:00"]),
    ]

    @Test("Expressions name the local times that a reader expects", arguments: cases)
    func names(_ sample: Case) throws {
        let zone = try ZoneJudge.zone(sample.zone)
        let calendar = try OnCalendar(parsing: sample.expression, zone: { _ in nil })
        var instant = zone.instant(of: try time(sample.after))
        for expected in sample.next {
            let next = try #require(calendar.next(after: instant, in: zone))
            #expect(zone.local(at: next) == (try time(expected)))
            #expect(next > instant)
            instant = next
        }
        if sample.next.count < 2 { #expect(calendar.next(after: instant, in: zone) == nil) }
    }

    /// Reads a fraction of a second besides what `CivilDateTime` reads.
    private func time(_ text: String) throws -> CivilDateTime {
        let parts = text.split(separator: ".")
        let whole = try CivilDateTime(parsing: parts[0])
        guard parts.count == 2, let fraction = Double("0.\(parts[1])") else { return whole }
        return CivilDateTime(
            whole.date,
            CivilTime(
                uncheckedMicroseconds: whole.time.microseconds + Int64(fraction * 1_000_000)))
    }

    @Test("Asked during the second showing of an hour, it goes on after that hour")
    func secondShowing() throws {
        let zone = try ZoneJudge.zone("Europe/Berlin")
        let calendar = try OnCalendar(parsing: "*:0/15", zone: { _ in nil })
        // 02:10 of winter time; the quarters came an hour ago.
        let asked = Instant(try CivilDateTime(parsing: "2025-10-26T01:10"), offset: 0)
        let next = Instant(try CivilDateTime(parsing: "2025-10-26T02:00"), offset: 0)
        #expect(calendar.next(after: asked, in: zone) == next)
    }

    @Test("Its own zone outranks the default one")
    func ownZone() throws {
        let calendar = try OnCalendar(
            parsing: "08:00 Asia/Ho_Chi_Minh", zone: ZoneJudge.lookUp)
        let after = Instant(try CivilDateTime(parsing: "2025-11-05T00:30"), offset: 0)
        #expect(calendar.zone?.name == "Asia/Ho_Chi_Minh")
        #expect(
            calendar.next(after: after, in: .utc)
                == Instant(try CivilDateTime(parsing: "2025-11-05T01:00"), offset: 0))
    }

    @Test("Only UTC and what looks like a zone's name is asked for, once")
    func zoneNames() throws {
        var asked: [String] = []
        for text in ["daily UTC", "Mon *-*-* 08:00", "08:00 Etc/GMT+7", "Mon 10"] {
            _ = try? OnCalendar(
                parsing: text,
                zone: {
                    asked.append($0)
                    return .utc
                })
        }
        #expect(asked == ["Etc/GMT+7"])
    }

    @Test(
        "A time of day that is said is told from one that is implied",
        arguments: [
            ("daily", false), ("weekly UTC", false), ("*-*-1", false), ("Mon", false),
            ("hourly", true), ("minutely", true), ("00:00", true), ("Mon 8:00", true),
            ("@1700000000", true),
        ])
    func hasTime(expression: String, expected: Bool) throws {
        #expect(try OnCalendar(parsing: expression, zone: { _ in nil }).hasTime == expected)
    }

    @Test(
        "What can never be is known beforehand",
        arguments: [
            ("*-02-30", true), ("Mon 2025-01-01", true), ("*-04,06..07/5-31", true),
            ("*-02-29", false), ("Mon *-02-29", false), ("2199-12-31", false),
        ])
    func isNever(expression: String, expected: Bool) throws {
        #expect(try OnCalendar(parsing: expression, zone: { _ in nil }).isNever == expected)
    }

    @Test("Expressions that differ only in their writing are equal")
    func equality() throws {
        func read(_ text: String) throws -> OnCalendar {
            try OnCalendar(parsing: text, zone: { _ in nil })
        }
        #expect(try read("weekly") == read("Monday *-*-*"))
        #expect(try read("8:00") == read("*-*-* 08:0:00"))
        #expect(try read("1,3,2,3:00") == read("*-* 01,02,03:0"))
        #expect(try read("weekly") != read("weekly UTC"))
        #expect(try read("weekly") != read("Tue *-*-*"))
    }

    @Test("A normalised expression reads as itself")
    func normalForm() throws {
        var generator = OnCalendarGenerator(seed: 42)
        for _ in 0..<500 {
            let text = generator.expression()
            guard let calendar = try? OnCalendar(parsing: text, zone: ZoneJudge.lookUp)
            else { continue }
            let again = try? OnCalendar(
                parsing: calendar.normalised, zone: ZoneJudge.lookUp)
            #expect(again?.normalised == calendar.normalised, "\(text)")
        }
    }

    @Test("Each next instant matches, and no instant between is left out")
    func nextIsTheFirst() throws {
        var generator = OnCalendarGenerator(seed: 7)
        var checked = 0
        for _ in 0..<150 {
            let text = generator.expression()
            guard let calendar = try? OnCalendar(parsing: text, zone: { _ in .utc }) else {
                continue
            }
            let start = Instant(try CivilDateTime(parsing: "2025-01-30T21:17"), offset: 0)
            guard let next = calendar.next(after: start, in: .utc) else { continue }
            let local = next.local(offset: 0)
            #expect(calendar.nextLocal(from: local) == local)
            // Asked from anywhere in between, the answer is the same.
            let distance = next.microseconds - start.microseconds
            for part in [3, 7, 29] as [Int64] {
                let between = Instant(microseconds: start.microseconds + distance / part)
                #expect(calendar.next(after: between, in: .utc) == next)
            }
            checked += 1
        }
        #expect(checked > 50)
    }
}
