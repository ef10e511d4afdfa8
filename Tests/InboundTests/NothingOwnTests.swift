import Inbound
import Testing

/// Messages without a word of their sender's own reach the office with what they hold (statements 39, 40).
@Suite struct NothingOwnTests {
    private static func read(_ text: String, _ type: String = "text/plain") throws -> InboundReading
    {
        try Answers.read(
            try Answers.message(text, extra: ["Content-Type: \(type); charset=utf-8"]))
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        var type = "text/plain"
    }

    static let silentBefore = [
        Case(testDescription: "a quotation", text: "> Đã gửi, số 31/BC-THPT ngày 03/11/2025"),
        Case(
            testDescription: "a forward with a Chinese header",
            text: """
                发件人: Văn thư
                发送时间: 2025年11月3日 8:12
                收件人: Hiệu trưởng
                主题: 回复: Báo cáo

                Đã gửi, số 31/BC-THPT ngày 03/11/2025
                """),
        Case(
            testDescription: "a signature",
            text: "--\nTrường THPT: Đã gửi, số 31/BC-THPT ngày 03/11/2025\nĐT: 0263 3822 123"),
        Case(
            testDescription: "a page's quotation",
            text: "<blockquote type=\"cite\">Đã gửi, số 31/BC-THPT ngày 03/11/2025</blockquote>",
            type: "text/html"),
        Case(
            testDescription: "what Outlook puts behind its mark",
            text: "<div id=\"divRplyFwdMsg\"></div><p>Đã gửi, số 31/BC-THPT ngày 03/11/2025</p>",
            type: "text/html"),
        Case(
            testDescription: "our own mail, quoted",
            text: """
                > Kính gửi: Hiệu trưởng
                > Đã gửi, số 31/BC-THPT ngày 03/11/2025
                > Thư tự động, không thay văn bản của Sở.
                """),
    ]

    @Test(
        "Quoted text, a forward or a signature alone waits with its text", arguments: silentBefore)
    func waits(_ message: Case) throws {
        guard case .request(let request) = try Self.read(message.text, message.type) else {
            Issue.record("refused")
            return
        }
        #expect(request.content == .unclear)
        #expect(request.words.hasPrefix("(trích dẫn) "))
        #expect(request.words.contains("31/BC-THPT"))
    }

    @Test("What is struck out or hidden says so where it is shown")
    func struck() throws {
        for page in [
            "<p><del>Đã gửi, số 31/BC-THPT</del></p>", "<p hidden>Đã gửi, số 31/BC-THPT</p>",
        ] {
            guard case .request(let request) = try Self.read(page, "text/html") else {
                Issue.record("refused: \(page)")
                continue
            }
            #expect(request.words == "(gạch bỏ, bị ẩn) Đã gửi, số 31/BC-THPT")
        }
    }

    @Test("A receipt of reading that has nothing but a header's lines stays a program's")
    func receipt() throws {
        let text = """
            From: Nguyễn Văn Ba
            Sent: Monday, 3 November 2025 08:12
            To: Sở GDĐT
            Subject: Báo cáo

            Your message was read on Monday, 3 November 2025 08:15.
            """
        guard case .nothing(.automatic) = try Self.read(text) else {
            Issue.record("\(try Self.read(text))")
            return
        }
    }

    @Test("A message without any text changes nothing")
    func blank() throws {
        #expect(try Self.read(" \n\n") == .nothing(.nothingPlain))
    }
}
