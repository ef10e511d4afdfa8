import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite("Tables for spreadsheets")
struct TableTests {
    private static let table = Table(
        name: "Tình hình & <hạn>", titles: ["Hạn", "Việc", "Lúc", "Số"],
        rows: [
            [
                .day("2025-11-05"), .text("Báo cáo, \"quý\" III\nphụ lục"),
                .moment("2025-10-27T07:30:00"), .number(-12),
            ],
            [.empty, .text("=1+1"), .empty, .number(0)],
            [.empty, .text("a & b < c > d\u{1}"), .empty, .empty],
        ])

    private func judged(_ script: String, _ bytes: [UInt8]) throws -> [String] {
        let said = try Python.run("import sys\n" + script, input: Data(bytes))
        return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("Python reads the CSV back; what would be a formula is a text")
    func csv() throws {
        let rows = try judged(
            """
            import csv, io
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            for row in csv.reader(io.StringIO(text, newline="")): print(ascii(row))
            """, Self.table.csv)
        #expect(
            rows == [
                #"['H\u1ea1n', 'Vi\u1ec7c', 'L\xfac', 'S\u1ed1']"#,
                #"['2025-11-05', 'B\xe1o c\xe1o, "qu\xfd" III\nph\u1ee5 l\u1ee5c', "#
                    + "'2025-10-27 07:30:00', '-12']",
                #"['', "'=1+1", '', '0']"#,
                #"['', 'a & b < c > d\x01', '', '']"#,
            ])
    }

    @Test("The spreadsheet is a sound archive whose kind is told by its beginning")
    func archive() throws {
        let said = try judged(
            """
            import io, zipfile
            data = sys.stdin.buffer.read()
            file = zipfile.ZipFile(io.BytesIO(data))
            print(file.testzip(), file.infolist()[0].filename, file.infolist()[0].compress_type)
            print(data[30:38].decode(), data[38:84].decode())
            print(" ".join(file.namelist()))
            """, Self.table.ods)
        #expect(
            said == [
                "None mimetype 0",
                "mimetype application/vnd.oasis.opendocument.spreadsheet",
                "mimetype META-INF/manifest.xml content.xml settings.xml",
            ])
        #expect(Self.table.ods == Self.table.ods)
    }

    @Test("Days and numbers are typed, titles are a header row, and one row stays in sight")
    func sheet() throws {
        let said = try judged(
            """
            import io, zipfile, xml.etree.ElementTree as xml
            file = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
            xml.fromstring(file.read("META-INF/manifest.xml"))
            o = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
            t = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
            c = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
            content = xml.fromstring(file.read("content.xml"))
            table = content.find(".//" + t + "table")
            print(ascii(table.get(t + "name")))
            header = table.find(t + "table-header-rows")
            print(ascii(["".join(x.itertext()) for x in header.iter(t + "table-cell")]))
            for row in table.findall(t + "table-row"):
                print(ascii([(x.get(o + "value-type"), x.get(o + "date-value") or x.get(o + "value")
                    or "|".join("".join(p.itertext()) for p in x)) for x in row]))
            settings = xml.fromstring(file.read("settings.xml"))
            print({i.get(c + "name"): i.text for i in settings.iter(c + "config-item")
                if i.get(c + "name").startswith("Vertical")})
            """, Self.table.ods)
        #expect(
            said == [
                #"'T\xecnh h\xecnh & <h\u1ea1n>'"#,
                #"['H\u1ea1n', 'Vi\u1ec7c', 'L\xfac', 'S\u1ed1']"#,
                #"[('date', '2025-11-05'), ('string', 'B\xe1o c\xe1o, "qu\xfd" III|ph\u1ee5 l\u1ee5c'), "#
                    + "('date', '2025-10-27T07:30:00'), ('float', '-12')]",
                "[(None, ''), ('string', '=1+1'), (None, ''), ('float', '0')]",
                #"[(None, ''), ('string', 'a & b < c > d\ufffd'), (None, ''), (None, '')]"#,
                "{'VerticalSplitMode': '2', 'VerticalSplitPosition': '1'}",
            ])
    }

    @Test("The check sum is the standard's", arguments: [("", 0), ("123456789", 0xCBF4_3926)])
    func checkSum(text: String, sum: UInt32) {
        #expect(StoredZip.crc32(Array(text.utf8)) == sum)
    }
}
