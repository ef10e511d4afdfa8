import Civil
import Foundation
import SourceText
import Testing

@testable import Rules

/// The registry as exported from the office's spreadsheet.
struct CSVRegistryTests {
    @Test("A table's faults are found in their cells, and nothing else is", arguments: cases)
    func faults(_ item: MarkedCase) {
        item.expectItsFindings(as: "danh-muc.csv")
    }

    private static let head = "Mã;Tên đơn vị;Thư điện tử\n"

    static let cases = [
        MarkedCase("a clean row", head + "a;Trường A;a@so.example\n"),
        MarkedCase("an empty id", head + "⟪missing-value|⟫;Trường A;a@so.example\n"),
        MarkedCase(
            "a row without a name, whose other faults and id are told too",
            head
                + "a;;⟪bad-address|a.so⟫\n⟪duplicate-id|a⟫;B;b@so.example\n".replacing(
                    "a;;", with: "⟪missing-value|a⟫;;")),
        MarkedCase(
            "a row with another delimiter",
            head + "⟪csv-columns|a,A,a@so.example⟫\nb;B;b@so.example\n"
        ),
        MarkedCase(
            "no line that names the columns",
            "⟪missing-key|a;Trường A;a@so.example⟫\nb;B;b@so.example\n"
        ),
        MarkedCase(
            "a header misspelt without diacritics",
            "Mã;⟪unknown-key|Ten donvi⟫;Email\na;A;a@so.example\n"
        ),
        MarkedCase("an id that isn't one", head + "⟪bad-id|trường a⟫;Trường A;a@so.example\n"),
        MarkedCase("one id twice", head + "a;A;a@so.example\n⟪duplicate-id|a⟫;B;b@so.example\n"),
        MarkedCase("a bad address", head + "a;A;⟪bad-address|a.so.example⟫\n"),
        MarkedCase("a cell too many", head + "a;A;a@so.example;⟪csv-columns|x⟫\n"),
        MarkedCase("an open quote", head + "a;⟪csv-quote|\"⟫A;a@so.example\n"),
        MarkedCase("text after a quote", head + "a;\"A\"⟪csv-quote|B⟫;a@so.example\n"),
        MarkedCase(
            "a header misspelt",
            "Mã;Tên đơn vị;⟪unknown-key|Thư điện tửr⟫\na;A;a@so.example\n"),
        MarkedCase(
            "a column of the office's own",
            "Mã;Tên đơn vị;Thư điện tử;⟪unused-column|Số học sinh⟫\na;A;a@so.example;12\n"),
        MarkedCase(
            "two columns of one meaning",
            "Mã;Tên đơn vị;Thư điện tử;⟪duplicate-key|Email⟫\na;A;a@so.example;\n"),
        MarkedCase("no column of names", "⟪missing-key|Mã⟫;Thư điện tử\na;a@so.example\n"),
        MarkedCase(
            "a bad date", "Mã;Tên đơn vị;Email;Đến ngày\na;A;a@so.example;⟪bad-value|31/06/2025⟫\n"),
        MarkedCase(
            "an unknown word",
            "Mã;Tên đơn vị;Email;Ngoài ngành\na;A;a@so.example;⟪unknown-value|hmm⟫\n"),
        MarkedCase(
            "an unknown parent",
            "Mã;Tên đơn vị;Email;Cấp trên\na;A;a@so.example;⟪unknown-reference|bb⟫\n"),
        MarkedCase(
            "a name of two lines",
            "Mã;Tên đơn vị;Email\na;⟪control-character|\"A\nB\"⟫;a@so.example\n"),
        MarkedCase(
            "a code that isn't there",
            "Mã;Tên đơn vị;Email;Cho phép\na;A;a@so.example;⟪unknown-value|H999: lý do⟫\n"),
        MarkedCase(
            "a code without a reason",
            "Mã;Tên đơn vị;Email;Cho phép\na;A;a@so.example;⟪missing-value|H005:⟫\n"),
        MarkedCase(
            "a code alone",
            "Mã;Tên đơn vị;Email;Cho phép\na;A;a@so.example;⟪bad-value|H005⟫\n"),
        MarkedCase(
            "an allowance that nothing uses",
            "Mã;Tên đơn vị;Email;Cho phép\na;A;a@so.example;⟪unused-allowance|H005: lý do⟫\n"),
        MarkedCase("a header alone", "⟪empty-file|Mã⟫;Tên đơn vị;Thư điện tử\n"),
        MarkedCase("nothing", "⟪empty-file|⟫"),
    ]

    struct Form: CustomTestStringConvertible {
        var says: String
        var text: String

        var testDescription: String { says }
    }

    @Test(
        "Byte order mark, delimiter, quotes and line ends make no difference",
        arguments: [
            Form(
                says: "semicolons",
                text:
                    "Mã;Tên đơn vị;Nhóm;Email\na;\"Trường \"\"A\"\"; cơ sở 1\";\"x,y\";a@so.example\n"
            ),
            Form(
                says: "commas",
                text: "id,name,groups,email\na,\"Trường \"\"A\"\"; cơ sở 1\",x|y,a@so.example\n"),
            Form(
                says: "a byte order mark and CR LF",
                text: "\u{FEFF}Mã;Tên đơn vị;Nhóm;Email\r\n"
                    + "a;\"Trường \"\"A\"\"; cơ sở 1\";\"x\r\ny\";a@so.example\r\n\r\n;;;\r\n"),
            Form(
                says: "tabs, no last line end, headers without marks",
                text: "ma don vi\tten don vi\tnhom\te-mail\n"
                    + "a\t\"Trường \"\"A\"\"; cơ sở 1\"\tx, y\ta@so.example"),
        ])
    func forms(_ form: Form) throws {
        let (rules, findings) = Desk.read(form.text, as: "danh-muc.CSV", besides: [])
        #expect(findings.map(\.message.en) == [])
        let unit = try #require(rules).registry.units
        #expect(unit.map(\.id) == ["a"])
        #expect(unit.map(\.name) == ["Trường \"A\"; cơ sở 1"])
        #expect(unit.map(\.groups) == [["x", "y"]])
        #expect(unit.map(\.email) == ["a@so.example"])
        #expect(unit.map(\.place) == [Place(file: "danh-muc.CSV", line: 2, column: 1)])
    }

    @Test("Every column has its place in the unit")
    func columns() throws {
        let (rules, findings) = Desk.read(
            """
            STT;Mã;Tên đơn vị;Chức danh;Thủ trưởng;Thư thủ trưởng;Điện thoại;Đầu mối;Chức danh đầu mối;\
            Thư đầu mối;Điện thoại đầu mối;Thư điện tử;Ngôn ngữ;Đơn vị cấp trên;Nhóm;Từ ngày;Đến ngày;\
            Đơn vị kế thừa;Ngoài ngành;Cấp phó;Chức danh cấp phó;Thư cấp phó;Điện thoại cấp phó;\
            Ký thay từ ngày;Ký thay đến ngày;Ghi chú
            1;a;Trường A;Hiệu trưởng;An;an@so.example;1;Bình;Văn thư;binh@so.example;2;a@so.example;en;b;\
            g;01/09/2020;30/06/2025;b;không;Chi;Phó;chi@so.example;3;01/01/2025;31/01/2025;x
            2;b;Trường B;;;;;;;;;b@so.example;;;;;;;;;;;;;;

            """, as: "danh-muc.csv", besides: [])
        #expect(findings.map(\.message.en) == [])
        let a = try #require(rules?.registry.unit("a"))
        #expect(
            a.head == Person(title: "Hiệu trưởng", name: "An", email: "an@so.example", phone: "1"))
        #expect(
            a.contact
                == Person(title: "Văn thư", name: "Bình", email: "binh@so.example", phone: "2"))
        #expect(
            a.deputies.map(\.person)
                == [Person(title: "Phó", name: "Chi", email: "chi@so.example", phone: "3")])
        #expect(a.deputies.map(\.from?.iso) == ["2025-01-01"])
        #expect(a.deputies.map(\.until?.iso) == ["2025-01-31"])
        #expect(a.language == .en)
        #expect(a.parent == "b")
        #expect(a.groups == ["g"])
        #expect(a.from?.iso == "2020-09-01")
        #expect(a.until?.iso == "2025-06-30")
        #expect(a.successors == ["b"])
        #expect(!a.outside)
        let b = try #require(rules?.registry.unit("b"))
        #expect(b.head == nil)
        #expect(b.deputies.isEmpty)
    }

    @Test(
        "A table that isn't UTF-8 is told as such",
        arguments: [
            ([0xFF, 0xFE, 0x4D, 0x00], "the file is in UTF-16"),
            (Array("Mã;Tên\n".utf8) + [0xD0, 0x0A], "this byte is not part of a UTF-8 character"),
        ] as [([UInt8], String)])
    func encoding(_ bytes: [UInt8], _ message: String) {
        let (_, findings) = RuleReader.read(
            [RuleSource(name: "danh-muc.csv", bytes: bytes)], zone: Desk.zone)
        #expect(findings.map(\.message.en) == [message])
    }

    struct Spot: CustomTestStringConvertible {
        var cell: String
        var row: Int
        var column: String

        var testDescription: String { cell }
    }

    @Test(
        "A table is read as spreadsheets and offices make it",
        arguments: [
            Form(
                says: "a title above the header, and who it is for",
                text: "DANH SÁCH ĐƠN VỊ, năm 2025;;;;\n(Kèm theo Công văn số 5/SGDĐT);;;;\n;;;;\n"
                    + "STT;Mã;Tên trường;Hiệu trưởng;Email;Số điện thoại;Từ ngày\n"
                    + "(1);(2);(3);(4);(5);(6);(7)\n"
                    + "1;a;Trường A;Nguyễn Thị An;a@so.example;0263;01/09/2020 00:00:00\n"),
            Form(
                says: "a first line that names the delimiter",
                text:
                    "\u{FEFF}sep=;\r\nMã trường;Tên trường;Họ và tên hiệu trưởng;Địa chỉ email;SĐT;Từ ngày\r\n"
                    + "a;Trường A;Nguyễn Thị An;a@so.example;0263;2020-09-01 00:00:00\r\n"),
            Form(
                says: "a title with commas above semicolons",
                text: "Danh sách các trường, các phòng, các trung tâm, năm học 2025, 2026\n"
                    + "Mã đơn vị;Đơn vị;Hiệu trưởng;Hộp thư;Điện thoại liên hệ;Ngày bắt đầu\n"
                    + "a;Trường A;Nguyễn Thị An;a@so.example;0263;1/9/2020 0:00\n"),
            Form(
                says: "English headers",
                text:
                    "School list,,,,,\nNo.,School code,School name,Principal,E-mail,Phone number,Start date\n"
                    + "1,a,Trường A,Nguyễn Thị An,a@so.example,0263,2020-09-01T00:00:00\n"),
        ])
    func spreadsheets(_ form: Form) throws {
        let (rules, findings) = Desk.read(form.text, as: "d.csv", besides: [])
        #expect(findings.map(\.message.vi) == [])
        let unit = try #require(rules?.registry.unit("a"))
        #expect(unit.name == "Trường A")
        #expect(unit.email == "a@so.example")
        #expect(unit.head?.name == "Nguyễn Thị An")
        #expect(unit.head?.phone == "0263")
        #expect(unit.head?.title == (form.says == "English headers" ? "Principal" : "Hiệu trưởng"))
        #expect(unit.from == CivilDate(2020, 9, 1))
    }

    @Test("A person's own language stands in a column of its own")
    func languages() throws {
        let (rules, _) = Desk.read(
            "Mã;Tên;Email;Thủ trưởng;Ngôn ngữ thủ trưởng;Đầu mối;Ngôn ngữ đầu mối;Cấp phó;Ngôn ngữ cấp phó\n"
                + "a;A;a@so.example;John;tiếng Anh;An;vi;Mary;en\n", as: "d.csv", besides: [])
        let unit = try #require(rules?.registry.unit("a"))
        #expect(unit.head?.language == .en)
        #expect(unit.contact?.language == .vi)
        #expect(unit.deputies.first?.person.language == .en)
    }

    @Test(
        "What to do about a table that can't be read names the spreadsheet's own menu",
        arguments: [
            ("Danh sách đơn vị\na;Trường A\n", "xóa dòng tiêu đề này"),
            ("Mã;Tên;Từ ngày\na;A;45000\n", "viết 15/03/2023"),
            ("Mã;Tên;Từ ngày\na;A;6/30/2025\n", "viết ngày trước tháng: 30/06/2025"),
            ("Mã;Tên;Từ ngày\na;A;30.06.2025\n", "viết 30/06/2025"),
            ("Mã;Tên\na;\"A\nB\"\n", "mở bảng tính"),
        ])
    func remedies(_ text: String, _ remedy: String) {
        let (_, findings) = Desk.read(text, as: "d.csv", besides: [])
        #expect(
            findings.contains { $0.remedy?.vi.contains(remedy) ?? false },
            "\(findings.map { $0.remedy?.vi ?? "" })")
    }

    @Test("A file in UTF-16 is sent to the menu of the program that wrote it")
    func encodings() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x4D, 0x00]
        for (name, menu) in [("a.csv", "Excel"), ("a.yaml", "Notepad")] {
            let (_, findings) = RuleReader.read(
                [RuleSource(name: name, bytes: bytes)], zone: Desk.zone)
            #expect(findings.map(\.code) == ["encoding"])
            #expect(findings.first?.remedy?.vi.contains(menu) ?? false)
        }
    }

    @Test(
        "A row is the spreadsheet's: empty rows count, a cell of several lines is one",
        arguments: [
            Spot(cell: "Tên", row: 1, column: "B"), Spot(cell: "A1", row: 2, column: "B"),
            Spot(cell: "dưới", row: 2, column: "C"), Spot(cell: "cuối", row: 4, column: "C"),
        ])
    func spots(_ spot: Spot) throws {
        let text = "Mã;Tên;Nhóm\na;A1;\"trên\ndưới\"\n;;\nb;B;cuối\n"
        let table = CSVTable(SourceFile(name: "t.csv", text: text), findings: Findings()) {
            CSVColumn.headers[$0] != nil
        }
        let index = try #require(text.range(of: spot.cell)?.lowerBound)
        let place = table.place(of: text.utf8.distance(from: text.startIndex, to: index))
        #expect(place?.row == spot.row)
        #expect(place?.column == spot.column)
    }

    @Test(
        "Columns have letters, as spreadsheets give them",
        arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
    func letters(_ index: Int, _ name: String) { #expect(columnName(index) == name) }

    @Test("A table's finding says row and column")
    func rendered() {
        let (_, findings) = Desk.read(
            "Mã;Tên đơn vị;Thư điện tử\na;Trường A;a@so.example\nb;Trường B;b.so.example\n",
            as: "danh-muc.csv", besides: [])
        #expect(
            DiagnosticRenderer(language: .vi).render(findings) == """
                danh-muc.csv:3:12: error: “b.so.example” không phải địa chỉ thư (dòng 3, cột C “Thư điện tử”)
                    3 | b;Trường B;b.so.example
                      |            ^~~~~~~~~~~~
                      = viết như vanthu@truong.example; chưa có thì để trống ô này

                """)
    }

    @Test("A wrong column in a large table gives a finding a row, and ends")
    func wrongColumn() {
        let rows = (0..<3000).map { "u\($0);Đơn vị \($0);u\($0)@so.example;khong-co-\($0)\n" }
        let (_, findings) = Desk.read(
            "Mã;Tên đơn vị;Email;Cấp trên\n" + rows.joined(), as: "danh-muc.csv", besides: [])
        #expect(findings.count == 3000)
        #expect(findings.allSatisfy { $0.code == "unknown-reference" })
    }
}
