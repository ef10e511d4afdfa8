import Civil
import Inbound
import Testing

/// Several items that an answer calls by their names, each with what is said of it (statements 28, 39).
@Suite struct NamedItemTests {
    static func mail() throws -> AnsweredMail {
        var first = try Answers.item()
        first.names = ["Báo cáo kết quả thực hiện Kế hoạch"]
        first.opensOn = try Answers.day(15, 1)
        var second = try Answers.item("mo-hinh/2025/thpt-a", short: "Báo cáo mô hình ANTT")
        second.names = ["Báo cáo rà soát, phân loại mô hình an ninh trật tự"]
        second.opensOn = first.opensOn
        second.due = try Answers.day(14, 11)
        second.toldDue = second.due
        second.isUrged = false
        return AnsweredMail(
            recipient: Answers.head, units: ["Trường THPT A"],
            offices: ["Phòng Tổ chức hành chính"], items: [first, second])
    }

    private static func outcomes(_ row: TextTests.Row) throws -> String {
        let mail = try mail()
        let today = try Answers.day(6, 11)
        guard
            case .request(let request) = try Answers.read(
                try TextTests.message(row), mail: mail, today: today)
        else { return "nothing" }
        let effects = AnswerEffects(of: request, to: mail, today: today) { _ in .weekdaysOnly }
        return effects.entries.map { entry in
            "\(entry.item == mail.items[0].id ? 1 : 2)=\(TextTests.outcome(entry.record))"
        }.joined(separator: "; ")
    }

    @Test(
        "Each goes to the item whose name it has, or nothing does",
        arguments: TextTests.rows("named"))
    func named(_ row: TextTests.Row) throws {
        #expect(try Self.outcomes(row) == row.expected)
    }

    @Test("A name that two items share is neither's")
    func shared() throws {
        var mail = try Self.mail()
        mail.items[1].short = "Báo cáo ANTQ quý IV/2025"
        mail.items[1].names = []
        let text = "Báo cáo ANTQ: đã gửi số 45/BC-A ngày 04/11/2025. Báo cáo quý IV: đã gửi."
        guard case .request(let request) = try Answers.read(try Answers.message(text), mail: mail)
        else {
            Issue.record("nothing was read")
            return
        }
        let effects = AnswerEffects(of: request, to: mail, today: try Answers.day(6, 11)) { _ in
            .weekdaysOnly
        }
        #expect(effects.entries.allSatisfy { $0.record == .notUnderstood })
    }

    @Test("What is said under the items, in a line of its own, may be said of all of them (39)")
    func underThem() throws {
        for text in [
            "1. Đã gửi số 12/BC-X ngày 3/11\n2. Đã gửi số 13/BC-X ngày 3/11\nEm đùa thôi, chưa gửi gì cả.",
            "1: đã gửi\n2: đã gửi\nĐấy là việc tháng trước.",
            "1. Đã gửi\n2. Đã gửi\nnhưng cả hai đều bị trả lại",
        ] { #expect(try ItemTests.statements(text) == []) }
        // What runs on from a line that wasn't read belongs to its item.
        #expect(
            try ItemTests.statements("1. Đã gửi\n2. Trường chưa làm xong, còn\nvướng về số liệu")
                == [
                    ReplyStatement(.reportSubmitted(number: nil, on: nil), item: 1),
                    ReplyStatement(.notUnderstood, item: 2),
                ])
    }

    @Test(
        "A table's head says nothing, and where it has a column for how it stands, that must say it"
    )
    func standing() throws {
        let head = "<tr><th>Số</th><th>Ngày</th><th>Tình trạng</th></tr>"
        for (cell, isSent) in [("Đã gửi", true), ("", false), ("Chờ ký", false)] {
            let row = TextTests.Row(
                testDescription: cell, expected: "",
                text:
                    "<table>\(head)<tr><td>45/BC-A</td><td>04/11/2025</td><td>\(cell)</td></tr></table>",
                form: "html")
            let outcome = TextTests.outcome(try TextTests.effects(row))
            #expect(outcome == (isSent ? "submitted 45/BC-A 04/11/2025" : "none"), "\(cell)")
        }
    }

    @Test("A nil report is a negation and waits for the office (39)")
    func nilReport() throws {
        for text in [
            "Đã gửi báo cáo không phát sinh, số 45/BC-A ngày 04/11/2025.",
            "Trường không phát sinh vụ việc, đã gửi số 45/BC-A ngày 04/11/2025",
            "Sent a nil report, no. 45/BC-A dated 04/11/2025",
        ] {
            let row = TextTests.Row(testDescription: text, expected: "", text: text, form: "")
            #expect(TextTests.outcome(try TextTests.effects(row)) == "none", "\(text)")
        }
    }
}
