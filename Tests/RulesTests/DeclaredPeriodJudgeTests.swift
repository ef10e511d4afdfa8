import Civil
import Foundation
import TestSupport
import Testing

@testable import Rules

/// Random school years and fiscal years with their windows and due days, against a plain calculation by
/// whoever wrote Python's calendar (statements 52 and 53).
struct DeclaredPeriodJudgeTests {
    /// Reads a line a calendar, prints a line a period: key, window, window from the year's start, due day.
    private static let judge = """
        import datetime, sys
        day = datetime.date.fromisoformat
        one = datetime.timedelta(days=1)
        def working(date, count):
            while count:
                date += one
                if date.weekday() < 5: count -= 1
            return date
        for line in sys.stdin:
            kind, count, isWorking, *rest = line.split()
            count = int(count)
            due = lambda last: working(last, count) if isWorking == "w" else last + count * one
            found = []
            if kind == "fiscal":
                month, number, year = map(int, rest)
                for start in (year, year + 1, year + 2):
                    first = datetime.date(start, month, number)
                    last = datetime.date(start + 1, month, number) - one
                    found.append((f"{start}-FY", first, last, first))
            else:
                for year in rest:
                    ends = [day(text) for text in year.split(",")]
                    name = f"{ends[0].year}-{ends[0].year + 1}"
                    if kind == "year":
                        found.append((name, ends[0], ends[-1], ends[0]))
                    for index in range(0, len(ends) if kind == "semester" else 0, 2):
                        found.append(
                            (f"{name}-HK{index // 2 + 1}", ends[index], ends[index + 1], ends[0]))
            for key, first, last, start in found:
                print(key, first, last, start, due(last))
            print("-")
        """

    private static func fiscal(
        _ random: inout SeededGenerator
    ) -> (asked: String, declared: DeclaredPeriods, from: CivilDate?, through: CivilDate?) {
        let (month, day, year) = (
            1 + random.below(12), 1 + random.below(28), 1990 + random.below(60)
        )
        var declared = DeclaredPeriods()
        declared.declareFiscalYear(month: month, day: day)
        let first = CivilDate(year, month, day)
        return (
            "\(month) \(day) \(year)", declared, first?.adding(months: 11),
            first?.adding(months: 40)
        )
    }

    private static func school(
        _ random: inout SeededGenerator
    ) throws -> (asked: String, declared: DeclaredPeriods, from: CivilDate?, through: CivilDate?) {
        let start = 1990 + random.below(60)
        var declared = DeclaredPeriods()
        var asked: [String] = []
        for year in start...start + 1 {
            var day = try #require(CivilDate(year, 8 + random.below(3), 1 + random.below(28)))
            var semesters: [ClosedRange<CivilDate>] = []
            for _ in 0..<1 + random.below(3) {
                let end = try #require(day.adding(days: 40 + random.below(50)))
                semesters.append(day...end)
                day = try #require(end.adding(days: 1 + random.below(14)))
            }
            declared.declare(
                try #require(DeclaredPeriods.SchoolYear(year: year, semesters: semesters)))
            asked.append(
                semesters.flatMap { [$0.lowerBound.iso, $0.upperBound.iso] }
                    .joined(separator: ","))
        }
        return (
            asked.joined(separator: " "), declared, CivilDate(start, 1, 1),
            CivilDate(start + 3, 12, 31)
        )
    }

    @Test("Windows and due days of what a calendar declares are those of a plain calculation")
    func judged() throws {
        var random = SeededGenerator(seed: 2269)
        var asked = ""
        var given: [String] = []
        for _ in 0..<300 {
            let (kind, words) = random.pick([
                ("fiscal", "năm tài chính"), ("semester", "học kỳ"), ("year", "năm học"),
            ])
            let drawn = kind == "fiscal" ? Self.fiscal(&random) : try Self.school(&random)
            let (count, isWorking) = (1 + random.below(40), random.below(2) == 0)
            asked += "\(kind) \(count) \(isWorking ? "w" : "d") \(drawn.asked)\n"
            let when = try WhenExpression(
                parsing:
                    "\(count) ngày \(isWorking ? "làm việc " : "")sau khi kết thúc \(words)",
                zone: { _ in nil })
            var calendar = WorkingCalendar.weekdaysOnly
            calendar.declared = drawn.declared
            let whole = ReportingWindow(.whole)
            let sum = ReportingWindow(.whole, isCumulative: true)
            // Those whose period ends in the years drawn, however late they are due.
            let found = when.occurrences(
                from: try #require(drawn.from),
                through: try #require(drawn.through?.adding(days: 90)),
                in: WhenContext(calendar: calendar, zone: .utc)
            ).filter { $0.belongsOn >= drawn.from ?? .min && $0.belongsOn <= drawn.through ?? .max }
            for item in found {
                let days = try #require(whole.days(of: item.periodKey, in: drawn.declared))
                let first = sum.days(of: item.periodKey, in: drawn.declared)?.lowerBound
                given.append(
                    "\(item.periodKey) \(days.lowerBound.iso) \(days.upperBound.iso) "
                        + "\(first?.iso ?? "-") \(item.date.iso)")
                #expect(item.periodStart == days.lowerBound)
            }
            given.append("-")
        }
        let answer = String(
            decoding: try Python.run(Self.judge, input: Data(asked.utf8)), as: UTF8.self)
        #expect(answer.split(separator: "\n").map(String.init) == given)
        #expect(given.count > 700)
    }
}
