import Civil
import Inbound
import Testing

/// Several items answered in one mail, by number as the mail counts them, or by name.
@Suite struct ItemTests {
    static func statements(_ text: String) throws -> [ReplyStatement] {
        guard
            case .request(let request) = try Answers.read(
                try Answers.message(text), mail: try mail()),
            case .answer(let statements) = request.content
        else { return [] }
        return statements
    }

    /// Of a report, a plan and a report of another name; the last is only shown as coming.
    static func mail() throws -> AnsweredMail {
        var mail = try Answers.digest()
        var coming = try Answers.item(
            "bao-cao-thang/2025-11/thpt-bao-loc", short: "Báo cáo tháng 11/2025")
        coming.isUrged = false
        mail.items.append(coming)
        return mail
    }

    private static func sent(_ item: Int?, _ number: String? = "12/BC-X", _ day: Int? = 3) throws
        -> ReplyStatement
    {
        ReplyStatement(
            .reportSubmitted(number: number, on: try day.map { try Answers.day($0, 11) }),
            item: item)
    }
    private static func asks(_ item: Int) throws -> ReplyStatement {
        ReplyStatement(.askForTime(until: .day(try Answers.day(10, 11))), item: item)
    }

    @Test(
        "By number, with or without a blank",
        arguments: [
            "1: đã gửi số 12/BC-X ngày 3/11; 2: xin gia hạn đến 10/11",
            "1 đã gửi số 12/BC-X ngày 3/11, 2 xin gia hạn đến 10/11",
            "1.Đã gửi số 12/BC-X ngày 3.11\n2.Xin gia hạn đến 10.11",
            "1/ Đã gửi số 12/BC-X ngày 03-11-2025\n2/ Xin gia hạn đến 10-11-2025",
            "1/Đã gửi số 12/BC-X ngày 3/11/25\n2/Xin gia hạn đến 10/11/25",
            "1) đã gửi số 12/BC-X ngày 3/11\n2) xin gia hạn đến 10/11",
            "1-đã gửi số 12/BC-X ngày 3/11\n2-xin gia hạn đến 10/11",
            "(1) Đã gửi số 12/BC-X ngày 3/11 (2) Xin gia hạn đến 10/11",
            "Việc 1: đã gửi số 12/BC-X ngày 3/11. Việc 2: xin gia hạn đến 10/11.",
            "Mục 1 đã gửi số 12/BC-X ngày 3/11, mục 2 xin gia hạn đến 10/11 ạ",
            "Dạ,\n1. Đã gửi.\nSố 12/BC-X ngày 3/11\n2. Xin gia hạn đến ngày 10 tháng 11\nEm cảm ơn ạ",
            "1. Sent, no. 12/BC-X on 3 Nov 2025\n2. Extension until 10/11/2025 please",
        ])
    func numbered(_ text: String) throws {
        #expect(try Self.statements(text) == [try Self.sent(1), try Self.asks(2)])
    }

    /// What came of each item, in the words of the files: "1=ack; 2=submitted - -".
    private static func outcomes(_ text: String) throws -> String {
        var first = try Answers.item()
        var second = try Answers.item("ke-hoach-pccc/2025/thpt-a", short: "Kế hoạch PCCC")
        first.opensOn = try Answers.day(15, 1)
        second.opensOn = first.opensOn
        let today = try Answers.day(6, 11)
        let mail = AnsweredMail(
            recipient: Answers.head, units: ["Trường THPT A"],
            offices: ["Phòng Tổ chức hành chính"], items: [first, second])
        guard
            case .request(let request) = try Answers.read(
                try Answers.message(text), mail: mail, today: today)
        else { return "nothing" }
        let effects = AnswerEffects(of: request, to: mail, today: today) { _ in .weekdaysOnly }
        return effects.entries.map { entry in
            "\(entry.item == first.id ? 1 : 2)=\(TextTests.outcome(entry.record))"
        }.joined(separator: "; ")
    }

    @Test("As offices write them: hardly any is missed, none misread")
    func offices() throws {
        let rows = TextTests.rows("items")
        #expect(rows.count >= 25)
        var missed: [String] = []
        for row in rows {
            let outcome = try Self.outcomes(row.text)
            if outcome == row.expected { continue }
            missed.append("\(row.testDescription): \(outcome)")
            #expect(outcome.contains("=none"), "\(row.testDescription): \(outcome)")
        }
        #expect(missed.count * 50 <= 3 * rows.count, "\(missed)")
    }

    @Test("Several at once")
    func several() throws {
        #expect(
            try Self.statements("1,3 đã gửi") == [
                try Self.sent(1, nil, nil), try Self.sent(3, nil, nil),
            ])
        #expect(
            try Self.statements("1 và 2: đã rõ")
                == [1, 2].map { ReplyStatement(.acknowledge, item: $0) })
        #expect(
            try Self.statements("Việc 1, 3 đã gửi rồi ạ") == [
                try Self.sent(1, nil, nil), try Self.sent(3, nil, nil),
            ])
    }

    @Test("By name, where the name is one item's alone")
    func named() throws {
        #expect(
            try Self.statements("Báo cáo tháng 11 đã gửi, số 12/BC-X ngày 3/11") == [
                try Self.sent(3)
            ])
        #expect(
            try Self.statements("Đã gửi kế hoạch PCCC số 12/KH-X ngày 3/11") == [
                try Self.sent(2, "12/KH-X")
            ])
        #expect(try Self.statements("Báo cáo tháng 10 đã gửi, số 12/BC-X ngày 3/11") == [])
    }

    @Test("One item's words that nobody understands don't cost the others theirs")
    func partial() throws {
        #expect(
            try Self.statements("1. Đã gửi số 12/BC-X ngày 3/11\n2. Trường đang làm, còn vướng")
                == [try Self.sent(1), ReplyStatement(.notUnderstood, item: 2)])
        #expect(try Self.statements("1. Chưa làm\n2. Đang làm") == [])
        #expect(try Self.statements("Chưa chắc chắn\n1. Đã gửi số 12/BC-X ngày 3/11") == [])
    }

    @Test(
        "A number that the mail doesn't have, or twice the same, is no item",
        arguments: [
            "4. Đã gửi", "0: đã gửi", "1. Đã gửi\n1. Xin gia hạn đến 10/11", "2 báo cáo đã gửi",
            "1-3 đã gửi số 12",
        ])
    func strange(_ text: String) throws {
        #expect(try Self.statements(text) == [])
    }

    @Test(
        "What names no item counts for the one that is urged; a line that is coming needs its number (statement 28)"
    )
    func urged() throws {
        var mail = try Self.mail()
        func items(_ text: String) throws -> [String] {
            guard
                case .request(let request) = try Answers.read(try Answers.message(text), mail: mail)
            else { return [] }
            return AnswerEffects(of: request, to: mail, today: try Answers.day(5, 11)) { _ in
                .weekdaysOnly
            }
            .entries.map {
                "\($0.item.prefix(8)) \($0.record == .acknowledged ? "ack" : $0.record == .notUnderstood ? "none" : "sent")"
            }
        }
        #expect(
            try items("Đã gửi, số 12/BC-X ngày 3/11") == [
                "bao-cao- none", "ke-hoach none", "bao-cao- ack", "ke-hoach ack",
            ])
        mail.items[1].isUrged = false
        #expect(try items("Đã gửi, số 12/BC-X ngày 3/11") == ["bao-cao- sent"])
        #expect(try items("2. Đã gửi, số 12/KH-X ngày 3/11") == ["ke-hoach sent"])
    }

    @Test("A duty may be passed on to somebody by name")
    func forwarded() throws {
        #expect(
            try Self.statements("3. Chuyển đồng chí Trần Thị Bích phụ trách")
                == [ReplyStatement(.forward(to: "Trần Thị Bích"), item: 3)])
        #expect(try Answers.request("Giao cô Lan thực hiện ạ") == .forward(to: "Lan"))
        #expect(try Answers.request("Chuyển đồng chí") == nil)
    }

    @Test("After a return or an entry voided the same words are a new answer (statement 42)")
    func again() throws {
        var mail = try Answers.reminder()
        func name() throws -> String {
            guard
                case .request(let request) = try Answers.read(
                    try Answers.message("Đã gửi, số 12/BC-X ngày 3/11"), mail: mail)
            else { return "" }
            return AnswerEffects(of: request, to: mail, today: try Answers.day(5, 11)) { _ in
                .weekdaysOnly
            }.request
        }
        let first = try name()
        #expect(try name() == first)
        mail.items[0].round = 1
        #expect(try name() != first)
    }
}
