import Control
import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

/// What follows an event on two levels: nothing is counted, or named, that the event didn't open
/// (statements 54 and 56).
@Suite("Reports after an event, and whoever gathers them")
struct EventTallyTests {
    private static let rules = [
        RuleSource(
            name: "registry.yaml",
            bytes: Array(
                """
                groups:
                  - id: truong
                  - id: xa
                units:
                  - id: phong
                    name: Phòng Tổ chức
                    head: {title: Trưởng phòng, email: phong@so.example}
                  - {id: xa-a, name: Ủy ban xã A, email: a@xa.example, groups: xa, parent: phong}
                  - {id: xa-b, name: Ủy ban xã B, email: b@xa.example, groups: xa, parent: phong}
                  - {id: a1, name: Trường A1, email: a1@truong.example, groups: truong, parent: xa-a}
                  - {id: b1, name: Trường B1, email: b1@truong.example, groups: truong, parent: xa-b}
                """.utf8)),
        TestRules.calendar,
        RuleSource(
            name: "plan.yaml",
            bytes: Array(
                """
                plan:
                  id: su-co
                  title: Báo cáo sự cố
                  document: Quyết định số 15/2025/QĐ-UBND
                  period: 01/09/2025 - 31/12/2025
                  owner: phong
                  timezone: Asia/Ho_Chi_Minh
                  calendar: vn
                  office-hours: 07:30-11:30, 13:30-17:00
                duties:
                  - id: bc-xa
                    kind: deadline
                    title: Xã tổng hợp sự cố
                    due: trong vòng 15 ngày làm việc kể từ ngày xảy ra
                    after-event: su-co
                    owed-by: xa
                    gathers: bc-truong by parent
                    remind: [3wd]
                  - id: bc-truong
                    kind: deadline
                    title: Trường báo cáo sự cố
                    due: trong vòng 05 ngày làm việc kể từ ngày xảy ra
                    after-event: su-co
                    owed-by: truong
                    send-to: parent
                    remind: [3wd]
                """.utf8)),
    ]

    private func desk(_ units: JSONValue) throws -> (DeskBench, remarks: [String]) {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-08T09:00")
        let answer = try desk.ask(
            "Event", ["event": "su-co", "units": units, "on": "2025-10-07"])
        return (desk, (answer["remarks"]?.arrayValue ?? []).compactMap { $0["en"]?.stringValue })
    }

    @Test("Where nothing below was opened there is no tally, though units below could owe it")
    func empty() throws {
        let (desk, remarks) = try desk(["xa-a", "xa-b", "b1"])
        #expect(remarks == [])
        // Fifteen working days after Tuesday 07/10 is Tuesday 28/10.
        try desk.advance(to: "2025-10-27T09:00")
        #expect(
            try desk.sent("xa-a", duty: "bc-xa", period: "1") == ["reminder 3wd head"])
        #expect(
            try desk.sent("xa-b", duty: "bc-xa", period: "1").sorted()
                == ["reminder 3wd head", "tally 3wd head"])
        try desk.remove()
    }

    @Test("Entered late, the tally counts what the same event opens, whichever rule comes first")
    func late() throws {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T09:00")
        _ = try desk.ask("Event", ["event": "su-co", "units": ["xa-b", "b1"], "on": "2025-10-07"])
        try desk.tick()
        #expect(
            try desk.sent("xa-b", duty: "bc-xa", period: "1").sorted()
                == ["reminder 3wd head", "tally 3wd head"])
        try desk.remove()
    }

    @Test("Who enters an event is told of reports that nobody gathers")
    func ungathered() throws {
        let (desk, remarks) = try desk(["a1", "b1", "xa-b"])
        #expect(
            remarks == [
                "nobody gathers 'Trường báo cáo sự cố' of 1 unit: this event doesn't open 'Xã tổng "
                    + "hợp sự cố'; to open it name xa-a as well"
            ])
        try desk.remove()
    }

    @Test("Behind whom something moves is said of those alone that gather it")
    func behind() throws {
        let (desk, _) = try desk(["a1", "b1", "xa-a"])
        let answer = try desk.ask(
            "Suspend",
            [
                "units": ["a1", "b1"], "from": "2025-10-09", "until": "2025-10-31",
                "reason": "lũ",
            ])
        let remarks = (answer["remarks"]?.arrayValue ?? []).compactMap {
            $0["en"]?.stringValue
        }
        #expect(remarks.count == 1 && remarks.first?.contains("Ủy ban xã A") == true, "\(remarks)")
        try desk.remove()
    }
}
