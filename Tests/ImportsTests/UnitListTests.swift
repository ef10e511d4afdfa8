import Rules
import SourceText
import Testing

@testable import Imports

@Suite("A list of units becomes a registry")
struct UnitListTests {
    private func units(_ text: String) throws -> ImportedUnits {
        try ImportedUnits(try Tables.file(text), zone: Tables.zone)
    }

    private static let list = #"""
        DANH SÁCH CÁC TRƯỜNG
        STT;Tên trường;Hiệu trưởng;Email;Cụm;Ghi chú

        1;Trường THPT Bảo Lộc;Nguyễn Văn A;bl@so.example;cum-1;"a, ""b"""
        ;KHỐI THCS;;;;
        2;Trường THPT Bảo Lộc;;bl2@so.example;cum-1;
        3;Trường;;t@so.example;;

        """#

    @Test("Ids are made of names, headings passed over, and both forms hold the same registry")
    func made() throws {
        let made = try units(Self.list)
        #expect(made.registry.units.map(\.id) == ["thpt-bao-loc", "thpt-bao-loc-2", "truong"])
        #expect(
            made.registry.unit("thpt-bao-loc")?.head
                == Person(title: "Hiệu trưởng", name: "Nguyễn Văn A"))
        #expect(made.notes.map(\.row) == [5, 6, nil])
        #expect(
            made.notes[1].message.en
                == "'Trường THPT Bảo Lộc' stands in row 4 too: one unit twice?")
        let again = try units(made.csv)
        for text in [made.registry.yaml(.vi), made.registry.yaml(.en)] {
            let (rules, findings) = RuleReader.read(
                [RuleSource(name: "registry.yaml", bytes: Array(text.utf8))], zone: Tables.zone)
            #expect(findings.filter { $0.severity == .error }.isEmpty)
            for registry in [rules?.registry, again.registry] {
                let units = try #require(registry?.units)
                #expect(units.map(\.id) == made.registry.units.map(\.id))
                #expect(units.map(\.name) == made.registry.units.map(\.name))
                #expect(units.map(\.head) == made.registry.units.map(\.head))
                #expect(units.map(\.email) == made.registry.units.map(\.email))
                #expect(units.map(\.groups) == made.registry.units.map(\.groups))
            }
        }
    }

    @Test("Everything that a unit may say is written and read back")
    func full() throws {
        let text = """
            Mã;Tên đơn vị;Thủ trưởng;Chức danh;Thư thủ trưởng;Điện thoại;Đầu mối;Thư đầu mối;Cấp phó;Ký thay từ ngày;Email;Ngôn ngữ;Cấp trên;Nhóm;Từ ngày;Đến ngày;Kế thừa;Mã cũ;Ngoài ngành;Cho phép
            a;Trường: A;B;Hiệu trưởng;b@so.example;0263;C;c@so.example;D;01/02/2025;a@so.example;en;b;x,y;01/01/2020;30/06/2025;b;a0;không;"H005: chung, văn thư; H016: 'giờ: sớm'"
            b;Trường B;;;;;;;;;b@so.example;;;;;;;;có;

            """
        let made = try units(text)
        let (rules, _) = RuleReader.read(
            [RuleSource(name: "r.yaml", bytes: Array(made.registry.yaml(.vi).utf8))],
            zone: Tables.zone)
        var read = try #require(rules?.registry.units)
        var expected = made.registry.units
        for index in read.indices {
            read[index].place = Place(file: "", line: 1, column: 1)
            expected[index].place = read[index].place
        }
        #expect("\(read)" == "\(expected)")
    }

    @Test("What is wrong is named by the spreadsheet's rows and columns, and nothing is made")
    func faults() {
        let refusal = #expect(throws: ImportRefusal.self) {
            try units("Danh sách\n\nTên trường;Email\n\nA;a.so.example\nB;b@so.example\n")
        }
        let messages = refusal?.findings.map(\.message.en) ?? []
        #expect(messages.count == 1)
        #expect(messages.first?.hasSuffix("(row 5, column B 'Email')") == true, "\(messages)")
    }

    @Test("Totals are passed over where ids are given too, and a telephone gets its zero back")
    func slips() throws {
        let made = try units(
            "Mã;Tên trường;Hiệu trưởng;Số điện thoại;Email\na;Tổng công ty A;B;263300000;a@so.example\n"
                + "b;Trường B;C;0263300001;b@so.example\n;TỔNG CỘNG;2;;\n")
        #expect(made.registry.units.map(\.id) == ["a", "b"])
        #expect(made.registry.units.map(\.head?.phone) == ["0263300000", "0263300001"])
        #expect(made.notes.map(\.row) == [2, 4])
    }

    @Test("Findings name the file that people have")
    func name() throws {
        let table = try Tables.file(
            "Mã;Tên trường;Email\na;A;a@so.example\na;B;b@so.example\n", name: "u3.xlsx")
        let refusal = #expect(throws: ImportRefusal.self) {
            try ImportedUnits(table, zone: Tables.zone)
        }
        let found = try #require(refusal?.findings.first)
        #expect(
            found.file.name == "u3.xlsx" && found.notes.allSatisfy { $0.file.name == "u3.xlsx" })
    }

    @Test("A table is known by its headers")
    func kinds() throws {
        #expect(try TableKind(guessing: try Tables.file(Self.list)) == .units)
        #expect(
            try TableKind(guessing: try Tables.file("Nhiệm vụ;Đơn vị thực hiện;Thời hạn\n"))
                == .rules)
        #expect(
            try TableKind(
                guessing: try Tables.file("Ngày đến;Số, ký hiệu;Tác giả;Trích yếu\n")) == .receipts)
        #expect(throws: ImportRefusal.self) { try TableKind(guessing: try Tables.file("a;b\n")) }
    }

    @Test(
        "Text is read in UTF-16 too, as Excel's \"Unicode text\", and other encodings are refused")
    func encodings() throws {
        let text = "Tên trường\tEmail\nTrường A\ta@so.example\n"
        for (mark, swaps) in [([0xFF, 0xFE] as [UInt8], false), ([0xFE, 0xFF], true)] {
            let bytes =
                mark
                + text.utf16.flatMap { unit -> [UInt8] in
                    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                    return swaps ? pair.reversed() : pair
                }
            let file = try OfficeFile(name: "a.txt", bytes: bytes, sheet: nil)
            #expect(
                try ImportedUnits(file, zone: Tables.zone).registry.units.map(\.name) == [
                    "Trường A"
                ])
        }
        let refusal = #expect(throws: ImportRefusal.self) {
            try OfficeFile(name: "a.csv", bytes: Array("T".utf8) + [0xEA, 0x6E], sheet: nil)
        }
        #expect(refusal?.findings.map(\.code) == ["encoding"])
    }
}
