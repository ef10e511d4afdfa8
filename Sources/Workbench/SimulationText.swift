internal import Civil
internal import Foundation
internal import Mail
internal import Rules
internal import Scheduler

/// How a simulation is printed.
package enum SimulationFormat: String, CaseIterable, Sendable { case table, jsonl, counts, mbox }

extension Simulation {
    /// The whole answer, each line ended.
    package func text(_ format: SimulationFormat) throws -> [UInt8] {
        switch format {
        case .table: Array(table().utf8)
        case .jsonl: Array(try jsonLines().utf8)
        case .counts: Array(counts().utf8)
        case .mbox: mbox()
        }
    }

    private var rows: [Row] {
        var subjects: [String: String] = [:]
        for mail in mails { subjects[mail.id] = mail.subject }
        return notices.map { Row($0, subject: subjects[$0.mail] ?? "") }
    }

    private func jsonLines() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try rows.map { row in
            String(decoding: try encoder.encode(row), as: UTF8.self) + "\n"
        }.joined()
    }

    /// Short enough for 120 columns; what is left out is in the other forms.
    private func table() -> String {
        let rows = notices.map { notice -> [String] in
            let row = Row(notice, subject: "")
            return [
                String(row.at.prefix(16).replacing("T", with: " ")), "\(row.kind) \(row.stage)",
                row.what, row.unit, addressee(notice), row.due,
            ]
        }
        return Columns.aligned([["AT", "NOTICE", "WHAT", "UNIT", "TO", "DUE"]] + rows)
    }

    /// The head by their address alone, others by the role, with the address where the role isn't
    /// one unit's.
    private func addressee(_ notice: SimulatedNotice) -> String {
        let address = shortened(notice.recipient)
        return switch notice.notice.key.role {
        case .head, .address: address
        case .deputy, .contact: "\(notice.notice.key.role.text) \(address)"
        case .owner, .unit: notice.notice.key.role.text
        }
    }

    /// `baoloc@…` for an address in the organisation's own domain.
    private func shortened(_ address: String) -> String {
        let domain = rules.organisation.mailFrom.drop { $0 != "@" }
        return address.hasSuffix(domain) ? "\(address.dropLast(domain.count))@…" : address
    }

    private func counts() -> String {
        var byKind: [NoticeKind: Int] = [:]
        for notice in notices { byKind[notice.notice.key.kind, default: 0] += 1 }
        let lines = NoticeKind.allCases.filter { byKind[$0] != nil }
            .map { [$0.rawValue, String(byKind[$0] ?? 0)] }
        return Columns.aligned(
            lines + [["notices", String(notices.count)], ["mails", String(mails.count)]])
    }

    /// RFC 4155, with lines of a body that start with `From ` quoted.
    private func mbox() -> [UInt8] {
        let nobody = "MAILER-DAEMON"
        return mails.flatMap { mail -> [UInt8] in
            let text = String(decoding: mail.bytes, as: UTF8.self)
                .replacing("\r\n", with: "\n")
            let at = mail.slot.local(offset: 0)
            let quoted = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("From ") ? ">\($0)" : String($0) }.joined(separator: "\n")
            return Array("From \(mail.sender ?? nobody) \(asctime(at))\n\(quoted)\n".utf8)
        }
    }

    private func asctime(_ at: CivilDateTime) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let fields = at.date.fields
        let day = fields.day < 10 ? " \(fields.day)" : "\(fields.day)"
        return "\(days[at.date.weekday.rawValue - 1]) \(months[fields.month - 1]) \(day) "
            + "\(at.time.isoWithSeconds) \(pad(fields.year, 4))"
    }
}

/// One notice with the keys that DESIGN fixes.
private struct Row: Encodable {
    let at: String
    let due: String
    let plan: String
    let duty: String
    let period: String
    let unit: String
    let kind: String
    let stage: String
    let role: String
    let recipient: String
    let mail: String
    let subject: String

    init(_ simulated: SimulatedNotice, subject: String) {
        let key = simulated.notice.key
        at = simulated.at.iso + isoOffset(simulated.offset)
        due = key.due.iso
        plan = simulated.notice.plan
        let obligation = key.subject.obligation
        duty = obligation?.occurrence.duty ?? ""
        period = obligation?.occurrence.period ?? ""
        unit = obligation?.unit ?? ""
        kind = key.kind.rawValue
        stage = key.stage
        role = key.role.text
        recipient = simulated.recipient
        mail = simulated.mail
        self.subject = subject
    }

    /// The duty, with its period where the due day doesn't tell it; the plan for its own lists.
    var what: String {
        if duty.isEmpty { return plan }
        return period == due.prefix(4) ? duty : "\(duty)/\(period)"
    }
}

/// Tables of text.
package enum Columns {
    /// Rows with their columns aligned, two blanks between; no blanks at line ends.
    package static func aligned(_ rows: [[String]]) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { index, cell in
                index == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
