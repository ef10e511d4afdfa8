import Civil
import Glibc

/// What is measured. Every loop adds up what it finds, so that none of it is left out.
struct DateBenches {
    struct Unreadable: Error { let what: String }

    let all: [DateBenchmark]

    /// Ten years of each of these, expanded again and again. The names are those of the C program.
    private static let rules = [
        ("daily", "FREQ=DAILY"), ("weekly", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("monthly", "FREQ=MONTHLY;BYDAY=-1FR"), ("yearly", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
        ("leap-day", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
    ]

    init(zoneFile: String) throws {
        let zone = try Zone(name: "Asia/Ho_Chi_Minh", tzif: Self.bytes(zoneFile))
        let start = try CivilDateTime(parsing: "2025-01-01T08:00")
        let end = try CivilDate(parsing: "2035-01-01").dayNumber
        var all: [DateBenchmark] = []
        for (name, text) in Self.rules {
            let recurrence = Recurrence(
                rule: try RecurrenceRule(parsing: text), start: start, startIsDate: false)
            all.append(
                DateBenchmark(name: name, isTime: false) { Self.expand(recurrence, until: end) })
        }
        for (name, text) in Self.rules {
            // A thousand years old, and asked about days all over this century.
            let recurrence = Recurrence(
                rule: try RecurrenceRule(parsing: text),
                start: try CivilDateTime(parsing: "1025-01-01T08:00"), startIsDate: false)
            all.append(
                DateBenchmark(name: "next-\(name)", isTime: true) { Self.next(recurrence) })
        }
        let counted = Recurrence(
            rule: try RecurrenceRule(parsing: "FREQ=DAILY;COUNT=400000"),
            start: try CivilDateTime(parsing: "1025-01-01T08:00"), startIsDate: false)
        all.append(DateBenchmark(name: "next-counted", isTime: true) { Self.next(counted) })
        let calendar = try OnCalendar(parsing: "Mon..Fri *-*-* 08:00 Asia/Ho_Chi_Minh") { _ in zone
        }
        all.append(
            DateBenchmark(name: "oncalendar", isTime: false) { Self.next(calendar, in: zone) })
        all.append(DateBenchmark(name: "lunar", isTime: true) { Self.lunar() })
        self.all = all
    }

    private static func expand(_ recurrence: Recurrence, until end: Int32) -> Int {
        var count = 0
        var sum: Int64 = 0
        for local in recurrence.occurrences() {
            if local.date.dayNumber >= end { break }
            sum &+= Int64(local.date.dayNumber) &+ local.time.microseconds
            count += 1
        }
        keep(sum)
        return count
    }

    private static let days = 9_131..<45_656

    private static func next(_ recurrence: Recurrence) -> Int {
        var sum: Int64 = 0
        var count = 0
        for day in stride(from: days.lowerBound, to: days.upperBound, by: 37) {
            let local = CivilDateTime(CivilDate(uncheckedDayNumber: day), .midnight)
            sum &+= Int64(recurrence.next(after: local)?.date.dayNumber ?? 0)
            count += 1
        }
        keep(sum)
        return count
    }

    private static func next(_ calendar: OnCalendar, in zone: Zone) -> Int {
        var sum: Int64 = 0
        var count = 0
        for day in stride(from: days.lowerBound, to: days.upperBound, by: 37) {
            let instant = Instant(seconds: Int64(day) * 86_400)
            sum &+= calendar.next(after: instant, in: zone)?.seconds ?? 0
            count += 1
        }
        keep(sum)
        return count
    }

    private static func lunar() -> Int {
        var sum: Int64 = 0
        var count = 0
        for day in stride(from: days.lowerBound, to: days.upperBound, by: 37) {
            do {
                sum &+= Int64(try LunarDate(CivilDate(uncheckedDayNumber: day)).day)
            } catch {
                sum &+= 1
            }
            count += 1
        }
        keep(sum)
        return count
    }

    /// The compiler can't see through it.
    @inline(never)
    private static func keep(_ sum: Int64) { _ = sum.nonzeroBitCount }

    private static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw Unreadable(what: path) }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&buffer, 1, buffer.count, file)
        return Array(buffer[..<count])
    }
}
