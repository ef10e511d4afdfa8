internal import Civil
package import Ledger
internal import LedgerColumns
internal import Rules
package import Scheduler

extension PostgresLedger {
    package func commit(
        _ change: Change, expecting: Expectation
    ) throws(LedgerError) -> Commit {
        var isDeposed = false
        let done = try write("record") { db -> Commit? in
            if let term = expecting.term {
                let running = try db.run(SQL.lockFence).first { row in try row.int() }
                isDeposed = running != term
                guard !isDeposed else { return nil }
            }
            let head = try Head(locking: db)
            guard head.fits(expecting.contents) else { return nil }
            try change.check(after: head.lastEvent, at: location)
            if let back = change.goingBack { try goBack(back, from: head, db) }
            if let request = change.request { try insert(request, db) }
            for opening in change.openings { try insert(opening, db) }
            try insert(change.events, request: change.request?.id, db)
            for answer in change.answers { try insert(answer, db) }
            let new = try insert(change.notices, decidedAt: change.decidedAt, db)
            let frozen = try freeze(change.mails, db)
            try close(change.fates, db)
            try putOff(change.deferrals, db)
            try markSpooled(change.spooled, at: change.spooledAt, db)
            try record(change.outcomes, db)
            for stray in change.strays { try takeUp(stray, db) }
            for (name, value) in change.settings { try set(name, to: value, db) }
            try db.run(
                SQL.moveHead,
                [
                    Parameter(head.lastEvent + Int64(change.events.count)),
                    Parameter(change.watermark?.microseconds),
                    Parameter(change.trusted?.microseconds),
                ])
            return .done(new: new, frozen: frozen)
        }
        return done ?? (isDeposed ? .deposed : .lost)
    }

    private func insert(_ request: Change.NewRequest, _ db: PostgresConnection) throws {
        let rows = try db.run(SQL.insertRequest, [.text(request.id), .text(request.digest)])
        guard rows.count == 1 else {
            throw contradiction("record", "request \(request.id) is known")
        }
    }

    private func insert(_ answer: Change.NewAnswer, _ db: PostgresConnection) throws {
        try db.run(
            SQL.insertAnswer,
            [
                Parameter(answer.event), .text(fingerprint(answer.said.sender)),
                .text(fingerprint(answer.said.recipient)), .text(answer.said.words.text),
                .text(answer.said.words.files.joined(separator: "\n")),
            ])
    }

    private func insert(
        _ events: [Event], request: String?, _ db: PostgresConnection
    ) throws {
        if events.isEmpty { return }
        for (index, event) in events.enumerated() {
            try checkVoiding(event, after: events[..<index], db)
        }
        let columns = events.map { EventColumns($0.body) }
        func texts(_ value: (EventColumns) -> String?) -> Parameter {
            Parameter(columns.map(value))
        }
        let about = events.map(\.obligation)
        try db.run(
            SQL.insertEvents,
            [
                Parameter(events.map { $0.id as Int64? }),
                Parameter(about.map { $0.occurrence.duty as String? }),
                Parameter(about.map { $0.occurrence.period as String? }),
                Parameter(about.map { $0.unit as String? }), texts(\.kind), texts(\.number),
                Parameter(columns.map(\.none)), texts(\.note), texts(\.day?.iso), texts(\.letter),
                texts(\.toUnit), Parameter(columns.map(\.voids)), Parameter(columns.map(\.answer)),
                Parameter(events.map { $0.actor as String? }),
                Parameter(events.map { $0.on.iso as String? }),
                Parameter(events.map { $0.recordedAt.microseconds as Int64? }),
                Parameter(events.map { $0.workingDaysLate.map { Int64($0) } }), Parameter(request),
            ])
    }

    /// Statement 14: what is voided, or decided on, is an entry about the same obligation.
    private func checkVoiding(
        _ event: Event, after others: ArraySlice<Event>, _ db: PostgresConnection
    ) throws {
        guard let id = event.body.isAbout else { return }
        let about = event.obligation
        if others.contains(where: { $0.id == id && $0.obligation == about }) { return }
        let isKnown = try db.run(
            SQL.entryIsAbout,
            [
                Parameter(id), .text(about.occurrence.duty), .text(about.occurrence.period),
                .text(about.unit),
            ]
        ).first { row in try row.bool() }
        guard isKnown == true else {
            throw contradiction("record", "\(about) has no entry \(id) \(event.body.purpose)")
        }
    }

    private func insert(_ opening: Opening, _ db: PostgresConnection) throws {
        let id = opening.occurrence
        let name = [Parameter.text(id.duty), .text(id.period)]
        let isOpen = try db.run(SQL.openingIsKnown, name).first { row in try row.bool() }
        guard isOpen != true else { return }
        let ids = opening.members.joined(separator: "\n")
        let members = [Parameter.text(contentHash(ids)), .text(ids)]
        let set =
            try db.run(SQL.findMembers, members).first { row in try row.int() }
            ?? db.run(SQL.insertMembers, members).first { row in try row.int() }
        try db.run(
            SQL.insertOpening, name + [Parameter(opening.openedAt.microseconds), Parameter(set)])
    }

    /// Adds the notices whose keys are new, and says which those were.
    private func insert(
        _ notices: [Notice], decidedAt: Instant?, _ db: PostgresConnection
    ) throws -> [Notice] {
        if notices.isEmpty { return [] }
        let columns = notices.map { NoticeColumns($0, decidedAt: decidedAt) }
        let keys = try db.run(SQL.insertNotices, NoticeColumns.parameters(of: columns))
            .map { row in try row.text() }
        var free = Set(keys)
        let new = zip(notices, columns).filter { free.remove($1.key) != nil }.map(\.0)
        let addresses = new.compactMap { notice in
            if case .address(let address) = notice.key.role { address } else { nil }
        }
        if !addresses.isEmpty {
            try db.run(
                SQL.insertAddresses,
                [Parameter(addresses.map { fingerprint($0) }), Parameter(addresses)])
        }
        return new
    }

    private func set(_ name: String, to value: String?, _ db: PostgresConnection) throws {
        if let value {
            try db.run(SQL.setSetting, [.text(name), .text(value)])
        } else {
            try db.run(SQL.removeSetting, [.text(name)])
        }
    }
}

/// How the ledger stands, with nobody else writing until the transaction ends.
struct Head {
    let lastEvent: Int64
    let watermark: Instant?

    init(locking db: PostgresConnection) throws {
        let head = try db.run(SQL.lockHead).first { row in
            (lastEvent: try row.int(), watermark: try row.optionalInstant())
        }
        guard let head else { throw UnreadableRow(table: "head", row: "1", what: "it") }
        (lastEvent, watermark) = head
    }

    func fits(_ expectation: Expectation.Contents) -> Bool {
        switch expectation {
        case .anything: true
        case .entry(let expected): lastEvent == expected
        case .decision(let expected, let mark): lastEvent == expected && watermark == mark
        }
    }
}

extension NoticeColumns {
    /// Of new rows of table `notices`, an array for each column from the key to the reason.
    static func parameters(of rows: [NoticeColumns]) -> [Parameter] {
        func texts(_ value: (NoticeColumns) -> String?) -> Parameter { Parameter(rows.map(value)) }
        func numbers(_ value: (NoticeColumns) -> Int64?) -> Parameter { Parameter(rows.map(value)) }
        return [
            texts(\.key), texts(\.duty), texts(\.period), texts(\.unit), texts(\.aboutPlan),
            texts(\.aboutDay), texts(\.plan), texts(\.due), texts(\.kind), texts(\.stage),
            texts(\.role), numbers(\.at), numbers(\.release), numbers(\.decidedAt),
            texts(\.fate.fate), texts(\.fate.reason),
        ]
    }
}
