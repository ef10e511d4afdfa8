import Civil
import Mail
import Testing
import TestSupport

/// Random letters, and what a reader finds in them: the dates, counts and names that went in, and no
/// other date.
@Suite struct ReadBackTests {
    /// Random values from a seed.
    private struct Dice {
        var random: SeededGenerator

        mutating func number(_ range: ClosedRange<Int>) -> Int {
            Int.random(in: range, using: &random)
        }

        mutating func day(after day: CivilDate, _ days: ClosedRange<Int>) throws -> CivilDate {
            try #require(day.adding(days: number(days)))
        }

        mutating func name() -> String {
            let kinds = ["Trường THPT", "Trường THCS", "Phòng GDĐT", "Trung tâm GDTX"]
            let places = ["Bảo Lộc", "Đạ Huoai", "Lạc Dương", "Đơn Dương", "Nguyễn Trãi", "số"]
            return "\(kinds[number(0...3)]) \(places[number(0...5)]) \(number(1...99))"
        }
    }

    /// Every day that a text names, those without a year in the year of its writing.
    private static func days(in text: String, year: Int) throws -> Set<CivilDate> {
        var found: Set<CivilDate> = []
        for match in text.matches(of: /(\d\d)\/(\d\d)(?:\/(\d\d\d\d))?/) {
            let (day, month) = (try #require(Int(match.1)), try #require(Int(match.2)))
            let its = try match.3.map { try #require(Int($0)) } ?? year
            found.insert(try CivilDate(year: its, month: month, day: day))
        }
        return found
    }

    /// A weekday stands before its own date only.
    private static func expectWeekdays(_ text: String, year: Int) throws {
        let names = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
        for match in text.lowercased().matches(
            of: /(thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật) (\d\d\/\d\d(?:\/\d{4})?)/)
        {
            let day = try #require(try days(in: String(match.2), year: year).first)
            #expect(names[day.weekday.rawValue - 1].lowercased() == match.1)
        }
    }

    private static func plain(_ letter: Letter) throws -> (rendered: RenderedLetter, text: String) {
        let rendered = try LetterTemplates().render(letter)
        return (
            rendered, rendered.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        )
    }

    @Test("A letter to a head names its days, its working days and its fortnight, and no other day")
    func heads() throws {
        var dice = Dice(random: SeededGenerator(seed: 49))
        for _ in 0..<120 {
            let today = try dice.day(after: try Sample.day(1, 1), 0...700)
            let due = try dice.day(after: today, 1...60)
            let (left, late) = (dice.number(1...40), dice.number(1...40))
            let matter = LetterMatter(
                task: "báo cáo", short: "Báo cáo A", sendTo: dice.name(), expectsReport: true)
            var expected: Set<CivilDate> = [due]
            let item: LetterItem
            switch dice.number(0...3) {
            case 0:
                item = .reminder(
                    matter, LetterDue(.by(due), lastGoodDay: due), workingDaysLeft: left)
            case 1:
                let before = try #require(due.adding(days: 1))
                item = .dueToday(matter, LetterDue(.before(before), lastGoodDay: due))
                expected.insert(before)
            case 2:
                let promise = try dice.day(after: today, 1...20)
                item = .overdue(
                    matter, LetterDue(.by(due), lastGoodDay: due), workingDaysLate: late,
                    promise: LetterPromise(day: promise, by: "Phòng", to: [dice.name()]))
                expected.formUnion([today, promise])
            default:
                let from = try dice.day(after: today, 1...60)
                item = .moved(
                    matter, LetterDue(.by(due), lastGoodDay: due), workingDaysLeft: left, from: from
                )
                expected.insert(from)
            }
            var coming: [LetterComing] = []
            for number in 0..<dice.number(0...4) {
                let day = try dice.day(after: today, 1...14)
                coming.append(
                    LetterComing(
                        LetterMatter(task: "báo cáo", short: "Báo cáo phụ \(number)"),
                        .due(LetterDue(.by(day), lastGoodDay: day), workingDaysLeft: number + 1)))
                expected.insert(day)
            }
            let unit = dice.name()
            let letter = Sample.letter(
                [item], at: try Sample.at(today, 7, 30), salutation: "Hiệu trưởng \(unit)",
                unit: unit, coming: coming)
            let (rendered, text) = try Self.plain(letter)
            // A list shows the last good day alone, not also the paper's own words for it.
            if case .dueToday = item, !coming.isEmpty, let day = due.adding(days: 1) {
                if !coming.contains(where: { $0.isDue(on: day) }) { expected.remove(day) }
            }
            let found = try Self.days(in: text, year: today.year)
            #expect(found.union([today]) == expected.union([today]))
            #expect(
                try Self.days(in: rendered.subject, year: today.year).isSubset(
                    of: expected.union([today])))
            try Self.expectWeekdays(text, year: today.year)
            #expect(text.contains("Kính gửi: Hiệu trưởng \(unit)"))
            #expect(rendered.html.contains("Hiệu trưởng \(unit)"))
            for (index, next) in coming.enumerated() {
                #expect(text.contains("\(index + 2). "))
                #expect(text.contains(next.matter.short))
                #expect(rendered.html.contains(next.matter.short))
            }
            if !coming.isEmpty {
                #expect(rendered.subject.hasSuffix("; \(coming.count) việc khác trong 14 ngày tới"))
            }
        }
    }

    @Test("A list names every unit once, in the text and on the page, with the right counts")
    func lists() throws {
        var dice = Dice(random: SeededGenerator(seed: 50))
        for _ in 0..<50 {
            let names = Set((0..<dice.number(1...40)).map { _ in dice.name() }).sorted()
            let total = names.count + dice.number(0...30)
            let late = dice.number(1...50)
            let due = try Sample.day(4, 11)
            let urged = try dice.day(after: due, 1...9)
            let letter = Sample.letter(
                [
                    .escalation(
                        Sample.matter(), LetterDue(.by(due), lastGoodDay: due),
                        workingDaysLate: late, urgedOn: [urged],
                        missing: names.map { LetterUnit($0) }, total: total)
                ], reader: .superior, at: try Sample.at(Sample.day(14, 11), 7, 30), unit: nil)
            let (rendered, text) = try Self.plain(letter)
            #expect(rendered.subject.contains("\(names.count)/\(total) đơn vị"))
            #expect(rendered.subject.contains("quá hạn \(late) ngày làm việc"))
            #expect(try Self.days(in: text, year: 2025) == [due, urged])
            let lines = rendered.text.split(separator: "\n").filter {
                $0.hasSuffix(": chưa phản hồi")
            }
            #expect(lines == names.enumerated().map { "\($0 + 1). \($1): chưa phản hồi"[...] })
            let cells = rendered.html.matches(of: /<td[^>]*>([^<]*)<\/td>/).map { String($0.1) }
            #expect(names.allSatisfy { name in cells.count { $0 == name } == 1 })
        }
    }
}

extension LetterComing {
    fileprivate func isDue(on day: CivilDate) -> Bool {
        if case .due(let due, _) = what { due.lastGoodDay == day } else { false }
    }
}
