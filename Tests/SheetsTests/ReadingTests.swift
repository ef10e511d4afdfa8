import Testing

@testable import Sheets

@Suite("Spreadsheets that other programs wrote")
struct ReadingTests {
    /// What stands in `Files/nhiem-vu.*`: openpyxl made it, LibreOffice saved it in both forms.
    private static let saved = [
        "A1 = BẢNG PHÂN CÔNG NHIỆM VỤ NĂM 2025",
        "A2 = (Kèm theo Kế hoạch số 12/KH-SGDĐT ngày 15/01/2025 của Sở)",
        "A4 = STT", "B4 = Nội dung công việc", "C4 = Đơn vị chủ trì", "D4 = Thời hạn hoàn thành",
        "E4 = Căn cứ",
        "A5 = I", "B5 = Công tác báo cáo",
        "A6 = 1", "B6 = Báo cáo kết quả: “quý”, năm", "C6 = Các trường; Phòng Tổ chức",
        "D6 = Trước ngày 05/11/2025", "E6 = Mục III",
        "A7 = 2 =", "B7 = Báo cáo sơ kết", "C7 = Phòng Tổ chức", "D7 = 30/06/2025 day", "E7 = 2.4",
        "A9 = II", "B9 = Công tác khác",
        "A10 = 3 =", "B10 = Tuyên truyền|pháp luật", "C10 = Các trường", "D10 = Thường xuyên",
        "A11 = 4 =", "B11 = Ngày hội", "C11 = Trường THPT", "D11 = Tháng 8/2025",
        "A12 = 5 =", "B12 = Rà soát", "D12 = Sau khi có hướng dẫn",
        "A13 = #DIV/0! ?", "B13 = Họp", "D13 = 15/09/2025 14:30 day",
    ]

    @Test("LibreOffice's two forms of one table are the same table", arguments: ["xlsx", "ods"])
    func libreOffice(ending: String) throws {
        let bytes = try SheetFile.saved("nhiem-vu.\(ending)")
        #expect(try SheetFile.cells(bytes) == Self.saved)
        let sheet = try Spreadsheet.sheet(named: nil, of: bytes, kind: try SheetKind(of: bytes))
        #expect(sheet.name == "Nhiệm vụ")
        #expect(sheet.names == ["Nhiệm vụ", "Khác"])
        #expect(Set(sheet.merges.map(\.description)) == ["A1:E1", "A2:E2", "C11:C12"])
        #expect(try SheetFile.cells(bytes, sheet: "Khác") == ["A1 = x"])
        #expect(throws: SheetRefusal.noSuchSheet("khác", names: ["Nhiệm vụ", "Khác"])) {
            try SheetFile.cells(bytes, sheet: "khác")
        }
    }

    @Test("openpyxl's cells: days by their formats, numbers as they are written, formulas unworked")
    func openpyxl() throws {
        let bytes = try SheetFile.xlsx(
            """
            ws.title = "Ẩn"
            ws.sheet_state = "hidden"
            ws["A1"] = "ẩn"
            ws = wb.create_sheet("Trống")
            ws = wb.create_sheet("Thật")
            ws["A1"] = datetime.date(2025, 11, 5)
            ws["B1"] = datetime.datetime(2025, 11, 5, 17, 0)
            ws["C1"] = 45966
            ws["D1"] = 45966; ws["D1"].number_format = '[$-42A]dd "tháng" mm'
            ws["E1"] = 0.5; ws["E1"].number_format = "h:mm"
            ws["A2"] = 12.5; ws["B2"] = -3; ws["C2"] = 0.1 + 0.2; ws["D2"] = 1e20; ws["E2"] = True
            ws["A3"] = "=SUM(B2:B2)"
            ws["B3"] = "  hai\\n dòng  "
            ws["C3"] = 45966; ws["C3"].number_format = '0.00 "dy"'
            ws["A4"] = "05/11/2025"
            ws["AB5"] = 7
            """)
        #expect(
            try SheetFile.cells(bytes) == [
                "A1 = 05/11/2025 day", "B1 = 05/11/2025 17:00 day", "C1 = 45966",
                "D1 = 05/11/2025 day", "E1 = 0.5",
                "A2 = 12.5", "B2 = -3", "C2 = 0.3", "D2 = 1e+20", "E2 = TRUE",
                "A3 =  ?", "B3 = hai| dòng", "C3 = 45966", "A4 = 05/11/2025", "AB5 = 7",
            ])
    }

    @Test("The days of a workbook that counts from 1904 are the same days")
    func from1904() throws {
        let bytes = try SheetFile.xlsx(
            """
            import openpyxl.utils.datetime
            wb.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
            ws["A1"] = datetime.date(2025, 11, 5)
            ws["B1"] = datetime.date(1904, 1, 2)
            """)
        #expect(try SheetFile.cells(bytes) == ["A1 = 05/11/2025 day", "B1 = 02/01/1904 day"])
    }

    @Test("Texts within cells, in several runs, without places, and with characters XML can't hold")
    func inline() throws {
        let bytes = try SheetFile.python(
            """
            names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            package = "http://schemas.openxmlformats.org/package/2006/relationships"
            parts = {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" '
                    f'Type="{rel}/officeDocument" Target="/tep/so.xml"/></Relationships>',
                "tep/_rels/so.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="b" '
                    f'Type="{rel}/worksheet" Target="./trang/../trang.xml"/></Relationships>',
                "tep/so.xml": f'<x:workbook xmlns:x="{names}" xmlns:q="{rel}"><x:sheets>'
                    '<x:sheet name="S" sheetId="1" q:id="b"/></x:sheets></x:workbook>',
                "tep/trang.xml": f'<x:worksheet xmlns:x="{names}"><x:sheetData><x:row>'
                    '<x:c t="inlineStr"><x:is><x:r><x:t>Báo </x:t></x:r><x:r><x:t>cáo</x:t></x:r>'
                    '<x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>'
                    '<x:c t="str"><x:f>A1</x:f><x:v>a_x000A_b &amp; c</x:v></x:c>'
                    '<x:c t="d"><x:v>2025-11-05T00:00:00</x:v></x:c></x:row>'
                    '<x:row r="7"><x:c r="B7"><x:v>1</x:v></x:c></x:row></x:sheetData>'
                    '</x:worksheet>',
            }
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
                for name, text in parts.items(): file.writestr(name, text)
            """)
        #expect(
            try SheetFile.cells(bytes) == [
                "A1 = Báo cáo", "B1 = a|b & c =", "C1 = 05/11/2025 day", "B7 = 1",
            ])
    }

    @Test("What is hidden in an OpenDocument sheet, folded or filtered away, is read and named")
    func hiddenODS() throws {
        let bytes = try SheetFile.python(
            """
            from odf.opendocument import OpenDocumentSpreadsheet
            from odf.table import Table, TableColumn, TableRow, TableCell
            from odf.text import P
            doc = OpenDocumentSpreadsheet()
            table = Table(name="Bảng")
            table.addElement(TableColumn())
            table.addElement(TableColumn(visibility="collapse"))
            table.addElement(TableColumn(numbercolumnsrepeated=3, visibility="filter"))
            def row(texts, **how):
                r = TableRow(**how)
                for text in texts:
                    c = TableCell(valuetype="string")
                    c.addElement(P(text=text))
                    r.addElement(c)
                table.addElement(r)
            row(["Việc", "Hạn"])
            row(["một", "05/11/2025"], visibility="collapse")
            row(["hai"], visibility="filter", numberrowsrepeated=2)
            row([], visibility="collapse", numberrowsrepeated=90)
            row(["ba"], visibility="visible")
            doc.spreadsheet.addElement(table)
            doc.write(out)
            """)
        let sheet = try Spreadsheet.sheet(named: nil, of: bytes, kind: try SheetKind(of: bytes))
        #expect(
            SheetFile.lines(sheet) == [
                "A1 = Việc", "B1 = Hạn", "A2 = một", "B2 = 05/11/2025", "A3 = hai", "A4 = hai",
                "A95 = ba",
            ])
        #expect(sheet.hiddenRows == [2, 3, 4])
        #expect(sheet.hiddenColumns == [1])
    }

    @Test("odfpy's cells: repeated, covered, spanned, with notes, blanks and several paragraphs")
    func odfpy() throws {
        let bytes = try SheetFile.python(
            """
            from odf.opendocument import OpenDocumentSpreadsheet
            from odf.table import Table, TableRow, TableCell, CoveredTableCell
            from odf.text import P, S
            from odf.office import Annotation
            doc = OpenDocumentSpreadsheet()
            table = Table(name="Trang 1")
            def row(*cells, **kw):
                r = TableRow(**kw)
                for c in cells: r.addElement(c)
                table.addElement(r)
            def text(words, kind=TableCell, **kw):
                c = kind(valuetype="string", **kw)
                for w in words.split("|"): c.addElement(P(text=w))
                return c
            row(text("gộp", numberrowsspanned=2, numbercolumnsspanned=2), CoveredTableCell(),
                text("a|b"))
            row(text("dưới", kind=CoveredTableCell), CoveredTableCell(), TableCell(),
                TableCell(valuetype="date", datevalue="2025-11-05"))
            row(TableCell(numbercolumnsrepeated=3), text("lặp", numbercolumnsrepeated=2),
                numberrowsrepeated=2)
            row(TableCell(numbercolumnsrepeated=1024), numberrowsrepeated=1000)
            noted = TableCell(valuetype="float", value="12")
            note = Annotation(); note.addElement(P(text="ghi chú")); noted.addElement(note)
            noted.addElement(P(text="12,00"))
            p = P(text="x"); p.addElement(S(c=2)); p.addText("y")
            blanks = TableCell(valuetype="string"); blanks.addElement(p)
            row(noted, blanks, TableCell(formula="of:=1+1"),
                TableCell(formula="of:=1+1", valuetype="float", value="2"))
            row(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=1047571)
            doc.spreadsheet.addElement(table)
            doc.write(out)
            """)
        #expect(
            try SheetFile.cells(bytes) == [
                "A1 = gộp", "C1 = a|b", "D2 = 05/11/2025 day", "D3 = lặp", "E3 = lặp",
                "D4 = lặp", "E4 = lặp", "A1005 = 12", "B1005 = x  y", "C1005 =  ?", "D1005 = 2 =",
            ])
        let sheet = try Spreadsheet.sheet(named: nil, of: bytes, kind: .ods)
        #expect(sheet.merges.map(\.description) == ["A1:B2"])
    }

    @Test(
        "Days as a spreadsheet counts them",
        arguments: [
            (1.0, "01/01/1900 day"), (59, "28/02/1900 day"), (60, "29/02/1900"),
            (61, "01/03/1900 day"), (45966, "05/11/2025 day"), (45966.75, "05/11/2025 18:00 day"),
            (0.25, "06:00"), (2_958_465, "31/12/9999 day"), (2_958_466, "2958466"), (-1, "-1"),
        ])
    func serials(serial: Double, text: String) {
        let cell = SheetDay.cell(serial, .from1900, .typed)
        #expect(cell.text + (cell.day == nil ? "" : " day") == text)
    }

    @Test(
        "A format is of days or not",
        arguments: [
            ("dd/mm/yyyy", true), ("d-mmm", true), ("[$-42A]dd \"tháng\" mm", true),
            ("[Red]0.00", false), ("h:mm", false), ("[h]:mm:ss", false), ("General", false),
            ("0 \"day\"", false), ("\\d0", false), ("0;dd", false), ("yyyy", true),
        ])
    func formats(code: String, isOfDays: Bool) {
        #expect(XLSXStyles.isOfDays(code) == isOfDays)
    }

    @Test(
        "Columns have the letters of a spreadsheet",
        arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func letters(column: Int, letters: String) {
        #expect(SheetPlace.letters(column) == letters)
        #expect(SheetPlace(parsing: letters + "7") == SheetPlace(row: 7, column: column))
    }

    @Test(
        "What is no place is none", arguments: ["", "A", "7", "7A", "a1", "XFE1", "A1048577", "A0"])
    func noPlace(text: String) {
        #expect(SheetPlace(parsing: text) == nil)
    }
}
