import Civil
import Ledger
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("The alarm when mail doesn't leave")
struct SpoolAlarmTests {
    struct Wait: Sendable, CustomTestStringConvertible {
        let microseconds: Int64
        /// `nil` for no alarm.
        let text: String?
        var testDescription: String { "\(microseconds / 1_000_000) s" }
    }

    private static let hour: Int64 = 3_600_000_000
    private static let since: Int64 = 1_000_000_000_000

    private func counts(_ undelivered: Int) -> LedgerCounts {
        LedgerCounts(
            openings: 0, events: 0, notices: 0, waiting: 0, mails: 0, unspooled: 0,
            undelivered: undelivered,
            undeliveredSince: undelivered > 0 ? Instant(microseconds: Self.since) : nil, dead: 0)
    }

    @Test(
        "A mail may wait for an hour; then somebody should look",
        arguments: [
            Wait(microseconds: 0, text: nil), Wait(microseconds: hour, text: nil),
            // A clock that was set back is no reason to worry.
            Wait(microseconds: -hour, text: nil),
            Wait(microseconds: hour + 1, text: "1 mail, the oldest has waited 1 hour"),
            Wait(microseconds: 30 * hour, text: "1 mail, the oldest has waited 30 hours"),
        ])
    func backlog(wait: Wait) {
        let alarm = SpoolAlarm(counts(1), relay: nil, now: Self.since + wait.microseconds)
        if let text = wait.text {
            #expect(alarm?.text.en.contains(text) == true)
        } else {
            #expect(alarm == nil)
        }
        #expect(SpoolAlarm(counts(0), relay: nil, now: .max / 2) == nil)
    }

    @Test("A mail server that is away for more than an hour is named, with its reason")
    func relay() throws {
        let trouble = RelayTrouble(
            failures: 9, since: Self.since, lastAttempt: Self.since, nextAttempt: Self.since,
            reason: "connection refused")
        #expect(SpoolAlarm(counts(0), relay: trouble, now: Self.since + Self.hour) == nil)
        let alarm = try #require(
            SpoolAlarm(counts(0), relay: trouble, now: Self.since + Self.hour + 1))
        #expect(alarm.text.en == "the mail server can't be used (connection refused); 0 mails wait")
        #expect(
            alarm.text.vi
                == "không gửi được qua máy chủ thư (connection refused); 0 thư đang chờ")
    }
}
