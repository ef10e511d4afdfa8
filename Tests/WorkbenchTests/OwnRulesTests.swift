import Civil
import Foundation
import Rules
import Testing

@testable import Workbench

/// A small plan of two duties, for what the shipped rules have no case of.
struct OwnRulesTests {
    private static let text = """
        groups:
          - id: truong
            name: Các trường
        units:
          - id: vp
            name: Văn phòng
            head: {title: Chánh Văn phòng, email: vp@so.example}
          - id: a
            name: Trường A
            head: {title: Hiệu trưởng, email: a@truong.example}
            deputies: [{title: Phó Hiệu trưởng, email: pho-a@truong.example}]
            groups: truong
          - id: b
            name: Trường B
            head: {title: Hiệu trưởng, email: b@truong.example}
            deputies: [{title: Phó Hiệu trưởng, email: pho-b@truong.example}]
            groups: truong
        calendar:
          id: vn
          title: Lịch thử
          announced: [2025]
        plan:
          id: thu
          title: Kế hoạch thử
          owner: vp
          timezone: Asia/Ho_Chi_Minh
          calendar: vn
          period: 01/01/2025 - 31/12/2025
        duties:
          - id: bao-cao
            kind: deadline
            title: Báo cáo
            due: 15/05/2025
            owed-by: truong
            escalate:
              - after: 1wd
                to: deputy
          - id: ho-so
            kind: standing
            title: Lưu hồ sơ
            owed-by: truong
            remind: [ngày 5 hằng tháng]

        """

    private func play(_ from: String, _ to: String) throws -> Simulation {
        let source = RuleSource(name: "thu.yaml", bytes: Array(Self.text.utf8))
        let rules = try #require(RuleReader.read([source], zone: Shipped.zone).rules)
        return try Simulation(rules: rules, from: Shipped.day(from), to: Shipped.day(to))
    }

    @Test("Two roles told on one day: the morning list counts each unit once (4)")
    func morningList() throws {
        let lines = try Line.all(play("15/05/2025", "16/05/2025"))
        #expect(lines.filter { $0.stage == "+1wd" }.count == 4)
        #expect(
            lines.filter { $0.stage == "morning" }.map(\.subject) == [
                "[Sắp gửi đôn đốc] 2 đầu việc, lúc 13 giờ 30 ngày 16/05/2025"
            ])
    }

    @Test("A standing duty's reminder names no last day: it has none (17)")
    func standing() throws {
        let lines = try Line.all(play("02/01/2025", "06/01/2025"))
        #expect(
            lines.map { "\($0.day) \($0.unit) \($0.subject)" } == [
                "2025-01-03 a [Nhắc việc] Lưu hồ sơ", "2025-01-03 b [Nhắc việc] Lưu hồ sơ",
            ])
    }
}
