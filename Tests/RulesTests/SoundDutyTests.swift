import SourceText
import Testing

@testable import Rules

/// What is told of duties beside each other, whatever is wrong with others.
extension ReportCheckTests {
    @Test("What is wrong with one duty hides nothing of those that are sound")
    func besideErrors() {
        let text =
            Self.file(
                "  - {regime: dinh-ky-quy, owed-by: a}\n  - {regime: dinh-ky-nam, owed-by: a}\n"
                    + "  - {regime: cai-cach, owed-by: a}\n"
                    + Self.duty("hong", "'31/2/2026'", "trọn kỳ")
            ).replacing("  law: Nghị định 1\n", with: "") + "\n" + Self.regimes
        let codes = Desk.read(text, besides: []).findings.map(\.code)
        #expect(codes.contains("reports-overlap"), "\(codes)")
        #expect(codes.count > 1)
    }

    @Test("The last day of a short month that two months report is said to be told twice")
    func shortMonth() {
        let text = Self.file(
            Self.duty(
                "thang", "hằng tháng, ngày 5 tháng sau", "31 tháng trước - 30 tháng cuối",
                "roll: next"))
        #expect(
            Desk.read(text, besides: []).findings.map(\.message.en) == [
                "the data of the period '2026-02' end on 28/02/2026, those of '2026-03' begin on "
                    + "28/02/2026: that day is reported twice"
            ])
    }
}
