/// Who may work at the board, the web pages of `hanchot-board`.
package struct BoardSettings: Hashable, Sendable {
    /// Where people find it, without a `/` at the end: `https://hanchot.so.example`.
    package var url: String?
    /// A proxy in front of the board may say who somebody is.
    package var signsOn: Bool
    package var people: [BoardPerson]

    package init(url: String? = nil, signsOn: Bool = false, people: [BoardPerson] = []) {
        self.url = url
        self.signsOn = signsOn
        self.people = people
    }

    package func person(_ id: String) -> BoardPerson? { people.first { $0.id == id } }
}

/// Somebody who works at the board.
package struct BoardPerson: Hashable, Sendable {
    package enum Role: String, Codable, CaseIterable, Sendable {
        /// Sees how things stand.
        case reader
        /// Keeps the plans named: sees whom to call, enters and decides there.
        case clerk
        /// Records the reports that come in, of all plans.
        case registrar
        /// All that the group may do at the board.
        case administrator
    }

    /// The login name, by which entries name who made them.
    package let id: String
    package let name: String
    package let role: Role
    /// Of a clerk, by id.
    package let plans: [String]

    package init(id: String, name: String, role: Role, plans: [String] = []) {
        self.id = id
        self.name = name
        self.role = role
        self.plans = plans
    }
}
