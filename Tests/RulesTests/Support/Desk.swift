import Civil
import Rules
import SourceText

/// The rules that tests put one more file beside: a small registry and a calendar.
enum Desk {
    static let registry = """
        groups:
          - id: truong
            name: Các trường
          - id: phong-gddt
          - id: trong
          - id: tat-ca
            members: [truong, phong-gddt]
        units:
          - id: phong-tchc
            name: Phòng Tổ chức hành chính
            head: Trưởng phòng
            email: tchc@so.example
          - id: thanh-tra
            name: Thanh tra Sở
            email: thanhtra@so.example
            until: 30/06/2025
            successor: phong-tchc
          - id: pho-giam-doc
            name: Phó Giám đốc
            email: pgd@so.example
          - id: giam-doc
            name: Giám đốc
            email: gd@so.example
          - id: truong-a
            name: Trường A
            email: a@so.example
            groups: truong
          - id: truong-b
            name: Trường B
            email: b@so.example
            groups: truong
          - id: pgd-cu
            name: Phòng GDĐT cũ
            email: cu@so.example
            groups: phong-gddt
            until: 30/06/2025
            successor: phong-tchc
          - id: ubnd
            name: Ủy ban nhân dân
            outside: có

        """

    static let calendar = """
        calendar:
          id: vn
          announced: 2025
        days:
          - date: 02/05/2025
            kind: nghỉ
            name: Nghỉ hoán đổi
          - date: 26/04/2025
            kind: làm bù
            name: Làm bù

        """

    /// The `plan` section of most tests.
    static let plan = """
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
          period: 15/01/2025 - 31/12/2025

        """

    static let planThatGoesOn = plan.replacing("  period: 15/01/2025 - 31/12/2025\n", with: "")

    static let settings = """
        settings:
          organisation:
            mail-from: nhac@so.example

        """

    static func zone(_ name: String) -> Zone? {
        ["Asia/Ho_Chi_Minh", "Asia/Bangkok"].contains(name)
            ? Zone(name: name, offset: 7 * 3600) : nil
    }

    /// Reads `text` as the file `name` beside registry and calendar.
    static func read(
        _ text: String, as name: String = "plan.yaml", besides others: [RuleSource]? = nil,
        today: CivilDate? = nil
    ) -> (rules: RuleSet?, findings: [Diagnostic]) {
        let around =
            others ?? [
                source("registry.yaml", registry), source("calendar.yaml", calendar),
            ] + (("\n" + text).contains("\nsettings:") ? [] : [source("settings.yaml", settings)])
        return RuleReader.read(around + [source(name, text)], today: today, zone: zone)
    }

    static func source(_ name: String, _ text: String) -> RuleSource {
        RuleSource(name: name, bytes: Array(text.utf8))
    }

    /// The one duty of a plan that has `lines` as its duty's lines.
    static func duty(_ lines: String) -> (duty: Duty?, findings: [Diagnostic]) {
        let (rules, findings) = read(plan + dutyText(lines))
        return (rules?.plans.first?.duties.first, findings)
    }

    /// `lines` as the lines of one duty, after the line of its id.
    static func dutyText(_ lines: String, id: String = "id: viec") -> String {
        "duties:\n  - \(id)\n"
            + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
}
