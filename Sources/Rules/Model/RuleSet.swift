package import Civil

/// Everything that was read and checked together: what the scheduler works from.
package struct RuleSet: Sendable {
    package var plans: [Plan]
    package var registry: Registry
    package var calendars: [String: WorkingCalendar]
    /// Statement 29: a tick that would write to more than this share of all recipients is held.
    package var blastGuard: BlastGuard
    package var organisation: Organisation
    /// Who may work at the board.
    package var board = BoardSettings()
    /// Ids that a ledger knows duties and units by, by their ids today. Rules as read have none.
    package var ledgerNames = LedgerNames()

    package init(
        plans: [Plan], registry: Registry, calendars: [String: WorkingCalendar],
        blastGuard: BlastGuard = BlastGuard(), organisation: Organisation = Organisation()
    ) {
        self.plans = plans
        self.registry = registry
        self.calendars = calendars
        self.blastGuard = blastGuard
        self.organisation = organisation
    }
}

/// What duties and units were called before they were given another id.
package struct LedgerNames: Hashable, Sendable {
    package var duties: [String: String] = [:]
    package var units: [String: String] = [:]
}

extension RuleSet {
    /// No plans, no units.
    package static let empty = RuleSet(
        plans: [], registry: Registry(units: [], groups: []), calendars: [:])
}

/// Who writes: what mails call the organisation, and the address they come from.
package struct Organisation: Hashable, Sendable {
    /// As in "không thay văn bản của Sở".
    package var name: String
    /// As in "Gửi về: Phòng Tổ chức hành chính, Sở GDĐT".
    package var office: String
    /// The address that mail comes from.
    package var mailFrom: String
    /// The mailbox whose mail `hanchot inbound` gets; `nil` where answers aren't read.
    package var replies: String?
    /// The units whose people may decide by mail on what waits, beside a plan's owner (statement 41).
    package var deciders: [String]

    package init(
        name: String = "cơ quan", office: String = "cơ quan",
        mailFrom: String = "hanchot@localhost.example", replies: String? = nil,
        deciders: [String] = []
    ) {
        self.deciders = deciders
        self.name = name
        self.office = office
        self.mailFrom = mailFrom
        self.replies = replies
    }
}

/// The two bounds of the blast guard: it holds only when both are passed.
package struct BlastGuard: Hashable, Sendable {
    /// Percent of all units with an address, 1–100; 100 never holds.
    package var share: Int
    /// Tables this small are never held, whatever their share.
    package var atLeast: Int

    package init(share: Int = 100, atLeast: Int = 50) {
        self.share = share
        self.atLeast = atLeast
    }
}
