import Civil
import Edits
import Events
import JSON
import Ledger
import LedgerMemory
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Testing

@testable import Workbench

/// What a service exports is played again as it was: what the registry did, and what people held back.
struct ExportPlayedAgainTests {
    private static let files = """
        plan:
          id: thang
          title: Báo cáo tháng
          document: Quyết định số 20/QĐ-SGDĐT
          owner: phong
          calendar: vn
          period: 2025
        duties:
          - id: thang
            kind: deadline
            title: Báo cáo tháng
            every: tháng
            due: 25
            owed-by: truong
            remind: [3wd]
        groups:
          - id: truong
        units:
          - {id: phong, name: Phòng, email: phong@so.example}
          - {id: a, name: Trường A, email: a@so.example, groups: truong, until: 14/05/2025, successor: h}
          - {id: c, name: Trường C, email: c@so.example, groups: truong, until: 14/05/2025, successor: [h, k]}
          - {id: h, name: Trường H, email: h@so.example, groups: truong}
          - {id: k, name: Trường K, email: k@so.example, groups: truong}
          - {id: j, name: Trường J, email: j@so.example, groups: truong, from: 15/05/2025}
        calendar:
          id: vn
          announced: 2025
        days: []
        """

    private static let office = """
        {"at":"2025-04-10T09:00","event":"extend","duty":"thang","period":"2025-04","unit":"c","to":"30/05/2025","letter":"5"}
        {"at":"2025-05-08T09:00","event":"receive","duty":"thang","period":"2025-05","unit":"a","no":"9/BC"}
        {"at":"2025-05-20T09:00","event":"receive","duty":"thang","period":"2025-05","unit":"c>k","no":"11/BC"}
        {"at":"2025-05-21T09:00","event":"return","duty":"thang","period":"2025-05","unit":"a","note":"thiếu"}
        """

    private static func rules() throws -> RuleSet {
        let source = RuleSource(name: "p.yaml", bytes: Array(files.utf8))
        return try #require(RuleReader.read([source], zone: Shipped.zone).0)
    }

    /// What leaves, and what is exported at the end.
    private static func lives(
        _ text: String
    ) throws -> (sent: [String], events: [Event], export: String) {
        let rules = try rules()
        let (script, findings) = Script.read(text, rules: rules)
        #expect(findings.map(\.description) == [])
        let zone = try #require(rules.plans.first?.zone)
        func at(_ text: String) throws -> Instant {
            zone.instant(of: try CivilDateTime(parsing: text))
        }
        let heard = Heard()
        let play = try Play(
            rules: rules, from: .running(try at("2025-03-03T00:00")),
            pen: .letters(LetterTemplates()),
            report: { heard.hear($0) })
        try play.play(script.events, until: try at("2025-06-20T00:00"))
        #expect(play.idle == [])
        let events = try play.ledger.tail(after: 0, limit: 1000)
        return (
            heard.sent, events,
            events.map { $0.json(in: zone).description }
                .joined(separator: "\n")
        )
    }

    private final class Heard {
        private(set) var sent: [String] = []

        func hear(_ report: Report) {
            guard case .sent(let notice, let mail) = report else { return }
            sent.append("\(notice.key) \(notice.release.seconds) \(mail.recipient ?? "")")
        }
    }

    @Test("Who took over is told as it was, and every entry is there once")
    func registry() throws {
        let first = try Self.lives(Self.office)
        #expect(first.sent.contains { $0.hasPrefix("thang/2025-04/a@2025-04-25:redirect:heir-h") })
        // What was granted to the unit holds for those who take over.
        #expect(
            first.sent.contains { $0.hasPrefix("thang/2025-04/c>k@2025-05-30:redirect:heir-k") })
        let words = Set(first.events.map(\.body.word))
        #expect(words.isSuperset(of: [.reassign, .transfer, .join]))
        let again = try Self.lives(first.export)
        #expect(again.sent == first.sent)
        #expect(again.events == first.events)
    }

    @Test(
        "Days that didn't count for a while, and an extension to one of them: told as it was (37, 55)"
    )
    func suspendedMeanwhile() throws {
        let first = try Self.lives(
            """
            {"at":"2025-03-10T08:00","event":"suspend","units":["k"],"on":"2025-03-12","until":"2025-03-27","note":"bão"}
            {"at":"2025-03-21T05:05","event":"extend","duty":"thang","period":"2025-03","unit":"k","to":"26/03/2025"}
            {"at":"2025-04-10T09:00","event":"void","duty":"thang","unit":"k","id":1}
            """)
        let moved = first.sent.filter { $0.contains(":moved:event-2:") }
        #expect(moved.count == 1 && !moved[0].contains("@2025-03-26:"), "\(moved)")
        // Taken back with it is what moved the extension's day on, as by hand.
        #expect(first.events.compactMap(\.body.voids) == [1, 3])
        let again = try Self.lives(first.export)
        #expect(again.sent == first.sent)
        #expect(again.events == first.events)
    }

    @Test(
        "What passes to units whose days don't count, by the registry and by hand: told as it was (9, 55)"
    )
    func suspendedHeirs() throws {
        let first = try Self.lives(
            """
            {"at":"2025-05-05T08:00","event":"suspend","units":["c"],"on":"2025-05-05","until":"2025-05-07","note":"lũ"}
            {"at":"2025-05-08T08:00","event":"suspend","units":["h"],"on":"2025-05-10","until":"2025-05-20","note":"bão"}
            {"at":"2025-05-12T08:00","event":"reassign","duty":"thang","period":"2025-05","unit":"k","to":"h"}
            """)
        for id in ["a@2025-06-02", "c>h@2025-06-03", "c>k@2025-05-28", "k@2025-06-03"] {
            #expect(first.sent.contains { $0.hasPrefix("thang/2025-05/\(id):redirect:") }, "\(id)")
        }
        let again = try Self.lives(first.export)
        #expect(again.sent == first.sent)
        #expect(again.events == first.events)
    }

    @Test("A unit that was there already when its occurrence opens for a new ledger owes it too")
    func joined() throws {
        let rules = try Self.rules()
        let zone = try #require(rules.plans.first?.zone)
        let now = zone.instant(of: try CivilDateTime(parsing: "2025-05-20T08:00"))
        let driver = try Driver(
            rules: rules, ledger: MemoryLedger(), outlet: Nowhere(),
            pen: .letters(LetterTemplates()), now: now)
        let may = OccurrenceID(duty: "thang", period: "2025-05")
        #expect(driver.book.members(of: may).contains("j"))
        #expect(driver.book.openings[may]?.members.contains("j") == false)
    }

    private struct Nowhere: Outlet {
        func publish(_ mails: [StoredMail]) -> [Publishing] { mails.map { _ in .delivered } }
        func revoke(_ id: String) -> Revoking { .tooLate }
        func standing(of id: String) -> MailStanding { .waiting }
        func takeNews() -> [String] { [] }
        func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
    }

    struct Hold: CustomTestStringConvertible {
        let says: String
        let line: String
        /// Of what leaves for schools A and K from 18 to 31 March.
        let sent: [String]

        var testDescription: String { says }
    }

    @Test(
        "What people hold back is played as they would",
        arguments: [
            Hold(
                says: "nothing", line: "",
                sent: ["20 a", "20 k", "25 a", "25 k", "26 a", "26 k"]),
            Hold(
                says: "one unit's mail",
                line:
                    #"{"at":"2025-03-18T09:00","event":"silence","unit":"a","until":"25/03/2025"}"#,
                sent: ["20 k", "25 k", "26 a", "26 k"]),
            Hold(
                says: "a duty's mail to a group, until it is lifted",
                line:
                    #"{"at":"2025-03-18T09:00","event":"silence","duty":"thang","unit":"truong"}"#,
                sent: []),
            Hold(
                says: "a plan's mail",
                line: #"{"at":"2025-03-18T09:00","event":"pause","plan":"thang"}"#, sent: []),
            Hold(
                says: "a plan's mail for a time",
                line: #"{"at":"2025-03-18T09:00","event":"pause","plan":"thang"}"# + "\n"
                    + #"{"at":"2025-03-24T09:00","event":"resume","plan":"thang"}"#,
                sent: ["24 a", "24 k", "25 a", "25 k", "26 a", "26 k"]),
            Hold(
                says: "what goes to an address that mail came back from",
                line: #"{"at":"2025-03-21T09:00","event":"bounce","unit":"a"}"#,
                sent: ["20 a", "20 k", "25 k", "26 k"]),
            Hold(
                says: "nothing for a mail that was stuck, which is no address's fault",
                line: #"{"at":"2025-03-21T09:00","event":"bounce","unit":"a","how":"stuck"}"#,
                sent: ["20 a", "20 k", "25 a", "25 k", "26 a", "26 k"]),
        ])
    func held(_ hold: Hold) throws {
        let rules = try Self.rules()
        let (script, findings) = Script.read(hold.line, rules: rules)
        #expect(findings.map(\.description) == [])
        let simulation = try Simulation(
            rules: rules, from: Shipped.day("18/03/2025"), to: Shipped.day("31/03/2025"),
            script: script.events)
        let sent = try Line.all(simulation).filter {
            $0.period == "2025-03" && ["a", "k"].contains($0.unit) && $0.role == "head"
        }
        #expect(sent.map { "\($0.day.suffix(2)) \($0.unit)" }.sorted() == hold.sent)
        #expect(simulation.idle == [])
    }

    @Test(
        "What can't be held back is told with its line",
        arguments: [
            (#""event":"pause""#, "'pause' needs 'plan'"),
            (#""event":"pause","plan":"nam""#, "there is no plan 'nam'"),
            (#""event":"silence""#, "name a plan, a duty or a unit to silence"),
            (#""event":"silence","unit":"x""#, "there is no unit or group 'x' in the registry"),
            (#""event":"bounce","unit":"x""#, "there is no unit 'x' in the registry"),
            (#""event":"bounce""#, "not an event: the key 'unit' is missing"),
            (
                #""event":"silense","unit":"a""#,
                "there is no event 'silense'; did you mean 'silence'?"
            ),
        ])
    func faults(_ members: String, _ finding: String) throws {
        let (script, findings) = Script.read(
            #"{"at":"2025-03-18T09:00",\#(members)}"#, rules: try Self.rules())
        #expect(findings.map(\.description) == ["line 1: \(finding)"])
        #expect(script.events.isEmpty)
    }

    @Test("A period left out where several are open is refused, with their names")
    func unclear() throws {
        let rules = try Self.rules()
        func simulated(_ members: String) throws -> [String] {
            let (script, _) = Script.read(
                #"{"at":"2025-04-10T09:00","duty":"thang",\#(members)}"#, rules: rules)
            let simulation = try Simulation(
                rules: rules, from: Shipped.day("01/04/2025"), to: Shipped.day("20/04/2025"),
                script: script.events)
            let unclear = UnclearEvents(among: simulation.idle)
            #expect((unclear?.events ?? []) == simulation.idle)
            return simulation.idle.map { $0.text(rules).en }
        }
        #expect(
            try simulated(#""event":"receive","unit":"k""#) == [
                "at 2025-04-10T09:00 4 periods of 'thang' are open (2025-01, 2025-02, 2025-03, "
                    + "2025-04): name one ('period') for k"
            ])
        #expect(try simulated(#""event":"receive","unit":"k","period":"2025-03""#) == [])
    }
}
