import Control
import JSON
import SourceText
import Testing

@testable import Daemon

@Suite("Obligations that several units took over (statement 9)")
struct TransferTests {
    @Test("A part is named by its heir, or in full where the heir owes the same itself")
    func parts() throws {
        let registry = TestRules.registry.replacing(
            "    groups: truong\n  - id: loc-thanh",
            with: "    groups: truong\n    until: 15/10/2025\n    successor: [loc-thanh, phong]\n"
                + "  - id: loc-thanh")
        let desk = try DeskBench(
            [registry, TestRules.calendar, TestRules.plan], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        func entered(_ unit: String) throws -> [String] {
            let answer = try desk.ask(
                "Receive", ["duty": "bao-cao", "period": "2025", "units": [.string(unit)]])
            return (answer["events"]?.arrayValue ?? []).compactMap { $0["unit"]?.stringValue }
        }
        #expect(try entered("phong") == ["bao-loc>phong"])
        #expect(try entered("loc-thanh") == ["loc-thanh"])
        #expect(try entered("bao-loc>loc-thanh") == ["bao-loc>loc-thanh"])
        let refusals = try desk.refusals(
            "Receive", ["duty": "bao-cao", "period": "2025", "units": ["bao-loc"]])
        #expect(
            refusals.first?.reason.en.contains("it was transferred to loc-thanh, phong") == true)
        try desk.remove()
    }
}
