import ArgumentParser
import Civil
import RuleFiles
import Rules

struct WhenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "when",
        abstract: "Expands a when-expression.",
        discussion: """
            Examples:
              hanchot when '28/3' --from 2025-01-01 --count 3
              hanchot when '10/3 âm lịch' --from 2025-01-01 --count 3
              hanchot when 'rrule:FREQ=MONTHLY;BYDAY=-1FR' --from 2025-01-01T08:00 --count 3
              hanchot when 'oncalendar:Mon..Fri 08:00' --from 2025-01-01 --count 3
            """)

    @Argument(help: "The expression.") var expression: String
    @Option(help: "The first instant considered; DTSTART of an rrule. Now when left out.")
    var from: String?
    @Option(help: "How many at most.") var count: Int?
    @Option(help: "The last instant considered.") var until: String?
    @Option(help: "The time zone.") var zone: String = "Asia/Ho_Chi_Minh"
    @Option(help: "The calendar of working days.") var calendar: String = "vn"
    @Option(help: "Where calendars are looked for.") var rules: String?
    @Flag(help: "One JSON object a line.") var json = false

    func run() throws {
        let zone = try Surroundings.zone(zone)
        let files = RuleDirectory()
        let read: WhenExpression
        do {
            read = try WhenExpression(parsing: expression, zone: files.zone)
        } catch {
            throw Problem(WhenFinding.text(error, in: expression, language: Surroundings.language))
        }
        if let count, count < 0 { throw Problem("--count: \(count) is less than 0", status: 2) }
        let start = try from.map { try readDateTime($0, "--from") } ?? CivilNow.local(in: zone)
        let end = try until.map { text in
            let end = try readDateTime(text, "--until")
            return text.contains(":")
                ? end : CivilDateTime(end.date, CivilTime(23, 59, 59) ?? .midnight)
        }
        let limit = count ?? (end == nil ? 10 : Int.max)
        guard limit > 0 else { return }
        let context = WhenContext(calendar: try Calendars.named(calendar, below: rules), zone: zone)
        var printed = 0
        read.forEach(from: start, in: context) { item in
            if let end, CivilDateTime(item.date, item.time ?? .midnight) > end { return false }
            print(line(item, zone))
            printed += 1
            return printed < limit
        }
    }

    private func line(_ item: WhenOccurrence, _ zone: Zone) -> String {
        guard let time = item.time else {
            return json ? #"{"date":"\#(item.date.iso)"}"# : item.date.iso
        }
        let local = CivilDateTime(item.date, time)
        let instant = item.instant ?? zone.instant(of: local)
        let text = zone.local(at: instant).iso + isoOffset(zone.offset(at: instant))
        return json ? #"{"at":"\#(text)"}"# : text
    }
}

struct LunarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lunar",
        abstract: "Converts between the solar and the Vietnamese lunar calendar.",
        discussion: """
            Examples:
              hanchot lunar 2025-01-29
              hanchot lunar --solar 1/1/2025
              hanchot lunar --solar '1/6/2025 nhuận'
            """)

    @Argument(help: "A solar date.") var date: String?
    @Option(help: "A lunar date, day/month/year, with 'nhuận' for a leap month.") var solar: String?
    @Flag(help: "As JSON.") var json = false

    func run() throws {
        switch (date, solar) {
        case (let date?, nil): try printLunar(try readDate(date, "DATE"))
        case (nil, let solar?): try printSolar(solar)
        default: throw Problem("give a solar date, or --solar and a lunar one", status: 2)
        }
    }

    private func printLunar(_ date: CivilDate) throws {
        let lunar: LunarDate
        do { lunar = try LunarDate(date) } catch { throw Problem("\(error)") }
        print(json ? object(lunar) : "\(lunar.text) (năm \(lunar.canChiYear))")
    }

    private func printSolar(_ text: String) throws {
        let lunar: LunarDate
        do { lunar = try LunarDate(parsing: text) } catch { throw Problem("\(error)") }
        print(json ? #"{"solar":"\#(lunar.solar.iso)"}"# : lunar.solar.iso)
    }

    private func object(_ lunar: LunarDate) -> String {
        #"{"day":\#(lunar.day),"month":\#(lunar.month),"year":\#(lunar.year),"#
            + #""leap":\#(lunar.isLeap),"canChi":"\#(lunar.canChiYear)"}"#
    }
}

struct WorkdaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workdays",
        abstract: "Lists days off and worked Saturdays; plain weekends aren't listed.",
        discussion: "Example: hanchot workdays --from 2025-01-01 --to 2025-12-31")

    @Option(help: "The first day.") var from: String
    @Option(help: "The last day.") var to: String
    @Option(help: "The calendar of working days.") var calendar: String = "vn"
    @Option(help: "Where calendars are looked for.") var rules: String?
    @Flag(help: "One JSON object a line.") var json = false

    func run() throws {
        let first = try readDate(from, "--from")
        let last = try readDate(to, "--to")
        guard first <= last else { throw Problem("--to lies before --from", status: 2) }
        for day in try Calendars.named(calendar, below: rules).listed(from: first, to: last) {
            print(json ? object(day) : text(day))
        }
    }
}
