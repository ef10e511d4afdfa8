import Civil
import Control
import JSON
import Ledger
import LedgerSQLite
import SourceText
import Spool
import Testing

@testable import Daemon
@testable import Desk

@Suite("What left under a clock that was wrong stays said (statements 31 and 58)")
struct LeftUnderWrongClockTests {
    /// The clock went wrong at 07:30 of 15/10, mail left, and it was put right half an hour later.
    private static func desk() throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-15T07:30")
        try desk.set("2025-12-15T09:00")
        try desk.tick()
        try desk.deliver()
        return desk
    }

    private static func putRight(_ desk: DeskBench) throws {
        try desk.set("2025-10-15T08:00")
        _ = try desk.ask("ConfirmClock", ["back_to": "2025-10-15T07:30"])
        try desk.tick()
    }

    /// Of each notice that a mail carried, its key.
    private static func exported(_ desk: DeskBench) throws -> [String: String] {
        var found: [String: String] = [:]
        var after: JSONValue = .null
        repeat {
            let page = try desk.ask("Export", ["what": "notices", "after": after])
            for entry in page["entries"]?.arrayValue ?? [] where entry["fate"] == "spooled" {
                found[try #require(entry["key"]?.stringValue)] = entry["mail"]?.stringValue
            }
            after = page["next"] ?? .null
        } while after != .null
        return found
    }

    @Test("The export has every mail that left, though its day is still to come")
    func export() throws {
        let desk = try Self.desk()
        let before = try Self.exported(desk)
        #expect(before.keys.contains("bao-cao/2025/bao-loc@2025-11-03:overdue:+1wd:head"))
        try Self.putRight(desk)
        #expect(try Self.exported(desk) == before)
        try desk.remove()
    }

    @Test("Why says that the clock was wrong then, and doesn't promise the same mail once more")
    func why() throws {
        let desk = try Self.desk()
        try Self.putRight(desk)
        let answer = try desk.ask("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        let lines = answer["explanations"]?.arrayValue ?? []
        func texts(_ topic: JSONValue, _ language: String) -> [String] {
            lines.filter { $0["topic"] == topic }.compactMap { $0["text"]?[language]?.stringValue }
        }
        let told = "put in the spool at 2025-10-15 08:00 for baoloc@so.example, mail "
        let showed = "; the clock was wrong then and showed 2025-12-15 09:00"
        #expect(texts("notice", "en").count { $0.contains(told) && $0.hasSuffix(showed) } == 1)
        #expect(
            texts("notice", "vi").count {
                $0.hasSuffix("; đồng hồ lúc đó sai, chỉ 15/12/2025 09:00")
            } == 1)
        #expect(
            texts("next", "en").map { String($0.prefix(34)) } == [
                "2025-10-27 07:30: reminder, 7 days", "2025-10-31 07:30: reminder, 1 work",
                "2025-11-03 07:30: due-today notice", "2025-11-07 13:30: escalation to th",
            ])
        // And nothing is: the overdue notice that left isn't sent again when its day comes.
        try desk.advance(to: "2025-11-06T17:00")
        #expect(try desk.sent("bao-loc").count { $0.hasPrefix("overdue") } == 1)
        try desk.remove()
    }
}
