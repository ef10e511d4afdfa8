package import JSON
package import Rules

/// Somebody at the board.
package struct BoardPersonMessage: Codable, Hashable, Sendable {
    package var person: String
    package var name: String
    package var role: BoardPerson.Role
    /// Of a clerk.
    package var plans: [String]

    package init(_ person: BoardPerson) {
        self.person = person.id
        name = person.name
        role = person.role
        plans = person.plans
    }
}

/// Asks for a link that opens the board once.
package struct BoardLinkCall: ControlMessage {
    package static let method = ControlMethod.boardLink
    package var person: String?

    package struct Reply: Codable, Sendable {
        /// The board's address, where the settings have it.
        package var url: String?
        /// What follows the board's address.
        package var path: String
        package var person: BoardPersonMessage
        package var minutes: Int

        package init(url: String?, path: String, person: BoardPersonMessage, minutes: Int) {
            self.url = url
            self.path = path
            self.person = person
            self.minutes = minutes
        }
    }

    package init(person: String? = nil) { self.person = person }
}

/// Opens a session: with a link, or with the name that a proxy vouches for.
package struct BoardEnterCall: ControlMessage {
    package static let method = ControlMethod.boardEnter
    package var link: String?
    package var signed_on: String?

    package struct Reply: Codable, Sendable {
        package var session: String
        /// For how long it lasts.
        package var seconds: Int

        package init(session: String, seconds: Int) {
            self.session = session
            self.seconds = seconds
        }
    }

    package init(link: String) { self.link = link }

    package init(signedOn person: String) { signed_on = person }
}

/// Ends a session.
package struct BoardLeaveCall: ControlMessage {
    package typealias Reply = NoMembers
    package static let method = ControlMethod.boardLeave
    package var session: String

    package init(session: String) { self.session = session }
}

/// A call of another method for the person of a session.
package struct OnBehalfCall: ControlMessage {
    package static let method = ControlMethod.onBehalf
    package var session: String
    package var method: String
    package var parameters: JSONValue
    /// What an earlier answer gave; a call that changes something needs it.
    package var form: String?
    /// The ledger's number that the person saw.
    package var expecting: Int64?

    package struct Reply: Codable, Sendable {
        package var reply: JSONValue
        package var person: BoardPersonMessage
        package var form: String
        /// What the answer is of.
        package var sequence: Int64
        package var rules: String
        package var today: String

        package init(
            reply: JSONValue, person: BoardPersonMessage, form: String, sequence: Int64,
            rules: String, today: String
        ) {
            self.reply = reply
            self.person = person
            self.form = form
            self.sequence = sequence
            self.rules = rules
            self.today = today
        }
    }

    package init(session: String, _ call: some ControlMessage) {
        self.session = session
        method = type(of: call).method.rawValue
        parameters = call.parameters
    }
}
