internal import Tables

extension Paper {
    /// An OpenDocument text (OASIS OpenDocument 1.3). The same paper always gives the same octets.
    package var odt: [UInt8] {
        var writer = ODTWriter()
        let body = sections.map { writer.section($0) }.joined()
        return StoredZip.archive([
            // First and unpacked, so that the file's kind can be told by its beginning.
            ("mimetype", Array(ODTWriter.mediaType.utf8)),
            ("META-INF/manifest.xml", Array(ODTWriter.manifest.utf8)),
            ("meta.xml", Array(ODTWriter.meta(title).utf8)),
            ("styles.xml", Array(ODTWriter.styles.utf8)),
            ("content.xml", Array(writer.content(body).utf8)),
        ])
    }
}

/// Writes the body, and keeps the styles that it asks for: equal ones stand once.
struct ODTWriter {
    private var names: [String: String] = [:]
    private var styles: [String] = []
    /// The section's first block starts its first page.
    private var startsSection = false

    mutating func section(_ blocks: [Paper.Block]) -> String {
        startsSection = true
        return self.blocks(blocks)
    }

    private mutating func blocks(_ blocks: [Paper.Block]) -> String {
        blocks.map { block($0) }.joined()
    }

    private mutating func block(_ block: Paper.Block) -> String {
        let master = startsSection ? " style:master-page-name=\"First\"" : ""
        let number = startsSection ? " style:page-number=\"1\"" : ""
        startsSection = false
        switch block {
        case .text(let text): return paragraph(text, master, number)
        case .line(let length): return line(length)
        case .columns(let columns): return self.columns(columns, master, number)
        case .grid(let grid): return table(grid)
        }
    }

    // MARK: Paragraphs

    private mutating func paragraph(
        _ text: Paper.Paragraph, _ master: String = "", _ number: String = ""
    ) -> String {
        let alignment =
            switch text.alignment {
            case .start: "start"
            case .centre: "center"
            case .justified: "justify"
            }
        let keeps = text.keepsWithNext ? " fo:keep-with-next=\"always\"" : ""
        let style = style(
            "paragraph", master,
            """
            <style:paragraph-properties fo:text-align="\(alignment)" \
            fo:margin-left="\(millimetres(text.left))" \
            fo:text-indent="\(millimetres(text.firstLine))" fo:margin-top="\(points(text.before))" \
            fo:margin-bottom="\(points(text.after))"\(keeps)\(number)/>\
            <style:text-properties fo:font-size="\(points(text.size))" \
            style:font-size-asian="\(points(text.size))"/>
            """)
        let runs = text.runs.map { run($0) }.joined()
        return "<text:p text:style-name=\"\(style)\">\(runs)</text:p>"
    }

    private mutating func run(_ run: Paper.Run) -> String {
        let text = xmlText(run.text)
        guard run.bold || run.italic else { return text }
        let weight = run.bold ? " fo:font-weight=\"bold\"" : ""
        let slant = run.italic ? " fo:font-style=\"italic\"" : ""
        let style = style("text", "", "<style:text-properties\(weight)\(slant)/>")
        return "<text:span text:style-name=\"\(style)\">\(text)</text:span>"
    }

    /// The upper border of a paragraph that is no higher than it must be.
    private mutating func line(_ length: Double) -> String {
        let margin = millimetres(max(0, (room - length) / 2))
        let style = style(
            "paragraph", "",
            """
            <style:paragraph-properties fo:margin-left="\(margin)" fo:margin-right="\(margin)" \
            fo:margin-top="2pt" fo:border-top="0.75pt solid #000000" fo:padding="0mm"/>\
            <style:text-properties fo:font-size="2pt"/>
            """)
        return "<text:p text:style-name=\"\(style)\"/>"
    }

    /// How wide the text is that is being written.
    private var room = Paper.textWidth

    // MARK: Tables

    private mutating func columns(
        _ columns: [Paper.Column], _ master: String, _ number: String
    ) -> String {
        let table = tableStyle(columns.map(\.width), master, number)
        let cell = style("table-cell", "", "<style:table-cell-properties fo:padding=\"0mm\"/>")
        let row = style(
            "table-row", "", "<style:table-row-properties fo:keep-together=\"always\"/>")
        let outer = room
        var cells = ""
        for column in columns {
            room = column.width
            cells +=
                "<table:table-cell table:style-name=\"\(cell)\">\(blocks(column.blocks))"
                + "</table:table-cell>"
        }
        room = outer
        return table
            + "<table:table-row table:style-name=\"\(row)\">\(cells)</table:table-row></table:table>"
    }

    private mutating func table(_ grid: Paper.Grid) -> String {
        let cell = style(
            "table-cell", "",
            """
            <style:table-cell-properties fo:padding-left="1.5mm" fo:padding-right="1.5mm" \
            fo:padding-top="0mm" fo:padding-bottom="0mm" fo:border="0.5pt solid #000000" \
            style:vertical-align="middle"/>
            """)
        let row = style(
            "table-row", "", "<style:table-row-properties fo:keep-together=\"always\"/>")
        func line(_ texts: [String]) -> String {
            let cells = texts.map {
                "<table:table-cell table:style-name=\"\(cell)\">\($0)</table:table-cell>"
            }.joined()
            return "<table:table-row table:style-name=\"\(row)\">\(cells)</table:table-row>"
        }
        let titles = grid.widths.indices.map { paragraph(grid.title($0)) }
        let rows = grid.rows.indices.map { row in
            grid.widths.indices.map { paragraph(grid.cell(row, $0)) }
        }
        return tableStyle(grid.widths, "", "")
            + "<table:table-header-rows>\(line(titles))</table:table-header-rows>"
            + rows.map(line).joined() + "</table:table>"
    }

    /// The table's beginning.
    private mutating func tableStyle(
        _ widths: [Double], _ master: String, _ number: String
    ) -> String {
        let width = millimetres(widths.reduce(0, +))
        let table = style(
            "table", master,
            "<style:table-properties style:width=\"\(width)\" table:align=\"left\"\(number)/>")
        let columns = widths.map { width in
            let column = style(
                "table-column", "",
                "<style:table-column-properties style:column-width=\"\(millimetres(width))\"/>")
            return "<table:table-column table:style-name=\"\(column)\"/>"
        }.joined()
        return "<table:table table:style-name=\"\(table)\">\(columns)"
    }

    // MARK: Styles

    private mutating func style(
        _ family: String, _ attributes: String, _ properties: String
    ) -> String {
        let key = family + attributes + properties
        if let name = names[key] { return name }
        let name = "S\(names.count + 1)"
        names[key] = name
        let parent = family == "paragraph" ? " style:parent-style-name=\"Standard\"" : ""
        styles.append(
            "<style:style style:name=\"\(name)\" style:family=\"\(family)\"\(parent)\(attributes)>"
                + properties + "</style:style>")
        return name
    }

    private func millimetres(_ length: Double) -> String { "\(decimal(length))mm" }
    private func points(_ size: Double) -> String { "\(decimal(size))pt" }

    func content(_ body: String) -> String {
        Self.root("document-content")
            + "<office:automatic-styles>\(styles.joined())</office:automatic-styles>"
            + "<office:body><office:text>\(body)</office:text></office:body>"
            + "</office:document-content>"
    }
}

/// With at most two decimals, and none where they say nothing.
func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let (whole, rest) = (hundredths / 100, hundredths.magnitude % 100)
    if rest == 0 { return "\(whole)" }
    let digits = rest < 10 ? "0\(rest)" : "\(rest)"
    return (hundredths < 0 && whole == 0 ? "-0" : "\(whole)") + ".\(digits)"
}
