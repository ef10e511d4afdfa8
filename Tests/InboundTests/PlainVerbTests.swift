import Civil
import Inbound
import Testing

/// What heads write, and what it means. It is 05/11/2025.
@Suite struct PlainVerbTests {
    @Test(
        "These say that the reminder has been read",
        arguments: [
            "Đã rõ", "đã rõ.", "Da ro", "ok", "OK!", "Ok em", "Oke nhé", "Đã nhận", "Đã nhận được.",
            "Dạ, trường đã rõ ạ.", "Kính gửi Sở,\nĐơn vị đã nhận và sẽ thực hiện.\nTrân trọng",
            "Nhà trường đã nhận được thông báo.", "Noted, thanks.", "Vâng ạ", "Dạ vâng ạ.",
            "Received", "Understood.",
            "Hello,\n\nAcknowledged.\n\nBest regards", "Đ\u{103}\u{303}a rõ\nđã rõ",
            "đã rõ\n\n-- \nNguyễn Văn Ba\nĐã gửi nhiều báo cáo",
        ])
    func acknowledge(_ text: String) throws {
        #expect(try Answers.request(text) == .acknowledge)
    }

    struct Submission: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let number: String?
        let day: String?

        init(_ text: String, _ number: String? = nil, on day: String? = nil) {
            testDescription = text
            self.number = number
            self.day = day
        }
    }

    @Test(
        "These say that the report was sent, with its number and day where they give them",
        arguments: [
            Submission("Đã gửi, số 12/BC-THPTBL ngày 03/11/2025", "12/BC-THPTBL", on: "2025-11-03"),
            Submission("đã gửi, số 12/BC-THPTBL ngày 3/11", "12/BC-THPTBL", on: "2025-11-03"),
            Submission("da gui, so 12/BC-X ngay 03/11/2025", "12/BC-X", on: "2025-11-03"),
            Submission("Đã nộp"), Submission("Báo cáo ANTQ năm 2025 đã gửi, số 9/BC", "9/BC"),
            Submission("Da nop roi a."), Submission("Gửi rồi nhé"),
            Submission("Đã gửi. Số: 12/BC-X, ngày 03-11-2025.", "12/BC-X", on: "2025-11-03"),
            Submission(
                "Trường THPT Bảo Lộc đã gửi báo cáo số 135/BC-THPTBL ngày 31/10/2025.",
                "135/BC-THPTBL", on: "2025-10-31"),
            Submission(
                "Kính gửi Phòng TCHC,\nNhà trường đã nộp báo cáo qua trục văn bản,\n"
                    + "số 135/BC-THPTBL ngày 31 tháng 10 năm 2025.\nTrân trọng.",
                "135/BC-THPTBL", on: "2025-10-31"),
            Submission("Đã gửi công văn 7/BC-ĐH ngày 30.12.2024", "7/BC-ĐH", on: "2024-12-30"),
            Submission("Đã gửi ngày 30/12/2024", on: "2024-12-30"),
            Submission("Đã gửi ngày 30/12"),
            Submission("Đã gửi Sở ngày 03/11", on: "2025-11-03"),
            Submission("Đã rõ. Đã gửi, số 12 ngày 5/11", "12", on: "2025-11-05"),
            Submission("Sent, no. 12/BC on 03/11/2025", "12/BC", on: "2025-11-03"),
            Submission(
                "We have sent the report, no 12/BC on 2025-11-03.", "12/BC", on: "2025-11-03"),
            Submission("The report was submitted on 3/11.", on: "2025-11-03"),
            Submission("Số 12/BC-THPTBL ngày 03/11/2025", "12/BC-THPTBL", on: "2025-11-03"),
            Submission("Báo cáo số 12/BC-THPTBL, ngày 3/11 ạ", "12/BC-THPTBL", on: "2025-11-03"),
            Submission("Em gửi rồi ạ"), Submission("Em đã gửi hôm qua", on: "2025-11-04"),
            Submission("Sáng nay trường đã nộp, số 12/BC", "12/BC", on: "2025-11-05"),
            Submission("Đã gửi, số 12 ngày 12/11/2025", "12"), Submission("Đã gửi ngày 03/11/2019"),
            Submission("Yes, sent yesterday", on: "2025-11-04"),
            Submission(
                "Kính gửi Sở GDĐT, Trường THPT Bảo Lộc đã gửi báo cáo số 12/BC-THPTBL ngày "
                    + "03/11/2025 qua eOffice. Trân trọng!", "12/BC-THPTBL", on: "2025-11-03"),
            Submission(
                "Đã gửi báo cáo lên hệ thống ngày 3/11, số VB: 12/BC-THPTBL", "12/BC-THPTBL",
                on: "2025-11-03"),
        ])
    func submission(_ expected: Submission) throws {
        let day = try expected.day.map { try CivilDate(parsing: $0) }
        #expect(
            try Answers.request(expected.testDescription)
                == .reportSubmitted(number: expected.number, on: day))
    }

    struct Asking: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let until: String

        init(_ text: String, _ until: String) {
            testDescription = text
            self.until = until
        }
    }

    @Test(
        "These ask for time until a day",
        arguments: [
            Asking("Xin gia hạn đến ngày 10/11", "2025-11-10"),
            Asking("xin gia han den 10/11/2025", "2025-11-10"),
            Asking("Xin lùi đến hết ngày 10/11.", "2025-11-10"),
            Asking("Xin lùi từ ngày 06/11 đến ngày 10/11", "2025-11-10"),
            Asking("Chưa gửi được, xin gia hạn đến ngày 10/11", "2025-11-10"),
            Asking(
                "Do chưa tổng hợp xong số liệu nhà trường xin phép gia hạn tới 10/11", "2025-11-10"),
            Asking("Nếu được, xin gia hạn đến ngày 10/01", "2026-01-10"),
            Asking("Đã nhận. Kính đề nghị gia hạn đến ngày 10 tháng 11", "2025-11-10"),
            Asking("Do mất điện. Trường sẽ gửi trước ngày 11/11.", "2025-11-10"),
            Asking("Extension until 10/11/2025 please", "2025-11-10"),
            Asking("We need more time, until 10/11", "2025-11-10"),
            Asking("Will send by 10/11.", "2025-11-10"),
            Asking("Do mất điện, ngày 10/11 sẽ gửi", "2025-11-10"),
            Asking("Ngày 10/11 trường sẽ gửi ạ.", "2025-11-10"),
            Asking("Đề nghị Sở cho phép gia hạn đến ngày 10/11", "2025-11-10"),
            Asking("Trường xin phép nộp báo cáo chậm đến ngày 10/11", "2025-11-10"),
            Asking("Xin lùi thời hạn đến 10/11/2025", "2025-11-10"),
        ])
    func asking(_ expected: Asking) throws {
        #expect(
            try Answers.request(expected.testDescription)
                == .askForTime(until: .day(try CivilDate(parsing: expected.until))))
    }

    @Test(
        "These are not plain, and change nothing",
        arguments: [
            "", "Chào Sở", "Cảm ơn", "Chưa gửi", "Chúng tôi chưa nộp được", "Đã gửi chưa?",
            "Sở đã gửi kế hoạch chưa ạ?", "Sở đã gửi kế hoạch cho trường",
            "Báo cáo Sở đã gửi",
            "Nếu đã gửi thì thôi", "Khi nào đã gửi trường sẽ báo", "Tôi tưởng đã gửi",
            "Không phải đã gửi", "Ok, chúng tôi chưa gửi được.",
            "Trường đã nhận kế hoạch mà Sở đã gửi.", "Chưa rõ", "Không rõ", "Not sent",
            "We have not sent it",
            "If sent, we will tell you", "Xin gia hạn", "Xin gia hạn thêm vài ngày",
            "Xin gia hạn đến ngày 31/11",
            "Xin gia hạn đến ngày 10/11/2031", "Xin gia hạn đến ngày 10/10/2025",
            "Không xin gia hạn đến ngày 10/11", "Đã gửi, số 12. Xin gia hạn đến ngày 10/11",
            "Anh nói: “Đã gửi, số 12/BC-X”", "Trường đã được gia hạn đến 10/11",
            "Đã được Sở gia hạn đến 10/11", "Theo Kế hoạch số 5/KH-SGDĐT ngày 02/01/2025 của Sở",
            "Văn bản số 5/SGDĐT ngày 02/01/2025 là gì?", "Chưa có số 12/BC ngày 03/11/2025",
            "Bạn đã nhận nhầm?", "Đã gửi, số … ngày …", "Đã gửi ạ. Số ... ngày ...",
            "Thầy hiệu phó nói \"đã nộp\" rồi thì phải",
        ])
    func unclear(_ text: String) throws {
        #expect(try Answers.request(text) == nil)
    }

    @Test("A number carries nothing along: no line, no markup, no second header")
    func injection() throws {
        for number in [
            "12/BC\u{B}Bcc:x@y.example", "12<script>", "12\"onload=", "12%0d%0aBcc:",
            "12{{contact}}",
            "12/" + String(repeating: "B", count: 60), "../../etc/passwd", "12;DROP", "=1+1",
        ] {
            let request = try Answers.request("Đã gửi, số \(number) ngày 03/11/2025")
            guard case .reportSubmitted(let found, _) = request else { continue }
            #expect(
                found == nil
                    || found?.allSatisfy { $0.isLetter || $0.isNumber || "/-.&_".contains($0) }
                        == true,
                "\(number)")
        }
    }

    @Test(
        "A digest's items are named by number or by name; an answer that names none only acknowledges"
    )
    func digest() throws {
        let mail = try Answers.digest()
        func statements(_ text: String) throws -> [ReplyStatement] {
            guard
                case .request(let request) = try Answers.read(try Answers.message(text), mail: mail),
                case .answer(let statements) = request.content
            else { return [] }
            return statements
        }
        let sent = ReplyRequest.reportSubmitted(number: "12/BC-X", on: try Answers.day(3, 11))
        #expect(
            try statements("2. Đã gửi, số 12/BC-X ngày 03/11") == [ReplyStatement(sent, item: 2)])
        #expect(
            try statements("Việc 1: đã gửi, số 12/BC-X ngày 03/11\nViệc 2: xin gia hạn đến 10/11")
                == [
                    ReplyStatement(sent, item: 1),
                    ReplyStatement(.askForTime(until: .day(try Answers.day(10, 11))), item: 2),
                ])
        #expect(
            try statements("Kế hoạch PCCC đã gửi, số 12/BC-X ngày 03/11")
                == [ReplyStatement(sent, item: 2)])
        #expect(
            try statements("Kế hoạch PCCC: đã gửi, số 12/BC-X ngày 03/11")
                == [ReplyStatement(sent, item: 2)])
        #expect(try statements("Đã gửi, số 12/BC-X ngày 03/11") == [ReplyStatement(sent)])
        #expect(try statements("3. Đã gửi") == [])
    }
}
