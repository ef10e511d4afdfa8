package import Civil

/// A report that is owed, or was, as the service tells of it.
package struct OwedItem: Hashable, Sendable {
    /// What has become of it.
    package enum State: Hashable, Sendable {
        /// Nothing has come in yet, and it is waited for.
        case open
        /// It has come in; the day on which it was sent, where that is known.
        case received(CivilDate?)
        /// Waived or withdrawn: nobody waits for it.
        case closed
    }

    /// A unit as it is known.
    package struct Unit: Hashable, Sendable {
        package let id: String
        package let name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    package let duty: String
    package let period: String
    package let debtor: Unit
    /// Who answers for it meanwhile, where that is another unit.
    package let responsible: Unit?
    /// What it is called: in full and in short, with its period.
    package let names: [String]
    package let state: State

    package var unit: String { debtor.id }
    package var isOpen: Bool { state == .open }

    package init(
        duty: String, period: String, debtor: Unit, responsible: Unit?, names: [String],
        state: State
    ) {
        self.duty = duty
        self.period = period
        self.debtor = debtor
        self.responsible = responsible
        self.names = names
        self.state = state
    }
}
