import Control
import Foundation
import Glibc
import JSON
import Ledger
import SourceText
import Testing

@testable import Daemon
@testable import Desk

@Suite("Refusals write nothing")
struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let method: String
        let parameters: JSONValue
        let code: ControlRefusal.Code
        let says: String
        var suggestions: [String] = []
        var testDescription: String { "\(method) \(parameters)" }
    }

    static let cases = [
        Case(
            method: "Receive", parameters: ["duty": "bao-cap", "units": ["bao-loc"]],
            code: .unknown, says: "there is no duty 'bao-cap'", suggestions: ["bao-cao"]),
        Case(
            method: "Receive", parameters: ["duty": "bao-cao", "units": ["bao-lok"]],
            code: .unknown, says: "there is no unit 'bao-lok'", suggestions: ["bao-loc"]),
        // Letters somewhere inside a name are no name: the entry would land on another duty.
        Case(
            method: "Receive", parameters: ["duty": "ao", "units": ["bao-loc"]], code: .unknown,
            says: "there is no duty 'ao'"),
        Case(
            method: "Receive", parameters: ["duty": "oi hop", "units": ["bao-loc"]],
            code: .unknown, says: "there is no duty 'oi hop'"),
        Case(
            method: "Receive", parameters: ["duty": "bao-cao", "units": ["loc"]],
            code: .ambiguous, says: "2 units fit 'loc'", suggestions: ["bao-loc", "loc-thanh"]),
        Case(
            method: "Receive", parameters: ["duty": "bao-cao", "units": ["phong"]],
            code: .contradiction, says: "doesn't owe 'bao-cao' for 2025"),
        Case(
            method: "Receive", parameters: ["duty": "bao-cao", "units": []], code: .missing,
            says: "a unit is missing"),
        Case(
            method: "Receive", parameters: ["duty": "phoi-hop", "units": ["bao-loc"]],
            code: .contradiction, says: "standing duty"),
        Case(
            method: "Receive",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "period": "2024"], code: .unknown,
            says: "has no period '2024'", suggestions: ["2025"]),
        Case(
            method: "Receive",
            parameters: ["duty": "bao-cao-thang", "units": ["bao-loc"], "period": "2025-12"],
            code: .contradiction, says: "opens on 2025-12-01 only"),
        Case(
            method: "Receive", parameters: ["duty": "bao-cao-thang", "units": ["bao-loc"]],
            code: .ambiguous, says: "periods of 'bao-cao-thang' are open"),
        Case(
            method: "Receive",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "on": "31/02/2025"],
            code: .unusable, says: "day 31"),
        Case(
            method: "Receive",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "on": "2025-12-01"],
            code: .contradiction, says: "hasn't come yet"),
        Case(
            method: "Receive", parameters: ["duty": "bao-cao", "units": ["loc-thanh"]],
            code: .contradiction, says: "this is waived"),
        Case(
            method: "Accept", parameters: ["duty": "bao-cao", "units": ["bao-loc"]],
            code: .contradiction, says: "no report has been received; use receive"),
        Case(
            method: "Extend",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-10-01"],
            code: .contradiction, says: "is today or past"),
        Case(
            method: "Extend",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-03"],
            code: .contradiction, says: "it is due 2025-11-03 already"),
        Case(
            method: "Reassign",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "to": "nope"], code: .unknown,
            says: "there is no unit 'nope'"),
        Case(
            method: "Reassign",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "to": "bao-loc"],
            code: .contradiction, says: "answers for it already"),
        Case(
            method: "Void", parameters: ["event": 99], code: .unknown, says: "there is no entry 99"),
        Case(method: "Void", parameters: ["event": -1], code: .unknown, says: "no entry -1"),
        Case(
            method: "Silence", parameters: ["reason": "x"], code: .missing,
            says: "name a plan, a duty or a unit"),
        Case(
            method: "Silence",
            parameters: ["unit": "bao-loc", "until": "2025-10-01", "reason": "x"],
            code: .contradiction, says: "has passed"),
        Case(
            method: "Silence", parameters: ["unit": "bao-loc", "reason": " "], code: .missing,
            says: "a reason is needed"),
        Case(
            method: "Silence",
            parameters: ["unit": "bao-loc", "reason": "x", "request": "a b\nc"], code: .unusable,
            says: "'request' holds a line end"),
        Case(
            method: "Silence", parameters: ["unit": "bao-loc", "reason": "x", "request": ""],
            code: .unusable, says: "'request' is blank"),
        Case(
            method: "Receive",
            parameters: ["duty": "bao-cao", "units": ["bao-loc"], "request": " r1"],
            code: .unusable, says: "'request' is blank, or has blanks too many"),
        Case(
            method: "Month", parameters: ["month": "2026-13"], code: .unusable,
            says: "'2026-13' is no month such as 2026-05"),
        Case(
            method: "LiftSilence", parameters: ["id": "7"], code: .unknown,
            says: "there is no silence '7'"),
        Case(
            method: "Pause", parameters: ["plan": "nope"], code: .unknown,
            says: "there is no plan 'nope'"),
        Case(
            method: "Why", parameters: ["duty": "bao-cao", "unit": "nope"], code: .unknown,
            says: "there is no unit 'nope'"),
    ]

    @Test("A request that can't be met says what is wrong, in both languages", arguments: cases)
    func refused(example: Case) throws {
        let desk = try DeskBench(at: "2025-09-20T07:00")
        try desk.advance(to: "2025-10-15T09:00")
        _ = try desk.ask("Waive", ["duty": "bao-cao", "units": ["loc-thanh"]])
        let contents = try desk.contents
        let refusal = try #require(
            try desk.refusals(example.method, example.parameters).first)
        #expect(refusal.code == example.code)
        #expect(refusal.reason.en.contains(example.says), "\(refusal.reason.en)")
        #expect(!refusal.reason.vi.isEmpty && refusal.reason.vi != refusal.reason.en)
        if !example.suggestions.isEmpty { #expect(refusal.suggestions == example.suggestions) }
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test("One unit of several that doesn't fit refuses the whole request, and all are named")
    func whole() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        _ = try desk.ask("Waive", ["duty": "bao-cao", "units": ["loc-thanh", "da-lat"]])
        let contents = try desk.contents
        let refusals = try desk.refusals(
            "Receive", ["duty": "bao-cao", "units": ["loc-thanh", "bao-loc", "da-lat"]])
        #expect(refusals.count == 2)
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test("A full disk answers with an error and leaves the ledger as it was")
    func fullDisk() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let scratch = "\(desk.directory)/small"
        try FileManager.default.createDirectory(
            atPath: scratch, withIntermediateDirectories: true)
        let mounted = try run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", scratch])
        try #require(mounted == 0, "mounting needs root")
        defer { umount2(scratch, Int32(MNT_DETACH)) }
        let small = try DeskBench(at: "2025-10-01T07:00", directory: scratch)
        let note = JSONValue.string(String(repeating: "ghi chú ", count: 240))
        let events = try small.engine.ledger.counts().events
        var replies: [ControlReply] = []
        let units = ["bao-loc", "loc-thanh", "da-lat"] + Array(repeating: "bao-loc", count: 400)
        filling: for unit in units {
            for method in ["Return", "Receive"] {
                replies.append(
                    small.reply(
                        method, ["duty": "bao-cao", "units": [.string(unit)], "note": note]))
                if case .failure("LedgerUnavailable", _) = replies.last { break filling }
            }
        }
        guard case .failure("LedgerUnavailable", let details) = replies.last else {
            Issue.record("the disk never filled: \(replies.count) replies")
            return
        }
        #expect(details["reason"]?.stringValue?.contains("full") == true, "\(details)")
        let done = replies.count { if case .success = $0 { true } else { false } }
        #expect(try small.engine.ledger.counts().events == events + done)
        let known = try small.engine.ledger.tail(after: 0, limit: .max).count
        #expect(known == events + done)
        umount2(scratch, Int32(MNT_DETACH))
        try desk.remove()
    }

    private func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
