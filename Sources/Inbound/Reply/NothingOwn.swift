/// What a message holds that has no words of its sender's own: its text is for people to look at, and says of
/// itself where it is struck out (statements 39, 40).
struct NothingOwn {
    var words = ""
    /// The phrase by which a program wrote it all: a receipt of reading has nothing but a header's lines.
    var automatic: String?

    /// - Parameter isHeard: the mail that it answers has lines of its reader's own; of a list of what waits a quotation
    ///   decides nothing, and the office would wait for itself.
    init(_ shown: IncomingMessage.Shown, _ own: OwnText, _ page: OwnText, isHeard: Bool) {
        if !page.lines.isEmpty {
            words = page.lines.joined(separator: "\n")
            return
        }
        if !shown.aside.isEmpty {
            words = "(gạch bỏ, bị ẩn) \(shown.aside)"
            return
        }
        words = own.aside.joined(separator: "\n")
        guard words.isEmpty, isHeard else { return }
        let cut = own.cut.isEmpty ? page.cut : own.cut
        let quoted =
            shown.signature
            + shown.quoted.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
        let lines = (cut.isEmpty ? quoted : cut).filter { !$0.isEmpty }
        if let phrase = AutomaticWords.phrase(inQuoted: lines) {
            automatic = phrase
        } else if !lines.isEmpty {
            words = "(trích dẫn) \(lines.joined(separator: "\n"))"
        }
    }
}
