import Foundation
import Testing

/// What a clerk's hand, keyboard and programs make of rule files, and what `hanchot check` says first of each:
/// the fault where it is, in words of the office, with what to do about it.
struct ClerkBreakTests {
    struct Break: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var file = "plan.yaml"
        let old: String
        let new: String
        /// Of the first finding.
        let said: String
        let remedy: String
        /// Whether nothing else is said.
        var isOnly = true
        var status: Int32 = 1

        init(
            _ says: String, in file: String = "plan.yaml", _ old: String, _ new: String,
            said: String, _ remedy: String, isOnly: Bool = true, status: Int32 = 1
        ) {
            testDescription = says
            self.file = file
            self.old = old
            self.new = new
            self.said = said
            self.remedy = remedy
            self.isOnly = isOnly
            self.status = status
        }
    }

    static let files = [
        "plan.yaml": """
        plan:
          id: ke-hoach
          title: Kế hoạch năm 2026
          document: Kế hoạch số 12/KH-SGDĐT ngày 10/01/2026
          owner: phong-tchc
          calendar: vn
          period: 2026
        duties:
          - id: bao-cao-nam
            kind: deadline
            title: Báo cáo năm
            due: trước ngày 05/11/2026
            owed-by: [truong, phong-gddt]
            remind: [30d, 7d]
            escalate:
              - after: 1wd
                to: head
              - after: 3wd
                to: owner
          - id: bao-cao-thang
            kind: deadline
            title: Báo cáo tháng
            every: month
            due: 25
            roll: previous
            owed-by: truong
            remind: [3wd]

        """,
        "units.yaml": """
        groups:
          - id: truong
            name: Các trường
        units:
          - id: phong-tchc
            name: Phòng Tổ chức hành chính
            head: Trưởng phòng
            email: tchc@so.example
          - id: phong-gddt
            name: Phòng Giáo dục
            email: gd@so.example
          - id: giam-doc
            name: Giám đốc
            email: giamdoc@so.example
          - id: truong-a
            name: Trường A
            email: a@so.example
            groups: truong

        """,
        "settings.yaml": """
        settings:
          organisation:
            mail-from: nhac@so.example

        """,
    ]

    static let breaks = [
        Break(
            "a Tab as indentation", "    due: trước", "\tdue: trước", said: "bằng phím Tab",
            "thụt đầu dòng bằng dấu cách"),
        Break(
            "a no-break space as indentation", "    due: trước",
            "\u{A0}\u{A0}\u{A0}\u{A0}due: trước",
            said: "ở cột 1 có dấu cách không ngắt", "gõ lại bằng phím cách"),
        Break(
            "a no-break space after a colon", "due: trước", "due:\u{A0}trước",
            said: "ở cột 9 có dấu cách không ngắt", "gõ lại bằng phím cách"),
        Break(
            "a character of no width in an id", "owed-by: truong\n", "owed-by: truo\u{200B}ng\n",
            said: "có ký tự ẩn không có bề rộng", "gõ lại bằng bàn phím"),
        Break(
            "a character of no width in a key", "due: trước", "du\u{200B}e: trước",
            said: "có ký tự ẩn không có bề rộng", "gõ lại bằng bàn phím"),
        Break(
            "the dash forgotten before an id", "  - id: bao-cao-thang", "    id: bao-cao-thang",
            said: "mục mới trong danh sách phải bắt đầu bằng “- ”", "viết “- id: …”"),
        Break(
            "no blank after a colon", "every: month", "every:tháng",
            said: "thiếu dấu cách sau “every:”", "viết “every: tháng”"),
        Break(
            "one blank too many", "    title: Báo cáo năm", "     title: Báo cáo năm",
            said: "không thẳng hàng với dòng 10 “kind: deadline”", "xóa 1 dấu cách"),
        Break(
            "one blank too few", "    title: Báo cáo năm", "   title: Báo cáo năm",
            said: "không thẳng hàng với dòng 10 “kind: deadline”", "thêm 1 dấu cách"),
        Break(
            "smart quotes round a date", "trước ngày 05/11/2026", "“05/11/2026”",
            said: "thừa dấu ngoặc kép", "viết 05/11/2026"),
        Break(
            "full-width digits", "05/11/2026", "０５/11/2026", said: "chữ số kiểu toàn góc",
            "viết trước ngày 05/11/2026"),
        Break(
            "dots in a date", "trước ngày 05/11/2026", "31.05.2026",
            said: "ngày tháng không viết bằng dấu chấm", "viết 31/05/2026"),
        Break(
            "keys in Vietnamese", "    due: trước ngày 05/11/2026\n    owed-by:",
            "    hạn: trước ngày 08/11/2026\n    thực hiện:", said: "hạn 07/11/2026 là thứ Bảy",
            "roll", status: 0),
        Break(
            "a group's name in the place of its id", "owed-by: truong\n", "owed-by: Các trường\n",
            said: "không có đơn vị hoặc nhóm “Các trường”", "ghi mã, không ghi tên: truong"),
        Break(
            "a unit's name in the place of its id", "owner: phong-tchc",
            "owner: Phòng Tổ chức hành chính", said: "không có đơn vị “Phòng Tổ chức hành chính”",
            "ghi mã, không ghi tên: phong-tchc"),
        Break(
            "an office in the place of a role", "to: owner", "to: Giám đốc",
            said: "không có vai trò hoặc đơn vị “Giám đốc”", "giam-doc (Giám đốc)"),
        Break(
            "an office that nobody has", "to: owner", "to: Trưởng ban", said: "“Trưởng ban”",
            "thủ trưởng (head), cấp phó (deputy), đầu mối (contact), chủ trì (owner)"),
        Break(
            "one syntax error, and another fault below it", "title: Báo cáo năm\n",
            "title: \"Báo cáo năm\n", said: "dấu nháy \" chưa đóng", "thêm \" ở cuối"),
        Break(
            "a month for a day", "trước ngày 05/11/2026", "trong tháng 5/2026",
            said: "không phải một ngày", "nêu ngày: 31/05/2026"),
        Break(
            "a reminder too long before", "remind: [30d, 7d]", "remind: [900d]",
            said: "lần nhắc 900d luôn rơi hơn một năm trước khi kế hoạch bắt đầu", "như 30d",
            status: 0),
        // Of what nothing was said.
        Break(
            "no settings", in: "settings.yaml", "    mail-from: nhac@so.example",
            "    name: Sở", said: "hanchot@localhost.example", "mail-from", status: 0),
        Break(
            "an owner who may not be written to", in: "units.yaml", "    email: tchc@so.example",
            "    email: tchc@so.example\n    outside: có", said: "phong-tchc", "outside",
            isOnly: false, status: 0),
        Break(
            "two units with one address", in: "units.yaml", "giamdoc@so.example", "gd@so.example",
            said: "“giam-doc” và “phong-gddt” chung địa chỉ thư gd@so.example",
            "ghi địa chỉ riêng", status: 0),
        Break(
            "a due day on a Sunday", "trước ngày 05/11/2026", "chậm nhất ngày 08/11/2026",
            said: "hạn 08/11/2026 là Chủ nhật", "roll: previous", status: 0),
        Break(
            "a due day at Tết", "trước ngày 05/11/2026", "chậm nhất ngày 18/02/2026",
            said: "hạn 18/02/2026 là Tết Nguyên đán", "roll: previous", isOnly: false, status: 0),
        Break(
            "neither paper nor place", "  document: Kế hoạch số 12/KH-SGDĐT ngày 10/01/2026\n", "",
            said: "không rõ báo cáo theo văn bản nào", "“document: Kế hoạch số …”", status: 0),
        Break(
            "a title cut by a number sign", "title: Báo cáo năm\n", "title: Báo cáo #3 năm\n",
            said: "phần sau “#” là ghi chú", "'Báo cáo #3 năm'", status: 0),
        Break(
            "a long reminder of a monthly duty", "remind: [3wd]", "remind: [90d]",
            said: "lần nhắc 90d sớm hơn cả hạn của kỳ trước", "như 7d", status: 0),
        Break(
            "a weekly duty whose ladder meets Tết", "every: month\n    due: 25",
            "every: tuần\n    due: thứ Sáu\n    escalate:\n      - after: 3wd\n        to: head",
            said: "nhận đến", "vì ngày nghỉ, bậc này của kỳ có hạn", isOnly: false, status: 0),
    ]

    /// `hanchot check` of the files with one break, in Vietnamese.
    private static func check(_ item: Break) throws -> Command {
        try withFolder { folder in
            let calendars = URL(fileURLWithPath: "\(Project.root)/rules/calendars")
                .resolvingSymlinksInPath().path
            try FileManager.default.copyItem(
                atPath: "\(calendars)/vn.yaml", toPath: "\(folder)/vn.yaml")
            for (name, text) in files {
                var text = text
                if name == item.file {
                    #expect(text.contains(item.old))
                    text = text.replacing(item.old, with: item.new, maxReplacements: 1)
                }
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            return try Command.run(
                ["\(Project.programs)/hanchot", "check", folder],
                environment: ["LC_ALL": "vi_VN.UTF-8"])
        }
    }

    @Test("Without a break nothing is said")
    func whole() throws {
        let command = try Self.check(Break("", "Kế hoạch năm", "Kế hoạch năm", said: "", ""))
        #expect(command.output == "" && command.errors.hasSuffix(": 0 lỗi, 0 cảnh báo.\n"))
        #expect(command.status == 0)
    }

    @Test("Each break is told first, and where it is", arguments: breaks)
    func told(_ item: Break) throws {
        let command = try Self.check(item)
        let text = command.output + command.errors
        let findings = text.split(separator: "\n").filter {
            $0.contains(": error: ") || $0.contains(": warning: ")
        }
        let first = try #require(findings.first)
        #expect(first.contains(item.said), "\(text)")
        #expect(text.contains(item.remedy), "\(text)")
        #expect(command.status == item.status, "\(text)")
        #expect(first.contains(item.status == 1 ? ": error: " : ": warning: "))
        if item.isOnly { #expect(findings.count == 1, "\(text)") }
    }
}
