import Civil
import Inbound
import Testing

/// Who may decide answers the list of what waits (statement 41). It is 05/11/2025, and three things wait.
@Suite struct DecisionTests {
    static func decisions(_ text: String, waiting: Int = 3) throws -> [ItemDecision]? {
        let mail = AnsweredMail(
            recipient: Answers.head, items: [], waiting: waiting, numbers: [41, 42, 43],
            deciders: [Answers.head])
        guard case .request(let request) = try Answers.read(try Answers.message(text), mail: mail)
        else { return nil }
        #expect(!request.words.isEmpty)
        guard case .decisions(let decisions) = request.content else { return nil }
        let effects = AnswerEffects(of: request, to: mail, today: try Answers.day(5, 11)) { _ in
            .weekdaysOnly
        }
        #expect(effects.decisions == decisions)
        #expect(effects.entries.isEmpty && effects.replies.isEmpty)
        return decisions
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let expected: [ItemDecision]
        init(_ text: String, _ expected: ItemDecision...) {
            testDescription = text
            self.expected = expected
        }
    }

    private static func yes(_ item: Int, _ until: RequestedTime? = nil) -> ItemDecision {
        ItemDecision(item: item, .agrees(until: until))
    }
    private static func no(_ item: Int, _ note: String? = nil) -> ItemDecision {
        ItemDecision(item: item, .refuses(note: note))
    }
    private static let twelfth = CivilDate(2025, 11, 12).map(RequestedTime.day)

    static let cases: [Case] = [
        Case("1 đồng ý", yes(1)), Case("1. Đồng ý.", yes(1)), Case("1: không đồng ý", no(1)),
        Case("2 khong dong y", no(2)), Case("1,3 đồng ý; 2 không đồng ý", yes(1), no(2), yes(3)),
        Case("1. Đồng ý\n2. Không đồng ý\n3. Đồng ý", yes(1), no(2), yes(3)),
        Case("Đồng ý mục 1, 3", yes(1), yes(3)), Case("Mục 2: duyệt", yes(2)),
        Case("1 đồng ý, 2 không", yes(1), no(2)), Case("Đồng ý tất cả", yes(1), yes(2), yes(3)),
        Case("Đồng ý cả 3", yes(1), yes(2), yes(3)),
        Case("Tất cả không đồng ý", no(1), no(2), no(3)),
        Case("1 đồng ý đến ngày 12/11", yes(1, twelfth)),
        Case("1: đồng ý gia hạn đến hết 12/11/2025", yes(1, twelfth)),
        Case("1 đồng ý thêm 3 ngày", yes(1, .days(3))),
        Case("2 không đồng ý: đã gia hạn một lần", no(2, "đã gia hạn một lần")),
        Case("2 không đồng ý vì đã gia hạn một lần", no(2, "vì đã gia hạn một lần")),
        Case("1 approve, 2 refuse", yes(1), no(2)),
        Case("1: approved until 12/11", yes(1, twelfth)),
        Case("Kính gửi Phòng,\n1 đồng ý.\nTrân trọng,\nNguyễn Văn Ba", yes(1)),
        Case("1 và 2 đồng ý ạ. Cảm ơn.", yes(1), yes(2)),
        Case("1.Đồng ý\n\n-- \nNguyễn Văn Ba", yes(1)),
        // The answer's own number, where it can be no line's.
        Case("42 đồng ý", yes(2)), Case("41 đồng ý, 3 không đồng ý", yes(1), no(3)),
    ]

    @Test("An item's number with 'đồng ý' or 'không đồng ý' decides it", arguments: cases)
    func decides(_ expected: Case) throws {
        #expect(try Self.decisions(expected.testDescription) == expected.expected)
    }

    private static func came(
        _ item: Int, _ number: String? = nil, _ day: CivilDate? = nil, isNil: Bool = false,
        isBareDay: Bool = false
    ) -> ItemDecision {
        ItemDecision(
            item: item,
            .agrees(
                until: nil,
                paper: ItemDecision.Paper(
                    number: number, day: day, isNil: isNil, isBareDay: isBareDay)))
    }

    @Test("What an answer left open is said with the yes")
    func paper() throws {
        let third = try Answers.day(3, 11)
        for text in [
            "1 đồng ý, gửi ngày 03/11/2025", "1 đồng ý, đã nhận ngày 3/11",
            "1 dong y, gui ngay 3/11",
            "1 agreed, sent on 3 November 2025", "1 đồng ý: trường gửi ngày 3/11 ạ",
        ] {
            #expect(try Self.decisions(text) == [Self.came(1, nil, third)], "\(text)")
        }
        #expect(
            try Self.decisions("1 đồng ý, số 12/BC-X ngày 03/11/2025; 2 đồng ý")
                == [Self.came(1, "12/BC-X", third), Self.yes(2)])
        #expect(
            try Self.decisions("2 đồng ý, không phát sinh, ngày 3/11")
                == [Self.came(2, nil, third, isNil: true)])
        #expect(
            try Self.decisions("1 đồng ý ngày 3/11, 2 đồng ý")
                == [Self.came(1, nil, third, isBareDay: true), Self.yes(2)])
        #expect(
            try Self.decisions("Đồng ý, gửi ngày 3/11", waiting: 1) == [Self.came(1, nil, third)])
        for text in ["1 đồng ý, gửi ngày 31/11", "1 đồng ý, gửi ngày nào", "1 đồng ý, gửi thứ Hai"]
        {
            #expect(try Self.decisions(text) == nil, "\(text)")
        }
    }

    @Test("Where one thing waits its number may be left out")
    func one() throws {
        #expect(try Self.decisions("Đồng ý", waiting: 1) == [Self.yes(1)])
        #expect(try Self.decisions("Không đồng ý ạ", waiting: 1) == [Self.no(1)])
        #expect(try Self.decisions("Đồng ý đến 12/11", waiting: 1) == [Self.yes(1, Self.twelfth)])
        #expect(try Self.decisions("Đồng ý") == nil)
    }

    @Test(
        "What isn't plain decides nothing, not even its plain part",
        arguments: [
            "4 đồng ý", "0 đồng ý", "44 đồng ý", "1 đồng ý, 41 đồng ý", "1 đồng ý, 1 không đồng ý",
            "1 đồng ý nếu có công văn",
            "1 đồng ý?", "1 có đồng ý không", "Chưa đồng ý", "1 chưa đồng ý", "1 xem lại",
            "1 đồng ý; 2 để tôi hỏi lại", "Sở Nội vụ đồng ý 1", "Trưởng phòng nói 1 đồng ý",
            "1 đồng ý với ý kiến của trường nhưng không gia hạn", "1", "1 2 3", "Đồng ý cả 2",
            "Không phải 1 đồng ý", "1 đồng ý đến ngày 31/11", "Ai đồng ý 1?", "> 1 đồng ý",
        ])
    func unclear(_ text: String) throws {
        #expect(try Self.decisions(text) == nil)
    }

    @Test(
        "From who may not decide it decides nothing; beside what its reader owes, neither harms the other"
    )
    func whose() throws {
        let item = AnsweredItem(
            id: "o", short: "Báo cáo năm", isOpen: true, expectsReport: true,
            due: try Answers.day(4, 11), toldDue: try Answers.day(4, 11))
        var mail = AnsweredMail(
            recipient: Answers.head, items: [item], waiting: 2, deciders: [Answers.head])
        func content(_ text: String) throws -> InboundRequest.Content? {
            guard
                case .request(let request) = try Answers.read(
                    try Answers.message(text), mail: mail)
            else { return nil }
            return request.content
        }
        #expect(try content("1 đồng ý") == .decisions([Self.yes(1)]))
        let sent = ReplyStatement(.reportSubmitted(number: "12/BC", on: try Answers.day(3, 11)))
        #expect(try content("Đã gửi, số 12/BC ngày 03/11/2025") == .answer([sent]))
        #expect(try content("Tôi hỏi lại trường") == .unclear)
        // "Đã nhận" may be said of either.
        let read = ReplyStatement(.acknowledge, item: 1)
        #expect(try content("1 đã nhận") == .answer([read]))
        mail.deciders = ["khac@so.example"]
        #expect(try content("1 đồng ý") == .answer([read]), "of what is theirs they have read it")
        mail.recipient = "khac@so.example"
        #expect(try content("1 đồng ý") == nil)
    }
}
