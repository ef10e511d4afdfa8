import Control
import JSON
import Rounds
import SourceText
import Testing

@testable import Daemon

@Suite("Request ids")
struct RequestIDTests {
    private static let receipt: JSONValue = [
        "duty": "bao-cao", "units": ["bao-loc"], "number": "12/BC", "request": "r1",
    ]

    @Test("What is asked again under the same id is done once and answered as the first time")
    func again() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let first = try desk.ask("Receive", Self.receipt)
        let contents = try desk.contents
        let second = try desk.ask("Receive", Self.receipt)
        #expect(second["events"] == first["events"])
        #expect(second["repeated"] == true)
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test("A silence that was asked for under an id has it, also once it is lifted")
    func silenceKeepsIt() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let silence: JSONValue = ["unit": "bao-loc", "reason": "x", "request": "r1"]
        let first = try desk.ask("Silence", silence)
        let refusal = try #require(try desk.refusals("Receive", Self.receipt).first)
        #expect(refusal.reason.en == "the request id 'r1' was used before for something else")
        _ = try desk.ask("LiftSilence", ["id": try #require(first["id"])])
        let contents = try desk.contents
        #expect(try desk.ask("Silence", silence)["id"] == first["id"])
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let method: String
        let parameters: JSONValue
        var testDescription: String { "\(method) \(parameters)" }
    }

    @Test(
        "An id that was used for something else is refused, and nothing is written",
        arguments: [
            Case(
                method: "Receive",
                parameters: ["duty": "bao-cao", "units": ["loc-thanh"], "request": "r1"]),
            Case(
                method: "Receive",
                parameters: [
                    "duty": "bao-cao", "units": ["bao-loc"], "number": "13/BC", "request": "r1",
                ]),
            Case(
                method: "Accept",
                parameters: ["duty": "bao-cao", "units": ["bao-loc"], "request": "r1"]),
            Case(method: "Void", parameters: ["event": 1, "request": "r1"]),
            Case(method: "Apply", parameters: ["entries": [], "request": "r1"]),
            Case(
                method: "Silence", parameters: ["unit": "bao-loc", "reason": "x", "request": "r1"]),
        ])
    func otherwise(example: Case) throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        _ = try desk.ask("Receive", Self.receipt)
        try desk.restart()
        let contents = try desk.contents
        let refusal = try #require(
            try desk.refusals(example.method, example.parameters).first)
        #expect(refusal.code == .contradiction)
        #expect(refusal.reason.en == "the request id 'r1' was used before for something else")
        #expect(try desk.contents == contents)
        #expect(desk.engine.holds.silences.isEmpty)
        try desk.remove()
    }

    @Test("A silence is made once under its id, and another one under it is refused")
    func silence() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let asked: JSONValue = ["unit": "bao-loc", "reason": "bão", "request": "s"]
        #expect(try desk.ask("Silence", asked)["id"] == "s")
        try desk.advance(to: "2025-10-02T07:00")
        #expect(try desk.ask("Silence", asked)["id"] == "s")
        for other: JSONValue in [
            ["unit": "loc-thanh", "reason": "bão", "request": "s"],
            ["unit": "bao-loc", "reason": "lũ", "request": "s"],
            ["unit": "bao-loc", "reason": "bão", "until": "2025-10-09", "request": "s"],
        ] {
            let refusal = try #require(try desk.refusals("Silence", other).first)
            #expect(refusal.reason.en == "the request id 's' was used before for something else")
        }
        #expect(desk.engine.holds.silences.count == 1)
        try desk.remove()
    }
}
