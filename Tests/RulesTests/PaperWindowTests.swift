import Civil
import SourceText
import Testing

@testable import Rules

/// Reporting windows and regimes as plan owners write them at first.
struct PaperWindowTests {
    @Test(
        "The words of circulars and of the office name the same days",
        arguments: [
            ("ngày 21 tháng trước - ngày 20 tháng này", "2026-03", "21/02/2026-20/03/2026"),
            (
                "từ ngày 21 của tháng trước liền kề đến hết ngày 20 của tháng báo cáo", "2026-03",
                "21/02/2026-20/03/2026"
            ),
            ("21 tháng trước đó đến 20", "2026-01", "21/12/2025-20/01/2026"),
            ("lũy kế từ đầu năm", "2026-9M", "01/01/2026-30/09/2026"),
            ("luỹ kế từ đầu năm đến hết kỳ báo cáo", "2026-Q3", "01/01/2026-30/09/2026"),
            ("lũy kế từ đầu năm đến cuối kỳ", "2026-H1", "01/01/2026-30/06/2026"),
            ("trong kỳ", "2026-02", "01/02/2026-28/02/2026"),
            ("toàn kỳ", "2026-Q1", "01/01/2026-31/03/2026"),
        ])
    func words(_ words: String, _ period: String, _ days: String) throws {
        let window = try #require(WindowText(words)?.window)
        let found = try #require(window.days(of: period))
        #expect("\(found.lowerBound.vietnamese)-\(found.upperBound.vietnamese)" == days)
    }

    private static func findings(_ lines: String) -> [Diagnostic] {
        Desk.read(Desk.plan + "duties:\n" + lines).findings.filter { $0.severity == .error }
    }

    @Test("Days that go back within a month are told as those of two months")
    func backwards() throws {
        let findings = Self.findings(
            "  - {id: d, kind: deadline, title: T, owed-by: truong, every: tháng, due: 25, "
                + "roll: next, data: từ 21 đến 20}")
        #expect(findings.map(\.code) == ["unfit-window"])
        #expect(findings[0].remedy?.vi.contains("“21 tháng trước - 20”") ?? false)
    }

    @Test(
        "A regime that nobody has is told by its name alone: what it would have given isn't missed",
        arguments: [
            "  - {regime: thnag, owed-by: truong}",
            "  - theo chế độ: thnag\n    thực hiện: truong\n    trùng ngày nghỉ: sau",
            "  - {id: a, regime: thnag, owed-by: truong, kind: deadline, title: T, due: 05/11/2025}",
        ])
    func unknown(_ duty: String) {
        let findings = Self.findings(duty)
        #expect(findings.map(\.code) == ["unknown-reference"])
        #expect(findings[0].range.map { findings[0].file.text(in: $0) } == "thnag")
    }

    @Test("A comma between braces is told as what it does, with the value as it has to stand")
    func comma() throws {
        let findings = Self.findings(
            "  - {id: d, kind: deadline, title: T, hạn: hằng tháng, chậm nhất ngày 25, thực hiện: "
                + "truong}")
        #expect(findings.map(\.code) == ["needs-quotes"])
        #expect(findings[0].remedy?.vi.hasSuffix("hạn: 'hằng tháng, chậm nhất ngày 25'") ?? false)
        let twice = Self.findings(
            "  - {id: d, kind: deadline, title: Một, hai, ba, due: 05/11/2025, owed-by: truong}")
        #expect(twice.map(\.code) == ["needs-quotes"])
        #expect(twice[0].remedy?.en.hasSuffix("title: 'Một, hai, ba'") ?? false)
        // An empty key of its own is a key that isn't known, and told once.
        let empty = Self.findings(
            "  - {id: d, kind: deadline, title: T, due: 05/11/2025, owed-by: truong, thù: }")
        #expect(empty.map(\.code) == ["unknown-key"])
    }
}
