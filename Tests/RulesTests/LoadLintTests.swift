import SourceText
import Testing

@testable import Rules

/// Warnings about what rules come to together.
struct LoadLintTests {
    private func findings(_ duties: [String], registry: String = Desk.registry) -> [Diagnostic] {
        let text = duties.map { duty in
            let lines = duty.split(separator: "\n")
            return "  - " + lines[0] + "\n" + lines.dropFirst().map { "    \($0)\n" }.joined()
        }.joined()
        return Desk.read(
            Desk.plan + "duties:\n" + text,
            besides: [
                Desk.source("r.yaml", registry), Desk.source("c.yaml", Desk.calendar),
                Desk.source("s.yaml", Desk.settings),
            ]
        ).findings
    }

    private func report(_ number: Int, owedBy: String = "truong", due: String) -> String {
        "id: b\(number)\nkind: deadline\ntitle: T\nowed-by: \(owedBy)\ndue: \(due)\n"
    }

    @Test("Twenty reports that one unit owes in one week are pointed out, once; nineteen aren't")
    func busyWeek() throws {
        let days = ["03/11/2025", "04/11/2025", "05/11/2025", "06/11/2025", "07/11/2025"]
        let all = (0..<20).map { report($0, due: days[$0 % 5]) }
        #expect(findings(Array(all.dropLast())).map(\.code) == [])
        let found = try #require(findings(all).first)
        #expect(findings(all).map(\.code) == ["busy-week"])
        #expect(
            found.message.vi
                == "tuần từ 03/11/2025, “truong-a” và 1 đơn vị khác có 20 báo cáo đến hạn")
    }

    @Test("Twenty reports in one week that two units share are nobody's burden")
    func shared() {
        let all = (0..<20).map { number in
            report(number, owedBy: number < 10 ? "truong-a" : "truong-b", due: "05/11/2025")
        }
        #expect(findings(all).map(\.code) == [])
        let both = all + [report(20, owedBy: "truong-a", due: "03/11/2025")]
        #expect(findings(both).map(\.code) == [])
    }

    @Test("A unit that has ended by then owes nothing in that week")
    func ended() {
        let registry = Desk.registry.replacing(
            "    email: a@so.example\n    groups: truong\n",
            with: "    email: a@so.example\n    groups: truong\n    until: 30/09/2025\n"
        ).replacing(
            "    email: b@so.example\n    groups: truong\n",
            with: "    email: b@so.example\n    groups: truong\n    from: 01/12/2025\n")
        let all = (0..<20).map { report($0, due: "05/11/2025") }
        #expect(!findings(all, registry: registry).map(\.code).contains("busy-week"))
    }

    @Test(
        "A gathering duty that counts its days in another way than the level below is pointed out",
        arguments: [
            ("trước ngày 05/11/2025", "chậm nhất ngày 14/11/2025", true),
            ("chậm nhất ngày 05/11/2025", "trước ngày 14/11/2025", true),
            ("trước ngày 05/11/2025", "trước ngày 14/11/2025", false),
            ("05/11/2025", "chậm nhất ngày 14/11/2025", false),
            ("trước ngày 05/11/2025", "14/11/2025", false),
            ("trước ngày 05/11/2025", "by 14/11/2025", true),
        ])
    func readings(_ lower: String, _ upper: String, _ isTold: Bool) throws {
        let found = findings([
            report(1, due: lower),
            report(2, owedBy: "phong-tchc", due: upper) + "gathers: b1\n",
        ])
        #expect(found.map(\.code) == (isTold ? ["mixed-readings"] : []))
        if isTold { #expect(try #require(found.first).notes.count == 1) }
    }

    @Test(
        "An anniversary that says nothing of reminders is pointed out",
        arguments: [("", true), ("remind: 7d\n", false), ("remind: []\n", false)])
    func commemoration(_ remind: String, _ isTold: Bool) {
        let duty = "id: k\nkind: anniversary\ntitle: T\nowed-by: truong\ndate: 28/3\n" + remind
        #expect(findings([duty]).map(\.code) == (isTold ? ["never-told"] : []))
    }
}
