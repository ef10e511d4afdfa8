import Civil
import SourceText
import Testing

@testable import Imports

@Suite("The register of documents beside what is owed")
struct ReceiptTests {
    private static let units = [
        "bao-loc": "Trường THPT Bảo Lộc", "bao-lam": "Trường THPT Bảo Lâm",
        "di-linh": "Trường THPT Di Linh", "pgd-a": "Phòng GDĐT huyện A",
        "pgd-b": "Phòng GDĐT huyện B", "phong-gdth": "Phòng Giáo dục Trung học",
        "phong-khtc": "Phòng Kế hoạch - Tài chính",
    ].map { OwedItem.Unit(id: $0.key, name: $0.value) }.sorted { $0.id < $1.id }

    private static func owed(
        _ duty: String, _ period: String, _ unit: String, _ names: String...,
        state: OwedItem.State = .open, responsible: String? = nil
    ) -> OwedItem {
        let known = units.reduce(into: [:]) { $0[$1.id] = $1 }
        return OwedItem(
            duty: duty, period: period, debtor: known[unit] ?? OwedItem.Unit(id: unit, name: unit),
            responsible: responsible.flatMap { known[$0] }, names: names, state: state)
    }

    private static let title = "Báo cáo kết quả bảo vệ an ninh Tổ quốc năm 2025"

    private static let everything = [
        owed("antq", "2025", "bao-loc", title, "Báo cáo ANTQ năm 2025"),
        owed("antq", "2025", "bao-lam", title, state: .received(CivilDate(2025, 10, 1))),
        owed("cchc", "2025-Q2", "bao-loc", "Báo cáo cải cách hành chính quý II năm 2025"),
        owed("cchc", "2025-Q3", "bao-loc", "Báo cáo cải cách hành chính quý III năm 2025"),
        owed("chung", "2025", "bao-loc", "Báo cáo năm"),
        owed("antq", "2025", "di-linh", title, state: .closed),
        owed("antq", "2025", "pgd-a", title, responsible: "phong-gdth"),
        owed("antq", "2025", "pgd-b", title, responsible: "phong-gdth"),
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        let issuer: String
        var number = "12/BC-THPT"
        var date = "18/10/2025"
        var arrived = "20/10/2025"
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
                summary: "Báo cáo kết quả bảo vệ an ninh Tổ quốc", answer: "undecided antq 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: title, answer: "proposed antq 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", number: "3/THPT-VP",
                summary: "V/v gửi báo cáo ANTQ năm 2025 theo Kế hoạch số 12/KH-SGDĐT",
                answer: "proposed antq 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo",
                answer:
                    "undecided antq 2025, cchc 2025-Q2, cchc 2025-Q3, chung 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo năm 2025",
                answer: "proposed chung 2025"),
            Case(
                issuer: "Trường THPT Bảo Lộc", summary: "Báo cáo ANTQ tháng 9 năm 2025",
                answer: "undecided antq 2025"),
            Case(
                issuer: "Trường THPT Di Linh", summary: "Báo cáo bảo vệ an ninh Tổ quốc",
                answer: "foreign"),
            Case(
                issuer: "Trường THPT Bảo Lâm", summary: "Dự thảo Báo cáo an ninh Tổ quốc",
                answer: "foreign"),
            Case(
                issuer: "Phòng Giáo dục Trung học", summary: title,
                answer: "undecided antq 2025, antq 2025"),
            Case(
                issuer: "Phòng Kế hoạch - Tài chính", summary: title, answer: "foreign"),
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
        #expect(try Self.answer(item).map(Self.says) == [item.answer])
    }

    private static func answer(_ item: Case) throws -> [ReceiptMatch.Answer] {
        let text =
            "Số, ký hiệu;Ngày đến;Ngày văn bản;Tác giả;Trích yếu\n"
            + "\(item.number);\(item.arrived);\(item.date);\(item.issuer);\(item.summary)\n"
        return try matches(text).all.map(\.answer)
    }

    private static func matches(_ text: String) throws -> ReceiptMatches {
        try ReceiptMatches(
            try Tables.file(text), units: units, owed: everything,
            today: try #require(CivilDate(2025, 10, 25)))
    }

    @Test(
        "A paper about a report is not the report (statement 39)",
        arguments: [
            ("3/ĐX", "Xin gia hạn \(title)"), ("3/BC", "Dự thảo \(title)"),
            ("3/GM", "Giấy mời họp thông qua \(title)"),
            ("3/THPT", "V/v giải trình việc chậm gửi \(title)"), ("3/THPT", "Thu hồi \(title)"),
            ("3/KH", "Kế hoạch bảo vệ an ninh Tổ quốc năm 2025"),
            ("3/BC", "\(title) (chưa ký)"), ("3/BC", "Báo cáo sơ kết bảo vệ an ninh Tổ quốc"),
            ("3/KH-BCĐ", title), ("3/BC", "Báo cáo đợt 2 bảo vệ an ninh Tổ quốc"),
            ("3/BC", "Kế hoạch \(title)"),
        ])
    func otherPapers(_ number: String, _ summary: String) throws {
        let item = Case(
            issuer: "Trường THPT Bảo Lộc", number: number, summary: summary, answer: "")
        #expect(try Self.answer(item).map(Self.says) == ["undecided antq 2025"])
    }

    struct Day: Sendable, CustomTestStringConvertible {
        let dated: String
        let arrived: String
        /// What the day is, and why it is in doubt.
        let says: String
        var testDescription: String { "\(dated) \(arrived)" }
    }

    @Test(
        "A day that isn't beyond doubt is for a person, and never replaced in silence",
        arguments: [
            Day(dated: "18/10/2025", arrived: "20/10/2025", says: "2025-10-18"),
            Day(dated: "18/10/2025", arrived: "", says: "2025-10-18"),
            Day(
                dated: "4/10/25", arrived: "20/10/2025",
                says: "- the document's day '4/10/25' can't be read"),
            Day(
                dated: "32/10/2025", arrived: "20/10/2025",
                says: "- the document's day '32/10/2025' can't be read"),
            Day(
                dated: "", arrived: "20/10/2025",
                says:
                    "2025-10-20 the document's day is missing; the command takes the day of its arrival, 2025-10-20"
            ),
            Day(dated: "", arrived: "", says: "- the document's day is missing"),
            Day(
                dated: "", arrived: "?",
                says: "- the document's day is missing, that of its arrival can't be read"),
            Day(
                dated: "21/10/2025", arrived: "20/10/2025",
                says: "- the document's day 2025-10-21 is after that of its arrival, 2025-10-20"),
            Day(
                dated: "18/10/2052", arrived: "",
                says: "- the document's day 2052-10-18 is yet to come"),
            Day(
                dated: "18/10/2024", arrived: "20/10/2025",
                says: "- the document's day 2024-10-18 is before the report's year 2025"),
        ])
    func days(_ day: Day) throws {
        let item = Case(
            issuer: "Trường THPT Bảo Lộc", date: day.dated, arrived: day.arrived,
            summary: Self.title, answer: "")
        let says = try Self.answer(item).map { answer -> String in
            switch answer {
            case .proposed(_, let day): day.iso
            case .undecided(_, let why, let day): "\(day?.iso ?? "-") \(why.en)"
            case .received, .repeated, .foreign: "?"
            }
        }
        #expect(says == [day.says])
    }

    @Test("What is passed over has its true reason")
    func reasons() throws {
        let text = """
            Số, ký hiệu;Ngày văn bản;Tác giả;Trích yếu
            1/BC;18/10/2025;Trường THPT Bảo Lộc;Báo cáo bảo vệ an ninh Tổ quốc năm 2024
            2/BC;18/10/2025;Trường THPT Di Linh;Báo cáo bảo vệ an ninh Tổ quốc
            3/BC;18/10/2025;Trường THPT Bảo Lâm;Báo cáo bảo vệ an ninh Tổ quốc (bổ sung)
            4/BC;18/10/2025;Trường THPT Bảo Lộc;Mời họp

            """
        let reasons = try Self.matches(text).all.map { match in
            if case .foreign(let why) = match.answer { why.en } else { "\(match.answer)" }
        }
        #expect(
            reasons == [
                "its summary is of another period; waited for is: \(Self.title)",
                "that report was waived or withdrawn: it is owed no more",
                "the report '\(Self.title)' was entered by another document",
                "its summary is like no report that is waited for",
            ])
    }

    private static func says(_ answer: ReceiptMatch.Answer) -> String {
        func list(_ items: [OwedItem]) -> String {
            items.map { "\($0.duty) \($0.period)" }.joined(separator: ", ")
        }
        return switch answer {
        case .proposed(let item, _): "proposed \(list([item]))"
        case .undecided(let items, _, _): "undecided \(list(items))"
        case .received(let item, _): "received \(list([item]))"
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
            3/BC;20/10/2025;Trường THPT Bảo Lộc;Báo cáo cải cách hành chính quý 3 năm 2025
            5/BC;20/10/2025;Trường THPT Bảo Lộc;Báo cáo cải cách hành chính quý II (bổ sung)
            4/BC;;;Báo cáo

            """
        let matches = try Self.matches(text)
        #expect(
            matches.all.map(\.answer).map(Self.says) == [
                "proposed antq 2025", "repeated 2", "undecided cchc 2025-Q3",
                "undecided cchc 2025-Q3", "undecided cchc 2025-Q2",
            ])
        #expect(matches.notes.map(\.row) == [7])
    }

    @Test(
        "A request is the same for the same document and obligation, and fits the service's limit")
    func requests() throws {
        let row = RegisterRow(
            row: 3, number: "12/BC-THPT", issuer: "x", summary: "", dated: .none, arrived: .none)
        let other = RegisterRow(
            row: 9, number: "12 / bc-thpt", issuer: "y", summary: "z", dated: .none, arrived: .none)
        let item = Self.everything[0]
        #expect(ReceiptMatch.request(row, item) == ReceiptMatch.request(other, item))
        #expect(ReceiptMatch.request(row, item) != ReceiptMatch.request(row, Self.everything[2]))
        let long = RegisterRow(
            row: 3, number: String(repeating: "ổ", count: 300), issuer: "", summary: "",
            dated: .none,
            arrived: .none)
        let longer = RegisterRow(
            row: 3, number: long.number + "1", issuer: "", summary: "", dated: .none, arrived: .none
        )
        #expect(ReceiptMatch.request(long, item).count <= 200)
        #expect(ReceiptMatch.request(long, item) != ReceiptMatch.request(longer, item))
    }
}
