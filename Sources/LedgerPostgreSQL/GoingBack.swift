internal import Civil
package import Ledger
internal import LedgerColumns
package import Scheduler

/// Statement 58: what a wrong clock decided and hasn't left is undone, in the change that records it.
extension PostgresLedger {
    package func undoings() throws(LedgerError) -> [Undoing] {
        try read("read what was undone") { db in
            try db.run(SQL.undoings).map { row in
                let number = try row.int()
                let to = try row.instant()
                let back = GoingBack(to: to, at: try row.instant(), actor: try row.text())
                return Undoing(
                    number: number, back: back, notices: Int(try row.int()),
                    mails: Int(try row.int()), left: Int(try row.int()))
            }
        }
    }

    /// Undoes it, and lets the watermark fall.
    func goBack(_ back: GoingBack, from head: Head, _ db: PostgresConnection) throws {
        try back.check(against: head.watermark, at: location)
        // The triggers let only this change what was recorded.
        try db.run(SQL.beginUndoing)
        let number = (try db.run(SQL.lastUndoing).first { row in try row.int() } ?? 0) + 1
        let (mails, carrying) = try takeBack(back, db)
        let (undone, waiting) = try undo(back, number: number, mails, db)
        try close(back, keeping: waiting, db)
        try db.run(SQL.lowerWatermark, [Parameter(back.to.microseconds)])
        let beyond = try db.run(
            SQL.mailsBeyond, [Parameter(back.to.microseconds), .text(MailKind.confirmation.text)]
        ).map { row in try row.int() }
        try db.run(
            SQL.insertUndoing,
            [
                Parameter(number), Parameter(back.to.microseconds), Parameter(back.at.microseconds),
                .text(back.actor), Parameter(head.lastEvent), Parameter(undone),
                Parameter(carrying), Parameter(beyond.count { !mails.contains($0) }),
            ])
        try db.run(SQL.endUndoing)
    }

    /// Ends the mails that haven't left, or were taken back because of what was decided beyond; their
    /// numbers, and how many of them carried anything still. What did leave left by now.
    private func takeBack(
        _ back: GoingBack, _ db: PostgresConnection
    ) throws -> (mails: Set<Int64>, carrying: Int) {
        let rows = try db.run(
            SQL.mailsToTakeBack,
            [Parameter(back.to.microseconds), .text(MailKind.confirmation.text)]
        ).map { row in (number: try row.int(), carries: try row.bool()) }
        let numbers = Parameter(rows.map { $0.number as Int64? })
        let at = Parameter(back.at.microseconds)
        try db.run(SQL.revokeMails, [at, numbers])
        try db.run(SQL.endMails, [at, numbers])
        try db.run(SQL.hide, [numbers])
        try db.run(SQL.lowerMailTimes, [at])
        try db.run(SQL.lowerShownTimes, [at])
        return (Set(rows.map(\.number)), rows.count(where: \.carries))
    }

    /// How many notices were undone, and what those are about that wait once more.
    private func undo(
        _ back: GoingBack, number: Int64, _ mails: Set<Int64>, _ db: PostgresConnection
    ) throws -> (undone: Int, waiting: Set<OccurrenceID>) {
        let rows = try db.run(SQL.noticesBeyond, [Parameter(back.to.microseconds)]).map { row in
            let stored = try StoredNotice(&row)
            let id = try row.int()
            let mail = try row.optionalInt()
            let record = GoingBack.Record(
                stored, endedAt: try row.optionalInstant(),
                firstRelease: try row.optionalInstant(),
                carrier: mail.map { mails.contains($0) ? .taken : .left } ?? .none)
            return (id: id, record: record)
        }
        var undone = 0
        var waiting: Set<OccurrenceID> = []
        for (row, outcome) in zip(rows, back.outcomes(of: rows.map(\.record))) {
            let id = Parameter(row.id)
            switch outcome {
            case nil: continue
            case .undone?:
                undone += 1
                try db.run(
                    SQL.undoNotice, [id, .text(Reason.undone.rawValue), .text("~\(number)")])
            case .waits(let moments)?:
                if let about = row.record.stored.notice.key.subject.obligation {
                    waiting.insert(about.occurrence)
                }
                try db.run(
                    SQL.awaitAgain,
                    [
                        id, Parameter(moments.at.microseconds),
                        Parameter(moments.release.microseconds),
                        Parameter(moments.decidedAt.microseconds),
                    ])
            case .told(let moments)?:
                try db.run(
                    SQL.dateAnew,
                    [
                        id, Parameter(moments.release.microseconds),
                        Parameter(moments.decidedAt.microseconds),
                    ])
            }
        }
        return (undone, waiting)
    }

    /// Takes back the openings from beyond of which nobody knows; the others were made by now.
    private func close(
        _ back: GoingBack, keeping waiting: Set<OccurrenceID>, _ db: PostgresConnection
    ) throws {
        let rows = try db.run(
            SQL.openingsBeyond, [Parameter(back.to.microseconds), .text(DecidedEvent.actor)]
        ).map { row in
            (
                id: OccurrenceID(duty: try row.text(), period: try row.text()),
                isKnown: try row.bool()
            )
        }
        for row in rows {
            let name = [Parameter.text(row.id.duty), .text(row.id.period)]
            if row.isKnown || waiting.contains(row.id) {
                try db.run(SQL.lowerOpening, name + [Parameter(back.at.microseconds)])
            } else {
                try db.run(SQL.removeOpening, name)
            }
        }
    }
}
