import Civil
import Testing
import TestSupport

@Suite struct ZoneFileTests {
    @Test(
        "Whatever a file's bytes, reading it throws or gives a zone that answers",
        arguments: ["Europe/Berlin", "Africa/Casablanca", "Asia/Ho_Chi_Minh", "UTC"])
    func damagedFilesNeverCrash(name: String) throws {
        let whole = try ZoneJudge.bytes(of: name)
        var dice = SeededGenerator(seed: 20_251_105)
        for length in stride(from: 0, to: whole.count, by: 7) {
            use(Array(whole.prefix(length)))
        }
        for _ in 0..<1500 {
            var bytes = whole
            // Headers and footers are short; without aim most damage would hit the tables.
            let aim = dice.pick([0..<44, 0..<bytes.count, bytes.count - 40..<bytes.count])
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let index = Int.random(in: max(0, aim.lowerBound)..<aim.upperBound, using: &dice)
                bytes[index] = dice.pick([
                    0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &dice),
                ])
            }
            use(bytes)
        }
    }

    private func use(_ bytes: [UInt8]) {
        guard let zone = try? Zone(name: "damaged", tzif: bytes) else { return }
        var instant = Instant(microseconds: .min)
        for _ in 0..<40 {
            guard let next = zone.nextTransition(after: instant) else { break }
            #expect(next > instant)
            _ = zone.resolve(zone.local(at: next))
            instant = next
        }
        for year in [1, 1900, 1970, 2025, 2100, 9999] {
            for month in 1...12 {
                guard let date = CivilDate(year, month, 15) else { continue }
                _ = zone.resolve(CivilDateTime(date, .midnight))
            }
        }
        _ = zone.offset(at: Instant(microseconds: .max))
    }

    @Test("What is no zone file is refused with the reason")
    func refusals() throws {
        let berlin = try ZoneJudge.bytes(of: "Europe/Berlin")
        #expect(throws: ZoneDataError.notTZif) { try Zone(name: "x", tzif: []) }
        #expect(throws: ZoneDataError.notTZif) {
            try Zone(name: "x", tzif: Array("# tzdb data".utf8))
        }
        #expect(throws: ZoneDataError.truncated(part: "header", needed: 44, available: 10)) {
            try Zone(name: "x", tzif: Array(berlin.prefix(10)))
        }
        #expect(throws: ZoneDataError.countsLeapSeconds) {
            try Zone(name: "x", tzif: ZoneJudge.bytes(of: "right/Europe/Berlin"))
        }
        #expect(throws: ZoneDataError.truncated(part: "footer", needed: 2, available: 27)) {
            try Zone(name: "x", tzif: Array(berlin.dropLast()))
        }
    }

    /// A version 2 file with no transitions, local mean time 1:00 and the given rule.
    private func file(version: UInt8 = 0x32, footer: String) -> [UInt8] {
        func block(_ version: UInt8) -> [UInt8] {
            Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
                + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
                + [0, 0, 0x0E, 0x10, 0, 0] + Array("LMT\0".utf8)
        }
        return version == 0
            ? block(0) : block(version) + block(version) + Array("\n\(footer)\n".utf8)
    }

    struct Footer: CustomTestStringConvertible, Sendable {
        let text: String
        /// In July and December 2025, in seconds; `nil` where the rule is refused.
        let offsets: [Int]?

        var testDescription: String { text }
    }

    static let footers = [
        Footer(text: "", offsets: [3600, 3600]),
        Footer(text: "UTC0", offsets: [0, 0]),
        Footer(text: "<+0545>-5:45", offsets: [20_700, 20_700]),
        Footer(text: "<-0330>3:30:15", offsets: [-12_615, -12_615]),
        Footer(text: "CET-1CEST,M3.5.0,M10.5.0/3", offsets: [7200, 3600]),
        Footer(text: "IST-1GMT0,M10.5.0,M3.5.0/1", offsets: [3600, 0]),
        Footer(text: "AEST-10AEDT,M10.1.0,M4.1.0/3", offsets: [36_000, 39_600]),
        Footer(text: "AAA3BBB,J60,J300", offsets: [-7200, -10_800]),
        Footer(text: "AAA3BBB2,59/-3,364/167", offsets: [-7200, -7200]),
        // Daylight-saving time all year round, as RFC 8536 writes it.
        Footer(text: "EST5EDT,0/0,J365/25", offsets: [-14_400, -14_400]),
        Footer(text: "XXX3EDT4,0/0,J365/23", offsets: [-14_400, -14_400]),
        Footer(text: "CET-1CEST", offsets: nil),
        Footer(text: "CET", offsets: nil),
        Footer(text: "CE-1", offsets: nil),
        Footer(text: "CET-25", offsets: nil),
        Footer(text: "CET-1CEST,M3.6.0,M10.5.0", offsets: nil),
        Footer(text: "CET-1CEST,M13.5.0,M10.5.0", offsets: nil),
        Footer(text: "CET-1CEST,M3.5.0,M10.5.0/168", offsets: nil),
        Footer(text: "CET-1CEST,J0,J1", offsets: nil),
        Footer(text: "CET-1CEST,M3.5.0,M10.5.0/3 ", offsets: nil),
    ]

    @Test("The rule for the future is read as POSIX and RFC 8536 write it", arguments: footers)
    func reads(_ footer: Footer) throws {
        let bytes = file(footer: footer.text)
        guard let offsets = footer.offsets else {
            #expect(throws: ZoneDataError.unreadableFooter(footer.text)) {
                try Zone(name: "x", tzif: bytes)
            }
            return
        }
        let zone = try Zone(name: "x", tzif: bytes)
        let instants = try ["2025-07-01T00:00", "2025-12-30T00:00"]
            .map { Instant(try CivilDateTime(parsing: $0), offset: 0) }
        #expect(instants.map { zone.offset(at: $0) } == offsets)
    }

    @Test(
        "A rule with one offset for ever has no transitions",
        arguments: ["EST5EDT,0/0,J365/25", "UTC0", "AAA3BBB3,J60,J300"])
    func constantRules(footer: String) throws {
        let zone = try Zone(name: "x", tzif: file(footer: footer))
        #expect(zone.nextTransition(after: Instant(seconds: 1_700_000_000)) == nil)
    }

    @Test("A version 1 file is read, without a rule for the future")
    func versionOne() throws {
        let zone = try Zone(name: "x", tzif: file(version: 0, footer: ""))
        #expect(zone.offset(at: Instant(seconds: 0)) == 3600)
        // Version 2 files begin with a whole version 1 file.
        var bytes = try ZoneJudge.bytes(of: "Europe/Berlin")
        bytes[4] = 0
        let berlin = try Zone(name: "Europe/Berlin", tzif: bytes)
        #expect(berlin.offset(at: Instant(seconds: 1_751_328_000)) == 7200)
        #expect(berlin.nextTransition(after: Instant(seconds: 2_200_000_000)) == nil)
    }
}
