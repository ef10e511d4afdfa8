import Foundation
import Papers
import Testing
import TestSupport

/// The page as Decree 30/2020 wants it, read from the files' own parts.
@Suite struct PageTests {
    private func judged(_ script: String, _ bytes: [UInt8]) throws -> [String] {
        let said = try Python.run(
            "import io, re, sys, zipfile, xml.etree.ElementTree as xml\n"
                + "file = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n" + script,
            input: Data(bytes))
        return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("The OpenDocument text: a sound archive, A4, its margins, Times New Roman")
    func odt() throws {
        let said = try judged(
            """
            print(file.testzip(), file.infolist()[0].filename, file.infolist()[0].compress_type)
            listed = re.findall('full-path="([^"]+)"', file.read('META-INF/manifest.xml').decode())
            print(sorted(listed[1:]) == sorted(n for n in file.namelist()
                if n not in ('mimetype', 'META-INF/manifest.xml')))
            for name in file.namelist()[1:]: xml.fromstring(file.read(name))
            styles = xml.fromstring(file.read('styles.xml'))
            fo = '{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}'
            style = '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}'
            for page in styles.iter(style + 'page-layout-properties'):
                print(' '.join(page.get(fo + n) for n in ('page-width', 'page-height', 'margin-top',
                    'margin-bottom', 'margin-left', 'margin-right')))
            print(sorted({f.get(style + 'font-name') for f in styles.iter(style + 'text-properties')}))
            content = file.read('content.xml').decode()
            print(content.count('style:master-page-name="First"'), 'font-name' in content)
            print(sorted({float(s) for s in re.findall('fo:font-size="([0-9.]+)pt"', content)}))
            """, try Sample.letter(to: 3).paper.odt)
        #expect(
            said == [
                "None mimetype 0", "True", "210mm 297mm 20mm 20mm 30mm 15mm",
                // With its number the upper margin is as high: 10 mm, and 10 of the header.
                "210mm 297mm 10mm 20mm 30mm 15mm", "['Times New Roman']", "2 False",
                // The two smallest are lines and a gap.
                "[2.0, 8.0, 11.0, 12.0, 13.0, 14.0]",
            ])
    }

    @Test("The Office Open XML text: a sound archive whose parts are all named, the same page")
    func docx() throws {
        let said = try judged(
            """
            print(file.testzip())
            for name in file.namelist(): xml.fromstring(file.read(name))
            types = file.read('[Content_Types].xml').decode()
            print(all('/' + n in types for n in file.namelist()
                if n.endswith('.xml') and n[0] not in '[_'))
            w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
            body = xml.fromstring(file.read('word/document.xml')).find(w + 'body')
            sections = list(body.iter(w + 'sectPr'))
            print(len(sections), body[-1].tag == w + 'sectPr')
            for s in sections:
                size, margin = s.find(w + 'pgSz'), s.find(w + 'pgMar')
                print([round(int(e.get(w + n)) * 25.4 / 1440) for e, n in [(size, 'w'), (size, 'h'),
                    (margin, 'top'), (margin, 'bottom'), (margin, 'left'), (margin, 'right')]],
                    s.find(w + 'pgNumType').get(w + 'start'), s.find(w + 'titlePg') is not None)
            print(all(cell[-1].tag == w + 'p' for cell in body.iter(w + 'tc')))
            print(sorted({int(s.get(w + 'val')) / 2 for s in body.iter(w + 'sz')}))
            styles = file.read('word/styles.xml').decode()
            print(set(re.findall('w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"', styles)))
            """, try Sample.letter(to: 3).paper.docx)
        let page = "[210, 297, 20, 20, 30, 15] 1 True"
        #expect(
            said == [
                "None", "True", "2 True", page, page, "True", "[2.0, 8.0, 11.0, 12.0, 13.0, 14.0]",
                "{'Times New Roman'}",
            ])
    }

    @Test("The same letter gives the same octets")
    func same() throws {
        #expect(try Sample.letter(to: 9).paper.odt == Sample.letter(to: 9).paper.odt)
        #expect(try Sample.letter(to: 9).paper.docx == Sample.letter(to: 9).paper.docx)
    }
}
