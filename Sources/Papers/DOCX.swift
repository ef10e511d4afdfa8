internal import Tables

extension Paper {
    /// An Office Open XML text (ECMA-376, transitional). The same paper always gives the same octets.
    package var docx: [UInt8] {
        StoredZip.archive([
            ("[Content_Types].xml", Array(DOCXWriter.contentTypes.utf8)),
            ("_rels/.rels", Array(DOCXWriter.relations.utf8)),
            ("docProps/core.xml", Array(DOCXWriter.properties(title).utf8)),
            ("word/document.xml", Array(DOCXWriter().document(sections).utf8)),
            ("word/_rels/document.xml.rels", Array(DOCXWriter.documentRelations.utf8)),
            ("word/styles.xml", Array(DOCXWriter.styles.utf8)),
            ("word/header1.xml", Array(DOCXWriter.header.utf8)),
        ])
    }
}

/// Writes the body. Lengths are twentieths of a point there, sizes halves, borders eighths.
struct DOCXWriter {
    func document(_ sections: [[Paper.Block]]) -> String {
        let parts = sections.enumerated().map { index, blocks in
            let body = self.blocks(blocks, room: Paper.textWidth)
            // The last section's properties close the body, those of others their last paragraph.
            return index == sections.count - 1
                ? body + Self.section
                : body + "<w:p><w:pPr>\(Self.small)\(Self.section)</w:pPr></w:p>"
        }
        return Self.root("document") + "<w:body>\(parts.joined())</w:body></w:document>"
    }

    private func blocks(_ blocks: [Paper.Block], room: Double) -> String {
        blocks.map { block($0, room: room) }.joined()
    }

    private func block(_ block: Paper.Block, room: Double) -> String {
        switch block {
        case .text(let text): paragraph(text)
        case .line(let length): line(length, room)
        case .columns(let columns): table(columns)
        case .grid(let grid): table(grid)
        }
    }

    // MARK: Paragraphs

    private func paragraph(_ text: Paper.Paragraph) -> String {
        let alignment =
            switch text.alignment {
            case .start: "left"
            case .centre: "center"
            case .justified: "both"
            }
        let keeps = text.keepsWithNext ? "<w:keepNext/>" : ""
        let first =
            text.firstLine < 0
            ? "w:hanging=\"\(twips(-text.firstLine))\"" : "w:firstLine=\"\(twips(text.firstLine))\""
        return """
            <w:p><w:pPr>\(keeps)<w:spacing w:before="\(twentieths(text.before))" \
            w:after="\(twentieths(text.after))" w:line="240" w:lineRule="auto"/>\
            <w:ind w:left="\(twips(text.left))" \(first)/><w:jc w:val="\(alignment)"/></w:pPr>\
            \(text.runs.map { run($0, text.size) }.joined())</w:p>
            """
    }

    private func run(_ run: Paper.Run, _ size: Double) -> String {
        let style = (run.bold ? "<w:b/><w:bCs/>" : "") + (run.italic ? "<w:i/><w:iCs/>" : "")
        let half = Int((size * 2).rounded())
        return """
            <w:r><w:rPr>\(style)<w:sz w:val="\(half)"/><w:szCs w:val="\(half)"/></w:rPr>\
            <w:t xml:space="preserve">\(xmlText(run.text))</w:t></w:r>
            """
    }

    /// The upper border of a paragraph that is no higher than it must be.
    private func line(_ length: Double, _ room: Double) -> String {
        let margin = twips(max(0, (room - length) / 2))
        return """
            <w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>\
            </w:pBdr><w:spacing w:before="40" w:after="0" w:line="40" w:lineRule="exact"/>\
            <w:ind w:left="\(margin)" w:right="\(margin)"/><w:rPr><w:sz w:val="4"/></w:rPr></w:pPr></w:p>
            """
    }

    /// A paragraph that only stands because one must.
    private static let small =
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"

    // MARK: Tables

    private func table(_ columns: [Paper.Column]) -> String {
        let cells = columns.map { column in
            """
            <w:tc><w:tcPr><w:tcW w:w="\(twips(column.width))" w:type="dxa"/></w:tcPr>\
            \(blocks(column.blocks, room: column.width))</w:tc>
            """
        }.joined()
        return table(columns.map(\.width), borders: "", margin: 0)
            + "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells)</w:tr></w:tbl>"
            // Two tables in a row would be one.
            + "<w:p><w:pPr>\(Self.small)</w:pPr></w:p>"
    }

    private func table(_ grid: Paper.Grid) -> String {
        func row(_ isTitle: Bool, _ texts: [Paper.Paragraph]) -> String {
            let cells = zip(grid.widths, texts).map { width, text in
                """
                <w:tc><w:tcPr><w:tcW w:w="\(twips(width))" w:type="dxa"/>\
                <w:vAlign w:val="center"/></w:tcPr>\(paragraph(text))</w:tc>
                """
            }.joined()
            let head = isTitle ? "<w:tblHeader/>" : ""
            return "<w:tr><w:trPr><w:cantSplit/>\(head)</w:trPr>\(cells)</w:tr>"
        }
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        }.joined()
        let titles = row(true, grid.widths.indices.map(grid.title))
        let rows = grid.rows.indices.map { index in
            row(false, grid.widths.indices.map { grid.cell(index, $0) })
        }
        return table(grid.widths, borders: "<w:tblBorders>\(sides)</w:tblBorders>", margin: 1.5)
            + titles + rows.joined() + "</w:tbl>"
    }

    /// The table's beginning.
    private func table(_ widths: [Double], borders: String, margin: Double) -> String {
        let columns = widths.map { "<w:gridCol w:w=\"\(twips($0))\"/>" }.joined()
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(twips(widths.reduce(0, +)))" w:type="dxa"/>\(borders)\
            <w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="\(twips(margin))" w:type="dxa"/>\
            <w:right w:w="\(twips(margin))" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            <w:tblGrid>\(columns)</w:tblGrid>
            """
    }

    private func twips(_ millimetres: Double) -> Int { Self.twips(millimetres) }

    static func twips(_ millimetres: Double) -> Int {
        Int((millimetres * 1440 / 25.4).rounded())
    }

    private func twentieths(_ points: Double) -> Int { Int((points * 20).rounded()) }
}
