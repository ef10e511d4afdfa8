import Civil
import Mail
import Rules
import Scheduler
import TestSupport
import Testing

@testable import Workbench

/// A nation's units are worked out once a kind: the same as each worked out by itself.
struct UnitKindTests {
    @Test(
        "Lines and counts are those of the unit-by-unit run, whatever the registry and the script",
        arguments: 0..<12)
    func same(_ seed: UInt64) throws {
        var world = RandomOffice(seed: seed)
        let rules = try world.rules()
        let script = try world.script(rules)
        let days = try Shipped.day("10/03/2025")...Shipped.day("12/04/2025")
        let alone = try run(rules, nil, script, days)
        let kinds = UnitKinds(rules, script: script)
        let counted = try run(rules, kinds, script, days)
        #expect(counted.lines.count == alone.lines.count)
        #expect(Set(counted.lines).subtracting(alone.lines).sorted().prefix(3) == [])
        #expect(Set(alone.lines).subtracting(counted.lines).sorted().prefix(3) == [])
        #expect(counted.counts == alone.counts)
        let unwritten = try run(rules, kinds, script, days, isWritten: false)
        #expect(unwritten.counts == alone.counts && unwritten.table == alone.table)
        #expect(counted.table == alone.table)
    }

    @Test("The worlds hold what makes units differ, and units that don't")
    func worlds() throws {
        var (stood, alone) = (0, 0)
        for seed in 0..<12 as Range<UInt64> {
            var world = RandomOffice(seed: seed)
            let rules = try world.rules()
            let kinds = UnitKinds(rules, script: try world.script(rules))
            stood += kinds.members.values.map(\.count).reduce(0, +)
            alone += kinds.rules.registry.units.count - kinds.members.count
        }
        #expect(stood > 40 && alone > 40)
    }

    private struct Outcome {
        var lines: [String] = []
        var counts = ""
        /// The rows, sorted: those of one kind come together.
        var table: [String] = []
    }

    private func run(
        _ rules: RuleSet, _ kinds: UnitKinds?, _ script: [ScriptedEvent],
        _ days: ClosedRange<CivilDate>, isWritten: Bool = true
    ) throws -> Outcome {
        var bytes: [SimulationFormat: [UInt8]] = [:]
        let printers = [SimulationFormat.jsonl, .counts, .table].map { format in
            SimulationPrinter(format, rules: rules, kinds: kinds) {
                bytes[format, default: []] += $0
            }
        }
        _ = try Simulation.play(
            rules: kinds?.rules ?? rules, days: days, script: script,
            templates: LetterTemplates(), weights: kinds?.weights ?? [:],
            isWritten: isWritten
        ) { news in
            guard case .left(let notice, let mail) = news else { return }
            for printer in printers { printer.print(notice, in: mail) }
        }
        for printer in printers { printer.finish() }
        func text(_ format: SimulationFormat) -> String {
            String(decoding: bytes[format] ?? [], as: UTF8.self)
        }
        return Outcome(
            lines: text(.jsonl).split(separator: "\n").map(String.init).sorted(),
            counts: text(.counts),
            table: text(.table).split(separator: "\n").map(String.init).sorted())
    }
}

/// Rules, a registry and receipts by chance.
struct RandomOffice {
    private var random: SeededGenerator
    private var units: [String] = []

    init(seed: UInt64) { random = SeededGenerator(seed: seed &* 7919 &+ 13) }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func one<T>(of all: [T]) -> T {
        all[Int.random(in: 0..<all.count, using: &random)]
    }

    /// The first that passes: chance also makes ladders that overtake each other.
    mutating func rules() throws -> RuleSet {
        var found: RuleSet?
        for _ in 0..<40 where found == nil {
            units = []
            let text = registry() + plan() + "calendar:\n  id: vn\n  announced: 2025\n"
            found =
                RuleReader.read(
                    [RuleSource(name: "p.yaml", bytes: Array(text.utf8))], zone: Shipped.zone
                ).rules
        }
        return try #require(found)
    }

    private mutating func registry() -> String {
        var text = "units:\n"
        for (id, group) in [
            ("so", ""), ("giam-doc", ""), ("huyen-1", "phong"), ("huyen-2", "phong"),
        ] {
            text += "  - id: \(id)\n    name: Cơ quan \(id)\n    email: \(id)@so.example\n"
            if !group.isEmpty { text += "    groups: \(group)\n" }
        }
        for number in 0..<Int.random(in: 10...18, using: &random) {
            let id = "truong-\(number)"
            units.append(id)
            text += "  - id: \(id)\n    name: \(one(of: ["Trường", "trường", "THPT"])) \(number)\n"
            if !chance(8) {
                text += "    email: \(chance(10) ? "chung" : id)@truong.example\n"
            }
            text += "    groups: \(one(of: ["truong", "truong", "truong", "mam-non"]))\n"
            if chance(50) { continue }
            if chance(50) { text += "    parent: \(one(of: ["huyen-1", "huyen-2"]))\n" }
            if chance(25) {
                text += "    head:\n      title: Hiệu trưởng\n      name: Bà \(number)\n"
                if chance(30) { text += "      email: ht-\(number)@truong.example\n" }
            }
            if chance(30) {
                text +=
                    "    contact:\n      name: Ông \(number)\n      email: dm-\(number)@truong.example\n"
            }
            if chance(25) {
                text +=
                    "    deputies:\n      - name: Phó \(number)\n        email: pht-\(number)@truong.example\n"
                if chance(60) { text += "        from: 25/03/2025\n        until: 02/04/2025\n" }
            }
            if chance(12) {
                text += "    from: 26/03/2025\n"
            } else if chance(16) {
                text += "    until: 27/03/2025\n"
                if chance(60) { text += "    successor: \(chance(50) ? "so" : "truong-0")\n" }
            }
            if chance(10) { text += "    language: en\n" }
        }
        return text
            + "groups:\n  - id: phong\n  - id: truong\n  - id: mam-non\n  - id: tat-ca\n    members: [truong, mam-non, phong]\n"
    }

    private mutating func plan() -> String {
        var text = """
            plan:
              id: ke-hoach
              title: Kế hoạch
              document: Kế hoạch số 1
              period: 01/01/2025 - 31/12/2025
              owner: so
              digest: \(chance(30) ? "weekly" : "daily")
            duties:

            """
        for number in 0..<Int.random(in: 4...7, using: &random) { text += duty(number) }
        return text
    }

    private mutating func duty(_ number: Int) -> String {
        let owedBy = one(of: ["truong", "mam-non", "tat-ca", "[truong, huyen-1]", "truong-1"])
        var lines = [
            "id: v\(number)", "title: Việc \(number)", "cite: Mục \(number)", "owed-by: \(owedBy)",
        ]
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
            lines += [
                "kind: anniversary", "date: \(Int.random(in: 15...28, using: &random))/3",
                "remind: [7d, 0d]",
            ]
            return item(lines)
        case 1:
            lines += ["kind: standing", "remind: every month on 25"]
            return item(lines)
        case 2:
            lines[3] = "owed-by: mam-non"
            lines += [
                "kind: inspection", "every: month", "due: 28", "roll: previous",
                "inspector: giam-doc", "remind: 3wd",
            ]
            if chance(50) { lines.append("units-per-time: 1") }
            return item(lines)
        case 3:
            lines[3] = "owed-by: so"
            lines += [
                "kind: deadline", "every: month", "due: 30", "roll: none", "gathers: v0",
                "remind: [2wd]",
            ]
            if number == 0 { lines.removeAll { $0.hasPrefix("gathers") } }
            return item(lines)
        case 4, 5:
            lines += ["kind: deadline", "due: \(Int.random(in: 12...31, using: &random))/03/2025"]
        default:
            lines += [
                "kind: deadline", "every: month", "due: \(Int.random(in: 12...26, using: &random))",
            ]
        }
        lines += [
            "roll: \(one(of: ["none", "next", "previous"]))", "remind: [7d, 2wd]", "escalate:",
        ]
        lines += [
            "  - after: 2wd",
            "    to: \(one(of: ["owner", "head", "[giam-doc, owner]", "contact"]))",
        ]
        if chance(40) {
            lines += [
                "  - after: 3wd", "    to: \(one(of: ["giam-doc", "deputy", "gd@so.example"]))",
            ]
        }
        if chance(20) { lines.append("urgent: có") }
        return item(lines)
    }

    private func item(_ lines: [String]) -> String {
        "  - \(lines[0])\n" + lines.dropFirst().map { "    \($0)\n" }.joined()
    }

    /// What some units hand in.
    mutating func script(_ rules: RuleSet) throws -> [ScriptedEvent] {
        let some =
            chance(30) ? [] : units.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
        let days = try Shipped.day("10/03/2025")...Shipped.day("12/04/2025")
        var receipts = RandomReceipts(
            percent: 60, seed: UInt64.random(in: 0...(.max), using: &random))
        return receipts.events(of: rules, dueIn: days).filter { $0.units.allSatisfy(some.contains) }
    }
}
