/// The numbers of a mail's lines.
extension Letter {
    /// In Roman figures above a list whose own lines are answered by number, where no line of the mail is
    /// answered itself: "2 đồng ý" then means one thing.
    var marks: [String] {
        let numbers = printedLines.indices.map { $0 + 1 }
        let decides = readsReplies && items.contains { $0.kind == .waiting }
        guard decides, !items.contains(where: { $0.ownReport != nil }) else {
            return numbers.map { String($0) }
        }
        return numbers.map(Self.roman)
    }

    private static func roman(_ number: Int) -> String {
        let figures = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
        var rest = number
        return figures.reduce(into: "") { text, figure in
            text += String(repeating: figure.1, count: rest / figure.0)
            rest %= figure.0
        }
    }
}
