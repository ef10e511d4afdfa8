import Mail
import Testing
import TestSupport

@Suite struct LetterThreadTests {
    static let first = "20251003T003000-5c0f2d41a6be7789-1"
    static let second = "20251021T003000-5c0f2d41a6be7789-1"

    @Test("An overdue notice stands under the first reminder of its obligation")
    func overdue() throws {
        let thread = try #require(LetterThread(firstMails: [Self.first]))
        var message = try MailMessageTests.message(
            try LetterTemplates().render(try Sample.overdue()),
            id: "20251105T063000-5c0f2d41a6be7789-1")
        message.join(thread)
        let parsed = try #require(try Python.parse([try message.encoded().bytes]).first)
        #expect(parsed.headers["In-Reply-To"] == "<\(Self.first)@lamdong.edu.vn>")
        #expect(parsed.headers["References"] == "<\(Self.first)@lamdong.edu.vn>")
        #expect(parsed.defects == [])
        #expect(
            MailMessage.messageID(id: Self.first, domain: "lamdong.edu.vn")
                == parsed.headers["In-Reply-To"])
    }

    @Test("A digest continues the threads of all its obligations, each once, oldest first")
    func digest() throws {
        let thread = try #require(
            LetterThread(firstMails: [Self.second, nil, Self.first, Self.second]))
        #expect(thread.mails == [Self.first, Self.second])
        #expect(LetterThread(firstMails: [nil, nil]) == nil)
        let many = (0..<50).map { "20251021T003000-5c0f2d41a6be7789-\($0 + 10)" }
        #expect(LetterThread(firstMails: many)?.mails.count == LetterThread.mostMails)
    }

    @Test("A confirmation says that it answers, and can't bounce back (RFC 3834)")
    func answer() throws {
        var message = try MailMessageTests.message(
            try LetterTemplates().render(try Sample.reminder()), id: "a-1")
        message.isAnswer = true
        let encoded = try message.encoded()
        #expect(encoded.returnPath == "")
        let parsed = try #require(try Python.parse([encoded.bytes]).first)
        #expect(parsed.headers["Auto-Submitted"] == "auto-replied")
    }
}
