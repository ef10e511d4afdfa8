import Civil
import SourceText
import Testing

@testable import Imports

@Suite("The register of documents beside what is owed")
struct ReceiptTests {
    private static func owed(
        _ duty: String, _ period: String, _ unit: String, _ name: String, isOpen: Bool = true
    ) -> OwedItem {
        OwedItem(
            duty: duty, period: period, unit: unit,
            unitName: ["bao-loc": "Trường THPT Bảo Lộc", "bao-lam": "Trường THPT Bảo Lâm"][unit]
                ?? unit,
            names: [name], isOpen: isOpen, sentOn: isOpen ? nil : CivilDate(2025, 10, 1))
    }

    private static let everything = [
        owed("antq", "2025", "bao-loc", "Báo cáo kết quả bảo vệ an ninh Tổ quốc năm 2025"),
        owed(
            "antq", "2025", "bao-lam", "Báo cáo kết quả bảo vệ an ninh Tổ quốc năm 2025",
            isOpen: false),
        owed("cchc", "2025-Q2", "bao-loc", "Báo cáo cải cách hành chính quý II năm 2025"),
        owed("cchc", "2025-Q3", "bao-loc", "Báo cáo cải cách hành chính quý III năm 2025"),
        owed("chung", "2025", "bao-loc", "Báo cáo năm"),
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        let issuer: String
        var number = "12/BC-THPT"
        var date = "18/10/2025"
        let summary: String
        let answer: String
        var testDescription: String { "\(issuer) \(number) \(summary)" }
    }

    @Test(
        "What is plain is proposed, what isn't is left to a person",
        arguments: [
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo kết quả bảo vệ an ninh Tổ quốc",
                answer: "proposed antq 2025"),
            Case(
                issuer: "THPT Bảo Lộc", summary: "bao cao an ninh to quoc 2025",
                answer: "proposed antq 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo an ninh Tổ quốc năm 2024",
                answer: "foreign"),
            Case(
                issuer: "Trường THPT Bảo Lộc", date: "18/10/2024",
                summary: "Báo cáo kết quả bảo vệ an ninh Tổ quốc", answer: "foreign"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo cải cách hành chính quý 3",
                answer: "proposed cchc 2025-Q3"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo cải cách hành chính",
                answer: "undecided cchc 2025-Q2, cchc 2025-Q3"),
            Case(
                issuer: "Trường THPT Bảo Lộc", number: "5/TTr",
                summary: "V/v an ninh Tổ quốc, bảo vệ",
                answer: "undecided antq 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", date: "?", summary: "Báo cáo bảo vệ an ninh Tổ quốc",
                answer: "undecided antq 2025"),
            Case(
                issuer: "Lộc", summary: "Báo cáo bảo vệ an ninh Tổ quốc",
                answer: "undecided antq 2025"),
            Case(
                issuer: "THPT", summary: "Báo cáo bảo vệ an ninh Tổ quốc",
                answer: "undecided antq 2025"),
            Case(
                issuer: "Trường THPT Bảo Lâm", summary: "Báo cáo bảo vệ an ninh Tổ quốc",
                answer: "received antq 2025"),
            Case(issuer: "Trường THPT Bảo Lộc", summary: "Mời họp", answer: "foreign"),
            Case(issuer: "Công an tỉnh", summary: "Báo cáo an ninh Tổ quốc", answer: "foreign"),
        ])
    func one(_ item: Case) throws {
        let text =
            "Số, ký hiệu;Ngày văn bản;Tác giả;Trích yếu\n"
            + "\(item.number);\(item.date);\(item.issuer);\(item.summary)\n"
        let matches = try ReceiptMatches(try Tables.file(text), owed: Self.everything)
        #expect(matches.all.map(\.answer).map(Self.says) == [item.answer])
    }

    private static func says(_ answer: ReceiptMatch.Answer) -> String {
        func list(_ items: [OwedItem]) -> String {
            items.map { "\($0.duty) \($0.period)" }.joined(separator: ", ")
        }
        return switch answer {
        case .proposed(let item): "proposed \(list([item]))"
        case .undecided(let items, _): "undecided \(list(items))"
        case .received(let item): "received \(list([item]))"
        case .repeated(let row): "repeated \(row)"
        case .foreign: "foreign"
        }
    }

    @Test("One document twice counts once; two for one obligation are left to a person")
    func several() throws {
        let text = """
            Số, ký hiệu;Ngày văn bản;Tác giả;Trích yếu
            1/BC;18/10/2025;Trường THPT Bảo Lộc;Báo cáo bảo vệ an ninh Tổ quốc
            1/BC;18/10/2025;TRƯỜNG THPT BẢO LỘC;Báo cáo bảo vệ an ninh Tổ quốc
            2/BC;19/10/2025;Trường THPT Bảo Lộc;Báo cáo cải cách hành chính quý III
            3/BC;20/10/2025;Trường THPT Bảo Lộc;Báo cáo cải cách hành chính quý III (bổ sung)
            4/BC;;;Báo cáo

            """
        let matches = try ReceiptMatches(try Tables.file(text), owed: Self.everything)
        #expect(
            matches.all.map(\.answer).map(Self.says) == [
                "proposed antq 2025", "repeated 2", "undecided cchc 2025-Q3",
                "undecided cchc 2025-Q3",
            ])
        #expect(matches.notes.map(\.row) == [6])
    }

    @Test(
        "A request is the same for the same document and obligation, and fits the service's limit")
    func requests() throws {
        let row = RegisterRow(
            row: 3, number: "12/BC-THPT", issuer: "x", summary: "", dated: nil, arrived: nil)
        let other = RegisterRow(
            row: 9, number: "12 / bc-thpt", issuer: "y", summary: "z", dated: nil, arrived: nil)
        let item = Self.everything[0]
        #expect(ReceiptMatch.request(row, item) == ReceiptMatch.request(other, item))
        #expect(ReceiptMatch.request(row, item) != ReceiptMatch.request(row, Self.everything[2]))
        let long = RegisterRow(
            row: 3, number: String(repeating: "ổ", count: 300), issuer: "", summary: "", dated: nil,
            arrived: nil)
        let longer = RegisterRow(
            row: 3, number: long.number + "1", issuer: "", summary: "", dated: nil, arrived: nil)
        #expect(ReceiptMatch.request(long, item).count <= 200)
        #expect(ReceiptMatch.request(long, item) != ReceiptMatch.request(longer, item))
    }
}
