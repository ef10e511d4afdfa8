import Testing

@testable import Civil

struct InstantTests {
    @Test(
        "An instant is a local time less the zone's offset, and back",
        arguments: [
            ("1970-01-01T00:00", 0, 0), ("1970-01-01T07:00", 25_200, 0),
            ("2025-01-29T00:00", 25_200, 1_738_083_600), ("1969-12-31T23:59:59", 0, -1),
            ("2000-02-29T12:00:00", -18_000, 951_843_600),
        ])
    func local(text: String, offset: Int, seconds: Int) throws {
        let local = try CivilDateTime(parsing: text)
        let instant = Instant(local, offset: offset)
        #expect(instant == Instant(seconds: Int64(seconds)))
        #expect(instant.local(offset: offset) == local)
    }

    @Test("Seconds of an instant are rounded down, before 1970 too")
    func seconds() {
        #expect(Instant(microseconds: 1_999_999).seconds == 1)
        #expect(Instant(microseconds: -1).seconds == -1)
        #expect(Instant(microseconds: -1_000_000).seconds == -1)
        #expect(Instant(microseconds: -1_000_001).seconds == -2)
        #expect(Instant(seconds: 5).adding(seconds: -7) == Instant(seconds: -2))
    }

    @Test("A local time is held to the years 1–9999")
    func held() {
        let first = CivilDateTime(.min, .midnight)
        #expect(Instant(first, offset: 0).adding(seconds: -1).local(offset: 0) == first)
        let last = Instant(microseconds: .max / 2).local(offset: 0)
        #expect(last.date == .max)
        #expect(last.time.iso == "23:59:59.999999")
    }

    @Test("Dates with times are in the order of time")
    func order() throws {
        let texts = ["2025-01-01", "2025-01-01 00:00:01", "2025-01-01 23:59", "2025-01-02"]
        let moments = try texts.map { try CivilDateTime(parsing: $0) }
        #expect(moments.sorted() == moments)
        #expect(moments[0] < moments[1])
    }
}
