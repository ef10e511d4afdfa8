import Foundation
import Testing

@testable import Civil

struct LunarTableTests {
    @Test("Every word of the table is what the astronomy gives")
    func recomputed() {
        let wrong = LunarYear.years.compactMap { year -> String? in
            let computed = ComputedLunarYear(year).packed
            let stored = lunarYearTable[year - LunarYear.years.lowerBound]
            return stored == computed
                ? nil
                : "\(year): 0x\(String(stored, radix: 16)), not 0x\(String(computed, radix: 16))"
        }
        #expect(wrong == [])
        #expect(lunarYearTable.count == LunarYear.years.count)
    }

    @Test("The worked example beside the table reads as told")
    func workedExample() throws {
        #expect(lunarYearTable[2025 - 1967] == 0x12CEA5)
        let year = try #require(LunarYear(2025))
        #expect(CivilDate(uncheckedDayNumber: year.start).iso == "2025-01-29")
        #expect(year.leapMonth == 6)
        #expect(
            (0..<13).map { year.length(ofMonthAt: $0) }
                == [30, 29, 30, 29, 29, 30, 29, 30, 29, 30, 30, 30, 29])
        #expect(year.length == 384)
    }

    @Test("Years tile: each starts on the day after the last one's end")
    func tiling() throws {
        for year in LunarYear.years.dropLast() {
            let (this, next) = (try #require(LunarYear(year)), try #require(LunarYear(year + 1)))
            #expect(this.start + this.length == next.start, "\(year)")
            #expect([354, 355, 383, 384, 385].contains(this.length), "\(year)")
        }
        #expect(LunarYear(1966) == nil)
        #expect(LunarYear(2200) == nil)
    }

    @Test("The Moon and the Sun stand where Meeus' worked examples put them")
    func workedExamplesOfMeeus() {
        // Examples 49.a (New Moon of February 1977) and 25.b (Sun on 1992 October 13).
        #expect(abs(NewMoon.julianEphemerisDay(-283) - 2_443_192.65118) < 0.00001)
        let sun = SunLongitude.degrees(at: 2_448_908.5)
        #expect(abs(sun - (199 + 54.0 / 60 + 21.818 / 3600)) < 1.0 / 3600)
    }

    /// New moons whose day a different Earth rotation, or a second's error, could change.
    struct Near: CustomTestStringConvertible, Sendable {
        var testDescription: String { day }
        /// The day chosen.
        let day: String
        /// After its midnight; negative before the next one.
        let seconds: Int
    }

    private static let near = [
        Near(day: "2054-05-08", seconds: 23), Near(day: "2072-12-09", seconds: -72),
        Near(day: "2077-11-15", seconds: -10), Near(day: "2085-10-18", seconds: -28),
        Near(day: "2150-05-26", seconds: -32), Near(day: "2153-10-18", seconds: 75),
        Near(day: "2175-01-22", seconds: -24), Near(day: "1998-09-21", seconds: 86),
    ]

    @Test("New moons within 90 s of midnight are known, and no others", arguments: near)
    func nearMidnight(example: Near) throws {
        let (instant, day) = try #require(Self.computedNear[example.day])
        #expect(Int(instant.rounded()) == example.seconds)
        #expect(try LunarDate(day).day == 1)
        #expect(Set(Self.computedNear.keys) == Set(Self.near.map(\.day)))
    }

    @Test("docs/LUNAR.md lists them with the time and the day chosen")
    func nearMidnightInDocs() throws {
        let place = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "../../../docs/LUNAR.md").standardized
        let text = try String(contentsOf: place, encoding: .utf8)
        let listed = text.split(separator: "\n").filter {
            $0.hasPrefix("| 1") || $0.hasPrefix("| 2")
        }
        #expect(listed.count == Self.computedNear.count)
        for (day, near) in Self.computedNear {
            let second = (Int(near.seconds.rounded()) + 86_400) % 86_400
            let time = CivilTime(second / 3600, second / 60 % 60, second % 60)
            let row = "| \(day) \(time?.isoWithSeconds ?? "") | \(day) |"
            #expect(listed.contains { $0.hasPrefix(row) }, "\(row)")
        }
    }

    private static let computedNear: [String: (seconds: Double, day: CivilDate)] = {
        var found: [String: (seconds: Double, day: CivilDate)] = [:]
        let first = CivilDate.dayNumber(year: 1968, month: 1, day: 1)
        let last = CivilDate.dayNumber(year: 2200, month: 1, day: 26)
        for lunation in -400...2480 {
            let moon = ComputedMonth.newMoon(lunation)
            guard Int(moon) >= first, Int(moon) <= last else { continue }
            let after = (moon - moon.rounded(.down)) * 86_400
            let distance = after < 43_200 ? after : after - 86_400
            let day = CivilDate(uncheckedDayNumber: Int(moon.rounded(.down)))
            if abs(distance) <= 90 { found[day.iso] = (distance, day) }
        }
        return found
    }()

    @Test("No solar term comes within 8 minutes of a midnight at which it would change a month")
    func termsNearMidnight() {
        for lunation in -395...2474 {
            let midnight = Double(ComputedMonth.newMoonDay(lunation)) + 2_440_587.5 - 7.0 / 24
            let longitude = SunLongitude.degrees(
                at: midnight + DeltaT.days(julianDay: midnight))
            let degrees = abs(longitude.remainder(dividingBy: 30))
            // The Sun takes a day for 0.9856°.
            #expect(degrees / 0.9856 * 1440 > 8, "lunation \(lunation)")
        }
    }
}
