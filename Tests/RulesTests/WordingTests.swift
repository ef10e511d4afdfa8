import SourceText
import Testing

@testable import Rules

/// What findings say, where a reader went by the words and was led astray.
struct WordingTests {
    private static func said(_ text: String, _ language: Language = .vi) -> String {
        DiagnosticRenderer(language: language).render(Desk.read(text).findings)
    }

    private static let plan = """
        kế hoạch:
          mã: ke-hoach
          tên: Kế hoạch
          chủ trì: phong-tchc
          văn bản: Số 1/KH
          thời gian thực hiện: 2025

        nhiệm vụ:
          - mã: viec
            tên: Báo cáo
            mục: I

        """

    @Test("A file in Vietnamese is told of the kinds of duty in its own words")
    func kinds() {
        let text = Self.said(
            Self.plan + "    loại: thường xuyên\n    hạn: 05/11/2025\n    thực hiện: truong\n")
        #expect(text.contains("khóa này dành cho: “báo cáo”, “kiểm tra”"), "\(text)")
    }

    @Test("A unit by itself that is over is no group")
    func unit() {
        let plan = Self.plan.replacing(
            "thực hiện: 2025", with: "thực hiện: 01/07/2025 - 31/12/2025")
        let text = Self.said(
            plan + "    loại: báo cáo\n    hạn: 05/11/2025\n    thực hiện: thanh-tra\n")
        #expect(
            text.contains("đơn vị “thanh-tra” không hoạt động trong thời gian kế hoạch"), "\(text)")
        #expect(text.contains("ghi đơn vị kế thừa: phong-tchc"), "\(text)")
        #expect(!text.contains("nhóm"), "\(text)")
    }

    @Test("Words that no address can be made of aren't proposed as one; examples end in .example")
    func address() {
        for words in ["không có", "chưa có"] {
            let text = Self.said(
                "units:\n  - id: a\n    name: A\n    email: \(words)\n", .vi)
            #expect(
                text.contains("viết như vanthu@truong.example; chưa có thì bỏ dòng này"), "\(text)")
            #expect(!text.contains("co\n"), "\(text)")
        }
        let marks = Self.said("units:\n  - id: a\n    name: A\n    email: trường@so.example\n")
        #expect(marks.contains("viết không dấu, như truong@so.example"), "\(marks)")
    }

    @Test("A copied file is one finding, on the copy")
    func copies() {
        let plan = Array((Self.plan + "    loại: thường xuyên\n").utf8)
        let sources = [
            RuleSource(name: "registry.yaml", bytes: Array(Desk.registry.utf8)),
            RuleSource(name: "nam - Copy.yaml", bytes: plan),
            RuleSource(name: "nam.yaml", bytes: plan),
            RuleSource(name: "a.yaml", bytes: Array("# trống\n".utf8)),
            RuleSource(name: "b.yaml", bytes: Array("# trống\n".utf8)),
        ]
        let errors = RuleReader.read(sources, zone: { _ in nil }).findings
            .filter { $0.severity == .error }
        let copies = errors.filter { $0.code == "file-copy" }
        #expect(copies.map(\.file.name) == ["nam - Copy.yaml"])
        #expect(copies.first?.message.vi == "tệp này giống hệt tệp “nam.yaml”")
        #expect(!errors.contains { $0.code == "duplicate-id" })
    }
}
