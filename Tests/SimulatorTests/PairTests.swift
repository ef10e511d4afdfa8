import Testing

/// Two machines over one ledger, each with a spool of its own. Either stands still at any durable step while
/// the other takes the lead, is cut off from the ledger, or dies and is started again.
@Suite struct PairTests {
    @Test(
        "Whoever leads, every mail lies in one spool, nobody is told twice, and what was answered is there",
        arguments: Seeds.few)
    func pairs(seed: UInt64) throws {
        let pair = try Pair(seed: seed)
        do { try pair.live() } catch { Issue.record("\(Seeds.line(seed)): \(error)") }
        for problem in pair.problems.prefix(4) {
            Issue.record("\(Seeds.line(seed)): \(problem)")
        }
        // A history in which nobody is deposed in the middle shows little.
        #expect(pair.takeovers > 2, "\(Seeds.line(seed))")
    }
}
