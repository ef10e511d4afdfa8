import Civil
import Foundation
import Rules
import Scheduler
import Testing
import TestSupport

@testable import Workbench

/// What the shipped rules send in 2025 when nobody reports: the plan's own days, and no others.
struct YearTests {
    /// The mail of 20/02 shows it, so its own reminders of 26/02 and 21/03 say nothing new.
    @Test("Militia Day is shown a month before, and told on the day (3, 6, 49)")
    func militiaDay() throws {
        let lines = try Line.all(Shipped.year())
            .filter { $0.duty == "ngay-dan-quan-tu-ve" && $0.unit == "thpt-bao-loc" }
        #expect(
            lines.map(\.description) == [
                "2025-03-28 07:30 due-today 0d head"
            ])
        #expect(lines.allSatisfy { $0.due == "2025-03-28" && $0.subject.contains("90 năm") })
    }

    @Test("The report before 05/11 is reminded of, demanded, and told up the ladder (1–4, 18)")
    func report() throws {
        let lines = try Line.all(Shipped.year())
            .filter { $0.duty == "bao-cao-nam" && $0.unit == "thpt-bao-loc" }
        #expect(
            lines.map(\.description).sorted() == [
                "2025-10-03 07:30 reminder 30d head",
                "2025-10-21 07:30 reminder 14d head",
                "2025-10-28 07:30 reminder 7d head",
                "2025-10-30 07:30 reminder 3wd head",
                "2025-11-03 07:30 reminder 1wd head",
                "2025-11-04 07:30 due-today 0d head",
                "2025-11-05 13:30 overdue +1wd head",
                "2025-11-07 13:30 escalation +3wd owner",
                "2025-11-07 13:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-11 13:30 escalation +5wd unit:giam-doc",
                "2025-11-18 13:30 escalation +10wd unit:giam-doc",
                "2025-11-25 13:30 escalation +15wd unit:giam-doc",
                "2025-12-02 13:30 escalation +20wd unit:giam-doc",
                "2025-12-09 13:30 escalation +25wd unit:giam-doc",
            ])
        #expect(lines.allSatisfy { $0.due == "2025-11-04" && $0.period == "2025" })
    }

    /// Before mails were gathered by the fortnight it was 36.
    @Test("A school gets at most 18 mails a year, though it never reports (49)")
    func mails() throws {
        let schools = try Line.all(Shipped.year()).filter {
            $0.unit.hasPrefix("thpt-") && $0.role == "head"
        }
        let mails = Dictionary(grouping: schools, by: \.recipient)
            .mapValues { Set($0.map(\.mail)).count }
        #expect(mails.count >= 10)
        #expect(mails.filter { !(10...18).contains($0.value) } == [:])
    }

    @Test("The division that consolidates gets the tally with each of its own reminders (25)")
    func tally() throws {
        let lines = try Line.all(Shipped.year())
            .filter { $0.duty == "tong-hop-bcd-138" && $0.kind == "tally" }
        #expect(
            lines.map { "\($0.day) \($0.stage)" } == [
                "2025-11-05 7wd", "2025-11-07 5wd", "2025-11-11 3wd", "2025-11-13 1wd",
                "2025-11-14 0d",
            ])
        #expect(lines.allSatisfy { $0.unit == "phong-tchc" && $0.recipient.hasPrefix("tchc@") })
        #expect(
            lines[3].subject == "[Tổng hợp] Báo cáo ANTQ năm 2025: đã nhận 0/24; 1 việc khác")
        // What is due today leads, as the division's own.
        #expect(
            lines.last?.subject == "[Đến hạn hôm nay] Báo cáo Ban Chỉ đạo 138 tỉnh; 1 việc khác")
    }

    @Test("Nothing leaves on a weekend or a day off, nor outside office hours (3, 4)")
    func officeHours() throws {
        let rules = try Shipped.rules()
        for notice in try Shipped.year().notices {
            let plan = try #require(rules.plan(notice.notice.plan))
            #expect(plan.calendar.isWorkingDay(notice.at.date), "\(notice)")
            #expect(["07:30", "13:30"].contains(notice.at.time.iso), "\(notice)")
        }
    }

    @Test("What was decided once leaves once, and every mail is one person's at one time (11, 12)")
    func once() throws {
        let year = try Shipped.year()
        let keys = year.notices.map(\.notice.key)
        #expect(Set(keys).count == keys.count)
        #expect(Set(year.mails.map(\.id)).count == year.mails.count)
        for lines in Dictionary(grouping: try Line.all(year), by: \.mail).values {
            #expect(Set(lines.map { "\($0.at) \($0.recipient) \($0.subject)" }).count == 1)
        }
    }

    struct Window: CustomTestStringConvertible {
        let testDescription: String
        let from: String
        let to: String
        /// Units whose lines are kept; those of plans have none.
        let units: Set<String>
        let file: String
    }

    @Test(
        "The lines of the plan's days are as they were read and found right",
        arguments: [
            Window(
                testDescription: "28/3", from: "2025-03-28", to: "2025-03-28",
                units: ["thpt-bao-loc", "pgd-da-lat", "phong-tchc"], file: "2025-03-28.jsonl"),
            Window(
                testDescription: "03/10–11/11", from: "2025-10-03", to: "2025-11-11",
                units: ["thpt-bao-loc", "phong-tchc", ""], file: "2025-10-03.jsonl"),
        ])
    func golden(_ window: Window) throws {
        let kept = try String(decoding: Shipped.year().text(.jsonl), as: UTF8.self)
            .split(separator: "\n").filter { text in
                let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
                return window.units.contains(line.unit)
                    && (window.from...window.to).contains(line.day)
            }
        try Golden.expect(
            Array(kept.map { $0 + "\n" }.joined().utf8), is: window.file)
    }

    @Test("A window of some days shows what a longer run shows for them")
    func window() throws {
        let part = try Simulation(
            rules: try Shipped.rules(), from: Shipped.day("03/11/2025"),
            to: Shipped.day("07/11/2025"))
        let days = "2025-11-03"..."2025-11-07"
        let whole = try Line.all(Shipped.year()).filter { days.contains($0.day) }
        #expect(try Line.all(part) == whole)
    }
}
