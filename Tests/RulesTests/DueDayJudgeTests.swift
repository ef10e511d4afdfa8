import Civil
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Rules

/// Random due days of random periods, read from the sentence as a rule has it, against a plain calculation
/// by whoever wrote Python's calendar (statements 1, 2, 5 and 53).
struct DueDayJudgeTests {
    /// Reads a line a rule, prints a line a period: its key and last good day.
    private static let judge = """
        import calendar, datetime, json, sys
        one = datetime.timedelta(days=1)
        def clamp(y, m, d):
            while m > 12: y, m = y + 1, m - 12
            return datetime.date(y, m, min(d, calendar.monthrange(y, m)[1]))
        for line in sys.stdin:
            rule = json.loads(line)
            off, worked = set(rule["off"]), set(rule["worked"])
            def works(day):
                name = day.isoformat()
                return name in worked or day.weekday() < 5 and name not in off
            def counted(day, count):
                while count:
                    day += one
                    count -= works(day)
                return day
            def rolled(day):
                step = {"next": one, "previous": -one, "none": None}[rule["roll"]]
                while step and not works(day): day += step
                return day
            length, year, kind, n, m = (rule[x] for x in ("months", "year", "kind", "n", "m"))
            for number in range(12 // length):
                first, last = number * length + 1, number * length + length
                start, end = datetime.date(year, first, 1), clamp(year, last, 31)
                days = [start + i * one for i in range((end - start).days + 1)]
                if kind == "day": due = clamp(year, first + m - 1, n)
                elif kind == "last": due = end
                elif kind == "working": w = [d for d in days if works(d)]; due = w[min(n, len(w)) - 1]
                elif kind == "from-end": w = [d for d in days if works(d)]; due = w[-min(n, len(w))]
                elif kind == "after": due = end + n * one
                elif kind == "after-working": due = counted(end, n)
                elif kind == "next": due = clamp(year, last + m, n)
                elif kind == "weekday": due = [d for d in days if d.weekday() == m][n - 1 if n > 0 else n]
                if rule["before"]: due -= one
                key = {1: f"{year}-{first:02}", 3: f"{year}-Q{number + 1}", 6: f"{year}-H{number + 1}",
                       12: str(year)}[length]
                print(key, rolled(due))
            print("-")
        """

    private struct Draw {
        var kind: String
        var n: Int
        var m = 0
        /// The paper's words.
        var words: String
    }

    private static let units: [(months: Int, name: String, every: String)] = [
        (1, "tháng", "hằng tháng"), (3, "quý", "hằng quý"), (6, "nửa năm", "mỗi nửa năm"),
        (12, "năm", "hằng năm"),
    ]

    private static func draw(
        _ unit: (months: Int, name: String, every: String), _ random: inout SeededGenerator
    ) -> Draw {
        let n = 1 + random.below(31)
        let m = 1 + random.below(unit.months)
        let of = "\(unit.every), "
        switch random.below(8) {
        case 0:
            if unit.months == 1 { return Draw(kind: "day", n: n, m: 1, words: of + "ngày \(n)") }
            if unit.months == 12 {
                let day = min(n, 28)
                return Draw(kind: "day", n: day, m: m, words: of + "ngày \(day)/\(m)")
            }
            return Draw(kind: "day", n: n, m: m, words: of + "ngày \(n) của tháng thứ \(m)")
        case 1: return Draw(kind: "last", n: 0, words: of + "ngày cuối cùng")
        case 2:
            let count = 1 + random.below(22)
            return Draw(kind: "working", n: count, words: of + "ngày làm việc thứ \(count)")
        case 3:
            let count = 2 + random.below(15)
            return Draw(
                kind: "from-end", n: count,
                words: of + "ngày làm việc thứ \(count) tính từ cuối")
        case 4:
            let count = 1 + random.below(90)
            return Draw(
                kind: "after", n: count, words: "\(count) ngày sau khi kết thúc \(unit.name)")
        case 5:
            let count = 1 + random.below(40)
            return Draw(
                kind: "after-working", n: count,
                words: "trong vòng \(count) ngày làm việc kể từ ngày kết thúc \(unit.name)")
        case 6:
            switch unit.months {
            case 1: return Draw(kind: "next", n: n, m: 1, words: of + "ngày \(n) tháng sau")
            case 3:
                let month = 1 + random.below(3)
                return Draw(
                    kind: "next", n: n, m: month, words: of + "ngày \(n) tháng thứ \(month) quý sau"
                )
            case 12:
                let (day, month) = (min(n, 28), 1 + random.below(12))
                return Draw(
                    kind: "next", n: day, m: month, words: of + "ngày \(day)/\(month) năm sau")
            default: return Draw(kind: "last", n: 0, words: of + "ngày cuối")
            }
        default:
            if unit.months > 1 {
                return Draw(kind: "working", n: 1, words: of + "ngày làm việc đầu tiên")
            }
            let (weekday, name) = random.pick([
                (0, "thứ Hai"), (2, "thứ Tư"), (4, "thứ Sáu"), (5, "thứ Bảy"),
            ])
            let place = random.pick([1, 2, 3, 4, -1])
            let ordinal = place > 0 ? "thứ \(place)" : "cuối cùng"
            return Draw(
                kind: "weekday", n: place, m: weekday, words: of + "\(name) \(ordinal) của tháng")
        }
    }

    /// Days off among the weekdays, worked ones among the Saturdays, of a year and what follows it.
    private static func days(
        _ year: Int, _ random: inout SeededGenerator
    ) throws -> (off: [CivilDate], worked: [CivilDate]) {
        let first = try #require(CivilDate(year, 1, 1))
        var (off, worked): (Set<CivilDate>, Set<CivilDate>) = ([], [])
        for _ in 0..<40 {
            let day = try #require(first.adding(days: random.below(500)))
            switch day.weekday {
            case .saturday: worked.insert(day)
            case .sunday: break
            case .monday, .tuesday, .wednesday, .thursday, .friday: off.insert(day)
            }
        }
        return (off.sorted(), worked.sorted())
    }

    private static func list(_ days: [CivilDate]) -> String {
        "[\(days.map { "\"\($0.iso)\"" }.joined(separator: ","))]"
    }

    @Test("Four hundred random rules are due when a plain calculation in Python says")
    func judged() throws {
        var random = SeededGenerator(seed: 53)
        var (asked, given): (String, [String]) = ("", [])
        var kinds: Set<String> = []
        for _ in 0..<400 {
            let unit = random.pick(Self.units)
            let draw = Self.draw(unit, &random)
            let year = 2020 + random.below(30)
            let days = try Self.days(year, &random)
            // A distance after a period's end has no day to be before.
            let isBefore = random.chance(30) && !draw.kind.hasPrefix("after")
            let roll = random.pick(isBefore ? ["none", "previous"] : ["none", "previous", "next"])
            kinds.insert("\(unit.months) \(draw.kind)")
            asked +=
                "{\"months\":\(unit.months),\"kind\":\"\(draw.kind)\",\"n\":\(draw.n),\"m\":\(draw.m),"
                + "\"year\":\(year),\"before\":\(isBefore),\"roll\":\"\(roll)\","
                + "\"off\":\(Self.list(days.off)),\"worked\":\(Self.list(days.worked))}\n"
            given += try Self.made(
                (isBefore ? "trước " : "chậm nhất ") + draw.words, roll, year, days)
            given.append("-")
        }
        let answer = String(
            decoding: try Python.run(Self.judge, input: Data(asked.utf8)), as: UTF8.self)
        #expect(answer.split(separator: "\n").map(String.init) == given)
        #expect(kinds.count > 20 && given.count > 1500)
    }

    /// What the reader makes of it: each period of the year with its last good day.
    private static func made(
        _ due: String, _ roll: String, _ year: Int,
        _ days: (off: [CivilDate], worked: [CivilDate])
    ) throws -> [String] {
        let entries =
            days.off.map { "  - {date: \($0.vietnamese), kind: off, name: Nghỉ}\n" }
            + days.worked.map { "  - {date: \($0.vietnamese), kind: work, name: Làm bù}\n" }
        let text =
            "plan:\n  id: p\n  title: T\n  owner: phong-tchc\n  document: Kế hoạch số 1\n"
            + "  calendar: bare\n  period: \(year)\n"
            + Desk.dutyText(
                "kind: deadline\ntitle: T\nowed-by: truong\ndue: \(due)\nroll: \(roll)\nremind: []")
            + "calendar:\n  id: bare\ndays:\n" + entries.joined()
        let (rules, findings) = Desk.read(
            text,
            besides: [
                Desk.source("r.yaml", Desk.registry), Desk.source("s.yaml", Desk.settings),
            ])
        #expect(findings.filter { $0.severity == .error }.map(\.message.vi) == [], "\(due)")
        let plan = try #require(rules?.plans.first)
        let duty = try #require(plan.duties.first)
        guard case .recurring(let expression, let reading) = duty.schedule else {
            Issue.record("\(due) doesn't come again")
            return []
        }
        let period = try #require(plan.period)
        return expression.occurrences(
            from: period.lowerBound, through: try #require(period.upperBound.adding(days: 400)),
            in: WhenContext(calendar: plan.calendar, zone: plan.zone)
        ).filter { period.contains($0.belongsOn) }.map { one in
            let last = lastGoodDay(
                of: one.date, reading: reading, roll: duty.roll, calendar: plan.calendar)
            return "\(one.periodKey) \((last ?? one.date).iso)"
        }
    }
}
