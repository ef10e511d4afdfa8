package import SourceText

/// Asks what the mail of a link is about.
package struct HeadPageCall: ControlMessage {
    package static let method = ControlMethod.headPage
    package var link: String

    package struct Reply: Codable, Sendable {
        package var unit_name: String
        package var organisation: String
        package var contact: String
        package var language: Tongue
        package var items: [HeadItem]

        package init(
            unitName: String, organisation: String, contact: String, language: Language,
            items: [HeadItem]
        ) {
            unit_name = unitName
            self.organisation = organisation
            self.contact = contact
            self.language = language == .vi ? .vi : .en
            self.items = items
        }
    }

    package enum Tongue: String, Codable, CaseIterable, Sendable { case vi, en }

    package init(link: String) { self.link = link }
}

package struct HeadItem: Codable, Hashable, Sendable {
    /// As the mail counts its lines, from 1.
    package var number: Int
    package var name: Bilingual
    package var due: String
    package var open: Bool
    package var reports: Bool
    package var overdue: Bool
    package var said: Bilingual?

    package init(
        number: Int, name: Bilingual, due: String, open: Bool, reports: Bool, overdue: Bool,
        said: Bilingual?
    ) {
        self.number = number
        self.name = name
        self.due = due
        self.open = open
        self.reports = reports
        self.overdue = overdue
        self.said = said
    }
}

/// An answer from a head's page.
package struct HeadAnswerCall: ControlMessage {
    package static let method = ControlMethod.headAnswer

    package enum What: String, Codable, CaseIterable, Sendable { case sent, nothing, time }

    package var link: String
    package var item: Int
    package var what: What
    package var number: String?
    package var on: String?
    package var until: String?
    package var reason: String?

    package struct Reply: Codable, Sendable {
        /// What came of it.
        package var text: Bilingual

        package init(text: Bilingual) { self.text = text }
    }

    package init(link: String, item: Int, what: What) {
        self.link = link
        self.item = item
        self.what = what
    }
}
