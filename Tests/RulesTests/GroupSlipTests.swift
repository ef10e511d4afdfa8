import SourceText
import Testing

@testable import Rules

/// Groups that exist only because a unit of a table names them: a mistyped one is told, and others are
/// left alone.
struct GroupSlipTests {
    /// Rows of a table, each as its unit's id and groups.
    private static func read(_ rows: [(String, String)], owedBy: String) -> [Diagnostic] {
        let table =
            "Mã;Tên đơn vị;Email;Nhóm\nphong-tchc;Phòng;tchc@so.example;\n"
            + rows.map { "\($0.0);Đơn vị \($0.0);\($0.0)@so.example;\($0.1)\n" }.joined()
        let plan =
            Desk.plan
            + Desk.dutyText(
                "kind: deadline\ntitle: T\ndue: trước ngày 05/11/2025\nowed-by: \(owedBy)")
        return Desk.read(
            plan,
            besides: [
                Desk.source("danh-muc.csv", table), Desk.source("calendar.yaml", Desk.calendar),
                Desk.source("settings.yaml", Desk.settings),
            ]
        ).findings
    }

    private static let schools = (1...6).map { ("truong-\($0)", "truong-thpt") }

    @Test("A group mistyped for one unit, which no duty is owed by, is told with the group meant")
    func mistyped() throws {
        let findings = Self.read(
            Self.schools + [("truong-7", "truong-thtp")], owedBy: "truong-thpt")
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.code == "unused-group")
        #expect(finding.severity == .warning)
        #expect(finding.range.map { finding.file.text(in: $0) } == "truong-thtp")
        #expect(finding.remedy?.vi.contains("có phải ý là “truong-thpt”?") ?? false)
        #expect(finding.remedy?.en.contains("did you mean 'truong-thpt'?") ?? false)
    }

    @Test(
        "Slips of a group's name are told, in whatever part and beside others",
        arguments: ["truong-thtp", "truongthpt", "truongg-thpt", "truong-thpt, truong-thptt"])
    func slips(_ groups: String) {
        let findings = Self.read(Self.schools + [("truong-7", groups)], owedBy: "truong-thpt")
        #expect(findings.map(\.code) == ["unused-group"])
    }

    @Test("A unit that no rule reaches, alone in a group that nobody uses, is pointed out")
    func forgotten() throws {
        let findings = Self.read(Self.schools + [("truong-7", "cong-lap")], owedBy: "truong-thpt")
        let finding = try #require(findings.first)
        #expect(findings.map(\.code) == ["unused-group"])
        #expect(finding.remedy?.vi == "kiểm tra lại tên nhóm; nếu đúng thì để nguyên")
    }

    @Test(
        "Groups of their own are left alone, used or not",
        arguments: [
            // Like another, and no slip for it.
            [("a", "truong-thcs"), ("b", "truong-thcs")],
            [("a", "cum-1"), ("b", "cum-1"), ("c", "cum-2"), ("d", "cum-2")],
            // Beside the group that is used.
            [("a", "truong-thpt, chuyen")],
            // Many bear it.
            [("a", "phong-gddt"), ("b", "phong-gddt"), ("c", "phong-gddt")],
            [],
        ])
    func left(_ rows: [(String, String)]) {
        #expect(Self.read(Self.schools + rows, owedBy: "truong-thpt").map(\.code) == [])
    }

    @Test("A unit that a rule names is reached, whatever its group")
    func named() {
        let rows = Self.schools + [("thanh-tra", "phong-ban")]
        #expect(Self.read(rows, owedBy: "[truong-thpt, thanh-tra]").map(\.code) == [])
    }
}
