import Control
import JSON
import Testing
import TestSupport

@testable import Daemon

@Suite("Why, and why not")
struct WhyTests {
    /// What `hanchot why` shows, one line an explanation, in both languages.
    private func story(_ desk: DeskBench, _ duty: String, _ unit: String) throws -> [UInt8] {
        let answer = try desk.ask("Why", ["duty": .string(duty), "unit": .string(unit)])
        let lines = ["vi", "en"].map { language in
            (answer["explanations"]?.arrayValue ?? []).map { item in
                "\(item["topic"]?.stringValue ?? ""): \(item["text"]?[language]?.stringValue ?? "")\n"
            }.joined()
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    @Test("From the rule to what comes next: rolled date, extension, ladder, corrections")
    func told() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-31T09:00")
        _ = try desk.ask(
            "Extend",
            ["duty": "bao-cao", "units": ["bao-loc"], "to": "2025-11-07", "letter": "45/SGDĐT"])
        try desk.advance(to: "2025-11-12T16:00")
        _ = try desk.ask("Acknowledge", ["duty": "bao-cao", "units": ["bao-loc"]])
        try Golden.expect(try story(desk, "bao-cao", "bao-loc"), is: "why-told.txt")
        try desk.remove()
    }

    @Test("An obligation that ended: received late, sent in time, and who was put right")
    func ended() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-07T16:00")
        _ = try desk.ask(
            "Receive",
            ["duty": "bao-cao", "units": ["bao-loc"], "on": "2025-11-03", "number": "12/BC"])
        try desk.advance(to: "2025-11-10T16:00")
        try Golden.expect(try story(desk, "bao-cao", "bao-loc"), is: "why-ended.txt")
        try desk.remove()
    }

    @Test("Rules that came late announce no ladder; done since, it isn't called early (24)")
    func late() throws {
        let desk = try DeskBench(at: "2025-11-06T14:00")
        try desk.advance(to: "2025-11-06T15:00")
        try Golden.expect(try story(desk, "bao-cao", "bao-loc"), is: "why-late.txt")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"]])
        try Golden.expect(try story(desk, "bao-cao", "bao-loc"), is: "why-late-done.txt")
        try desk.remove()
    }

    @Test("A report that was sent back isn't one that never came")
    func sentBack() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-12T16:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"]])
        _ = try desk.ask(
            "Return", ["duty": "bao-cao", "units": ["bao-loc"], "until": "2025-11-20"])
        let told = String(decoding: try story(desk, "bao-cao", "bao-loc"), as: UTF8.self)
        #expect(
            told.contains("state: sent back to be completed, not sent again yet, 6 working days"))
        #expect(told.contains("state: đã trả lại để bổ sung, chưa gửi lại, quá hạn 6 ngày"))
        #expect(!told.contains("no report yet") && !told.contains("chưa có báo cáo"))
        try desk.remove()
    }

    @Test("What was waived wasn't done")
    func waived() throws {
        let desk = try DeskBench(at: "2025-09-01T07:00")
        let entry = try #require(
            try desk.ask("Waive", ["duty": "bao-cao", "units": ["bao-loc"]])["events"]?
                .arrayValue?.first?["event"]?.intValue)
        let told = String(decoding: try story(desk, "bao-cao", "bao-loc"), as: UTF8.self)
        #expect(told.contains("silence: it was waived (entry \(entry))"), "\(told)")
        #expect(told.contains("silence: đã được miễn (ghi nhận số \(entry))"), "\(told)")
        #expect(!told.contains("it was done") && !told.contains("việc đã xong"))
        try desk.remove()
    }

    @Test("A silence that is to come is told as one")
    func silenceToCome() throws {
        let desk = try DeskBench(at: "2025-09-01T07:00")
        _ = try desk.ask(
            "Silence", ["unit": "bao-loc", "from": "2025-10-01", "reason": "mưa lũ"])
        let told = String(decoding: try story(desk, "bao-cao", "bao-loc"), as: UTF8.self)
        #expect(told.contains("silence: will be silenced from 2025-10-01 [1]: mưa lũ"), "\(told)")
        #expect(told.contains("silence: sẽ lặng từ 01/10/2025 [1]: mưa lũ"), "\(told)")
        try desk.remove()
    }

    struct Silent: Sendable, CustomTestStringConvertible {
        let name: String
        let duty: String
        let unit: String
        var testDescription: String { name }
    }

    @Test(
        "A silent one gets the chain of reasons why nothing was sent",
        arguments: [
            Silent(name: "no-address", duty: "bao-cao", unit: "da-lat"),
            Silent(name: "not-owed", duty: "bao-cao", unit: "phong"),
            Silent(name: "not-yet-there", duty: "bao-cao", unit: "don-duong"),
            Silent(name: "standing", duty: "phoi-hop", unit: "bao-loc"),
            Silent(name: "not-yet-time", duty: "bao-cao-thang", unit: "bao-loc"),
            Silent(name: "done-before", duty: "bao-cao", unit: "loc-thanh"),
            Silent(name: "silenced", duty: "bao-cao", unit: "bao-loc"),
        ])
    func silent(example: Silent) throws {
        let desk = try DeskBench(at: "2025-09-01T07:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["loc-thanh"]])
        _ = try desk.ask(
            "Silence", ["unit": "bao-loc", "duty": "bao-cao", "reason": "mưa lũ"])
        try desk.advance(to: "2025-10-14T09:00")
        try Golden.expect(
            try story(desk, example.duty, example.unit), is: "why-not-\(example.name).txt")
        try desk.remove()
    }
}
