import Civil
import Ledger
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Spool
import Testing

@testable import Daemon

@Suite("Answers and bounces that come in by mail")
struct AnswerTests {
    private static let report = ObligationID(
        occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "bao-loc")

    private func desk(final: Bool = false) throws -> DeskBench {
        let plan =
            final
            ? TestRules.plan.replacing(
                "remind: [30d, 7d, 1wd]", with: "remind: [30d, 7d, 1wd]\n    reply: final")
            : TestRules.plan
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, plan, TestRules.answeredSettings()],
            at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-27T08:00")
        return desk
    }

    /// The reminder to Bảo Lộc, and where answers to it go.
    private func reminder(_ desk: DeskBench) throws -> (mail: SpoolMail, reply: String) {
        for id in try desk.engine.spool.list(.new).ids {
            let mail = try desk.engine.spool.read(id, in: .new)
            guard mail.envelope.recipients == ["baoloc@so.example"] else { continue }
            let lines = String(decoding: mail.message, as: UTF8.self)
                .replacing("\r\n ", with: " ").split(separator: "\r\n")
            guard let field = lines.first(where: { $0.hasPrefix("Reply-To:") }),
                let open = field.firstIndex(of: "<") ?? field.firstIndex(of: " ")
            else { continue }
            let address = field[field.index(after: open)...].filter { $0 != ">" && $0 != " " }
            return (mail, String(address))
        }
        throw DeskFailure("no reminder waits")
    }

    private func answer(
        to address: String, from: String = "baoloc@so.example", _ text: String,
        extra: String = ""
    ) -> [UInt8] {
        Array(
            """
            Return-Path: <\(from)>\r
            From: <\(from)>\r
            To: <\(address)>\r
            Subject: Re: nhac viec\r
            Message-ID: <1@so.example>\r
            \(extra)Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(text)\r

            """.utf8)
    }

    private func state(_ desk: DeskBench) throws -> ObligationState {
        desk.engine.book.state(of: Self.report, due: try CivilDate(parsing: "2025-11-03"))
    }

    private func confirmations(_ desk: DeskBench) throws -> Int {
        try desk.engine.spool.list(.new).ids.count { id in
            try desk.engine.spool.read(id, in: .new).envelope.sender == nil
        }
    }

    @Test("“Đã rõ” acknowledges, once, with one short confirmation")
    func acknowledged() throws {
        let desk = try desk()
        let (_, address) = try reminder(desk)
        for _ in 1...3 {
            #expect(
                try desk.engine.receive(message: answer(to: address, "Đã rõ."), now: desk.now)
                    .isAccepted)
            try desk.tick()
        }
        #expect(try state(desk).acknowledgedThrough != nil)
        #expect(try state(desk).isOpen)
        #expect(desk.engine.book.events(of: Self.report).count == 1)
        #expect(try confirmations(desk) == 1)
        try desk.remove()
    }

    @Test("A submission waits for the office, unless the rule takes the unit's word")
    func submitted() throws {
        for isFinal in [false, true] {
            let desk = try desk(final: isFinal)
            let (_, address) = try reminder(desk)
            let message = answer(to: address, "Đã gửi, số 12/BC-BL ngày 24/10/2025")
            _ = try desk.engine.receive(message: message, now: desk.now)
            let state = try state(desk)
            #expect(state.isOpen != isFinal)
            #expect(state.fulfilment == (isFinal ? .received : .open))
            if !isFinal { #expect(state.saysSent?.number == "12/BC-BL") }
            try desk.remove()
        }
    }

    @Test("A request for time changes nothing by itself (statement 16)")
    func askedForTime() throws {
        let desk = try desk()
        let (_, address) = try reminder(desk)
        _ = try desk.engine.receive(
            message: answer(to: address, "Xin gia hạn đến ngày 12/11/2025"), now: desk.now)
        let state = try state(desk)
        #expect(state.asksFor == (try CivilDate(parsing: "2025-11-12")))
        #expect(state.due == (try CivilDate(parsing: "2025-11-03")))
        try desk.remove()
    }

    @Test("What wasn't understood changes nothing, waits with its words, and says so")
    func unclear() throws {
        let desk = try desk()
        let (_, address) = try reminder(desk)
        let unclear = try desk.engine.receive(
            message: answer(to: address, "Chúng tôi chưa gửi báo cáo."), now: desk.now)
        #expect(unclear.isAccepted)
        #expect(unclear.text.en == "not understood, left to the office")
        #expect(desk.engine.book.events(of: Self.report).map(\.body) == [.unread])
        let words = try desk.engine.ledger.words(of: [1])
        #expect(words == [1: AnswerWords("Chúng tôi chưa gửi báo cáo.")])
        #expect(try state(desk).unread == [1] && state(desk).isOpen)
        try desk.remove()
    }

    @Test(
        "After a reassignment the former unit's answer to its old mail is another unit's word (39)")
    func reassigned() throws {
        for isFinal in [false, true] {
            let desk = try desk(final: isFinal)
            let (_, address) = try reminder(desk)
            _ = try desk.engine.driver.enter(
                .reassigned(to: "loc-thanh"), to: [Self.report],
                on: try CivilDate(parsing: "2025-10-27"), actor: "so", request: nil, now: desk.now)
            try desk.tick()
            let text = "Đã gửi, số 12/BC-BL ngày 24/10/2025"
            let answered = try desk.engine.receive(
                message: answer(to: address, text), now: desk.now)
            #expect(answered.text.en == "not understood, left to the office")
            let bodies = desk.engine.book.events(of: Self.report).map(\.body)
            #expect(bodies == [.reassigned(to: "loc-thanh"), .unread])
            #expect(try desk.engine.ledger.words(of: [2]) == [2: AnswerWords(text)])
            // That it has read the reminder quiets nothing of the other's.
            _ = try desk.engine.receive(message: answer(to: address, "Đã rõ."), now: desk.now)
            #expect(try state(desk).acknowledgedThrough == nil)
            // Whoever answers for it now may answer.
            _ = try desk.engine.receive(
                message: answer(to: address, from: "locthanh@so.example", text), now: desk.now)
            #expect(try state(desk).fulfilment == (isFinal ? .received : .open))
            let said = try state(desk).saysSent?.number
            #expect(isFinal || said == "12/BC-BL")
            try desk.remove()
        }
    }

    @Test(
        "What is understood and can't be entered waits with its words, and its sender is told so (39, 41)"
    )
    func leftToTheOffice() throws {
        for isFinal in [false, true] {
            let desk = try desk(final: isFinal)
            let (_, address) = try reminder(desk)
            for text in ["Hôm nay em gửi ạ", "Xin gia hạn đến ngày 30/10/2025"] {
                let answered = try desk.engine.receive(
                    message: answer(to: address, text), now: desk.now)
                #expect(answered.text.en == "not understood, left to the office", "\(text)")
            }
            #expect(desk.engine.book.events(of: Self.report).map(\.body) == [.unread, .unread])
            #expect(
                try desk.engine.ledger.words(of: [1, 2])
                    == [
                        1: AnswerWords("Hôm nay em gửi ạ"),
                        2: AnswerWords("Xin gia hạn đến ngày 30/10/2025"),
                    ])
            try desk.tick()
            let told = try desk.letters(to: "baoloc@so.example").suffix(2)
            #expect(told.allSatisfy { $0.contains("chưa rõ nội dung") })
            try desk.remove()
        }
    }

    @Test("Of one matter twenty answers wait at most that nobody understood: a program writes more")
    func flood() throws {
        let desk = try desk()
        let (_, address) = try reminder(desk)
        for number in 1...25 {
            let text = "Trường đang hỏi lại lần thứ \(number)."
            _ = try desk.engine.receive(message: answer(to: address, text), now: desk.now)
        }
        #expect(try state(desk).unread.count == 20)
        try desk.remove()
    }

    @Test("What a head passes on reaches the contact of that name, once, and the head is told")
    func passedOn() throws {
        let registry = TestRules.registry.replacing(
            "head: {title: Hiệu trưởng, email: baoloc@so.example}",
            with: "head: {title: Hiệu trưởng, email: baoloc@so.example}\n"
                + "    contact: {title: Văn thư, name: Trần Thị Bích, email: vanthu@so.example}")
        for (text, isKnown) in [
            ("Chuyển đồng chí Trần Thị Bích", true), ("Giao cô Bích thực hiện ạ", true),
            ("Chuyển đồng chí Nguyễn Văn An", false), ("Giao cô Thị thực hiện ạ", false),
        ] {
            let desk = try DeskBench(
                [registry, TestRules.calendar, TestRules.plan, TestRules.answeredSettings()],
                at: "2025-10-01T07:00")
            try desk.advance(to: "2025-10-27T08:00")
            let (_, address) = try reminder(desk)
            for _ in 1...2 {
                _ = try desk.engine.receive(message: answer(to: address, text), now: desk.now)
                try desk.tick()
            }
            let bodies = desk.engine.book.events(of: Self.report).map(\.body)
            #expect(bodies == [isKnown ? .acknowledged(until: nil) : .unread], "\(text)")
            let letters = try desk.letters(to: "vanthu@so.example")
            #expect(letters.count == (isKnown ? 1 : 0), "\(text)")
            if isKnown {
                #expect(letters[0].contains("hạn") || letters[0].contains("Hạn"))
                #expect(letters[0].contains("đã chuyển việc này cho đồng chí"))
                #expect(try desk.sent("bao-loc").last == "redirect passed-1 contact")
                let told = try desk.letters(to: "baoloc@so.example").last
                #expect(told?.contains("gửi thư nhắc tới đồng chí") == true)
            }
            try desk.remove()
        }
    }

    @Test("A message of nothing but quoted text submits nothing, and waits with its text (39, 41)")
    func quotedAlone() throws {
        let desk = try desk()
        let (_, address) = try reminder(desk)
        let text = "> Đã gửi, số 12/BC ngày 24/10/2025"
        #expect(
            try desk.engine.receive(message: answer(to: address, text), now: desk.now).isAccepted)
        #expect(desk.engine.book.events(of: Self.report).map(\.body) == [.unread])
        try desk.remove()
    }

    struct Attack: CustomTestStringConvertible {
        let testDescription: String
        var from = "baoloc@so.example"
        var text = "Đã gửi, số 12/BC ngày 24/10/2025"
        var extra = ""
        var spoil: @Sendable (String) -> String = { $0 }
    }

    @Test(
        "What isn't the unit's own plain word changes nothing, and is answered by nothing",
        arguments: [
            Attack(testDescription: "a stranger", from: "ai-do@khac.example"),
            Attack(testDescription: "out of office", extra: "Auto-Submitted: auto-replied\r\n"),
            Attack(testDescription: "a list", extra: "List-Id: <ds.so.example>\r\n"),
            Attack(
                testDescription: "an altered token",
                spoil: { address in
                    let at = address.index(address.startIndex, offsetBy: 20)
                    return address.replacingCharacter(at: at)
                }),
            Attack(testDescription: "no token", spoil: { _ in "nhacviec@so.example" }),
        ])
    func attack(example: Attack) throws {
        let desk = try desk()
        let (_, address) = try reminder(desk)
        let contents = try desk.contents
        let message = answer(
            to: example.spoil(address), from: example.from, example.text, extra: example.extra)
        #expect(try !desk.engine.receive(message: message, now: desk.now).isAccepted)
        #expect(try desk.contents == contents)
        #expect(desk.engine.book.events(of: Self.report).isEmpty)
        try desk.remove()
    }
}

extension String {
    fileprivate func replacingCharacter(at index: Index) -> String {
        self[..<index] + (self[index] == "a" ? "b" : "a") + self[self.index(after: index)...]
    }
}
