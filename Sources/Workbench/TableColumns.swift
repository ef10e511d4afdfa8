internal import Civil
internal import Rules
internal import Scheduler
internal import SourceText

/// The table of a simulation. Its first rows say how wide the columns are; those after them are
/// printed as they come, so that a long table takes no more memory. What is left out is in the other
/// forms.
struct TableColumns {
    /// Of the organisation's own addresses, what stands after the name.
    private let domain: Substring
    /// Until the widths are known.
    private var rows: [[String]]
    private var widths: [Int]?
    private let showsWindows: Bool
    private let language: Language

    private static let measured = 5000

    init(_ rules: RuleSet, _ language: Language) {
        self.language = language
        domain = rules.organisation.mailFrom.drop { $0 != "@" }
        showsWindows = RowNames.areNeeded(rules)
        let head =
            language == .vi
            ? ["LÚC", "THƯ", "VIỆC", "ĐƠN VỊ", "GỬI", "HẠN", "SỐ LIỆU"]
            : ["AT", "NOTICE", "WHAT", "UNIT", "TO", "DUE", "DATA"]
        rows = [showsWindows ? head : Array(head.dropLast())]
    }

    /// What can be printed now; nothing as long as rows are measured.
    mutating func add(_ notice: SimulatedNotice, window: ClosedRange<CivilDate>?) -> String {
        let row = Row(notice, subject: "")
        var cells = [
            String(row.at.prefix(16).replacing("T", with: " ")),
            "\(notice.notice.key.kind.name(language)) \(row.stage)",
            row.what, row.unit, addressee(notice), row.due,
        ]
        if showsWindows {
            cells.append(window.map { "\($0.lowerBound.iso)..\($0.upperBound.iso)" } ?? "")
        }
        if let widths { return Columns.line(cells, widths) }
        rows.append(cells)
        return rows.count > Self.measured ? finish() : ""
    }

    /// The rows that were measured.
    mutating func finish() -> String {
        guard widths == nil else { return "" }
        let widths = Columns.widths(rows)
        defer { rows = [] }
        self.widths = widths
        return rows.map { Columns.line($0, widths) }.joined()
    }

    /// The head by their address alone, others by the role, with the address where the role isn't
    /// one unit's.
    private func addressee(_ notice: SimulatedNotice) -> String {
        let address = Self.shortened(notice.recipient, domain)
        return switch notice.notice.key.role {
        case .head, .address: address
        case .deputy, .contact, .parent: "\(notice.notice.key.role.text) \(address)"
        case .owner, .unit: notice.notice.key.role.text
        }
    }

    /// `baoloc@…` for an address in the organisation's own domain.
    private static func shortened(_ address: String, _ domain: Substring) -> String {
        !domain.isEmpty && address.hasSuffix(domain)
            ? "\(address.dropLast(domain.count))@…" : address
    }
}
