import Foundation
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("The alarm when mail doesn't leave")
struct SpoolAlarmTests {
    private let spool: SpoolDirectory
    private let folder = NSTemporaryDirectory() + "hanchot-alarm-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        spool = try SpoolDirectory(folder)
    }

    struct Wait: Sendable, CustomTestStringConvertible {
        let microseconds: Int64
        /// `nil` for no alarm.
        let text: String?
        var testDescription: String { "\(microseconds / 1_000_000) s" }
    }

    private static let hour: Int64 = 3_600_000_000

    @Test(
        "A mail may wait for an hour, taken up or not; then somebody should look",
        arguments: [
            Wait(microseconds: 0, text: nil), Wait(microseconds: hour, text: nil),
            // A clock that was set back is no reason to worry.
            Wait(microseconds: -hour, text: nil),
            Wait(microseconds: hour + 1, text: "1 mails, the oldest has waited 1 hours"),
            Wait(microseconds: 30 * hour, text: "1 mails, the oldest has waited 30 hours"),
        ])
    func backlog(wait: Wait) throws {
        let id = try publish("m-1")
        for place in [SpoolPlace.new, .queue] {
            if place == .queue { _ = try spool.claim() }
            let published = try #require(try spool.published(id, in: place))
            let alarm = try SpoolAlarm(of: spool, now: published + wait.microseconds)
            if let text = wait.text {
                #expect(alarm?.text.en.contains(text) == true, "\(place)")
            } else {
                #expect(alarm == nil, "\(place)")
            }
        }
        _ = try spool.revoke(id)
        #expect(try SpoolAlarm(of: spool, now: .max / 2) == nil, "what is taken back waits no more")
        try remove()
    }

    @Test("A mail server that is away for more than an hour is named, with its reason")
    func relay() throws {
        let since: Int64 = 1_000_000_000_000
        try spool.recordRelay(
            RelayTrouble(
                failures: 9, since: since, lastAttempt: since, nextAttempt: since,
                reason: "connection refused"))
        #expect(try SpoolAlarm(of: spool, now: since + Self.hour) == nil)
        let alarm = try #require(try SpoolAlarm(of: spool, now: since + Self.hour + 1))
        #expect(alarm.text.en == "the mail server can't be used (connection refused); 0 mails wait")
        #expect(
            alarm.text.vi
                == "không gửi được qua máy chủ thư (connection refused); 0 thư đang chờ")
        try spool.recordRelay(nil)
        #expect(try SpoolAlarm(of: spool, now: .max / 2) == nil)
        try remove()
    }

    private func publish(_ text: String) throws -> SpoolID {
        let id = try SpoolID(text)
        let envelope = try Envelope(sender: nil, recipients: ["a@so.example"])
        try spool.publish(id: id, envelope: envelope, bytes: Array("Subject: x\r\n\r\nx\r\n".utf8))
        return id
    }

    private func remove() throws { try FileManager.default.removeItem(atPath: folder) }
}
