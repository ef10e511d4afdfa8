import Civil
import Testing

/// systemd 252 is the judge of what an expression means, but where `OnCalendar` says that it
/// differs. The seeds are such that those rare differences don't come up.
@Suite struct OnCalendarJudgedTests {
    struct Batch: CustomTestStringConvertible, Sendable {
        let zone: String
        /// In UTC.
        let base: String
        let seed: UInt64

        var testDescription: String { "seed \(seed) after \(base) in \(zone)" }
    }

    static let batches = [
        Batch(zone: "UTC", base: "2025-03-01T00:00", seed: 1),
        Batch(zone: "UTC", base: "2000-02-28T22:59:59", seed: 2),
        Batch(zone: "UTC", base: "2099-12-31T12:34:56", seed: 3),
        Batch(zone: "UTC", base: "2198-06-30T00:00", seed: 4),
        Batch(zone: "Asia/Ho_Chi_Minh", base: "2025-11-04T16:59:59", seed: 5),
        Batch(zone: "Europe/Berlin", base: "2025-03-29T12:00", seed: 6),
        Batch(zone: "Europe/Berlin", base: "2025-10-25T12:00", seed: 7),
        Batch(zone: "America/New_York", base: "2025-11-02T05:30", seed: 8),
        Batch(zone: "Australia/Lord_Howe", base: "2026-04-04T00:00", seed: 9),
        Batch(zone: "Africa/Casablanca", base: "2025-02-22T00:00", seed: 10),
    ]

    @Test("Generated expressions mean what systemd says", arguments: batches)
    func meansTheSame(_ batch: Batch) throws {
        var generator = OnCalendarGenerator(seed: batch.seed)
        let expressions = (0..<150).map { _ in generator.expression() }
        try compare(expressions, batch, count: 6)
    }

    @Test(
        "Damaged expressions are refused or understood just as systemd does",
        arguments: 100..<108 as Range<UInt64>)
    func refusesTheSame(seed: UInt64) throws {
        var generator = OnCalendarGenerator(seed: seed)
        let expressions = (0..<250).map { _ in generator.damaged() }
        try compare(expressions, Batch(zone: "UTC", base: "2024-02-27T10:00", seed: seed), count: 2)
    }

    @Test("The odd corners of the language are judged one by one")
    func corners() throws {
        let expressions = [
            "@1700000000", "@7258118399 Europe/Paris", "@ 5", "@+5", "@-0", "@-5", "@5 x", "@",
            "@18446744073709551616", "Mon @0", "Mon, 10:00", "Mon,", "Mon..Mon", "Mon-Fri",
            "Mon..Sun", "Sat..Mon", "Mon..Tue..Wed", "Mon,,Tue", "Monday,Tues", "Mon  10:00",
            "10:00 ", " 10:00", "*-*-* ", "*-*-*  UTC", "daily  UTC", "daily utc", "UTC", " UTC",
            "10:00 UTC UTC", "10:00 europe/paris", "10:00 /UTC", "10:00 Europe//Paris",
            "10:00 Europe/Paris/", "10:00 posix/Europe/Paris", "0-1-1", "69-1-1", "70/3-1-1",
            "99..1-1-1", "100-1-1", "1970..2199/7-1-1", "12~1", "2-3~1", "2~3-1", "*-*~*", "*~*",
            "*-*~7/1", "*-*~1/1", "*-*~5..1", "*-*~1,25", "*-*~1,26", "*-*~1,1,25", "*-*~5..5,3",
            "1..5/10:00", "20..20/70:00", "5..5:00", "10:00:20..20", "10:00:20..20/9",
            "10:00:0..0.5", "10:00:0/1,3", "10:00:0,0..4,0/1", "10:00:0..59", "10:00:0/0.25",
            "10:00:00.0000005", "10:00:0/0.0000004", "10:00:59.9999999", "10:00:5.", "10:00:5.x",
            "*/2:00", "*,1:00", "1,*:00", "*:*", "*", "10", "10:00:00:00", "010:000", "24:00",
            "0:" + String(repeating: "1,", count: 240) + "1",
            "0:" + String(repeating: "1,", count: 241) + "1", "0:2147483648", "0:0/2147483648",
            "-1:00", "1-:00", "--1", "1..:00", "1/:00", "1...2:00", "10:00\tUTC", "tägl",
            "wee\u{212A}ly", "10：00",
        ]
        try compare(
            expressions, Batch(zone: "UTC", base: "2022-03-01T00:00", seed: 0), count: 4)
    }

    private func compare(_ expressions: [String], _ batch: Batch, count: Int) throws {
        let base = Instant(try CivilDateTime(parsing: batch.base), offset: 0)
        let zone = try ZoneJudge.zone(batch.zone)
        let verdicts = try OnCalendarJudge.verdicts(
            on: expressions, after: base, in: batch.zone, count: count)
        for (expression, expected) in zip(expressions, verdicts) where expected != .gaveUp {
            let own = OnCalendarJudge.own(expression, after: base, in: zone, count: count)
            #expect(own == expected, "\(expression)")
        }
        let judged = verdicts.count { $0 != .refused && $0 != .gaveUp }
        #expect(judged > expressions.count / 25)
    }
}
