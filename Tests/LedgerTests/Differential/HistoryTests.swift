import Civil
import Ledger
import Scheduler
import TestSupport
import Testing

/// Whatever happens to them, two kinds of ledger tell the same of it.
struct HistoryTests {
    /// To repeat one that failed: `--filter HistoryTests`, and its seed alone in this list.
    static let seeds = Array(1...16) as [UInt64]

    @Test("Random histories leave every store with the same contents and answers", arguments: seeds)
    func equal(_ seed: UInt64) throws {
        var history = History(seed: seed)
        let scratches = try Store.allCases.map { _ in try Scratch() }
        let ledgers = try zip(Store.allCases, scratches).map { try $0.open(in: $1) }
        let first = try #require(ledgers.first)
        var tally = Tally()
        for step in 0..<60 {
            let came: [String]
            if history.random.chance(3) {
                let address = history.address()
                came = try ledgers.map { "\(try $0.erase(address: address, as: pseudonym))" }
                tally.erased += 1
            } else {
                let (change, expectation) = history.next(after: try first.standing())
                came = ledgers.map { outcome(of: change, expectation, on: $0) }
                tally.count(came[0])
                if came[0].hasPrefix("done") { history.took(change) }
            }
            try #require(Set(came).count == 1, "step \(step): \(came)")
            let now = history.instant()
            let contents = try ledgers.map {
                try Contents($0, mails: history.mails, requests: history.requests, now: now)
            }
            let query = history.query()
            let answers = try ledgers.map { Answered(try $0.answer(query)) }
            for other in contents.indices.dropFirst() {
                try #require(contents[other] == contents[0], "step \(step)")
                try #require(answers[other] == answers[0], "step \(step): \(query)")
            }
        }
        // A history in which nothing fits, or nothing fails, shows little.
        #expect(tally.done > 15 && tally.refused > 2 && tally.lost > 0, "\(tally)")
        withExtendedLifetime(scratches) {}
    }

    private struct Tally {
        var done = 0
        var refused = 0
        var lost = 0
        var erased = 0

        mutating func count(_ what: String) {
            if what.hasPrefix("done") {
                done += 1
            } else if what == "lost" {
                lost += 1
            } else {
                refused += 1
            }
        }
    }

    private func outcome(
        of change: Change, _ expectation: Expected, on ledger: any LedgerStore
    ) -> String {
        do throws(LedgerError) {
            switch try ledger.commit(change, expecting: expectation) {
            case .done(let new, let frozen): return "done \(new.map(\.text)) \(frozen)"
            case .lost: return "lost"
            case .deposed: return "deposed"
            }
        } catch {
            return "\(error.kind): \(error.action): \(error.reason)"
        }
    }

    private struct Answered: Equatable {
        let decided: Set<String>
        let climbs: [ObligationID: [Climb]]
        let waiting: [Notice]
        let histories: [ObligationID: [StoredNotice]]
        let told: [ObligationID: [StoredNotice]]
        let threads: [Query.Thread: String]
        let ordinals: [Query.Slot: Int]
        let request: RequestOutcome?

        init(_ answer: Answer) {
            decided = answer.decided
            climbs = answer.climbs
            waiting = answer.waiting
            histories = answer.histories
            told = answer.told
            threads = answer.threads
            ordinals = answer.ordinals
            request = answer.request
        }
    }
}
