import SourceText
import Testing

@testable import Rules

/// Several regimes that a plan includes with the same people who owe them.
struct RegimeListTests {
    private static let two =
        RegimeTests.regime + """
              - mã: quy
                tên: Báo cáo công tác quý
                hạn: hằng quý, chậm nhất ngày 25 của tháng cuối
                quy định: Nghị định số 09/2019/NĐ-CP

            """

    @Test("Several regimes with the same people who owe them stand in one line, each a duty")
    func several() throws {
        for line in [
            "{regime: [thang, quy], owed-by: truong, roll: previous}",
            "{chế độ: [thang, quy], thực hiện: truong, trùng ngày nghỉ: trước}",
            "{theo chế độ: 'x', roll: previous, owed-by: truong}",
        ] {
            let text = line.replacing("'x'", with: "[thang, quy]")
            let (duties, findings) = RegimeTests.duties("  - \(text)\n", regime: Self.two)
            #expect(findings.map(\.message.vi) == [])
            #expect(duties.map(\.id) == ["thang", "quy"])
            #expect(duties.map(\.title) == ["Báo cáo công tác tháng", "Báo cáo công tác quý"])
            #expect(duties.map(\.owedBy) == [["truong"], ["truong"]])
        }
        let (duties, findings) = RegimeTests.duties(
            "  - regime: thang, quy\n    owed-by: truong\n    roll: previous\n", regime: Self.two)
        #expect(findings.map(\.message.vi) == [])
        #expect(duties.map(\.id) == ["thang", "quy"])
    }

    struct ListFault: CustomTestStringConvertible {
        var testDescription: String { line }
        var line: String
        var found: String
        var remedy: String
    }

    @Test(
        "What several regimes can't have in common, or can't be, is told with how to write it",
        arguments: [
            ListFault(
                line: "{chế độ: [thang, quy], mã: hai, thực hiện: truong, trùng ngày nghỉ: trước}",
                found: "unfit-key mã", remedy: "có “chế độ: thang” và “mã”"),
            ListFault(
                line: "{regime: [thang, quy], title: Hai, owed-by: truong, roll: previous}",
                found: "unfit-key title", remedy: "có “regime: thang” và “title”"),
            ListFault(
                line: "{regime: [thang, quyy], owed-by: truong, roll: previous}",
                found: "unknown-reference quyy", remedy: "có phải ý là “quy”?"),
            ListFault(
                line: "{regime: Báo cáo công tác quý, owed-by: truong, roll: previous}",
                found: "unknown-reference Báo cáo công tác quý",
                remedy: "ghi mã, không ghi tên: quy (Báo cáo công tác quý)"),
            ListFault(
                line: "{regime: [thang, thang], owed-by: truong, roll: previous}",
                found: "duplicate-id thang", remedy: "đặt mã khác cho một bên"),
            ListFault(
                line: "{regime: {thang: , quy: }, owed-by: truong, roll: previous}",
                found: "wrong-type {thang: , quy: }", remedy: "hoặc “regime: [quy, thang]”"),
            ListFault(
                line: "{regime: [], owed-by: truong, roll: previous}",
                found: "wrong-type []", remedy: "viết “regime: quy”"),
        ])
    func listFaults(_ item: ListFault) throws {
        let (_, findings) = RegimeTests.duties("  - \(item.line)\n", regime: Self.two)
        let finding = try #require(findings.first)
        #expect("\(finding.code) \(finding.file.text(in: finding.range ?? 0..<0))" == item.found)
        #expect(findings.count == 1, "\(findings.map(\.message.vi))")
        #expect(
            finding.remedy?.vi.contains(item.remedy) ?? item.remedy.isEmpty,
            "\(finding.remedy?.vi ?? "")")
    }
}
