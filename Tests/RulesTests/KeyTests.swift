import Civil
import SourceText
import Testing

@testable import Rules

/// Keys in both languages, and findings that name them as the file does.
struct KeyTests {
    private static let vietnamese = """
        kế hoạch:
          mã: ke-hoach
          tên: Kế hoạch
          văn bản: Kế hoạch số 1
          chủ trì: phong-tchc
          tên ngắn: ANTQ 2025
          thời gian thực hiện: 15/01/2025 - 31/12/2025
          gộp thư: hằng tuần
          so thu moi thang: 4

        dùng chung:
          báo cáo:
            nhắc: 7 ngày
          trả lời thư: ghi nhận ngay

        nhiệm vụ:
          - mã: bao-cao
            loại: báo cáo
            tên: Báo cáo
            hạn: trước ngày 05/11/2025
            Trung ngay nghi: trước
            thực hiện: truong
            gửi về: phong-tchc
            hình thức gửi: Trục liên thông
            biểu mẫu: Mẫu số 02
            đôn đốc:
              - sau: 1 ngày làm việc
                gửi: thủ trưởng
                nhắc lại: 5 ngày làm việc
                số lần: 4

        """

    @Test("A plan may be written in Vietnamese throughout, with or without marks")
    func throughout() throws {
        let (rules, findings) = Desk.read(Self.vietnamese)
        #expect(findings.map(\.message.vi) == [])
        let plan = try #require(rules?.plans.first)
        #expect(plan.digest == .weekly)
        #expect(plan.short == "ANTQ 2025")
        #expect(plan.mailsPerMonth == 4)
        let duty = try #require(plan.duties.first)
        #expect(duty.roll == .previous)
        #expect(duty.reply == .final)
        #expect(duty.channel == "Trục liên thông")
        #expect(duty.form == "Mẫu số 02")
        #expect(duty.remind == [Reminder(offset: .days(7))])
        #expect(
            duty.ladder == [
                Rung(after: .workingDays(1), to: [.head], every: .workingDays(5), times: 4)
            ])
    }

    @Test("Without a word of it a plan sends daily, and at most eight mails a month")
    func defaults() throws {
        let plan = try #require(
            Desk.read(Desk.plan + Desk.dutyText("kind: standing\ntitle: T")).rules?.plans.first)
        #expect(plan.digest == .daily)
        #expect(plan.mailsPerMonth == 8)
    }

    @Test("A registry may be written in Vietnamese, and a person has a language")
    func registry() throws {
        let text = """
            nhóm:
              - mã: cum-1
                gồm: [a]
            đơn vị:
              - mã: a
                tên: Trường A
                thư điện tử: a@so.example
                thủ trưởng:
                  chức vụ: Hiệu trưởng
                  họ tên: Nguyễn Thị An
                  ngôn ngữ: tiếng Anh
                đầu mối:
                  họ và tên: Trần Văn Bình
                  điện thoại: 0263
                cấp phó:
                  - chức danh: Phó Hiệu trưởng
                    từ ngày: 01/03/2025
                    đến hết ngày: 31/03/2025
                    language: vi
                đến hết ngày: 30/06/2030
                kế thừa: b
              - mã: b
                tên: Ủy ban
                cơ quan ngoài: có
            """
        let (rules, findings) = Desk.read(text, besides: [])
        #expect(findings.map(\.message.vi) == [])
        let unit = try #require(rules?.registry.unit("a"))
        #expect(unit.head == Person(title: "Hiệu trưởng", name: "Nguyễn Thị An", language: .en))
        #expect(unit.contact == Person(name: "Trần Văn Bình", phone: "0263"))
        #expect(unit.deputies.first?.person.language == .vi)
        #expect(unit.until?.vietnamese == "30/06/2030")
        #expect(unit.successors == ["b"])
        #expect(rules?.registry.unit("b")?.outside == true)
        #expect(rules?.registry.allMembers(of: ["cum-1"]).map(\.id) == ["a"])
    }

    struct Case: CustomTestStringConvertible {
        var says: String
        var old: String
        var new: String
        var message: String

        var testDescription: String { says }
    }

    @Test(
        "A finding names a key as the file writes it",
        arguments: [
            Case(
                says: "a value that lacks", old: "hạn: trước ngày 05/11/2025", new: "hạn:",
                message: "khóa “hạn” chưa có giá trị"),
            Case(
                says: "a key that lacks", old: "chủ trì: phong-tchc", new: "ghi chú: x",
                message: "mục “kế hoạch” thiếu khóa “chủ trì”"),
            Case(
                says: "a key of the duty that lacks", old: "thực hiện: truong", new: "ghi chú: x",
                message: "một nhiệm vụ thiếu khóa “thực hiện”"),
            Case(
                says: "a remedy", old: "Trung ngay nghi: trước", new: "Trung ngay nghi: sau",
                message: "dùng “Trung ngay nghi: trước” hoặc bỏ “Trung ngay nghi”"),
            Case(
                says: "a value beside a translation of it", old: "hạn: trước ngày 05/11/2025",
                new: "hạn: ngày 25 hằng tháng hoặc ngày làm việc tiếp theo",
                message: "thêm “Trung ngay nghi: sau” (ngày làm việc sau)"),
            Case(
                says: "a key beside a translation of it", old: "hạn: trước ngày 05/11/2025",
                new: "hạn: trong vòng 5 ngày kể từ khi có kết luận",
                message: "thêm khóa “tính từ sự kiện” với tên sự kiện"),
            Case(
                says: "a list of keys", old: "trước ngày 05/11/2025",
                new: "05/11/2025\n    by: 05/11/2025",
                message: "giữ một trong các khóa “hạn”, “trước ngày”, “by”"),
            Case(
                says: "the key of another mapping", old: "trước ngày 05/11/2025", new: "05/11/2052",
                message: "sửa ngày này hoặc sửa “thời gian thực hiện” của kế hoạch"),
            Case(
                says: "a rung's own word", old: "nhắc lại: 5 ngày làm việc", new: "ghi chu: x",
                message: "một bậc đôn đốc không có khóa “ghi chu”"),
            Case(
                says: "a number", old: "số lần: 4", new: "số lần: bốn",
                message: "“số lần” phải là số từ 0 đến 100"),
            Case(
                says: "twice in two spellings", old: "biểu mẫu: Mẫu số 02", new: "due: 05/11/2025",
                message: "khóa “due” cùng nghĩa với khóa “hạn” ở trên"),
            Case(
                says: "marks that are wrong", old: "hạn: trước", new: "hàn: trước",
                message: "có phải ý là “hạn”?"),
        ])
    func asWritten(_ item: Case) {
        #expect(Self.vietnamese.contains(item.old))
        let text = Self.vietnamese.replacing(item.old, with: item.new)
            .replacing(
                "trước ngày 05/11",
                with: item.says == "a remedy" ? "trước ngày 10/11" : "trước ngày 05/11")
        let (_, findings) = Desk.read(text)
        let said = findings.flatMap { [$0.message.vi, $0.remedy?.vi ?? ""] }
        #expect(said.contains { $0.contains(item.message) }, "\(said)")
    }

    @Test("What somebody wrote is shown as written, even where it is a key's name")
    func ownWords() {
        let text = Self.vietnamese.replacing("thực hiện: truong", with: "thực hiện: due")
        let (_, findings) = Desk.read(text)
        #expect(findings.contains { $0.message.vi == "không có đơn vị hoặc nhóm “due”" })
    }

    @Test(
        "Marks that are there count: no word is folded into another",
        arguments: [
            ("hàn", "hạn", false), ("hạn", "hạn", true), ("han", "hạn", true), ("HẠN", "hạn", true),
            ("nhiem vụ", "nhiệm vụ", true), ("nhiêm vu", "nhiệm vụ", true),
            ("nhiểm vụ", "nhiệm vụ", false),
            ("đon đoc", "đôn đốc", true), ("don doc", "đôn đốc", true),
            ("đôn đọc", "đôn đốc", false),
            ("ha\u{323}n", "hạn", true), ("sau", "sáu", true), ("sáu", "sau", false),
        ])
    func spelling(_ written: String, _ name: String, _ fits: Bool) {
        #expect(spells(written, name) == fits)
    }
}
