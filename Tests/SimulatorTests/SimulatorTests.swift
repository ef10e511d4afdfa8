import Testing

/// Whole histories of random organisations, lived through by the real driver over a ledger in a file:
/// people edit and enter, clocks are set, mail comes and goes, and the service is killed at its durable
/// steps. A failure names the world, and with it the line that repeats it.
@Suite struct SimulatorTests {
    @Test(
        "A history cut by kills, restarts and reloads while the clock stands is the one in one piece (38)",
        arguments: Seeds.all)
    func cut(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        let whole = try lived(world, seed, .steady)
        let percent = seed % 10 == 0 ? 30 : [2, 6, 10][Int(seed % 3)]
        let pieces = try lived(world, seed, Site.Life(deaths: percent, isCut: true))
        if let difference = whole.record.difference(from: pieces.record) {
            Issue.record("\(Seeds.line(seed)): after \(pieces.deaths) deaths\n\(difference)")
        }
    }

    @Test(
        "After outages nobody is told twice, nothing is lost, and 19, 23 and 24 hold",
        arguments: Seeds.some)
    func outages(seed: UInt64) throws {
        let hour: Int64 = 3600
        _ = try lived(
            try RandomWorld(seed: seed), seed,
            Site.Life(deaths: 3, isCut: true, outages: [60, hour, 9 * hour, 30 * hour, 200 * hour]))
    }
}
