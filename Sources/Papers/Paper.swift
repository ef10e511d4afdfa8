/// A paper for a printer on A4: text that office programs open, and people finish and sign. Sizes are points, lengths
/// millimetres.
package struct Paper: Hashable, Sendable {
    package var title: String
    /// Each starts on a page of its own; pages are numbered from 1, the first one without showing it.
    var sections: [[Block]]

    /// Where the text stands on the page.
    static let page = (
        width: 210.0, height: 297.0, top: 20.0, bottom: 20.0, left: 30.0, right: 15.0
    )
    static var textWidth: Double { page.width - page.left - page.right }
    static let font = "Times New Roman"

    enum Block: Hashable, Sendable {
        case text(Paragraph)
        /// Side by side, without borders.
        case columns([Column])
        case grid(Grid)
        /// A thin line so long, in the middle of its column.
        case line(length: Double)
    }

    struct Column: Hashable, Sendable {
        var width: Double
        var blocks: [Block]
    }

    struct Paragraph: Hashable, Sendable {
        enum Alignment: Hashable, Sendable { case start, centre, justified }

        var runs: [Run]
        var size: Double
        var alignment: Alignment
        /// Of the first line, from the left margin of the rest.
        var firstLine = 0.0
        var left = 0.0
        /// Space above and below.
        var before = 0.0
        var after = 0.0
        /// Stays on one page with what follows.
        var keepsWithNext = false

        init(
            _ text: String, size: Double, _ alignment: Alignment, bold: Bool = false,
            italic: Bool = false
        ) {
            runs = [Run(text: text, bold: bold, italic: italic)]
            self.size = size
            self.alignment = alignment
        }
    }

    struct Run: Hashable, Sendable {
        var text: String
        var bold = false
        var italic = false
    }

    /// A table with borders; its row of titles is repeated on every page.
    struct Grid: Hashable, Sendable {
        var widths: [Double]
        var titles: [String]
        var rows: [[String]]
        var alignments: [Paragraph.Alignment]
        var size: Double
    }
}

extension Paper.Grid {
    /// What stands in a cell of the row of titles, and of another row.
    func title(_ column: Int) -> Paper.Paragraph {
        var text = Paper.Paragraph(titles[column], size: size, .centre, bold: true)
        (text.before, text.after) = (2, 2)
        return text
    }

    func cell(_ row: Int, _ column: Int) -> Paper.Paragraph {
        var text = Paper.Paragraph(rows[row][column], size: size, alignments[column])
        (text.before, text.after) = (2, 2)
        return text
    }
}
