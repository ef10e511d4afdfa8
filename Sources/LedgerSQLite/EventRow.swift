internal import Civil
internal import GRDB
internal import Scheduler

/// An event's body spread over the columns of table `events`.
///
/// The words are the file format: they never change, whatever the program's types become.
struct EventColumns {
    var kind: String
    var number: String?
    var none: Bool?
    var note: String?
    var day: CivilDate?
    var letter: String?
    var toUnit: String?
    var voids: Int64?
    /// The event that holds the answer which it is about.
    var answer: Int64?

    init(kind: String) { self.kind = kind }

    init(_ body: EventBody) {
        switch body {
        case .received(let number, let none, let note):
            self.init(kind: "received")
            self.number = number
            self.none = none
            self.note = note
        case .acknowledged(let until):
            self.init(kind: "acknowledged")
            day = until
        case .accepted:
            self.init(kind: "accepted")
        case .returned(let until, let note):
            self.init(kind: "returned")
            day = until
            self.note = note
        case .extended(let to, let letter):
            self.init(kind: "extended")
            day = to
            self.letter = letter
        case .submitted(let number, let undated):
            self.init(kind: "submitted")
            self.number = number
            none = undated ? true : nil
        case .unread:
            self.init(kind: "unread")
        case .settled(let answer, let agreed, let note):
            self.init(kind: "settled")
            self.answer = answer
            none = !agreed
            self.note = note
        case .extensionAsked(let until):
            self.init(kind: "extension-asked")
            day = until
        case .waived(let letter):
            self.init(kind: "waived")
            self.letter = letter
        case .cancelled:
            self.init(kind: "cancelled")
        case .reassigned(let unit):
            self.init(kind: "reassigned")
            toUnit = unit
        case .joined:
            self.init(kind: "joined")
        case .transferred(let units):
            self.init(kind: "transferred")
            toUnit = units.joined(separator: " ")
        case .occurred(let number, let units):
            self.init(kind: "occurred")
            self.number = number
            toUnit = units.joined(separator: " ")
        case .suspended(let until, let reason):
            self.init(kind: "suspended")
            day = until
            note = reason
        case .voided(let event):
            self.init(kind: "voided")
            voids = event
        }
    }

    /// `nil` for columns that don't add up to an event this program knows.
    var body: EventBody? {
        switch kind {
        case "received": .received(number: number, none: none ?? false, note: note)
        case "acknowledged": .acknowledged(until: day)
        case "accepted": .accepted
        case "returned": .returned(until: day, note: note)
        case "extended": day.map { .extended(to: $0, letter: letter) }
        case "submitted": .submitted(number: number, undated: none ?? false)
        case "unread": .unread
        case "settled": answer.map { .settled(answer: $0, agreed: !(none ?? false), note: note) }
        case "extension-asked": day.map { .extensionAsked(until: $0) }
        case "waived": .waived(letter: letter)
        case "cancelled": .cancelled
        case "reassigned": toUnit.map { .reassigned(to: $0) }
        case "joined": .joined
        case "transferred":
            toUnit.map { .transferred(to: $0.split(separator: " ").map(String.init)) }
        case "occurred":
            toUnit.map {
                .occurred(number: number, units: $0.split(separator: " ").map(String.init))
            }
        case "suspended": day.map { .suspended(until: $0, reason: note ?? "") }
        case "voided": voids.map { .voided(event: $0) }
        default: nil
        }
    }
}

extension Event {
    /// Adds its row. (Column `origin` belongs to the first release.)
    func insert(_ db: Database, request: String?) throws {
        let columns = EventColumns(body)
        try db.cachedStatement(
            sql: """
                INSERT INTO events (id, duty, period, unit, kind, number, none, note, day, letter,
                    to_unit, voids, answer, actor, held_on, recorded_at, late, request)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id, obligation.occurrence.duty, obligation.occurrence.period, obligation.unit,
            columns.kind, columns.number, columns.none, columns.note, columns.day?.iso,
            columns.letter, columns.toUnit, columns.voids, columns.answer, actor, on.iso,
            recordedAt.microseconds, workingDaysLate, request,
        ])
    }
}

extension Event {
    /// Of table `events`. What was recorded under a clock that was wrong was recorded before that was put
    /// right: so much is known of it.
    static let columns = """
        id, duty, period, unit, kind, number, none, note, day, letter, to_unit, voids, answer,
        actor, held_on, late, min(recorded_at, coalesce(
            (SELECT min(at) FROM undoings WHERE last_event >= events.id), recorded_at))
            AS recorded_at
        """

    init(row: Row) throws {
        let id: Int64 = row["id"]
        var columns = EventColumns(kind: row["kind"])
        columns.number = row["number"]
        columns.none = row["none"]
        columns.note = row["note"]
        columns.day = try (row["day"] as String?).map { try CivilDate(parsing: $0) }
        columns.letter = row["letter"]
        columns.toUnit = row["to_unit"]
        columns.voids = row["voids"]
        columns.answer = row["answer"]
        guard let body = columns.body else {
            throw UnreadableRow(table: "events", row: String(id), what: "kind \(columns.kind)")
        }
        self.init(
            id: id,
            obligation: ObligationID(
                occurrence: OccurrenceID(duty: row["duty"], period: row["period"]),
                unit: row["unit"]),
            body: body, actor: row["actor"], on: try CivilDate(parsing: row["held_on"] as String),
            recordedAt: Instant(microseconds: row["recorded_at"]), workingDaysLate: row["late"])
    }
}

/// A row that this program can't have written.
struct UnreadableRow: Error, CustomStringConvertible {
    let table: String
    let row: String
    let what: String

    var description: String { "table \(table), row \(row): \(what) can't be read" }
}
