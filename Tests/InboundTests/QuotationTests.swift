import Inbound
import Testing

/// Words that somebody else wrote are not the sender's.
@Suite struct QuotationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        var expected: ReplyRequest?
    }

    static let ours = """
        Kính gửi: Hiệu trưởng Trường THPT Bảo Lộc
        Đã gửi rồi: trả lời "Đã gửi, số … ngày …"
        Cần thêm thời gian: trả lời "Xin gia hạn đến ngày …"

        Thư tự động, không thay văn bản của Sở.
        """

    static let marked = ours.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")

    static let cases: [Case] = [
        Case(testDescription: "only quoted lines", text: marked),
        Case(
            testDescription: "the verb inside a quotation",
            text: "Thưa Sở\n> đã gửi, số 12/BC-X ngày 03/11\n> đã rõ"),
        Case(
            testDescription: "an answer above a marked quotation",
            text: "Đã rõ\n\nVào 07:30, Th 3, 28 thg 10, 2025 Sở GDĐT <a@x.example> đã viết:\n"
                + marked, expected: .acknowledge),
        Case(
            testDescription: "an answer below a marked quotation",
            text:
                "On Tue, Oct 28, 2025 at 7:30 AM Sở GDĐT\n<a@x.example> wrote:\n\(marked)\n\nĐã rõ",
            expected: .acknowledge),
        Case(
            testDescription: "an attribution over two lines, and unmarked text beneath",
            text: "Vào lúc 07:30 ngày 28/10/2025, Sở GDĐT\n<a@x.example> đã viết:\n\nĐã gửi, số 1"),
        Case(
            testDescription: "an attribution in a language that nobody foresaw",
            text: "2025年10月28日 Sở GDĐT <a@x.example>:\n\nđã rõ"),
        Case(
            testDescription: "Outlook's block in English",
            text: "From: Sở GDĐT <a@x.example>\nSent: Tuesday\nTo: Ba\nSubject: x\n\nđã rõ"),
        Case(
            testDescription: "Outlook's block in Vietnamese, whose 'Đã gửi:' is a date",
            text: "*Từ:* Sở GDĐT\n*Đã gửi:* Thứ Ba, 28/10/2025 07:30\n*Đến:* Ba\n\nđã rõ"),
        Case(
            testDescription: "such a block without its first line",
            text: "Đã gửi: Thứ Ba, 28/10/2025\nĐến: Ba\nChủ đề: Nhắc việc\n\nđã rõ"),
        Case(
            testDescription: "an original message under a rule",
            text: "-----Original Message-----\nđã gửi, số 12"),
        Case(testDescription: "Outlook's line", text: "________________________________\nđã rõ"),
        Case(testDescription: "the whole reminder, unmarked", text: ours),
        Case(
            testDescription: "an answer above the whole reminder, unmarked",
            text: "Đã gửi, số 12/BC-X\n\n" + ours,
            expected: .reportSubmitted(number: "12/BC-X", on: nil)),
        Case(
            testDescription: "an answer above a letter that cites a document, unmarked",
            text: "Đã nộp\n\nKính gửi: Hiệu trưởng\nĐề nghị báo cáo (Kế hoạch số 5/KH-X ngày "
                + "02/01/2025).", expected: .reportSubmitted(number: nil, on: nil)),
        Case(
            testDescription: "an answer under its own salutation",
            text: "Kính gửi: Sở GDĐT\nĐã rõ", expected: .acknowledge),
        Case(testDescription: "a phone's signature", text: "Đã gửi từ iPhone của tôi"),
        Case(testDescription: "another phone's", text: "Thưa Sở\nĐã gửi từ điện thoại Samsung"),
        Case(testDescription: "Outlook's on a phone", text: "Đã gửi từ Outlook cho Android"),
        Case(testDescription: "in English", text: "Sent from my iPhone"),
        Case(
            testDescription: "an answer above a phone's signature",
            text: "Đã rõ\n\nĐã gửi từ iPhone của tôi", expected: .acknowledge),
        Case(testDescription: "a signature", text: "Chào Sở\n-- \nĐã nộp"),
        Case(
            testDescription: "a forwarded mail",
            text: "---------- Forwarded message ---------\nFrom: x <x@y.example>\nĐã gửi, số 12"),
        Case(
            testDescription: "in Vietnamese",
            text: "Bắt đầu thư được chuyển tiếp:\n\nĐã gửi, số 12"),
    ]

    @Test("Quoted text, signatures and forwarded mails never count", arguments: cases)
    func quotation(_ quotation: Case) throws {
        #expect(try Answers.request(quotation.text) == quotation.expected)
    }

    static let pages: [Case] = [
        Case(
            testDescription: "a page from Gmail",
            text: "<div dir=\"ltr\">&#272;&atilde; r&otilde;<br></div><div class=\"gmail_quote\">"
                + "<div>x</div><blockquote>Đã gửi, số 12</blockquote></div>",
            expected: .acknowledge),
        Case(
            testDescription: "a page from Outlook",
            text: "<html><head><title>Đã nộp</title><style>p{}</style></head><body><p>Đã rõ</p>"
                + "<div id=\"divRplyFwdMsg\">Đã gửi, số 12</div>",
            expected: .acknowledge),
        Case(
            testDescription: "a verb in a script", text: "<script>đã gửi, số 12</script><p>Chào</p>"
        ),
        Case(testDescription: "a verb in a comment", text: "<!-- đã gửi, số 12 --><p>Chào</p>"),
        Case(
            testDescription: "a verb in a quotation",
            text: "<p>Chào</p><blockquote><p>đã gửi, số 12</p></blockquote>"),
        Case(testDescription: "a page that never ends", text: "<p>Chào<blockquote>đã rõ <b"),
    ]

    @Test("The same holds for pages", arguments: pages)
    func page(_ page: Case) throws {
        let bytes = try Answers.message(
            page.text, extra: ["Content-Type: text/html; charset=utf-8"])
        let reading = try Answers.read(bytes)
        switch (reading, page.expected) {
        case (.request(let request), let expected?):
            #expect(request.content == .answer([ReplyStatement(expected)]))
        case (.request(let request), nil): #expect(request.content == .unclear)
        case (.nothing(let refusal), let expected):
            #expect(expected == nil)
            #expect(refusal == .nothingPlain)
        }
    }
}
