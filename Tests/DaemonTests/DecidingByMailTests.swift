import Civil
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("Deciding by mail (statement 41)")
struct DecidingByMailTests {
    private static let occurrence = OccurrenceID(duty: "bao-cao", period: "2025")
    private static let settings = TestRules.answeredSettings(deciders: "giam-doc")

    /// Two requests for time (1, 2) and a submission (3) wait; the owner's list of 23/10 shows them so.
    private func desk() throws -> DeskBench {
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, TestRules.plan, Self.settings],
            at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-22T09:00")
        try enter(.extensionAsked(until: try CivilDate(parsing: "2025-11-12")), "bao-loc", desk)
        try enter(.extensionAsked(until: try CivilDate(parsing: "2025-11-10")), "loc-thanh", desk)
        try enter(.submitted(number: "7/BC"), "da-lat", desk)
        try desk.advance(to: "2025-10-23T08:00")
        return desk
    }

    private func enter(_ body: EventBody, _ unit: String, _ desk: DeskBench) throws {
        _ = try desk.engine.driver.enter(
            body, to: [Self.id(unit)], on: try CivilDate(parsing: "2025-10-22"), actor: "reply/m",
            request: nil, now: desk.now)
    }

    private static func id(_ unit: String) -> ObligationID {
        ObligationID(occurrence: occurrence, unit: unit)
    }

    private func state(_ unit: String, _ desk: DeskBench) throws -> ObligationState {
        desk.engine.book.state(of: Self.id(unit), due: try CivilDate(parsing: "2025-11-03"))
    }

    /// Where answers to the owner's latest list go.
    private func address(_ desk: DeskBench) throws -> String {
        for id in try desk.engine.spool.list(.new).ids.reversed() {
            let mail = try desk.engine.spool.read(id, in: .new)
            guard mail.envelope.recipients == ["phong@so.example"] else { continue }
            let lines = String(decoding: mail.message, as: UTF8.self)
                .replacing("\r\n ", with: " ").split(separator: "\r\n")
            if let field = lines.first(where: { $0.hasPrefix("Reply-To:") }),
                let place = field.firstRange(of: "nhacviec+")
            {
                return String(field[place.lowerBound...].prefix { $0 != ">" && $0 != " " })
            }
        }
        throw DeskFailure("no list can be answered")
    }

    private func answer(
        _ text: String, from: String = "phong@so.example", _ desk: DeskBench
    ) throws -> Engine.Answered {
        let message = """
            Return-Path: <\(from)>\r
            From: <\(from)>\r
            To: <\(try address(desk))>\r
            Subject: Re: cho xu ly\r
            Message-ID: <1@so.example>\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(text.replacing("\n", with: "\r\n"))\r

            """
        let answered = try desk.engine.receive(message: Array(message.utf8), now: desk.now)
        try desk.tick()
        return answered
    }

    @Test("The owner's “1 đồng ý” is the owner's decision, by the lines of the list")
    func agreed() throws {
        let desk = try desk()
        let answered = try answer(
            "1 đồng ý; 2 không đồng ý: đã gia hạn một lần\n3 đồng ý", desk)
        #expect(answered.text.en == "decisions recorded")
        #expect(try state("bao-loc", desk).due == CivilDate(parsing: "2025-11-12"))
        #expect(try state("loc-thanh", desk).due == CivilDate(parsing: "2025-11-03"))
        #expect(try state("loc-thanh", desk).asksFor == nil)
        #expect(try state("da-lat", desk).fulfilment == .received)
        for number: Int64 in 4...6 {
            let event = try #require(try desk.engine.driver.event(number))
            #expect(event.actor.hasPrefix("phong/reply/"), "recorded as theirs")
        }
        #expect(try desk.sent("bao-loc").last == "moved event-4 head")
        #expect(try desk.sent("loc-thanh").last == "refused event-5 head")
        let told = try #require(try desk.letters(to: "phong@so.example").last)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            told.contains("1. Trường THPT Bảo Lộc, báo cáo năm 2025: gia hạn đến 12/11/2025"))
        #expect(told.contains("2. Trường THPT Lộc Thanh, báo cáo năm 2025: không đồng ý"))
        #expect(
            told.contains("3. Trường THPT Đà Lạt, báo cáo năm 2025: đã ghi nhận báo cáo số 7/BC"))
        try desk.remove()
    }

    @Test("The list invites to it, and says by which numbers")
    func invitation() throws {
        let desk = try desk()
        let list = try #require(try desk.letters(to: "phong@so.example").last)
        #expect(list.contains("1. Trường THPT Bảo Lộc xin gia hạn"))
        #expect(list.contains("\"1 đồng ý\""))
        try desk.remove()
    }

    @Test("A leader whom the settings name decides too, and to another day")
    func leader() throws {
        let desk = try desk()
        _ = try answer("1 đồng ý đến ngày 07/11/2025", from: "giamdoc@so.example", desk)
        #expect(try state("bao-loc", desk).due == CivilDate(parsing: "2025-11-07"))
        #expect(
            try #require(try desk.engine.driver.event(4)).actor.hasPrefix("giam-doc/reply/"))
        #expect(try desk.letters(to: "giamdoc@so.example").count == 1, "and is told of it")
        try desk.remove()
    }

    struct Misuse: CustomTestStringConvertible {
        let testDescription: String
        var text = "1 đồng ý"
        var from = "phong@so.example"
        var isHeard = true
    }

    @Test(
        "What isn't a plain decision of who may decide decides nothing",
        arguments: [
            Misuse(
                testDescription: "the head that asks", from: "baoloc@so.example", isHeard: false),
            Misuse(testDescription: "a stranger", from: "ai-do@khac.example", isHeard: false),
            Misuse(testDescription: "no such line", text: "4 đồng ý"),
            Misuse(testDescription: "line zero", text: "0 đồng ý"),
            Misuse(testDescription: "no line of several", text: "Đồng ý"),
            Misuse(testDescription: "one line twice", text: "1 đồng ý, 1 không đồng ý"),
            Misuse(testDescription: "a condition", text: "1 đồng ý nếu có công văn"),
            Misuse(testDescription: "a question", text: "1 đồng ý?"),
            Misuse(testDescription: "quoted", text: "> 1 đồng ý", isHeard: false),
            Misuse(
                testDescription: "its own words below a quotation that isn't marked",
                text: "Tôi xem sau.\nKính gửi: Trưởng phòng\n1 đồng ý"),
            Misuse(
                testDescription: "a report of one's own", text: "Đã gửi, số 12/BC ngày 21/10/2025"),
            Misuse(
                testDescription: "the command", text: "hanchot decide 1 --yes"),
        ])
    func misuse(example: Misuse) throws {
        let desk = try desk()
        let before = try desk.engine.ledger.counts().events
        let answered = try answer(example.text, from: example.from, desk)
        #expect(answered.isAccepted == example.isHeard)
        #expect(try desk.engine.ledger.counts().events == before, "\(answered.text.en)")
        #expect(try state("bao-loc", desk).asksFor != nil)
        let told = try desk.letters(to: example.from).filter { $0.contains("chưa ghi quyết định") }
        #expect(told.count == (example.isHeard ? 1 : 0), "who may decide is told, others aren't")
        try desk.remove()
    }

    @Test("Two lines at once, with a number of the command for one of them, mean those two")
    func two() throws {
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, TestRules.plan, Self.settings],
            at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-22T09:00")
        for _ in 1...4 { try enter(.acknowledged(until: nil), "bao-loc", desk) }
        try enter(.extensionAsked(until: try CivilDate(parsing: "2025-11-12")), "bao-loc", desk)
        try enter(.extensionAsked(until: try CivilDate(parsing: "2025-11-10")), "loc-thanh", desk)
        try desk.advance(to: "2025-10-23T08:00")
        _ = try answer("1 và 6 đồng ý", desk)
        #expect(try state("bao-loc", desk).due == CivilDate(parsing: "2025-11-12"))
        #expect(try state("loc-thanh", desk).due == CivilDate(parsing: "2025-11-10"))
        try desk.remove()
    }

    @Test("Decided before, it is told so; the rest of the answer counts; asked twice, done once")
    func already() throws {
        let desk = try desk()
        _ = try desk.ask("Decide", ["answer": 1, "agree": false])
        for _ in 1...2 { _ = try answer("1,2 đồng ý", desk) }
        #expect(try state("bao-loc", desk).due == CivilDate(parsing: "2025-11-03"))
        #expect(try state("loc-thanh", desk).due == CivilDate(parsing: "2025-11-10"))
        let told = try desk.letters(to: "phong@so.example")
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { $0.contains("CHƯA GHI") }
        #expect(told.count == 1)
        #expect(told.first?.contains("không còn chờ, đã được xử lý ngày 23/10/2025") == true)
        #expect(told.first?.contains("hanchot") == false, "a mail names no command")
        #expect(try desk.engine.ledger.counts().events == 5)
        try desk.remove()
    }

    @Test("After a void the same words decide anew (statement 42)")
    func anew() throws {
        let desk = try desk()
        _ = try answer("1 đồng ý", desk)
        _ = try desk.ask("Void", ["event": 4])
        #expect(try state("bao-loc", desk).asksFor != nil)
        _ = try answer("1 đồng ý", desk)
        #expect(try state("bao-loc", desk).due == CivilDate(parsing: "2025-11-12"))
        try desk.remove()
    }

    @Test(
        "A submission without a day, and words nobody understood, become receipts with the day that is said"
    )
    func undated() throws {
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, TestRules.plan, Self.settings],
            at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-22T09:00")
        try enter(.submitted(number: nil, undated: true), "bao-loc", desk)
        try enter(.unread, "loc-thanh", desk)
        try enter(.extensionAsked(until: try CivilDate(parsing: "2025-11-10")), "da-lat", desk)
        try desk.advance(to: "2025-10-23T08:00")
        let list = try #require(try desk.letters(to: "phong@so.example").last)
        #expect(list.contains("\"1 đồng ý, gửi ngày …\""))
        _ = try answer("1 đồng ý", desk)
        #expect(
            try state("bao-loc", desk).fulfilment == .open, "never today, never the answer's day")
        let told = try #require(try desk.letters(to: "phong@so.example").last)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("\"đồng ý, gửi ngày …\""), "and is told how")
        #expect(told.contains("Đề nghị trả lời lại thư"), "and not that it is recorded")
        #expect(!told.contains("--on"), "a mail names no option")
        _ = try answer(
            "1 đồng ý, số 9/BC gửi ngày 21/10\n2 đồng ý, không phát sinh, gửi ngày 22/10/2025\n"
                + "3 đồng ý ngày 12/11", desk)
        let dated = try state("bao-loc", desk)
        #expect(dated.fulfilment == .received)
        #expect(try dated.sentOn == CivilDate(parsing: "2025-10-21"))
        #expect(try state("loc-thanh", desk).fulfilment == .received)
        #expect(try state("loc-thanh", desk).sentOn == CivilDate(parsing: "2025-10-22"))
        #expect(try state("da-lat", desk).due == CivilDate(parsing: "2025-11-12"))
        let outcomes = try desk.letters(to: "phong@so.example")
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .joined(separator: "\n")
        #expect(
            outcomes.contains(
                "1. Trường THPT Bảo Lộc, báo cáo năm 2025: đã ghi nhận báo cáo số 9/BC"))
        #expect(
            outcomes.contains(
                "2. Trường THPT Lộc Thanh, báo cáo năm 2025: đã ghi nhận không phát sinh"))
        try desk.remove()
    }

    @Test("A day that is over is refused by name, and nothing is said to be recorded")
    func pastDay() throws {
        let desk = try desk()
        for text in ["1 đồng ý đến ngày 21/10", "2 đồng ý đến ngày 21/10/2025"] {
            _ = try answer(text, from: "giamdoc@so.example", desk)
            let told = try #require(try desk.letters(to: "giamdoc@so.example").last)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(told.contains("CHƯA GHI: ngày 21/10/2025 không sau hôm nay"), "\(told)")
            #expect(!told.contains("Đã ghi quyết định"))
            #expect(told.contains("Kính gửi: Giám đốc"))
        }
        #expect(try state("bao-loc", desk).asksFor != nil)
        try desk.remove()
    }

    @Test("Without settings for a leader only the owner decides")
    func nobodyNamed() throws {
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, TestRules.plan, TestRules.answeredSettings()],
            at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-22T09:00")
        try enter(.extensionAsked(until: try CivilDate(parsing: "2025-11-12")), "bao-loc", desk)
        try desk.advance(to: "2025-10-23T08:00")
        #expect(try !answer("1 đồng ý", from: "giamdoc@so.example", desk).isAccepted)
        #expect(try state("bao-loc", desk).asksFor != nil)
        _ = try answer("Đồng ý", desk)
        #expect(try state("bao-loc", desk).due == CivilDate(parsing: "2025-11-12"))
        try desk.remove()
    }
}
