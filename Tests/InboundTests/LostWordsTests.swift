import Civil
import Inbound
import Testing

/// A person's own words reach the office with their text, whatever they quote, mention or contradict (39, 40, 41).
@Suite struct LostWordsTests {
    private func request(_ bytes: [UInt8]) throws -> InboundRequest? {
        guard case .request(let request) = try Answers.read(bytes) else { return nil }
        return request
    }

    static let quoting = [
        "Sở hướng dẫn trả lời \"Đã gửi\" nhưng chúng tôi không có báo cáo nào",
        "Thư ghi trả lời \"Xin gia hạn đến ngày …\", vậy trường phải gửi công văn không?",
        "Trong thư có câu trả lời “Đã gửi, số … ngày …”, em chưa hiểu ạ",
        "The mail says reply \"Sent, no. … on …\", but we have no report",
        "Em trả lời thư này hơi muộn, trường chưa làm báo cáo",
        "We answer this mail only to say that the school is closed",
        "Thông tin trong thư này chưa đúng, trường không phải báo cáo",
        "Email này và các email trước trường đều nhận được, nhưng chưa hiểu phải làm gì",
        "[Báo cáo] trường chưa làm",
    ]
    static let absent = [
        "Tôi đang nghỉ phép nhưng trường đã gửi báo cáo số 21/BC-TH ngày 03/11/2025",
        "I was out of office last week; we sent the report no. 21/BC-TH on 3 November 2025",
        "Hiệu trưởng hiện vắng mặt, trường xin gia hạn đến 10/11",
        "Toi dang nghi phep, co Lan se gui bao cao",
        "Trường nhận được thư trả lời tự động của Sở, báo cáo đã gửi chưa được ghi nhận",
        "Our principal is on vacation; the extension until 10/11 would help",
        "Em đang đi công tác và không có máy, mai em nộp ạ",
        "Trường xác nhận đã đọc thư nhắc",
    ]

    @Test(
        "Quoting the invitation, or naming an absence, is a person's word",
        arguments: quoting + absent)
    func kept(_ text: String) throws {
        for (form, body) in [
            ("text/plain; charset=utf-8", text), ("text/html; charset=utf-8", "<p>\(text)</p>"),
        ] {
            let request = try request(
                try Answers.message(body, extra: ["Content-Type: \(form)"]))
            #expect(request?.content == .unclear, "\(form)")
            #expect(request?.words == text, "\(form)")
        }
    }

    @Test("The invitation itself, a notice of a mail system and an absence stay nobody's words")
    func cut() throws {
        for line in [
            "Đã gửi rồi: trả lời \"Đã gửi, số … ngày …\"",
            "Cần thêm thời gian: trả lời thư nhắc \"Xin gia hạn đến ngày …\"",
            "Already sent: reply \"Sent, no. … on …\"",
            "Thông tin trong thư này là bảo mật và chỉ dành cho người nhận có tên.",
            "This email and any attachments are confidential.",
        ] {
            #expect(
                try Answers.request("Đã rõ\n\(line)\nĐã gửi, số 9/BC") == .acknowledge, "\(line)")
        }
    }

    private static func both(_ plain: String, _ page: String) throws -> [UInt8] {
        try Answers.message(
            "--x\nContent-Type: text/plain; charset=utf-8\n\n\(plain)\n--x\n"
                + "Content-Type: text/html; charset=utf-8\n\n\(page)\n--x--",
            extra: ["Content-Type: multipart/alternative; boundary=x"])
    }

    @Test("A page that contradicts the plain text beside it leaves both to the office")
    func contradicting() throws {
        for (plain, page) in [
            ("Đã gửi", "<p>Chưa gửi</p>"), ("Chưa gửi", "<p>Đã gửi</p>"),
            ("Đã gửi, số 12/BC-X", "<p>Đã gửi, số 13/BC-X</p>"),
            ("Đã gửi", "<div>Đã gửi đâu mà nhắc</div>"),
        ] {
            let request = try request(try Self.both(plain, page))
            #expect(request?.content == .unclear, "\(plain) / \(page)")
            #expect(request?.words.hasPrefix(plain) == true)
            #expect(request?.words.contains("\n") == true, "with both texts")
        }
        for page in [
            "<p>Đã rõ</p>", "<div>Đã <b>rõ</b></div><div>--</div><div>Ba</div>",
            "<p>Đã rõ</p><blockquote>Chưa gửi</blockquote>", "<img src=x>",
        ] {
            #expect(
                try request(try Self.both("Đã rõ", page))?.content
                    == .answer([ReplyStatement(.acknowledge)]), "\(page)")
        }
    }

    @Test("What went to another unit's address went to nobody of the office")
    func strangers() throws {
        var mail = try Answers.reminder()
        mail.strangers = ["t1@truong.example", "ht3@truong.example", "ketoan@sogddt.example"]
        func isSent(_ text: String) throws -> Bool {
            guard
                case .request(let request) = try Answers.read(try Answers.message(text), mail: mail),
                case .answer(let statements) = request.content,
                case .reportSubmitted? = statements.first?.request
            else { return false }
            return true
        }
        for text in [
            "Đã gửi báo cáo vào mail t1@truong.example",
            "Đã gửi vào mail ht3@truong.example, số 12/BC-X ngày 03/11/2025",
            "Đã nộp báo cáo qua email KeToan@sogddt.example",
            "Sent to ht3@truong.example on 3 November 2025",
        ] { #expect(try !isSent(text), "\(text)") }
        #expect(try isSent("Đã gửi báo cáo vào mail tchc@sogddt.example"))
    }

    @Test("As many items as there are, counted, are all of them")
    func counted() throws {
        var mail = try Answers.reminder()
        mail.items = try (1...3).map { number in
            try Answers.item("bao-cao-\(number)/2025/x", short: "Báo cáo mảng \(number) năm 2025")
        }
        func items(_ text: String) throws -> [Int?] {
            guard
                case .request(let request) = try Answers.read(try Answers.message(text), mail: mail),
                case .answer(let statements) = request.content
            else { return [] }
            return statements.map(\.item)
        }
        for text in [
            "Cả 3 báo cáo trường đã gửi rồi ạ", "Ca ba bao cao truong da gui roi a",
            "Trường đã gửi cả 3 báo cáo", "Cả ba việc: đã gửi", "All three reports were sent",
        ] { #expect(try items(text) == [1, 2, 3], "\(text)") }
        for text in ["Cả 2 báo cáo trường đã gửi rồi ạ", "Cả 4 báo cáo trường đã gửi"] {
            #expect(try items(text) == [], "\(text)")
        }
    }
}
