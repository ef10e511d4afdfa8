import Civil
import Control
import JSON
import Ledger
import Rules
import Scheduler
import Testing

@testable import Daemon

/// A head's page: a mail's link opens it, and what is answered there is recorded as by mail.
struct HeadTests {
    private static let rules =
        TestRules.all + [
            RuleSource(
                name: "settings.yaml",
                bytes: Array(
                    """
                    settings:
                      organisation:
                        name: Sở
                        office: Sở GDĐT
                        mail-from: nhacviec@so.example
                      board:
                        url: https://hanchot.so.example
                    """.utf8))
        ]

    private func desk() throws -> DeskBench {
        let desk = try DeskBench(Self.rules, at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-28T17:00")
        return desk
    }

    /// The link in the last mail to an address.
    private func link(_ desk: DeskBench, _ address: String = "locthanh@so.example") throws -> String
    {
        let text = try #require(try desk.letters(to: address).last)
        let found = try #require(text.firstMatch(of: #/https://hanchot.so.example/p/([a-z0-9]+)/#))
        return String(found.output.1)
    }

    private func answer(
        _ desk: DeskBench, _ link: String, _ more: [String: JSONValue]
    ) throws -> JSONValue {
        let parameters = more.merging(["link": .string(link), "item": 1]) { $1 }
        guard
            case .success(let reply) = desk.head(
                "HeadAnswer", .object(parameters))
        else { throw DeskFailure("\(desk.head("HeadAnswer", .object(parameters)))") }
        return reply
    }

    private func bodies(_ desk: DeskBench) throws -> [EventBody] {
        try desk.engine.ledger.tail(after: 0, limit: 99).filter { $0.actor != DecidedEvent.actor }
            .map(\.body)
    }

    @Test func `a mail's link shows its lines, as often as it is opened, and records nothing`()
        throws
    {
        let desk = try desk()
        let link = try link(desk)
        let contents = try desk.contents
        for _ in 0..<3 {
            guard case .success(let page) = desk.head("HeadPage", ["link": .string(link)]) else {
                Issue.record("\(desk.head("HeadPage", ["link": .string(link)]))")
                return
            }
            #expect(page["unit_name"] == "Trường THPT Lộc Thanh")
            let item = page["items"]?.arrayValue?.first
            #expect(item?["name"]?["vi"] == "Báo cáo năm 2025")
            #expect(item?["open"] == true)
            #expect(!"\(page)".contains("Bảo Lộc"), "another unit's name")
        }
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test func `sent, nothing and more time are what the same words by mail are`() throws {
        let desk = try desk()
        let link = try link(desk)
        let sent: [String: JSONValue] = ["what": "sent", "number": "12/BC", "on": "27/10/2025"]
        let first = try answer(desk, link, sent)
        #expect(first["text"]?["vi"] == "đã ghi nhận")
        let again = try answer(desk, link, sent)
        #expect(again["text"]?["en"] == "taken before, nothing entered now")
        _ = try answer(desk, link, ["what": "time", "until": "10/11/2025", "reason": "mất điện"])
        let nothing = try answer(desk, link, ["what": "nothing"])
        #expect(nothing["text"]?["en"] == "not understood, left to the office")
        #expect(
            try bodies(desk) == [
                .submitted(number: "12/BC", undated: false),
                .extensionAsked(until: try #require(CivilDate(2025, 11, 10))), .unread,
            ])
        let waiting = try desk.ask("Waiting")["answers"]?.arrayValue ?? []
        #expect(
            waiting.map { $0["text"] } == [
                "Đã gửi, số 12/BC, ngày 27/10/2025", "Xin gia hạn đến 10/11/2025, mất điện",
                "Không phát sinh",
            ])
        try desk.remove()
    }

    @Test func `what can't be read is refused, and nothing is put in its place`() throws {
        let desk = try desk()
        let link = try link(desk)
        for more: [String: JSONValue] in [
            ["what": "sent", "on": "35/13/2025"], ["what": "sent", "on": "29/10/2025"],
            ["what": "time"], ["what": "time", "until": "mai"],
        ] {
            let reply = desk.head(
                "HeadAnswer", .object(more.merging(["link": .string(link), "item": 1]) { $1 }))
            guard case .failure("Refused", _) = reply else {
                Issue.record("\(more): \(reply)")
                continue
            }
        }
        #expect(try bodies(desk).isEmpty)
        try desk.remove()
    }

    @Test func `an altered link opens nothing, and neither does one of another purpose`() throws {
        let desk = try desk()
        let link = try link(desk)
        for other in [
            "", "p", "r" + link.dropFirst(), String(link.dropLast()) + "a7", link.uppercased(),
        ] {
            #expect(desk.head("HeadPage", ["link": .string(other)]) == .noLink, "\(other)")
        }
        try desk.remove()
    }

    @Test
    func `a link ends 30 days after its obligation is done, and when its person is forgotten`()
        throws
    {
        let desk = try desk()
        let (first, second) = (try link(desk), try link(desk, "baoloc@so.example"))
        _ = try desk.ask(
            "Receive", ["duty": "bao-cao", "units": ["loc-thanh"], "on": "2025-10-28"])
        func opens(_ link: String) -> Bool {
            desk.head("HeadPage", ["link": .string(link)]) != .noLink
        }
        try desk.advance(to: "2025-11-26T09:00")
        #expect(opens(first) && opens(second))
        try desk.advance(to: "2025-11-28T09:00")
        #expect(!opens(first) && opens(second))
        let other = TestRules.registry.replacing("baoloc@so.example", with: "khac@so.example")
        try desk.restart([other] + Self.rules.dropFirst())
        _ = try desk.ask("Forget", ["address": "baoloc@so.example", "also_waiting": true])
        #expect(!opens(second))
        try desk.remove()
    }

    @Test func `without a board's address no mail has a link, and a confidential plan's never`()
        throws
    {
        let plain = try DeskBench(TestRules.all, at: "2025-10-01T07:00")
        try plain.advance(to: "2025-10-28T17:00")
        #expect(try plain.letters(to: "baoloc@so.example").allSatisfy { !$0.contains("/p/") })
        try plain.remove()
        let kept = TestRules.plan.replacing(
            "  owner: phong", with: "  owner: phong\n  confidential: có")
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, kept, Self.rules[3]], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-28T17:00")
        #expect(try desk.letters(to: "baoloc@so.example").allSatisfy { !$0.contains("/p/") })
        try desk.remove()
    }
}
