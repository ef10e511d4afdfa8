import Control
import JSON
import Testing

@testable import Daemon

@Suite("Status")
struct StatusTests {
    struct Search: Sendable, CustomTestStringConvertible {
        let words: String
        let units: [String]
        var testDescription: String { words }
    }

    @Test(
        "Words find units and duties, with or without diacritics; all must fit",
        arguments: [
            Search(words: "bao loc", units: ["bao-loc bao-cao", "bao-loc bao-cao-thang"]),
            Search(words: "BẢO LỘC", units: ["bao-loc bao-cao", "bao-loc bao-cao-thang"]),
            Search(
                words: "lộc",
                units: [
                    "bao-loc bao-cao", "loc-thanh bao-cao", "bao-loc bao-cao-thang",
                ]),
            Search(words: "đà lạt", units: ["da-lat bao-cao"]),
            Search(words: "da lat", units: ["da-lat bao-cao"]),
            Search(words: "bảo lộc hằng tháng", units: ["bao-loc bao-cao-thang"]),
            Search(words: "bảo lộc không có", units: []),
        ])
    func search(example: Search) throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let answer = try desk.ask("Status", ["search": .string(example.words)])
        let found = (answer["obligations"]?.arrayValue ?? []).map { item in
            "\(item["unit"]?.stringValue ?? "") \(item["duty"]?.stringValue ?? "")"
        }
        #expect(Set(found) == Set(example.units))
        try desk.remove()
    }

    @Test("An occurrence in numbers: received, late, waived, open, overdue; all add up")
    func counts() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-06T09:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["bao-loc"]])
        _ = try desk.ask("Waive", ["duty": "bao-cao", "units": ["da-lat"]])
        let answer = try desk.ask("Status", ["duty": "bao-cao"])
        let count = try #require(answer["occurrences"]?.arrayValue?.first)
        let numbers = ["owed", "received", "late", "waived", "cancelled", "open", "overdue"].map {
            count[$0]?.intValue
        }
        // Đơn Dương came into being on 01/11 and joined (statement 13).
        #expect(numbers == [4, 1, 1, 1, 0, 2, 2])
        try desk.remove()
    }

    @Test("Numbers above a list are the list's own, and units stand in the language's order")
    func listed() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let found = try desk.ask("Status", ["search": "bao loc", "duty": "bao-cao"])
        let count = try #require(found["occurrences"]?.arrayValue?.first)
        #expect(["owed", "open"].map { count[$0]?.intValue } == [1, 1])
        let all = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        #expect(
            all["obligations"]?.arrayValue?.compactMap { $0["unit"]?.stringValue }
                == ["bao-loc", "da-lat", "loc-thanh"])
        #expect(all["occurrences"]?.arrayValue?.first?["owed"]?.intValue == 3)
        let item = try #require(all["obligations"]?.arrayValue?.first)
        #expect(item["report"]?["vi"]?.stringValue == "Báo cáo kết quả năm")
        _ = try desk.ask("Reassign", ["duty": "bao-cao", "units": ["da-lat"], "to": "phong"])
        let passed = try desk.ask("Status", ["duty": "bao-cao", "unit": "da-lat"])
        #expect(
            passed["obligations"]?.arrayValue?.first?["responsible_name"]?.stringValue
                == "Phòng Tổ chức")
        try desk.remove()
    }

    @Test("Occurrences and obligations say what they are called and which days their data run over")
    func names() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let answer = try desk.ask(
            "Status", ["duty": "bao-cao-thang", "period": "2025-10", "details": true])
        for list in ["occurrences", "obligations"] {
            let item = try #require(answer[list]?.arrayValue?.first)
            #expect(item["name"]?["vi"]?.stringValue == "Báo cáo tháng 10/2025")
            #expect(item["name"]?["en"]?.stringValue == "Báo cáo tháng, October 2025")
            #expect(item["data_from"]?.stringValue == "2025-09-15")
            #expect(item["data_until"]?.stringValue == "2025-10-14")
        }
        let other = try #require(
            try desk.ask("Status", ["duty": "bao-cao"])["occurrences"]?.arrayValue?.first)
        #expect(other["name"] != nil)
        #expect(other["data_from"] == nil)
        try desk.remove()
    }

    @Test("Done occurrences are left out unless asked for; a limit says how many more there are")
    func limits() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["truong"]])
        // Đơn Dương comes into being on 01/11 and owes it too (statement 13).
        try desk.advance(to: "2025-11-03T09:00")
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["don-duong"]])
        try desk.advance(to: "2025-12-01T09:00")
        #expect(try desk.ask("Status", ["duty": "bao-cao"])["occurrences"] == [])
        let all = try desk.ask(
            "Status", ["duty": "bao-cao", "all": true, "details": true, "limit": 1])
        #expect(all["obligations"]?.arrayValue?.count == 1)
        #expect(all["more"] == 3)
        try desk.remove()
    }

    @Test("The rung shows how far the ladder has climbed")
    func rung() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-07T16:00")
        let answer = try desk.ask(
            "Status", ["overdue": true, "duty": "bao-cao", "unit": "bao-loc"])
        let item = try #require(answer["obligations"]?.arrayValue?.first)
        #expect(item["rung"] == "+3wd")
        #expect(item["timeliness"] == "missing")
        #expect(item["late_days"] == 3)
        try desk.remove()
    }
}
