import Civil
import Inbound
import Mail
import Testing

/// What is recorded for an answer, and what the asker is told.
@Suite struct AnswerEffectsTests {
    static func effects(
        _ text: String, _ mail: AnsweredMail? = nil
    ) throws -> AnswerEffects {
        let mail = try mail ?? Answers.reminder()
        guard case .request(let request) = try Answers.read(try Answers.message(text), mail: mail)
        else { throw Unread() }
        return AnswerEffects(of: request, to: mail, today: try Answers.day(5, 11)) { _ in
            .weekdaysOnly
        }
    }

    struct Unread: Error {}

    static let sent = "Đã gửi, số 12/BC-X ngày 03/11"

    @Test("An acknowledgement is recorded and confirmed (statement 20)")
    func acknowledged() throws {
        let effects = try Self.effects("Đã rõ")
        #expect(effects.entries.map(\.record) == [.acknowledged])
        #expect(effects.entries.map(\.item) == ["bao-cao-nam/2025/thpt-bao-loc"])
        #expect(effects.replies.map(\.answer) == [.acknowledged])
    }

    struct Setting: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let setting: AnsweredItem.Setting
        let text: String
        let isFinal: Bool
    }

    @Test(
        "A submission is final only by the rule's setting, and with the paper's number",
        arguments: [
            Setting(testDescription: "confirm", setting: .confirm, text: sent, isFinal: false),
            Setting(testDescription: "final", setting: .final, text: sent, isFinal: true),
            Setting(
                testDescription: "final without a number", setting: .final,
                text: "Đã gửi ngày 03/11", isFinal: false),
        ])
    func submitted(_ setting: Setting) throws {
        let mail = AnsweredMail(
            recipient: Answers.head, items: [try Answers.item(setting: setting.setting)])
        let effects = try Self.effects(setting.text, mail)
        let number = setting.text.contains("số") ? "12/BC-X" : nil
        let day = try Answers.day(3, 11)
        #expect(
            effects.entries.map(\.record)
                == [.submitted(number: number, on: day, isFinal: setting.isFinal)])
        #expect(
            effects.replies.map(\.answer)
                == [.submitted(number: number, on: day, isFinal: setting.isFinal)])
    }

    @Test(
        "A day that isn't given, isn't one, or can't be is never replaced by another (statement 39)"
    )
    func noDay() throws {
        var mail = try Answers.reminder()
        mail.items[0].setting = .final
        mail.items[0].opensOn = try Answers.day(1, 10)
        for text in [
            "Đã gửi, số 12/BC-X", "Đã gửi, số 12/BC-X ngày 31/11", "Đã gửi số 12/BC-X thứ Hai",
            "Đã gửi, số 12/BC-X ngày 06/11/2025", "Đã gửi, số 12/BC-X ngày 30/09/2025",
        ] {
            #expect(
                try Self.effects(text, mail).entries.map(\.record)
                    == [.submitted(number: "12/BC-X", on: nil, isFinal: false)], "\(text)")
        }
        #expect(
            try Self.effects("Đã gửi, số 12/BC-X ngày 01/10/2025", mail).entries.map(\.record)
                == [.submitted(number: "12/BC-X", on: try Answers.day(1, 10), isFinal: true)])
    }

    @Test("A request for time is recorded once, and only for a later day (statement 16)")
    func asked() throws {
        let until = try Answers.day(10, 11)
        let text = "Xin gia hạn đến ngày 10/11"
        #expect(
            try Self.effects(text).entries.map(\.record) == [.extensionAsked(until: until)])
        var mail = try Answers.reminder()
        mail.items[0].asksFor = until
        #expect(try Self.effects(text, mail).entries == [])
        mail.items[0].asksFor = nil
        mail.items[0].due = until
        #expect(try Self.effects(text, mail).entries.map(\.record) == [.notUnderstood])
    }

    @Test(
        "A day asked for that is today is no request that can be entered: its words wait (39, 41)",
        arguments: [
            "Hôm nay em gửi ạ", "Chiều nay em gửi ạ", "Tối nay em gửi", "Sẽ gửi trong hôm nay",
            "Will be sent today", "Trường sẽ nộp ngay hôm nay", "Xin gia hạn đến hết hôm nay",
        ])
    func today(_ text: String) throws {
        var mail = try Answers.reminder()
        for setting in AnsweredItem.Setting.allCases {
            mail.items[0].setting = setting
            let effects = try Self.effects(text, mail)
            #expect(effects.entries.map(\.record) == [.notUnderstood])
            #expect(effects.words == text)
        }
    }

    @Test("What is closed stays as it is, and nobody is told anything", arguments: ["Đã rõ", sent])
    func closed(_ text: String) throws {
        var mail = try Answers.reminder()
        mail.items[0].isOpen = false
        let effects = try Self.effects(text, mail)
        #expect(effects.entries == [])
        #expect(effects.replies == [])
    }

    @Test("An old reminder's acknowledgement quiets nothing once the due date has moved")
    func stale() throws {
        var mail = try Answers.reminder()
        mail.items[0].due = try Answers.day(10, 11)
        #expect(try Self.effects("Đã rõ", mail).entries == [])
        #expect(try Self.effects(Self.sent, mail).entries.count == 1)
    }

    @Test("What is said to be sent of a duty that expects no report waits for the office (28)")
    func noReport() throws {
        var mail = try Answers.reminder()
        mail.items[0].expectsReport = false
        #expect(try Self.effects(Self.sent, mail).entries.map(\.record) == [.notUnderstood])
        #expect(
            try Self.effects("Xin gia hạn đến ngày 10/11", mail).entries.map(\.record)
                == [.notUnderstood])
    }

    @Test("A digest's answer that names no item only acknowledges (statement 28)")
    func digest() throws {
        let mail = try Answers.digest()
        let unnamed = try Self.effects(Self.sent, mail)
        // Under each, so that it waits on when one of them comes in.
        #expect(
            unnamed.entries.map(\.record)
                == [.notUnderstood, .notUnderstood, .acknowledged, .acknowledged])
        #expect(Set(unnamed.entries.prefix(2).map(\.item)) == Set(mail.items.map(\.id)))
        #expect(unnamed.replies.map(\.answer) == [.notUnderstood, .notUnderstood])
        #expect(unnamed.replies.map(\.needsNumber) == [true, true], "none was named")
        let unread = try Self.effects("Trường đang làm", mail)
        #expect(unread.entries.map(\.record) == [.notUnderstood, .notUnderstood])
        #expect(unread.replies.map(\.needsNumber) == [true, true])
        let asked = try Self.effects("Xin gia hạn đến ngày 10/11", mail)
        #expect(
            asked.entries.map(\.record)
                == [.notUnderstood, .notUnderstood, .acknowledged, .acknowledged])
        let read = try Self.effects("Đã rõ", mail)
        #expect(read.entries.map(\.record) == [.acknowledged, .acknowledged])
        #expect(try Self.effects("1. Đã gửi", mail).replies.map(\.needsNumber) == [false])
        let named = try Self.effects("2. \(Self.sent)\n1. Xin gia hạn đến ngày 10/11", mail)
        #expect(
            named.entries.map(\.item)
                == ["ke-hoach-pccc/2025/thpt-bao-loc", "bao-cao-nam/2025/thpt-bao-loc"])
        #expect(
            named.entries.map(\.record) == [
                .submitted(number: "12/BC-X", on: try Answers.day(3, 11), isFinal: false),
                .extensionAsked(until: try Answers.day(10, 11)),
            ])
    }

    @Test("Words that nobody understands are answered, and wait for the office with their text")
    func unclear() throws {
        let effects = try Self.effects("Trường đang làm")
        #expect(effects.entries.map(\.record) == [.notUnderstood])
        #expect(effects.replies.map(\.answer) == [.notUnderstood])
        #expect(effects.words == "Trường đang làm")
    }

    @Test("A replayed answer is the same request, whatever its Message-ID; another answer isn't")
    func replay() throws {
        let first = try Self.effects(Self.sent).request
        #expect(first == "reply/\(Answers.mailID)/sent:12/BC-X:2025-11-03")
        let replayed = try Answers.message("da gui, so 12/BC-X ngay 3/11/2025")
        let text = String(decoding: replayed, as: UTF8.self)
            .replacing("<a1@x.example>", with: "<b2@x.example>")
        guard case .request(let request) = try Answers.read(Array(text.utf8)) else {
            throw Unread()
        }
        let again = AnswerEffects(
            of: request, to: try Answers.reminder(), today: try Answers.day(9, 11)
        ) { _ in .weekdaysOnly }
        #expect(again.request == first)
        #expect(try Self.effects("Đã gửi, số 13/BC-X ngày 03/11").request != first)
    }

    @Test("A bounce records nothing about the report")
    func bounce() throws {
        let bytes = try BounceTests.report(action: "failed", status: "5.1.1")
        guard case .request(let request) = try Answers.read(bytes) else { throw Unread() }
        let effects = AnswerEffects(
            of: request, to: try Answers.reminder(), today: try Answers.day(5, 11)
        ) { _ in .weekdaysOnly }
        #expect(effects.entries == [])
        #expect(effects.replies == [])
    }
}
