import Foundation
import Testing

/// Every durable step is cut before it, after it and in place of it; starting again finishes the work.
@Suite(.serialized)
struct CrashTests {
    /// A tick in the night, then the one that sends the reminders of 03/10/2025.
    private static let before = "2025-10-02T20:00"
    private static let moment = "2025-10-03T07:30"

    /// A bench where the next tick sends mail, and the mail that it sends.
    private func prepared() throws -> (bench: CrashBench, expected: [String: Data]) {
        let bench = try CrashBench()
        #expect(try bench.tick(at: Self.before).isClean)
        let whole = try bench.copy()
        let outcome = try whole.tick(at: Self.moment)
        #expect(outcome.isClean, "\(outcome.errors)")
        let expected = try whole.mails()
        #expect(expected.count > 10)
        try whole.remove()
        return (bench, expected)
    }

    /// Everything by which a tick changes what is on the disk, or tells the journal.
    private static let killedAt = [
        "fsync", "fdatasync", "syncfs", "linkat", "unlink", "unlinkat", "ftruncate", "pwrite64",
        "write",
    ]

    @Test(
        "A tick that is killed at any durable step loses nothing and doubles nothing",
        arguments: killedAt)
    func killed(call: String) throws {
        let (bench, expected) = try prepared()
        defer { _ = Result { try bench.remove() } }
        var step = 1
        while true {
            let cut = try bench.copy()
            defer { _ = Result { try cut.remove() } }
            let outcome = try cut.tick(at: Self.moment, fault: "\(call):signal=KILL:when=\(step)")
            let again = try cut.tick(at: Self.moment)
            #expect(again.isClean, "after \(call) \(step): \(again.errors)")
            #expect(try cut.mails() == expected, "after \(call) \(step)")
            #expect(try cut.leftovers().isEmpty, "after \(call) \(step)")
            if !outcome.wasKilled { break }
            // Long runs of one call are all alike: each of the first, then samples.
            step += step < 10 ? 1 : step / 2
        }
        #expect(step > 1, "no \(call) was ever made: the list is out of date")
    }

    @Test(
        "A disk that fails at any step makes the tick fail, and the next one finishes the work",
        arguments: ["fsync", "fdatasync", "syncfs", "linkat", "pwrite64"], ["EIO", "ENOSPC"])
    func failing(call: String, code: String) throws {
        let (bench, expected) = try prepared()
        defer { _ = Result { try bench.remove() } }
        var failures = 0
        for step in [1, 2, 5, 13] {
            let cut = try bench.copy()
            defer { _ = Result { try cut.remove() } }
            let fault = "\(call):error=\(code):when=\(step)+"
            let outcome = try cut.tick(at: Self.moment, fault: fault)
            if outcome.status == 1, !outcome.wasKilled { failures += 1 }
            let again = try cut.tick(at: Self.moment)
            #expect(again.isClean, "after \(call) \(step): \(again.errors)")
            #expect(try cut.mails() == expected, "after \(call) \(step)")
        }
        #expect(failures > 0, "no \(call) that failed was ever noticed")
    }
}
