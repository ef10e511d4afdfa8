internal import Civil
internal import Rules
internal import Scheduler
internal import SourceText

/// A notice as a line of JSON, its keys in order, each copy written with what differs alone.
struct SimulatedLine {
    /// What stands before and between mail, recipient, subject and unit.
    private let parts: [[UInt8]]
    private let notice: SimulatedNotice
    private let unit: String

    init(_ notice: SimulatedNotice, names: RowNames.Entry?) {
        let row = Row(notice, subject: "", names: names)
        unit = row.unit
        self.notice = notice
        func fields(_ list: [(String, String?)]) -> String {
            list.compactMap { key, value in
                value.map { ",\"\(key)\":\(jsonString($0))" }
            }.joined()
        }
        let first = fields([
            ("at", row.at), ("data_from", row.data_from), ("data_until", row.data_until),
            ("due", row.due), ("duty", row.duty), ("kind", row.kind),
        ])
        let second = fields([("name", row.name), ("period", row.period), ("plan", row.plan)])
        let third = fields([("role", row.role), ("stage", row.stage)])
        parts = [
            Array("{\(first.dropFirst()),\"mail\":".utf8), Array("\(second),\"recipient\":".utf8),
            Array("\(third),\"subject\":".utf8), Array(",\"unit\":".utf8), Array("}\n".utf8),
        ]
    }

    func write(subject: [UInt8], to bytes: inout [UInt8]) {
        write(
            mail: Self.quoted(notice.mail), recipient: Self.quoted(notice.recipient),
            subject: subject, unit: Self.quoted(unit), to: &bytes)
    }

    func write(
        mail: [UInt8], recipient: [UInt8], subject: [UInt8], unit: [UInt8],
        to bytes: inout [UInt8]
    ) {
        bytes += parts[0]
        bytes += mail
        bytes += parts[1]
        bytes += recipient
        bytes += parts[2]
        bytes += subject
        bytes += parts[3]
        bytes += unit
        bytes += parts[4]
    }

    static func quoted(_ text: String) -> [UInt8] { Array(jsonString(text).utf8) }
}

/// The copies of a kind's lines: what is the same in all of them is made once.
struct LineCopies {
    private let members: [UnitKinds.Member]
    private let units: [[UInt8]]
    private let names: [[UInt8]]
    /// By address: as it stands in a line, and as a mail's id has it.
    private var written: [Int: [(address: [UInt8], print: [UInt8])]] = [:]

    init(_ members: [UnitKinds.Member]) {
        self.members = members
        units = members.map { SimulatedLine.quoted($0.id) }
        names = members.map { Array(jsonString($0.name).utf8.dropFirst().dropLast()) }
    }

    /// One mail that tells of each.
    func list(
        _ line: SimulatedLine, mail: String, recipient: String, subject: [UInt8],
        write: ([UInt8]) -> Void
    ) {
        let (mail, recipient) = (SimulatedLine.quoted(mail), SimulatedLine.quoted(recipient))
        each(write) { index, bytes in
            line.write(
                mail: mail, recipient: recipient, subject: subject, unit: units[index], to: &bytes)
        }
    }

    /// A mail for each, with their own names in its subject.
    mutating func mails(
        _ line: SimulatedLine, mail: String, address: Int, subject: String,
        write: ([UInt8]) -> Void
    ) {
        let known =
            written[address]
            ?? members.map { member in
                let own = member.addresses[address]
                return (SimulatedLine.quoted(own), Array(fingerprint(own).utf8))
            }
        written[address] = known
        let id = mail.split(separator: "-", omittingEmptySubsequences: false)
        guard id.count == 3 else { return }
        let (before, after) = (Array("\"\(id[0])-".utf8), Array("-\(id[2])\"".utf8))
        let gap = UnitKinds.gap(members[0].id)
        let pieces = subject.split(separator: gap, omittingEmptySubsequences: false)
            .map { Array(jsonString(String($0)).utf8.dropFirst().dropLast()) }
        each(write) { index, bytes in
            var subject: [UInt8] = [0x22]
            for (place, piece) in pieces.enumerated() {
                if place > 0 { subject += names[index] }
                subject += piece
            }
            subject.append(0x22)
            line.write(
                mail: before + known[index].print + after, recipient: known[index].address,
                subject: subject, unit: units[index], to: &bytes)
        }
    }

    /// Some at a time: a line for each of a nation's units is many megabytes.
    private func each(_ write: ([UInt8]) -> Void, _ body: (Int, inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.atATime + 4096)
        for index in members.indices {
            body(index, &bytes)
            if bytes.count >= Self.atATime {
                write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        if !bytes.isEmpty { write(bytes) }
    }

    private static let atATime = 1 << 16
}
