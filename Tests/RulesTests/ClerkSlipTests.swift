import SourceText
import Testing

@testable import Rules

/// Slips beside those of `SlipTests`: each is told once, and nothing that follows from it.
struct ClerkSlipTests {
    struct Slip: CustomTestStringConvertible {
        var testDescription: String { new }
        var old: String
        var new: String
        var code: String
        /// A part of what is said, and of what helps.
        var said: String
        var remedy: String

        init(_ old: String, _ new: String, _ code: String, _ said: String, _ remedy: String) {
            self.old = old
            self.new = new
            self.code = code
            self.said = said
            self.remedy = remedy
        }
    }

    @Test(
        "One slip is one finding",
        arguments: [
            Slip(
                "  - id: bao-cao-thang", "  1. id: bao-cao-thang", "bullet", "“1.” không phải dấu",
                "“- ”"),
            Slip(
                "  - id: bao-cao-thang", "  b) id: bao-cao-thang", "bullet", "“b)” không phải dấu",
                "“- ”"),
            Slip(
                "  - id: bao-cao-thang", "  + id: bao-cao-thang", "bullet", "“+” không phải dấu",
                "“- ”"),
            Slip(
                "duties:\n", "==========\nduties:\n", "loose-text", "không có dạng “khóa: giá trị”",
                "thêm “# ”"),
            Slip(
                "duties:\n", "// các nhiệm vụ\nduties:\n", "loose-text", "không có dạng", "“# ”"),
            Slip(
                "remind: [30d, 7d]", "remind: [30d， 7d]", "bad-reminder", "“30d， 7d”",
                "viết 30d, 7d"),
            Slip(
                "owner: phong-tchc", "owner: phong\u{200D}-tchc", "hidden-character",
                "ký tự ẩn không có bề rộng, U+200D", "gõ lại bằng bàn phím"),
            Slip(
                "title: Báo cáo năm", "title: Báo\u{2028}cáo năm", "hidden-character",
                "ở cột 15 có dấu xuống dòng ẩn, U+2028", "phím cách"),
            Slip(
                "title: Báo cáo năm", "title: Báo\u{85}cáo năm", "hidden-character",
                "ở cột 15 có dấu xuống dòng ẩn, U+0085", "phím cách"),
            Slip(
                "title: Báo cáo năm", "title: Báo\tcáo năm", "control-character",
                "ở cột 15 có dấu Tab, U+0009", "phím cách"),
            Slip(
                "title: Báo cáo năm", "title: Báo\u{200E} cáo năm", "control-character",
                "ở cột 15 có ký tự đổi chiều viết, U+200E", "gõ lại"),
            Slip(
                "id: bao-cao-thang", "id: " + String(repeating: "a", count: 300), "bad-id",
                "mã dài 300 chữ, nhiều nhất là 64", "rút ngắn"),
            Slip(
                "id: bao-cao-thang", "id: bao-cao-th\u{430}ng", "bad-id",
                "chữ “\u{430}” (U+0430) của bảng chữ khác", "bao-cao-thang"),
            Slip(
                "owner: phong-tchc", "owner: [phong-tchc, thanh-tra]", "wrong-type",
                "chỉ ghi một, mà có 2", "giữ một"),
            Slip("plan:\n", "BÁO CÁO\nplan:\n", "loose-text", "không có dạng", "“# ”"),
            Slip(
                "plan:\n", "KẾ HOẠCH\nNăm 2026\nplan:\n", "loose-text", "không có dạng", "“# ”"),
            Slip("plan:\n", "// ghi chú\nplan:\n", "loose-text", "không có dạng", "“# ”"),
            Slip(
                "date: 20/11\n    owed-by: truong\n    remind: []",
                "date: 20/11/1982\n    owed-by: truong\n    remind: [7d]", "outside-period",
                "1982 là năm đầu", "since: 1982"),
        ])
    func once(_ slip: Slip) throws {
        #expect(SlipTests.plan.contains(slip.old))
        let text = SlipTests.plan.replacing(slip.old, with: slip.new, maxReplacements: 1)
        let findings = Desk.read(text).findings
        #expect(findings.map(\.code) == [slip.code], "\(findings.map(\.message.vi))")
        let finding = try #require(findings.first)
        #expect(finding.message.vi.contains(slip.said), "\(finding.message.vi)")
        #expect(finding.remedy?.vi.contains(slip.remedy) ?? false, "\(finding.remedy?.vi ?? "")")
    }

    @Test("Of many slips of a kind twelve are shown, and how many more there are")
    func many() throws {
        let duty = "  • id: viec-N\n    kind: standing\n    title: Việc\n"
        let duties = (0..<20).map { duty.replacing("-N", with: "-\($0)") }.joined()
        let findings = Desk.read(Desk.plan + "duties:\n" + duties).findings
        let bullets = findings.filter { $0.code == "bullet" }
        #expect(bullets.count == 13)
        #expect(bullets.contains { $0.message.vi.contains("còn 8 chỗ") && $0.position?.line == 44 })
    }

    @Test("What joins the parts of a picture is no slip")
    func pictures() {
        let text = SlipTests.plan.replacing(
            "title: Báo cáo năm", with: "title: Báo cáo 👨\u{200D}👩\u{200D}👧 năm")
        #expect(Desk.read(text).findings.map(\.code) == [])
    }

    private static func registry(_ old: String, _ new: String) -> [Diagnostic] {
        #expect(Desk.registry.contains(old))
        return Desk.read(
            SlipTests.plan,
            besides: [
                Desk.source("registry.yaml", Desk.registry.replacing(old, with: new)),
                Desk.source("calendar.yaml", Desk.calendar),
                Desk.source("settings.yaml", Desk.settings),
            ]
        ).findings.filter { $0.severity == .error }
    }

    @Test("A blank in an address is told as one")
    func address() {
        let findings = Self.registry("email: a@so.example", "email: a @so.example")
        #expect(findings.map(\.code) == ["bad-address"])
        #expect(findings.first?.remedy?.vi == "viết a@so.example")
    }

    @Test("A comma for a dot in an address is told as one, and the address whole")
    func commaInAddress() {
        let findings = Self.registry("email: a@so.example", "email: a@so,example")
        #expect(findings.map(\.code) == ["bad-address"])
        #expect(findings.first?.remedy?.vi == "viết a@so.example")
    }

    @Test("A unit that can't be read isn't missed in its group besides")
    func missed() {
        let findings = Self.registry(
            "    groups: phong-gddt\n    until: 30/06/2025\n    successor: phong-tchc\n",
            "    grups: phong-gddt\n    until: 30/06/2025\n    successor: phong-tchc\n")
        #expect(findings.map(\.code) == ["unknown-key"])
    }
}
