import Civil
import Edits
import JSON
import Ledger
import LedgerMemory
import Mail
import Rounds
import Rules
import Scheduler
import SourceText
import Testing
import TestSupport

@testable import Workbench

/// What an edit does is seen before it does it (statement 36).
struct EditTests {
    private static func side(_ rules: RuleSet, _ digest: String) -> Edit.Side {
        Edit.Side(rules: rules, digest: digest, pen: .letters(LetterTemplates()))
    }

    private static func judge(
        _ old: RuleSet, _ new: RuleSet, events: String = "", on day: String, through: String
    ) throws -> EditConsequences {
        // The commemorations beside the plan are a year of mail that no case here looks at.
        let (old, new) = (old.only("antq-2025", "thu"), new.only("antq-2025", "thu"))
        let (script, findings) = Script.read(events, rules: old)
        #expect(findings.map(\.description) == [])
        return try consequences(
            of: Edit(
                from: side(old, "old"), to: side(new, "new"), script: script.events,
                on: Shipped.day(day), through: Shipped.day(through)))
    }

    private static func text(_ found: EditConsequences, _ language: Language) -> [UInt8] {
        Array(EditText(found, language, hasColour: false).text.utf8)
    }

    private static let received = """
        {"at":"2025-10-08T09:00","event":"receive","duty":"bao-cao-nam","unit":"thpt-bao-loc","no":"12/BC-BL"}
        {"at":"2025-10-09T09:00","event":"extend","duty":"bao-cao-nam","unit":"thpt-di-linh","to":"20/11/2025","letter":"45"}
        """

    @Test("The shipped plan's date moved by a week: one screen, and who was told comes first")
    func aWeekLater() throws {
        let old = try Shipped.rules()
        let new = try Shipped.edited("trước ngày 05/11/2025", "trước ngày 12/11/2025")
        let found = try Self.judge(
            old, new, events: Self.received, on: "15/10/2025", through: "31/12/2025")
        #expect(!found.isHarmless)
        #expect(found.orphans.isEmpty)
        let move = try #require(found.moved.first)
        #expect(found.moved.count == 1)
        #expect((move.from.iso, move.to.iso) == ("2025-11-04", "2025-11-11"))
        #expect(move.told > 0 && move.told <= move.units)
        // Whoever was told of the old day is told of the new one, at once (statement 37).
        let mails = found.notices.filter { $0.kind == .moved }
        #expect(mails.map(\.count).reduce(0, +) >= move.told)
        #expect(mails.allSatisfy { $0.what == .added && $0.to?.lowerBound.iso == "2025-10-15" })
        for (language, name) in [
            (Language.vi, "diff-a-week-later.vi"), (.en, "diff-a-week-later.en"),
        ] {
            let text = Self.text(found, language)
            #expect(String(decoding: text, as: UTF8.self).split(separator: "\n").count <= 48)
            try Golden.expect(text, is: "\(name).txt")
        }
        try Golden.expect(Array("\(found.json)\n".utf8), is: "diff-a-week-later.json")
    }

    @Test("A duty renamed: its receipt and its extension are named, with the id it has now")
    func renamed() throws {
        let old = try Shipped.rules()
        let new = try Shipped.edited("bao-cao-nam", "bao-cao-antq")
        let found = try Self.judge(
            old, new, events: Self.received, on: "15/10/2025", through: "31/12/2025")
        #expect(
            found.orphans.map { "\($0.obligation) \($0.lack) \($0.likely ?? "")" } == [
                "bao-cao-nam/2025/thpt-bao-loc duty bao-cao-antq",
                "bao-cao-nam/2025/thpt-di-linh duty bao-cao-antq",
            ])
        #expect(!found.isHarmless)
        try Golden.expect(Self.text(found, .vi), is: "diff-renamed.vi.txt")
    }

    @Test("A unit dropped from its group: its receipt is at stake")
    func dropped() throws {
        let old = try Shipped.rules()
        var units = old.registry.units
        let index = try #require(units.firstIndex { $0.id == "thpt-bao-loc" })
        units[index].groups = []
        var new = old
        new.registry = Registry(units: units, groups: old.registry.groups)
        let found = try Self.judge(
            old, new, events: Self.received, on: "15/10/2025", through: "31/12/2025")
        #expect(
            found.orphans.map { "\($0.obligation) \($0.lack)" } == [
                "bao-cao-nam/2025/thpt-bao-loc unit"
            ])
        #expect(!found.isHarmless)
        try Golden.expect(Self.text(found, .vi), is: "diff-dropped.vi.txt")
    }

    @Test("Whom an open period still asks is said plainly, with the way to stop it")
    func stillAsked() throws {
        let old = try Shipped.rules()
        var new = old
        let plan = try #require(new.plans.firstIndex { $0.id == "antq-2025" })
        let duty = try #require(new.plans[plan].duties.firstIndex { $0.id == "bao-cao-nam" })
        new.plans[plan].duties[duty].owedBy = ["phong-gddt"]
        let found = try Self.judge(old, new, on: "15/10/2025", through: "31/12/2025")
        #expect(found.withdrawn.contains { $0.staysOpen })
        let text = String(decoding: Self.text(found, .vi), as: UTF8.self)
        #expect(
            text.contains("KỲ ĐANG MỞ KHÔNG ĐỔI: VẪN HỎI CÁC ĐƠN VỊ NÀY ĐẾN KHI XONG"), "\(text)")
        #expect(
            text.contains("Muốn thôi hỏi: hanchot waive bao-cao-nam ĐƠN_VỊ… --period 2025"),
            "\(text)")
    }

    @Test("A duty and a unit with former ids meet a ledger's records under either id")
    func formerIDs() throws {
        let events = String(Self.received.split(separator: "\n")[0])
        let renamed = try Shipped.edited(
            "id: bao-cao-nam\n", "id: bao-cao-2025\n    formerly: bao-cao-nam\n",
            "gathers: bao-cao-nam", "gathers: bao-cao-2025", "id: thpt-bao-loc\n",
            "id: thpt-bao-loc-2\n    formerly: thpt-bao-loc\n"
        ).underFormerNames
        let both = try [
            events,
            events.replacing("bao-cao-nam", with: "bao-cao-2025")
                .replacing("thpt-bao-loc", with: "thpt-bao-loc-2"),
        ].map { line in
            let (script, findings) = Script.read(line, rules: renamed)
            #expect(findings.map(\.description) == [])
            let play = try Simulation(
                rules: renamed, from: Shipped.day("05/11/2025"), to: Shipped.day("05/11/2025"),
                script: script.events)
            #expect(play.idle.isEmpty)
            return play.notices.filter { $0.notice.key.kind == .overdue }
                .compactMap { $0.notice.key.subject.obligation?.description }
        }
        #expect(both[0] == both[1])
        #expect(both[0].count == 23 && !both[0].contains("bao-cao-nam/2025/thpt-bao-loc"))
        #expect(both[0].contains("bao-cao-nam/2025/thpt-tran-phu"))
    }

    @Test("A commemoration that rides along in another mail isn't one that nobody is told of")
    func ridesAlong() throws {
        let old = try Shipped.rules()
        let new = try Shipped.edited("trước ngày 05/11/2025", "trước ngày 12/11/2025")
        let found = try consequences(
            of: Edit(
                from: Self.side(old, "old"), to: Self.side(new, "new"), script: [],
                on: Shipped.day("06/11/2025"), through: Shipped.day("31/12/2025")))
        #expect(found.notices.contains { $0.kind == .moved })
        #expect(found.notices.filter { $0.what == .cancelled && $0.plan == "ky-niem" }.isEmpty)
    }

    private static func months(_ dates: String) throws -> RuleSet {
        let text = """
            groups:
              - id: truong
                name: Các trường
            units:
              - id: vp
                name: Văn phòng
                email: vp@so.example
              - id: a
                name: Trường A
                email: a@truong.example
                groups: truong
              - id: b
                name: Trường B
                email: b@truong.example
                groups: truong
            calendar:
              id: vn
              announced: [2025]
            plan:
              id: thu
              title: Kế hoạch thử
              owner: vp
              timezone: Asia/Ho_Chi_Minh
              calendar: vn
              period: 01/01/2025 - 31/12/2025
            duties:
              - id: kiem-tra
                kind: inspection
                title: Kiểm tra
                inspector: vp
                dates: [\(dates)]
                owed-by: truong
                remind: [7d]

            """
        let source = RuleSource(name: "thu.yaml", bytes: Array(text.utf8))
        let read = RuleReader.read([source], zone: Shipped.zone)
        #expect(read.findings.filter { $0.severity == .error }.map(\.message.en) == [])
        return try #require(read.rules)
    }

    @Test("A list with one date changed keeps its records, and tells whose day moves")
    func dateInList() throws {
        let old = try Self.months("15/03/2025, 15/05/2025, 15/09/2025")
        let new = try Self.months("15/03/2025, 15/06/2025, 15/09/2025")
        let events = """
            {"at":"2025-05-12T09:00","event":"receive","duty":"kiem-tra","period":"2025-05","unit":"a"}
            """
        let found = try Self.judge(
            old, new, events: events, on: "13/05/2025", through: "31/12/2025")
        #expect(!found.isHarmless)
        // The second date stays the second (statement 35): it keeps its record, and the day moves for the
        // two who were reminded of it.
        #expect(found.orphans.isEmpty)
        #expect(found.moved.map(\.told) == [2])
        let quiet = try Self.judge(old, new, on: "02/01/2025", through: "31/12/2025")
        #expect(quiet.isHarmless)
        #expect(!quiet.isEmpty)
    }

    @Test("A list that gains or loses a date: a record that would count for another day is named")
    func placeInList() throws {
        let events = """
            {"at":"2025-05-12T09:00","event":"receive","duty":"kiem-tra","period":"2025/1","unit":"a","no":"3"}
            {"at":"2025-05-12T09:00","event":"extend","duty":"kiem-tra","period":"2025/2","unit":"b","to":"20/09/2025"}
            """
        func displaced(_ dates: String) throws -> [String] {
            let found = try Self.judge(
                try Self.months("15/05/2025, 15/09/2025"), try Self.months(dates), events: events,
                on: "13/05/2025", through: "31/12/2025")
            #expect(found.displaced.isEmpty || !found.isHarmless)
            for item in found.displaced {
                let text = String(decoding: Self.text(found, .vi), as: UTF8.self)
                #expect(text.contains("sẽ tính cho ngày \(item.to.vietnamese)"))
            }
            return found.displaced.map {
                "\($0.obligation) \($0.what) \($0.from.iso) \($0.to.iso)"
            }
        }
        let first = "kiem-tra/2025/1/a receive 2025-05-15"
        let second = "kiem-tra/2025/2/b extend 2025-09-15"
        #expect(try displaced("15/05/2025, 01/06/2025, 15/09/2025") == ["\(second) 2025-06-01"])
        #expect(
            try displaced("15/03/2025, 15/05/2025, 15/09/2025")
                == ["\(first) 2025-03-15", "\(second) 2025-05-15"])
        #expect(
            try displaced("15/09/2025, 15/11/2025")
                == ["\(first) 2025-09-15", "\(second) 2025-11-15"])
        #expect(
            try displaced("20/09/2025, 15/09/2025")
                == ["\(first) 2025-09-15", "\(second) 2025-09-20"])
        let harmless = [
            "15/05/2025, 15/09/2025, 15/11/2025", "15/09/2025, 15/05/2025",
            "15/05/2025, 22/09/2025", "16/05/2025, 22/09/2025",
        ]
        for dates in harmless { #expect(try displaced(dates) == []) }
    }

    @Test("Nothing edited, nothing said; the digest of both is told")
    func nothing() throws {
        let rules = try Shipped.rules()
        let found = try Self.judge(rules, rules, on: "15/10/2025", through: "30/11/2025")
        #expect(found.isEmpty && found.isHarmless)
        #expect(found.json["rules"] == ["old": "old", "new": "new"])
        #expect(String(decoding: Self.text(found, .en), as: UTF8.self).hasPrefix("Nothing changes"))
    }

    @Test("A date moved into the past fires steps of the ladder at once: they come before all mail")
    func atOnce() throws {
        let old = try Shipped.rules()
        let new = try Shipped.edited("trước ngày 05/11/2025", "trước ngày 28/10/2025")
        let found = try Self.judge(old, new, on: "28/10/2025", through: "31/12/2025")
        let first = try #require(found.notices.first)
        #expect(first.what == .atOnce)
        #expect(first.count > 20)
    }

    @Test("A digest is of what matters: it stays while the same is at stake, and changes with it")
    func digest() throws {
        let old = try Shipped.rules()
        let new = try Shipped.edited("bao-cao-nam", "bao-cao-antq")
        let one = try Self.judge(
            old, new, events: Self.received, on: "15/10/2025", through: "31/12/2025")
        let same = try Self.judge(
            old, new, events: Self.received, on: "15/10/2025", through: "31/12/2025")
        let first = Self.received.split(separator: "\n")[0]
        let other = try Self.judge(
            old, new, events: String(first), on: "15/10/2025", through: "31/12/2025")
        #expect(one.digest == same.digest)
        #expect(one.digest != other.digest)
    }
}

extension RuleSet {
    fileprivate func only(_ plans: String...) -> RuleSet {
        var rules = self
        rules.plans.removeAll { !plans.contains($0.id) }
        return rules
    }
}
