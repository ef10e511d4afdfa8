import Civil
import Control
import JSON
import Ledger
import Rounds
import Rules
import Scheduler
import SourceText
import Testing

@testable import Daemon

@Suite("Deciding on what waits")
struct DecidingTests {
    private static let report = ObligationID(
        occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")

    /// A submission without a day (1), a request for time (2) and what nobody understood (3).
    private func desk() throws -> DeskBench {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-22T09:00")
        try enter(.submitted(number: "12/BC", undated: true), "bao-loc", desk, "Đã gửi số 12/BC")
        try enter(
            .extensionAsked(until: try CivilDate(parsing: "2025-11-12")), "loc-thanh", desk,
            "Xin gia hạn đến 12/11")
        try enter(.unread, "da-lat", desk, "Đã gửi dự thảo số 3/DT,\nbản chính gửi sau")
        return desk
    }

    private func enter(
        _ body: EventBody, _ unit: String, _ desk: DeskBench, _ text: String
    ) throws {
        let entry = Course.Entry(
            obligation: ObligationID(occurrence: Self.report.occurrence, unit: unit), body: body,
            actor: "reply/m", on: try CivilDate(parsing: "2025-10-22"),
            said: SaidWords(
                AnswerWords(text, files: ["a.pdf"]), sender: "\(unit)@so.example",
                recipient: "truong@so.example"))
        _ = try desk.engine.driver.enter([entry], request: nil, now: desk.now)
    }

    private func state(_ unit: String, _ desk: DeskBench) throws -> ObligationState {
        desk.engine.book.state(
            of: ObligationID(occurrence: Self.report.occurrence, unit: unit),
            due: try CivilDate(parsing: "2025-11-03"))
    }

    @Test("The list tells what each says in its own words, under a number that stays")
    func list() throws {
        let desk = try desk()
        let answers = try #require(try desk.ask("Waiting")["answers"]?.arrayValue)
        #expect(
            answers.map { "\($0["number"]?.intValue ?? 0) \($0["what"]?.stringValue ?? "")" } == [
                "1 submission", "2 request", "3 unread",
            ])
        #expect(answers[0]["document"] == "12/BC" && answers[0]["on"] == nil)
        #expect(answers[1]["until"] == "2025-11-12" && answers[1]["due"] == "2025-11-03")
        #expect(answers[2]["unit_name"] == "Trường THPT Đà Lạt")
        #expect(answers[2]["text"] == "Đã gửi dự thảo số 3/DT,\nbản chính gửi sau")
        #expect(answers[2]["files"] == ["a.pdf"])
        #expect(answers[2]["since"] == "2025-10-22T09:00:00+07:00")
        _ = try desk.ask("Decide", ["answer": 2, "agree": false])
        let left = try desk.ask("Waiting", ["plan": "ke-hoach"])["answers"]?.arrayValue
        #expect(left?.compactMap { $0["number"]?.intValue } == [1, 3])
        guard case .failure("NotAllowed", _) = desk.reply("Waiting", by: DeskBench.stranger) else {
            throw DeskFailure("a stranger reads what units answered")
        }
        try desk.remove()
    }

    @Test("Yes makes a receipt, an extension, or what is said of a text that nobody understood")
    func yes() throws {
        let desk = try desk()
        #expect(
            try desk.refusals("Decide", ["answer": 1, "agree": true]).map(\.code) == [.missing])
        _ = try desk.ask("Decide", ["answer": 1, "agree": true, "on": "2025-10-21"])
        _ = try desk.ask("Decide", ["answer": 2, "agree": true, "letter": "45/SGDĐT"])
        #expect(
            try desk.refusals("Decide", ["answer": 3, "agree": true]).map(\.code) == [.missing])
        _ = try desk.ask(
            "Decide", ["answer": 3, "agree": true, "on": "2025-10-22", "number": "3/BC"])
        #expect(try state("bao-loc", desk).sentOn == CivilDate(parsing: "2025-10-21"))
        #expect(try state("loc-thanh", desk).due == CivilDate(parsing: "2025-11-12"))
        #expect(try state("da-lat", desk).fulfilment == .received)
        let receipt = try #require(try desk.engine.driver.event(4))
        #expect(receipt.actor == "an")
        #expect(receipt.body == .received(number: "12/BC", none: false, note: nil))
        #expect(try desk.sent("loc-thanh").last == "moved event-5 head")
        #expect(try desk.ask("Waiting")["answers"] == [])
        try desk.remove()
    }

    @Test("No tells the head of what was asked, and nobody of what wasn't understood")
    func no() throws {
        let desk = try desk()
        _ = try desk.ask("Decide", ["answer": 1, "agree": false, "note": "chưa thấy báo cáo"])
        _ = try desk.ask("Decide", ["answer": 2, "agree": false])
        _ = try desk.ask("Decide", ["answer": 3, "agree": false])
        #expect(try desk.sent("bao-loc").last == "refused event-4 head")
        #expect(try desk.sent("loc-thanh").last == "refused event-5 head")
        #expect(try !desk.sent("da-lat").contains { $0.hasPrefix("refused") })
        #expect(try state("bao-loc", desk).isOpen && state("bao-loc", desk).saysSent == nil)
        #expect(try desk.ask("Waiting")["answers"] == [])
        try desk.remove()
    }

    @Test("Decided once: the second word on it is refused with who said the first, and when")
    func twice() throws {
        let desk = try desk()
        let first: JSONValue = ["answer": 2, "agree": true, "request": "r1"]
        let done = try desk.ask("Decide", first)
        #expect(try desk.ask("Decide", first)["events"] == done["events"], "asked twice, done once")
        let refusal = try #require(
            try desk.refusals("Decide", ["answer": 2, "agree": false]).first)
        #expect(
            refusal.reason.en
                == "answer 2 waits no more: an made entry 4 on 2025-10-22 (extended to 2025-11-12); "
                + "if that was a mistake: hanchot void 4")
        _ = try desk.ask("Void", ["event": 4])
        _ = try desk.ask("Decide", ["answer": 2, "agree": false])
        #expect(
            try desk.refusals("Decide", ["answer": 99, "agree": true]).map(\.code) == [.unknown])
        #expect(
            try desk.refusals("Decide", ["answer": 4, "agree": true]).first?.reason.en
                == "there is no answer 4; 'hanchot decide' lists what waits",
            "an entry is no answer")
        try desk.remove()
    }

    @Test("What the state of things doesn't allow is refused, and nothing is written")
    func unfit() throws {
        let desk = try desk()
        let contents = try desk.contents
        for parameters: JSONValue in [
            ["answer": 1, "agree": true, "on": "2025-12-24"],
            ["answer": 2, "agree": true, "until": "2025-10-20"],
            ["answer": 2, "agree": true, "until": "2025-11-03"],
            ["answer": 2, "agree": true, "number": "1/BC"],
        ] {
            #expect(try desk.refusals("Decide", parameters).map(\.code) == [.contradiction])
        }
        #expect(try desk.contents == contents)
        try desk.remove()
    }

    @Test("The owner reads of it next working morning, with the words and the command")
    func morning() throws {
        let desk = try desk()
        try desk.advance(to: "2025-10-23T08:00")
        let text = try #require(try desk.letters(to: "phong@so.example").last)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.contains("Trường THPT Bảo Lộc báo đã gửi báo cáo năm 2025 số 12/BC, chưa rõ ngày"))
        #expect(text.contains("hanchot decide 1 --yes --on …"))
        #expect(text.contains("xin gia hạn báo cáo năm 2025 đến 12/11/2025"))
        #expect(text.contains("\"Đã gửi dự thảo số 3/DT, bản chính gửi sau\""))
        #expect(text.contains("Tệp kèm: a.pdf") && text.contains("hanchot decide 3 --no"))
        try desk.remove()
    }

    @Test("Erased with an address, the words are gone and the answer waits on (statement 61)")
    func erased() throws {
        let desk = try desk()
        #expect(try desk.engine.ledger.erase(address: "da-lat@so.example", as: { "x" + $0 }))
        let answers = try #require(try desk.ask("Waiting")["answers"]?.arrayValue)
        #expect(answers.map { $0["text"] != nil } == [true, true, false])
        #expect(try desk.engine.ledger.erase(address: "truong@so.example", as: { "x" + $0 }))
        #expect(try desk.engine.ledger.words(of: [1, 2, 3]) == [:])
        try desk.remove()
    }
}
