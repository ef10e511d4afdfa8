package import Civil

/// Something that is owed, or was and is fulfilled, as the service tells of it.
package struct OwedItem: Hashable, Sendable {
    package let duty: String
    package let period: String
    package let unit: String
    package let unitName: String
    /// What it is called: in full with its period, and in short.
    package let names: [String]
    /// Nothing has come in yet, and it is waited for.
    package let isOpen: Bool
    /// The day on which what has come in was sent.
    package let sentOn: CivilDate?

    package init(
        duty: String, period: String, unit: String, unitName: String, names: [String], isOpen: Bool,
        sentOn: CivilDate?
    ) {
        self.duty = duty
        self.period = period
        self.unit = unit
        self.unitName = unitName
        self.names = names
        self.isOpen = isOpen
        self.sentOn = sentOn
    }
}
