import SourceText
import Testing

@testable import Rules

/// Rules that pass, and that most people would not want: each is a warning, and none is one where
/// nothing is amiss.
struct LintTests {
    private func codes(
        _ lines: String, plan: String = Desk.plan, besides: [RuleSource]? = nil
    ) -> [String] {
        Desk.read(plan + Desk.dutyText(lines), besides: besides).findings.map {
            "\($0.severity) \($0.code)"
        }
    }

    private static let deadline = "kind: deadline\ntitle: T\nowed-by: truong\n"

    @Test(
        "A due day on a day off is pointed out unless the rule says what becomes of it (statement 2)",
        arguments: [
            ("due: 09/11/2025", true), ("due: trước ngày 10/11/2025", true),
            ("due: 02/05/2025", true),
            ("due: 26/04/2025", false), ("due: 05/11/2025", false),
            ("due: 09/11/2025\nroll: none", false), ("due: 09/11/2025\nroll: next", false),
            ("every: month\ndue: 25", true), ("every: month\ndue: 25\nroll: previous", false),
            ("every: month\ndue: last working day", false),
            ("due: 09/11/2025\nreport: none", false),
        ])
    func dayOff(_ lines: String, _ isTold: Bool) {
        #expect(codes(Self.deadline + lines).contains("warning due-on-day-off") == isTold)
    }

    @Test(
        "A first due day that is past when the plan begins is pointed out",
        arguments: [
            ("every: month\ndue: trước ngày 15", true), ("every: month\ndue: ngày 15", false),
            ("every: month\ndue: trước ngày 15 từ 20/01/2025", false),
            ("every: month\ndue: trước ngày 15\nreport: none", false),
        ])
    func beforePlan(_ lines: String, _ isTold: Bool) {
        let found = codes(Self.deadline + lines + "\nroll: none")
        #expect(found.contains("warning due-before-plan") == isTold)
    }

    @Test(
        "A reminder longer than the time between two periods is pointed out",
        arguments: [
            ("every: month\ndue: 25\nroll: next\nremind: 90d", true),
            ("every: month\ndue: 25\nroll: next\nremind: 20d", false),
            ("every: tuần\ndue: thứ sáu\nroll: next\nremind: 2 tuần", true),
            ("every: quarter\ndue: last working day\nremind: 60d", false),
            ("due: 05/11/2025\nremind: 90d", false),
        ])
    func longReminder(_ lines: String, _ isTold: Bool) {
        #expect(codes(Self.deadline + lines).contains("warning reminds-too-early") == isTold)
    }

    @Test(
        "The distance named beside a reminder that is too long is the usual one, not that around Tết"
    )
    func usualDistance() throws {
        let calendar = Desk.source(
            "c.yaml",
            "calendar:\n  id: vn\n  announced: [2025]\ndays:\n"
                + (27...31).map { "  - date: \($0)/01/2025\n    kind: nghỉ\n    name: Tết\n" }
                .joined())
        let besides = [
            Desk.source("r.yaml", Desk.registry), calendar, Desk.source("s.yaml", Desk.settings),
        ]
        let lines = Self.deadline + "every: tuần\ndue: thứ hai\nroll: next\nremind: 10d"
        let found = try #require(
            Desk.read(Desk.plan + Desk.dutyText(lines), besides: besides).findings.first {
                $0.code == "reminds-too-early"
            })
        #expect(found.message.vi.contains("chỉ cách nhau 7 ngày"))
    }

    @Test("Two weekly occurrences that Tết brings to one day are pointed out, once")
    func together() {
        let calendar = { (days: ClosedRange<Int>) in
            Desk.source(
                "c.yaml",
                "calendar:\n  id: vn\n  announced: [2025]\ndays:\n"
                    + days.map {
                        let day = $0 > 31 ? "\($0 - 31)/02" : "\($0)/01"
                        return "  - date: \(day)/2025\n    kind: nghỉ\n    name: Tết\n"
                    }.joined())
        }
        let lines = Self.deadline + "every: tuần\ndue: thứ hai\nroll: next"
        func codes(_ days: ClosedRange<Int>) -> [String] {
            self.codes(
                lines,
                besides: [
                    Desk.source("r.yaml", Desk.registry), calendar(days),
                    Desk.source("s.yaml", Desk.settings),
                ])
        }
        #expect(codes(27...34) == ["warning rolls-together"])
        #expect(codes(29...30) == [])
    }

    @Test(
        "A reminder at an hour when it is due already is pointed out (statement 47)",
        arguments: [
            ("due: 05/11/2025 10:00\nremind: 0d at 14:00", true),
            ("due: 05/11/2025 10:00\nremind: 0d at 10:00", true),
            ("due: 05/11/2025 10:00\nremind: [7d at 14:00, 0d at 07:30]", false),
            ("due: 05/11/2025\nremind: 0d at 14:00", false),
        ])
    func lateReminder(_ lines: String, _ isTold: Bool) {
        #expect(codes(Self.deadline + lines).contains("warning reminds-too-late") == isTold)
    }

    @Test(
        "A remedy for a reminder that is too long is shorter than it", arguments: [30, 31, 45, 400])
    func shorter(_ length: Int) throws {
        let lines = Self.deadline + "due: 20/01/2025\nroll: none\nremind: \(length + 400)d"
        let found = try #require(
            Desk.read(Desk.plan + Desk.dutyText(lines)).findings.first {
                $0.code == "never-reminds"
            })
        let digits = (found.remedy?.vi ?? "").filter(\.isNumber)
        #expect(try #require(Int(digits)) < 30)
    }

    @Test("A weekly ladder that meets a long holiday is a warning; one that never fits is an error")
    func holidays() {
        let ladder = { (after: String) in
            Self.deadline
                + "every: tuần\ndue: thứ sáu\nroll: next\nescalate:\n  - after: \(after)\n    to: head\n"
        }
        let calendar = Desk.source(
            "c.yaml",
            "calendar:\n  id: vn\n  announced: [2025]\ndays:\n"
                + (25...31).map { "  - date: \($0)/01/2025\n    kind: nghỉ\n    name: Tết\n" }
                .joined()
                + (1...3).map { "  - date: 0\($0)/02/2025\n    kind: nghỉ\n    name: Tết\n" }
                .joined())
        let besides = [
            Desk.source("r.yaml", Desk.registry), calendar, Desk.source("s.yaml", Desk.settings),
        ]
        #expect(codes(ladder("3wd"), besides: besides) == ["warning ladder-overtakes"])
        #expect(codes(ladder("6wd"), besides: besides) == ["error ladder-overtakes"])
    }

    @Test("Nobody who writes, an owner whom mail can't reach, no paper, one address twice")
    func others() {
        let around = [Desk.source("r.yaml", Desk.registry), Desk.source("c.yaml", Desk.calendar)]
        let settings = Desk.source("s.yaml", Desk.settings)
        let lines = Self.deadline + "due: 05/11/2025"
        #expect(codes(lines, besides: around) == ["warning no-sender"])
        #expect(codes(lines, besides: around + [settings]) == [])
        let outside = Desk.plan.replacing("owner: phong-tchc", with: "owner: ubnd")
        #expect(codes(lines, plan: outside) == ["warning unreachable-owner"])
        let mute = Desk.registry.replacing("    email: tchc@so.example\n", with: "")
        #expect(
            codes(lines, besides: [Desk.source("r.yaml", mute), around[1], settings])
                == ["warning unreachable-owner", "warning no-address"])
        let paperless = Desk.plan.replacing("  document: Kế hoạch số 1\n", with: "")
        #expect(codes(lines, plan: paperless) == ["warning no-source"])
        #expect(codes(lines + "\ncite: Mục I", plan: paperless) == [])
        let shared = Desk.registry.replacing("b@so.example", with: "A@so.example")
        #expect(
            codes(lines, besides: [Desk.source("r.yaml", shared), around[1], settings])
                == ["warning shared-address"])
        // One after the other may have one.
        let succeeding =
            Desk.registry.replacing("cu@so.example", with: "moi@so.example")
            + "  - id: moi\n    name: Mới\n    email: moi@so.example\n    from: 01/07/2025\n"
        #expect(
            codes(lines, besides: [Desk.source("r.yaml", succeeding), around[1], settings]) == [])
    }
}
