extension Table {
    /// An OpenDocument spreadsheet (OASIS OpenDocument 1.3): typed days and numbers, the row of titles
    /// repeated on every printed page and kept in sight while the rest moves. The same table always gives
    /// the same octets.
    package var ods: [UInt8] {
        StoredZip.archive([
            // First and unpacked, so that the file's kind can be told by its beginning.
            ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
            ("META-INF/manifest.xml", Array(Self.manifest.utf8)),
            ("content.xml", Array(content.utf8)),
            ("settings.xml", Array(settings.utf8)),
        ])
    }

    private static let heading = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private static let manifest =
        heading + """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
            manifest:version="1.3"><manifest:file-entry manifest:full-path="/" \
            manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
            <manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>\
            </manifest:manifest>
            """

    private var content: String {
        var xml =
            Self.heading + """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
                xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
                office:version="1.3">\(Self.styles)<office:body><office:spreadsheet>\
                <table:table table:name="\(xmlText(name))">
                """
        xml += "<table:table-column table:number-columns-repeated=\"\(max(1, titles.count))\"/>"
        xml += "<table:table-header-rows><table:table-row>"
        for title in titles { xml += Self.cell(.text(title), style: "title") }
        xml += "</table:table-row></table:table-header-rows>"
        for row in rows {
            xml += "<table:table-row>"
            for cell in row { xml += Self.cell(cell) }
            xml += "</table:table-row>"
        }
        return xml + "</table:table></office:spreadsheet></office:body></office:document-content>"
    }

    private static let styles = """
        <office:automatic-styles><number:date-style style:name="day-form">\
        <number:day number:style="long"/><number:text>/</number:text>\
        <number:month number:style="long"/><number:text>/</number:text>\
        <number:year number:style="long"/></number:date-style>\
        <number:date-style style:name="moment-form"><number:day number:style="long"/>\
        <number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>\
        <number:year number:style="long"/><number:text> </number:text>\
        <number:hours number:style="long"/><number:text>:</number:text>\
        <number:minutes number:style="long"/></number:date-style>\
        <style:style style:name="day" style:family="table-cell" style:data-style-name="day-form"/>\
        <style:style style:name="moment" style:family="table-cell" \
        style:data-style-name="moment-form"/>\
        <style:style style:name="title" style:family="table-cell">\
        <style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
        """

    private static func cell(_ cell: Cell, style: String? = nil) -> String {
        switch cell {
        case .text(let text):
            let style = style.map { " table:style-name=\"\($0)\"" } ?? ""
            // A line is a paragraph.
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .map { "<text:p>\(xmlText(String($0)))</text:p>" }.joined()
            return
                "<table:table-cell\(style) office:value-type=\"string\">\(lines)</table:table-cell>"
        case .number(let number):
            return "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\">"
                + "<text:p>\(number)</text:p></table:table-cell>"
        case .day(let iso): return date(iso, style: "day")
        case .moment(let iso): return date(iso, style: "moment")
        case .empty: return "<table:table-cell/>"
        }
    }

    private static func date(_ iso: String, style: String) -> String {
        "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"date\" "
            + "office:date-value=\"\(xmlText(iso))\"><text:p>\(xmlText(iso))</text:p>"
            + "</table:table-cell>"
    }

    /// One row stays in sight (what office programs read as frozen).
    private var settings: String {
        func item(_ name: String, _ type: String, _ value: String) -> String {
            "<config:config-item config:name=\"\(name)\" config:type=\"\(type)\">\(value)"
                + "</config:config-item>"
        }
        let sheet = xmlText(name)
        return Self.heading + """
            <office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" \
            xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings>\
            <config:config-item-set config:name="ooo:view-settings">\
            <config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>\
            \(item("ViewId", "string", "view1"))\
            <config:config-item-map-named config:name="Tables">\
            <config:config-item-map-entry config:name="\(sheet)">\
            \(item("HorizontalSplitMode", "short", "0"))\(item("VerticalSplitMode", "short", "2"))\
            \(item("HorizontalSplitPosition", "int", "0"))\
            \(item("VerticalSplitPosition", "int", "1"))\(item("ActiveSplitRange", "short", "2"))\
            \(item("PositionLeft", "int", "0"))\(item("PositionRight", "int", "0"))\
            \(item("PositionTop", "int", "0"))\(item("PositionBottom", "int", "1"))\
            </config:config-item-map-entry></config:config-item-map-named>\
            \(item("ActiveTable", "string", sheet))\
            </config:config-item-map-entry></config:config-item-map-indexed>\
            </config:config-item-set></office:settings></office:document-settings>
            """
    }
}
