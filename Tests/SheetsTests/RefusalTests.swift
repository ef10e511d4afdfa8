import SourceText
import Testing

@testable import Sheets

@Suite("Files that are no spreadsheet, or too much of one")
struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let says: String
        /// Python that writes the file into `out`.
        let script: String
        /// A part of the English sentence.
        let sentence: String

        var testDescription: String { says }

        init(_ says: String, _ script: String, _ sentence: String) {
            self.says = says
            self.script = script
            self.sentence = sentence
        }
    }

    private static let ole = """
        def ole(name):
            out.write(bytes([0xD0, 0xCF, 0x11, 0xE0]) + bytes(508) + bytes(512)
                + name.encode("utf-16-le").ljust(128, b"\\0") + bytes(512))

        """
    private static let zip = """
        def pack(**parts):
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
                for name, text in parts.items(): file.writestr(name.replace("_", "/"), text)

        """
    private static let ods = """
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        o = "urn:oasis:names:tc:opendocument:xmlns:"
        def pack(content, manifest=""):
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
                file.writestr("mimetype", kind)
                if manifest: file.writestr("META-INF/manifest.xml", manifest)
                file.writestr("content.xml", content)
        def sheet(rows, before=""):
            pack(before + f'<a xmlns:t="{o}table:1.0" xmlns:x="{o}text:1.0" xmlns:o="{o}office:1.0">'
                f'<t:table t:name="S">{rows}</t:table></a>')
        cell = '<t:table-cell o:value-type="string"><x:p>a</x:p></t:table-cell>'

        """

    private static let cases = [
        Case("an old workbook", ole + #"ole("Workbook")"#, "an old .xls of Excel 97-2003"),
        Case("one with a password", ole + #"ole("EncryptedPackage")"#, "has a password"),
        Case("an old document", ole + #"ole("WordDocument")"#, "an old file of Word"),
        Case(
            "an OpenDocument with a password",
            ods + """
                m = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
                pack("x", f'<m:manifest xmlns:m="{m}"><m:file-entry><m:encryption-data/>'
                    '</m:file-entry></m:manifest>')
                """, "has a password"),
        Case("a binary workbook", zip + #"pack(**{"xl_workbook.bin": ""})"#, "a binary .xlsb"),
        Case("a Word document", zip + #"pack(**{"word_document.xml": ""})"#, "a Word document"),
        Case("a presentation", zip + #"pack(**{"ppt_x.xml": ""})"#, "a presentation"),
        Case("another archive", zip + #"pack(a="")"#, "a zip archive"),
        Case(
            "an OpenDocument text",
            zip + #"pack(mimetype="application/vnd.oasis.opendocument.text")"#,
            "another OpenDocument file"),
        Case("a PDF", #"out.write(b"%PDF-1.7")"#, "a PDF file"),
        Case("a web page called .xls", #"out.write(b"\n<HTML><table>")"#, "a web page"),
        Case("a flat XML file", #"out.write(b"<?xml version='1.0'?><a/>")"#, "an XML file"),
        Case("a picture", #"out.write(b"\x89PNG\r\n\x1a\n\0\0\0\r")"#, "a binary file"),
        Case(
            "half a file", ods + "sheet(cell)\nout.truncate(len(out.getvalue()) // 2)", "cut short"),
        Case(
            "a workbook without its parts",
            #"zipfile.ZipFile(out, "w").writestr("[Content_Types].xml", "")"#,
            "it lacks xl/workbook.xml"),
        Case(
            "nothing but blanks", ods + #"sheet("<t:table-row><t:table-cell/></t:table-row>")"#,
            "no cell has"),
        Case("XML that isn't whole", ods + #"sheet("<t:table-row>")"#, "content.xml, line 1: "),
        Case(
            "entities within entities",
            ods + """
                lines = '<!DOCTYPE a [<!ENTITY e0 "ha">' + "".join(
                    f'<!ENTITY e{i} "{f"&e{i-1};" * 10}">' for i in range(1, 12)) + "]>"
                sheet("<t:table-row>&e11;</t:table-row>", lines)
                """, "declares a DOCTYPE"),
        Case(
            "elements within elements", ods + #"sheet("<t:b>" * 100 + "</t:b>" * 100)"#,
            "nested deeper than 64"),
        Case(
            "a row a million times",
            ods + #"sheet(f'<t:table-row t:number-rows-repeated="1000000">{cell}</t:table-row>')"#,
            "more than 100,000 rows"),
        Case(
            "more cells than a million",
            ods + """
                wide = cell.replace("<t:table-cell", '<t:table-cell t:number-columns-repeated="16000"')
                sheet(f'<t:table-row t:number-rows-repeated="99">{wide}</t:table-row>')
                """, "more than a million cells"),
        Case(
            "a cell beyond the sheet",
            ods + """
                wide = cell.replace("<t:table-cell", '<t:table-cell t:number-columns-repeated="99999"')
                sheet(f"<t:table-row>{wide}</t:table-row>")
                """, "outside the sheet"),
        Case(
            "a text without end",
            ods
                + #"sheet(f"<t:table-row>{cell.replace('>a<', '>' + 'a' * 300000 + '<')}</t:table-row>")"#,
            "too much text"),
        Case(
            "a part that unpacks to 200 MB", ods + #"pack("a" * (200 << 20))"#, "larger than 128 MB"
        ),
        Case(
            "a part that is longer than it says",
            ods + """
                pack("<a>" + "b" * 5000 + "</a>")
                data = bytearray(out.getvalue())
                place = data.rindex(b"PK\\1\\2")
                data[place + 24:place + 28] = (100).to_bytes(4, "little")
                out = io.BytesIO(bytes(data))
                """, "doesn't unpack"),
        Case(
            "a part with one octet changed",
            ods + """
                pack("<a>" + "".join(map(str, range(3000))) + "</a>")
                data = bytearray(out.getvalue())
                data[300] ^= 1
                out = io.BytesIO(bytes(data))
                """, "doesn't unpack"),
        Case(
            "one part twice",
            "import warnings; warnings.simplefilter('ignore')\n" + ods + """
                pack("a")
                file = zipfile.ZipFile(out, "a"); file.writestr("content.xml", "b"); file.close()
                """, "it has content.xml twice"),
    ]

    @Test("Each is named by what it is, and nothing of it is read", arguments: cases)
    func refused(_ item: Case) throws {
        let bytes = try SheetFile.python(item.script)
        let refusal = #expect(throws: SheetRefusal.self) {
            let kind = try SheetKind(of: bytes)
            _ = try Spreadsheet.sheet(named: nil, of: bytes, kind: kind)
        }
        let text = try #require(refusal?.text)
        #expect(text.en.contains(item.sentence), "\(text.en)")
        #expect(text.vi != text.en)
    }

    @Test("A file larger than 64 MB isn't looked into")
    func large() {
        #expect(throws: SheetRefusal.self) {
            try SheetKind(of: [UInt8](repeating: 0x20, count: SheetLimits.file + 1))
        }
    }
}
