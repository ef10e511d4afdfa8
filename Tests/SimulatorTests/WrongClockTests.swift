import Testing

/// The same worlds with a clock that goes wrong by days or months and is put right (statement 58).
@Suite struct WrongClockTests {
    @Test("What a wrong clock decided is undone, cut by kills or not", arguments: Seeds.few)
    func cut(seed: UInt64) throws {
        let clock = WrongClock(try RandomWorld(seed: seed), seed: seed)
        let whole = try lived(clock.wrong, seed, Site.Life(isInMemory: true, isByContent: true))
        let pieces = try lived(
            clock.wrong, seed,
            Site.Life(deaths: [0, 3, 8][Int(seed % 3)], isCut: true, isByContent: true))
        if let difference = whole.record.difference(from: pieces.record) {
            Issue.record("\(Seeds.line(seed)): after \(pieces.deaths) deaths\n\(difference)")
        }
    }

    @Test(
        "Where nothing left meanwhile, it comes to what it comes to when nobody was there",
        arguments: Seeds.few)
    func away(seed: UInt64) throws {
        let clock = WrongClock(try RandomWorld(seed: seed), seed: seed)
        guard let away = clock.away else { return }
        let wrong = try lived(clock.wrong, seed, Site.Life(isInMemory: true, isByContent: true))
        guard wrong.isExact else { return }
        let right = try lived(away, seed, Site.Life(isInMemory: true, isByContent: true))
        if let difference = try wrong.afterwards().difference(from: right.afterwards()) {
            Issue.record("\(Seeds.line(seed)): wrong against away\n\(difference)")
        }
    }

    @Test(
        "With outages in it nothing that left is told again, and nothing is lost",
        arguments: Seeds.few.filter { $0 % 3 == 0 || Seeds.few.count == 1 })
    func outages(seed: UInt64) throws {
        let hour: Int64 = 3600
        _ = try lived(
            WrongClock(try RandomWorld(seed: seed), seed: seed).wrong, seed,
            Site.Life(
                deaths: 3, isCut: true, outages: [60, hour, 9 * hour, 30 * hour, 200 * hour],
                isByContent: true))
    }
}
