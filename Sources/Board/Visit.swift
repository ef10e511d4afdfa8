import Messages
import SourceText

/// Somebody's request, with whom it can be asked about.
struct Visit: Sendable {
    let request: PageRequest
    let caller: Caller
    /// A fresh id for what a form will ask for.
    let freshID: @Sendable () -> String

    var language: Language { request.language }
    var standings: Standings { Standings(language) }

    func word(_ key: String) -> String { Words.table(language)[key] ?? "" }

    /// The ledger's number that the form was drawn from.
    var expecting: Int64? { request.form["sequence"].flatMap { Int64($0) } }

    var formToken: String { request.form["form"] ?? "" }

    /// The id of what a form asks for: the same however often the button is pressed.
    var requestID: String {
        let given = request.form["request"] ?? ""
        let isPlain =
            (8...64).contains(given.utf8.count)
            && given.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        return "board-" + (isPlain ? given : freshID())
    }

    /// Where a page of rows begins.
    var after: Int? { request.query["after"].flatMap { Int($0) }.map { max(0, $0) } }
}
