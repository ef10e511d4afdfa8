import Civil
import SourceText
import Testing

@testable import Rules

/// A plan's period as papers say it.
struct PeriodTextTests {
    private static func read(_ period: String) -> (Plan?, [Diagnostic]) {
        let plan = Desk.plan.replacing("period: 15/01/2025 - 31/12/2025", with: "period: \(period)")
        let (rules, findings) = Desk.read(
            plan + Desk.dutyText("kind: standing\ntitle: Thường xuyên"))
        return (rules?.plans.first, findings.filter { $0.severity == .error })
    }

    @Test(
        "Days, years, months, quarters and halves of a year",
        arguments: [
            ("15/01/2025 - 31/12/2025", "2025-01-15", "2025-12-31"),
            ("từ 15/01/2025 đến hết 31/12/2025", "2025-01-15", "2025-12-31"),
            ("năm 2026", "2026-01-01", "2026-12-31"),
            ("cả năm 2026", "2026-01-01", "2026-12-31"),
            ("2026-2030", "2026-01-01", "2030-12-31"),
            ("giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31"),
            ("2026 đến 2030", "2026-01-01", "2030-12-31"),
            ("quý I/2026", "2026-01-01", "2026-03-31"),
            ("quý IV năm 2026", "2026-10-01", "2026-12-31"),
            ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
            ("tháng 5/2026", "2026-05-01", "2026-05-31"),
            ("tháng 9/2026 đến tháng 5/2027", "2026-09-01", "2027-05-31"),
            ("từ tháng 9/2026 - tháng 5/2027", "2026-09-01", "2027-05-31"),
            ("Q1 2026", "2026-01-01", "2026-03-31"),
        ])
    func read(_ text: String, _ first: String, _ last: String) {
        let (plan, findings) = Self.read(text)
        #expect(findings.map(\.message.en) == [])
        #expect(plan?.period?.lowerBound.iso == first)
        #expect(plan?.period?.upperBound.iso == last)
    }

    @Test(
        "What isn't one is refused with what to write",
        arguments: [
            ("năm học 2026-2027", "bad-period", "01/09/2026 - 31/05/2027"),
            ("school year 2026-2027", "bad-period", "01/09/2026 - 31/05/2027"),
            ("2026-2027", "bad-period", "01/01/2026 - 31/12/2027"),
            ("2030-2026", "bad-period", "viết ngày đầu trước"),
            ("quý V/2026", "bad-value", "quý IV/2026"),
            ("tháng 13/2026", "bad-value", "tháng 12/2026"),
            ("từ 15/01/2026", "bad-value", "15/01/2026 - 31/12/2026"),
            ("15/01 - 31/12/2026", "bad-value", "15/01/2026 - 31/12/2026"),
            ("15/9 - 31/5/2027", "bad-value", "15/09/2026 - 31/05/2027"),
            ("31/02/2026 - 31/12/2026", "bad-value", ""),
            ("sắp tới", "bad-value", "05/11/2025"),
        ])
    func refused(_ text: String, _ code: String, _ remedy: String) throws {
        let (plan, findings) = Self.read(text)
        #expect(plan == nil)
        let finding = try #require(findings.first)
        #expect(finding.code == code)
        #expect(remedy.isEmpty || finding.remedy?.vi.contains(remedy) ?? false, "\(finding)")
    }
}
