import Control
import JSON
import Rules
import SourceText
import Testing

@testable import Daemon

@Suite("What a letter to those who are missing says")
struct LetterAnswerTests {
    private static func missing(_ answer: JSONValue) -> [String] {
        (answer["missing"]?.arrayValue ?? []).map { unit in
            [
                unit["unit_name"]?.stringValue, unit["due"]?.stringValue,
                unit["late_days"]?.intValue.map { "\($0)" }, unit["reminded"]?.stringValue,
                unit["note"]?.stringValue,
            ].map { $0 ?? "-" }.joined(separator: " | ")
        }
    }

    @Test("Who is past due and hasn't sent, with the last mail that reminded them")
    func listed() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-06T09:00")
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["loc-thanh"], "on": "2025-11-03"])
        // What nobody got reminded nobody.
        #expect(
            Self.missing(try desk.ask("Letter", ["duty": "bao-cao"])).allSatisfy {
                $0.hasSuffix(" | 2 | - | -")
            })
        try desk.deliver()
        let answer = try desk.ask("Letter", ["duty": "báo cáo năm"])
        #expect(
            Self.missing(answer) == [
                "Trường THPT Bảo Lộc | 2025-11-03 | 2 | 2025-11-05 | -",
                "Trường THPT Đà Lạt | 2025-11-03 | 2 | - | -",
                "Trường THPT Đơn Dương | 2025-11-03 | 2 | 2025-11-05 | -",
            ])
        #expect(answer["owed"] == 4 && answer["received"] == 1)
        #expect(answer["name"] == "báo cáo năm 2025")
        #expect(answer["due_words"] == "trước ngày 05/11/2025")
        #expect(answer["citation"] == "Kế hoạch số 12/KH-SGDĐT, Mục III")
        #expect(answer["today"] == "2025-11-06")
        #expect(answer["contact"] == "Trần Văn Bình, Trưởng phòng Tổ chức, phong@so.example")
        try desk.remove()
    }

    @Test("What a unit has said or done meanwhile stands beside it; who has more time isn't there")
    func notes() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-06T09:00")
        try desk.deliver()
        _ = try desk.ask(
            "Apply",
            [
                "entries": [
                    [
                        "event": "submit", "duty": "bao-cao", "units": ["bao-loc"],
                        "number": "12/BC", "on": "2025-11-03",
                    ],
                    [
                        "event": "extend", "duty": "bao-cao", "units": ["da-lat"],
                        "to": "2025-11-20",
                    ],
                    [
                        "event": "reassign", "duty": "bao-cao", "units": ["loc-thanh"],
                        "to": "giam-doc",
                    ],
                ]
            ])
        let answer = try desk.ask("Letter", ["duty": "bao-cao"])
        #expect(
            Self.missing(answer) == [
                "Trường THPT Bảo Lộc | 2025-11-03 | 2 | 2025-11-05 | đơn vị đã báo gửi số 12/BC ngày "
                    + "03/11/2025, chờ xác nhận",
                "Ban Giám đốc (thay Trường THPT Lộc Thanh) | 2025-11-03 | 2 | 2025-11-05 | -",
                "Trường THPT Đơn Dương | 2025-11-03 | 2 | 2025-11-05 | -",
            ])
        let addressees = (answer["missing"]?.arrayValue ?? []).map { $0["addressee"] }
        #expect(addressees[1] == "Ban Giám đốc")
        #expect(answer["owed"] == 4)
        try desk.remove()
    }

    @Test("A day off to be named in it is told, and that the plan is confidential")
    func lookedAgain() throws {
        let desk = try DeskBench(
            [
                TestRules.registry, TestRules.calendar,
                TestRules.plan.replacing(
                    "  owner: phong", with: "  owner: phong\n  confidential: yes"),
            ], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-06T09:00")
        let sunday = try desk.ask("Letter", ["duty": "bao-cao", "by": "2025-11-09"])
        #expect(sunday["by_off"] == "là ngày nghỉ cuối tuần")
        #expect(sunday["confidential"] == true)
        let monday = try desk.ask("Letter", ["duty": "bao-cao", "by": "2025-11-10"])
        #expect(monday["by_off"] == nil)
        #expect(
            try desk.refusals("Letter", ["duty": "bao-cao", "by": "9/11"]).first?.code == .unusable)
        try desk.remove()
    }

    @Test("Nobody is missing before the day is over, nor when all have sent")
    func nobody() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        #expect(Self.missing(try desk.ask("Letter", ["duty": "bao-cao"])) == [])
        try desk.advance(to: "2025-11-06T09:00")
        _ = try desk.ask("Waive", ["duty": "bao-cao", "units": ["don-duong"]])
        _ = try desk.ask("Receive", ["duty": "bao-cao", "units": ["truong"]])
        let answer = try desk.ask("Letter", ["duty": "bao-cao"])
        #expect(Self.missing(answer) == [])
        // What was waived is owed by nobody.
        #expect(answer["owed"] == 3 && answer["received"] == 3)
        try desk.remove()
    }

    @Test("Of several periods one is named; what isn't owed, known or open is refused by name")
    func refused() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-11-27T09:00")
        let several = try #require(try desk.refusals("Letter", ["duty": "bao-cao-thang"]).first)
        #expect(several.code == .ambiguous)
        // The rules came in October: what was past due then is missing as well.
        #expect(several.suggestions == (4...11).map { $0 < 10 ? "2025-0\($0)" : "2025-\($0)" })
        let one = try desk.ask("Letter", ["duty": "bao-cao-thang", "period": "2025-10"])
        #expect(one["name"] == "báo cáo tháng 10/2025")
        #expect(
            try desk.refusals("Letter", ["duty": "bao-cao", "period": "2024"]).first?.suggestions
                == ["2025"])
        #expect(
            try desk.refusals("Letter", ["duty": "bao-coa"]).first?.suggestions == ["bao-cao"])
        #expect(
            try desk.refusals("Letter", ["duty": "phoi-hop"]).first?.reason.vi
                == "'phoi-hop' không có báo cáo phải gửi, không ai để đôn đốc")
        guard
            case .failure("NotAllowed", _) = desk.reply(
                "Letter", ["duty": "bao-cao"], by: DeskBench.stranger)
        else { throw DeskFailure("a stranger reads who is missing") }
        try desk.remove()
    }
}
