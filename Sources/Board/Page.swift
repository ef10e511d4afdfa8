import Messages
import Mustache
import SourceText
import Tables

/// A page before it is text: a template, and what stands in it.
struct Page {
    typealias Values = [String: Any]

    var title: String
    var template: String
    var values: Values = [:]
    var status = 200
    /// What the answer is of; `nil` where nobody is there.
    var seen: Caller.Seen?
    /// Where it stands among the pages.
    var place: Place?
    /// The same as a table, for whoever takes it along.
    var table: Table?

    init(_ title: String, _ template: String) {
        self.title = title
        self.template = template
    }

    /// The pages that stand in the head of every page.
    enum Place: String, CaseIterable {
        case today, waiting, matrix, calendar, coming, held, rules

        var address: String { self == .today ? "/" : "/\(rawValue)" }

        /// Whether it is for a role.
        func isShown(to person: BoardPersonMessage) -> Bool {
            switch self {
            case .today, .matrix, .calendar, .coming, .held: true
            case .waiting: person.mayDecide
            case .rules: person.isAdministrator
            }
        }
    }
}

/// Makes text of pages.
struct Layout: Sendable {
    private let library: MustacheLibrary
    /// Changes with the stylesheet, so that a browser asks for the new one.
    let version: String

    init() throws {
        var library = MustacheLibrary()
        for (name, text) in Templates.all { try library.register(text, named: name) }
        self.library = library
        version = Stylesheet.tag
    }

    func text(_ page: Page, _ request: PageRequest) -> String {
        let language = request.language
        let words = Words.table(language)
        var inner = page.values
        inner["t"] = words
        inner["title"] = page.title
        if let form = page.seen?.form { inner["form_token"] = form }
        if let seen = page.seen { inner["sequence"] = String(seen.sequence) }
        let content = library.render(inner, withTemplate: page.template) ?? ""
        var outer: Page.Values = [
            "t": words, "title": page.title, "language": language.rawValue, "version": version,
            "content": content, "nav": navigation(page, words),
            "other_language": language == .vi ? "English" : "Tiếng Việt",
            "other_language_code": language == .vi ? "en" : "vi",
            "other_address": request.method == .get
                ? request.address(["lang": language == .vi ? "en" : "vi"])
                : language == .vi ? "/?lang=en" : "/?lang=vi",
        ]
        if let seen = page.seen {
            outer["person"] = [
                "name": seen.person.name, "role": words["role_\(seen.person.roleName)"] ?? "",
                "form_token": seen.form,
            ]
            outer["as_of"] = Days.text(seen.today, language)
            outer["sequence"] = String(seen.sequence)
        }
        return library.render(outer, withTemplate: "layout") ?? ""
    }

    private func navigation(_ page: Page, _ words: [String: String]) -> [Page.Values] {
        guard let person = page.seen?.person else { return [] }
        return Page.Place.allCases.filter { $0.isShown(to: person) }.map { place in
            var item: Page.Values = [
                "address": place.address, "name": words["nav_\(place.rawValue)"] ?? "",
            ]
            if place == page.place { item["is_current"] = true }
            return item
        }
    }
}
