import Control
import JSON
import Testing

@testable import Daemon

/// What the board's pages are made of.
struct OverviewTests {
    private func desk() throws -> DeskBench {
        let desk = try BoardRules.desk()
        try desk.advance(to: "2025-11-06T09:00")
        return desk
    }

    private func names(_ answer: JSONValue, _ list: String, _ member: String) -> [String] {
        (answer[list]?.arrayValue ?? []).compactMap { row in
            (row[member] ?? row["obligation"]?[member])?.stringValue
        }
    }

    @Test func `A period shows who is missing, whom to call, and what was told and entered last`()
        throws
    {
        let desk = try desk()
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["loc-thanh"], "number": "9"])
        _ = try desk.ask("Extend", ["duty": "bao-cao", "units": ["da-lat"], "to": "2025-11-20"])
        let missing = try desk.ask("Period", ["duty": "bao-cao"])
        #expect(names(missing, "rows", "unit") == ["bao-loc", "da-lat", "don-duong"])
        #expect(missing["occurrence"]?["received"] == 1)
        let first = try #require(missing["rows"]?.arrayValue?.first)
        #expect(first["obligation"]?["timeliness"] == "missing")
        #expect(first["head"] == "Hiệu trưởng")
        #expect(first["email"] == "baoloc@so.example")
        #expect(first["told"]?["vi"] == "đôn đốc quá hạn, sau hạn 1 ngày làm việc")
        let extended = try #require(missing["rows"]?.arrayValue?[1])
        #expect(extended["entered"]?["vi"] == "gia hạn đến 20/11/2025")
        #expect(extended["actor"] == "an")
        #expect(extended["obligation"]?["due"] == "2025-11-20")
        let came = try desk.ask("Period", ["duty": "bao-cao", "show": "came"])
        #expect(names(came, "rows", "unit") == ["loc-thanh"])
        let searched = try desk.ask(
            "Period", ["duty": "bao-cao", "show": "all", "search": "da lat"])
        #expect(names(searched, "rows", "unit") == ["da-lat"])
        try desk.remove()
    }

    @Test func `A period comes in pages that hold everybody once`() throws {
        let desk = try desk()
        var found: [String] = []
        var after: Int64? = 0
        while let place = after {
            let page = try desk.ask(
                "Period", ["duty": "bao-cao", "limit": 1, "after": .int(place)])
            found += names(page, "rows", "unit")
            after = page["next"]?.intValue
        }
        #expect(found == ["bao-loc", "loc-thanh", "da-lat", "don-duong"])
        try desk.remove()
    }

    @Test func `A matrix has the latest periods in columns, and how punctual each unit was`() throws
    {
        let desk = try desk()
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao-thang", "units": ["bao-loc"], "period": "2025-10"])
        let matrix = try desk.ask("Matrix", ["plan": "ke-hoach", "columns": 3])
        #expect(
            (matrix["columns"]?.arrayValue ?? []).map { $0["occurrence"]?["period"] } == [
                "2025-10", "2025", "2025-11",
            ])
        let row = try #require(matrix["rows"]?.arrayValue?.first)
        #expect(row["unit"] == "bao-loc")
        #expect([row["on_time"], row["late"], row["missing"]] == [0, 1, 1])
        #expect(
            (row["cells"]?.arrayValue ?? []).map { $0["timeliness"] } == [
                "late", "missing", "in_time",
            ])
        let other = try #require(matrix["rows"]?.arrayValue?[1])
        #expect((other["cells"]?.arrayValue ?? []).map { $0["column"] } == [1])
        try desk.remove()
    }

    @Test func `Reports that came are counted by the day they were sent`() throws {
        let desk = try desk()
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["bao-loc"], "on": "2025-10-31"])
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["loc-thanh", "da-lat"], "on": "2025-11-05"])
        _ = try desk.ask("Void", ["event": 5])
        let answer = try desk.ask("Arrivals", ["duty": "bao-cao"])
        #expect(answer["owed"] == 4)
        #expect(
            answer["days"] == [
                ["day": "2025-10-31", "from_due": -3, "came": 1, "total": 1],
                ["day": "2025-11-05", "from_due": 2, "came": 1, "total": 2],
            ])
        try desk.remove()
    }

    @Test func `What will go out is what then goes out`() throws {
        let desk = try BoardRules.desk()
        try desk.advance(to: "2025-11-06T09:00")
        let coming = try desk.ask("Coming", ["days": 5])
        let lines = (coming["lines"]?.arrayValue ?? []).filter { $0["duty"] == "bao-cao" }
        #expect(
            lines.map { "\($0["at"]?.stringValue?.prefix(10) ?? "") \($0["units"]?.intValue ?? 0)" }
                == ["2025-11-07 4"])
        #expect(
            lines.first?["what"]?["vi"]
                == "báo cáo lên đơn vị chủ trì, Ban Giám đốc, sau hạn 3 ngày làm việc")
        try desk.advance(to: "2025-11-07T17:00")
        #expect(try desk.sent("bao-loc").suffix(2).allSatisfy { $0.hasPrefix("escalation +3wd") })
        try desk.remove()
    }

    @Test func `Units and duties are found by words without diacritics`() throws {
        let desk = try desk()
        let found = try desk.ask("Find", ["words": "bao"])
        #expect(names(found, "units", "unit") == ["bao-loc"])
        #expect(names(found, "duties", "duty") == ["bao-cao", "bao-cao-thang"])
        #expect(try desk.ask("Find", ["words": " … "])["units"] == [])
        try desk.remove()
    }

    @Test func `A unit's page has what it owes first, and its people for who may know them`() throws
    {
        let desk = try desk()
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["bao-loc"], "on": "2025-11-03"])
        let unit = try desk.ask("Unit", ["unit": "bao loc"])
        #expect(unit["head"] == "Hiệu trưởng")
        #expect([unit["on_time"], unit["late"]] == [1, 0])
        // What is open by its due day, then what has come.
        #expect(
            (unit["obligations"]?.arrayValue ?? []).map { $0["due"] }.suffix(3) == [
                "2025-11-25", "2025-12-20", "2025-11-03",
            ])
        let lan = try desk.session(for: "lan")
        let seen = try desk.asks("Unit", ["unit": "bao-loc"], lan)
        #expect(seen["reply"]?["head"] == nil)
        #expect(seen["reply"]?["email"] == nil)
        #expect(
            (seen["reply"]?["obligations"]?.arrayValue ?? []).allSatisfy {
                $0["duty"] != "viec-kin"
            })
        let period = try desk.asks("Period", ["duty": "bao-cao"], lan)
        #expect(period["reply"]?["may_receive"] == false)
        #expect(!"\(period)".contains("@so.example"))
        try desk.remove()
    }
}
