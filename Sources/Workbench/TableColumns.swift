internal import Civil
internal import Rules
internal import Scheduler

/// The table of a simulation, a row at a time: how wide its columns are follows from the rules, so
/// that no row has to wait for the last one. It fits 120 columns; what is left out is in the other
/// forms.
struct TableColumns {
    /// Of the organisation's own addresses, what stands after the name.
    private let domain: Substring
    private let widths: [Int]

    init(_ rules: RuleSet) {
        domain = rules.organisation.mailFrom.drop { $0 != "@" }
        var addresses = rules.registry.units.flatMap { unit in
            [unit.email, unit.head?.email, unit.contact?.email] + unit.deputies.map(\.person.email)
        }.compactMap { $0 }
        addresses += rules.registry.units.map { "unit:\($0.id)" }
        let domain = domain
        let longest = addresses.map { Self.shortened($0, domain).count }.max() ?? 0
        let duties = rules.plans.flatMap { $0.duties.map(\.id.count) + [$0.id.count] }.max() ?? 0
        let units = rules.registry.units.map(\.id.count).max() ?? 0
        widths = [16, 16, min(duties + 8, 32), min(units, 24), min(longest, 32), 10]
    }

    var header: String { Columns.line(["AT", "NOTICE", "WHAT", "UNIT", "TO", "DUE"], widths) }

    func line(_ notice: SimulatedNotice) -> String {
        let row = Row(notice, subject: "")
        return Columns.line(
            [
                String(row.at.prefix(16).replacing("T", with: " ")), "\(row.kind) \(row.stage)",
                row.what, row.unit, addressee(notice), row.due,
            ], widths)
    }

    /// The head by their address alone, others by the role, with the address where the role isn't
    /// one unit's.
    private func addressee(_ notice: SimulatedNotice) -> String {
        let address = Self.shortened(notice.recipient, domain)
        return switch notice.notice.key.role {
        case .head, .address: address
        case .deputy, .contact: "\(notice.notice.key.role.text) \(address)"
        case .owner, .unit: notice.notice.key.role.text
        }
    }

    /// `baoloc@…` for an address in the organisation's own domain.
    private static func shortened(_ address: String, _ domain: Substring) -> String {
        !domain.isEmpty && address.hasSuffix(domain)
            ? "\(address.dropLast(domain.count))@…" : address
    }
}
