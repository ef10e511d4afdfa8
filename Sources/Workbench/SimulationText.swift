package import Civil
internal import Mail
package import Rules
internal import Scheduler
package import SourceText

/// How a simulation is printed.
package enum SimulationFormat: String, CaseIterable, Sendable {
    case table, jsonl, counts, calendar, mbox

    /// Whether it shows something of the letters: their subjects at least.
    package var readsLetters: Bool {
        switch self {
        case .jsonl, .mbox: true
        case .table, .counts, .calendar: false
        }
    }
}

extension Simulation {
    /// The whole answer, each line ended.
    package func text(_ format: SimulationFormat) -> [UInt8] {
        var bytes: [UInt8] = []
        let printer = SimulationPrinter(format, rules: rules) { bytes += $0 }
        var byID: [String: SimulatedMail] = [:]
        for mail in mails { byID[mail.id] = mail }
        for notice in notices {
            guard let mail = byID[notice.mail] else { continue }
            printer.print(notice, in: mail)
        }
        printer.finish()
        return bytes
    }
}

/// Prints notices as they come: what has been printed is forgotten.
package final class SimulationPrinter {
    private let format: SimulationFormat
    private let write: ([UInt8]) -> Void
    private var columns: TableColumns
    private var lastMail: String?
    private var tally = SimulationTally()
    private var calendar: SimulationCalendar
    private let language: Language
    private var names: RowNames
    private let kinds: UnitKinds?
    private var copies: [String: LineCopies] = [:]

    /// - Parameters:
    ///   - days: what a calendar shows; from the first to the last mail when left out.
    ///   - kinds: where notices are those of a unit for all of its kind.
    package init(
        _ format: SimulationFormat, rules: RuleSet, days: ClosedRange<CivilDate>? = nil,
        kinds: UnitKinds? = nil, language: Language = .en,
        write: @escaping ([UInt8]) -> Void
    ) {
        self.format = format
        self.kinds = kinds
        self.write = write
        self.language = language
        columns = TableColumns(rules, language)
        calendar = SimulationCalendar(rules, days: days)
        names = RowNames(rules)
    }

    package func print(_ notice: SimulatedNotice, in mail: SimulatedMail) {
        let copies = kinds?.copies(of: notice) ?? .none
        switch format {
        case .table:
            let window = names.entry(for: notice.notice)?.window
            for copy in notice.copies(copies) {
                write(Array(columns.add(copy, window: window).utf8))
            }
        case .jsonl: printLines(notice, in: mail, copies)
        case .counts: tally.count(notice, copies)
        case .calendar: calendar.count(notice, copies)
        case .mbox:
            if mail.id != lastMail { write(mbox(mail)) }
        }
        lastMail = mail.id
    }

    private func printLines(
        _ notice: SimulatedNotice, in mail: SimulatedMail, _ all: UnitKinds.Copies
    ) {
        let line = SimulatedLine(notice, names: names.entry(for: notice.notice))
        switch all {
        case .none:
            var bytes: [UInt8] = []
            line.write(subject: SimulatedLine.quoted(mail.subject), to: &bytes)
            write(bytes)
        case .listed(let members):
            copies(members).list(
                line, mail: mail.id, recipient: notice.recipient,
                subject: SimulatedLine.quoted(mail.subject), write: write)
        case .each(let members, let address):
            var known = copies(members)
            known.mails(
                line, mail: mail.id, address: address, subject: mail.subject, write: write)
            copies[members[0].id] = known
        }
    }

    private func copies(_ members: [UnitKinds.Member]) -> LineCopies {
        if let known = copies[members[0].id] { return known }
        let new = LineCopies(members)
        copies[members[0].id] = new
        return new
    }

    /// What can be said only at the end.
    package func finish() {
        switch format {
        case .table: write(Array(columns.finish().utf8))
        case .counts: write(Array(tally.text(language).utf8))
        case .calendar: write(Array(calendar.text(language).utf8))
        case .jsonl, .mbox: break
        }
    }

    /// RFC 4155, with lines of a body that start with `From ` quoted.
    private func mbox(_ mail: SimulatedMail) -> [UInt8] {
        let text = String(decoding: mail.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        let at = mail.slot.local(offset: 0)
        let quoted = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("From ") ? ">\($0)" : String($0) }.joined(separator: "\n")
        return Array("From \(mail.sender ?? "MAILER-DAEMON") \(asctime(at))\n\(quoted)\n".utf8)
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
struct Row {
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
    let name: String?
    let data_from: String?
    let data_until: String?

    init(_ simulated: SimulatedNotice, subject: String, names: RowNames.Entry? = nil) {
        let key = simulated.notice.key
        at = simulated.at.iso + isoOffset(simulated.offset)
        due = key.due.iso
        plan = simulated.notice.plan
        let obligation = key.subject.obligation
        duty = obligation?.occurrence.duty ?? ""
        period = obligation?.occurrence.period ?? ""
        unit = obligation?.unit ?? ""
        kind = key.kind.rawValue
        stage = key.stage.description
        role = key.role.text
        recipient = simulated.recipient
        mail = simulated.mail
        self.subject = subject
        name = names?.name
        data_from = names?.window?.lowerBound.iso
        data_until = names?.window?.upperBound.iso
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
        let widths = widths(rows)
        return rows.map { line($0, widths) }.joined()
    }

    /// The same, with numbers to the right from a column on.
    static func aligned(_ rows: [[String]], numbersFrom first: Int) -> String {
        let widths = widths(rows)
        return aligned(
            rows.map { row in
                row.enumerated().map { index, cell in
                    index < first
                        ? cell
                        : String(repeating: " ", count: max(0, widths[index] - cell.count)) + cell
                }
            })
    }

    static func widths(_ rows: [[String]]) -> [Int] {
        let count = rows.map(\.count).max() ?? 0
        return (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
    }

    static func line(_ row: [String], _ widths: [Int]) -> String {
        let cells = row.enumerated().map { index, cell in
            index == row.count - 1
                ? cell : cell + String(repeating: " ", count: max(0, widths[index] - cell.count))
        }
        let text = cells.joined(separator: "  ")
        return String(
            text.prefix(
                upTo: text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex))
            + "\n"
    }
}
