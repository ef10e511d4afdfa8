import Foundation
import SourceText
import Testing
import TestSupport

@testable import Rules

/// The JSON Schema with which plan owners' editors complete and check: it knows what the reader
/// knows.
struct SchemaTests {
    static let path = Shipped.root.resolvingSymlinksInPath()
        .appendingPathComponent("rules/schema/hanchot.schema.json").resolvingSymlinksInPath().path

    @Test("The published schema is what the reader's tables and words say")
    func published() throws {
        let url = URL(fileURLWithPath: Self.path)
        let written = try SchemaWriter.schema()
        if ProcessInfo.processInfo.environment["HANCHOT_REFRESH_GOLDEN"] == "1" {
            try written.write(to: url)
        }
        #expect(try Data(contentsOf: url) == written, "refresh rules/schema/hanchot.schema.json")
    }

    @Test("Every key shows what it means in both languages", arguments: KeyTable.all.map(\.name))
    func hover(_ name: String) throws {
        let table = try #require(KeyTable.all.first { $0.name == name })
        for key in table.keys {
            let parts = SchemaHover.text(name, key).split(separator: "\n\n")
            #expect(parts.count == 2, "\(name).\(key)")
            #expect(parts.first?.contains { !$0.isASCII } ?? false, "\(name).\(key)")
        }
        #expect(SchemaHover.text(name).contains("\n\n"))
    }

    @Test("Every key has a Vietnamese name", arguments: KeyTable.all.map(\.name))
    func names(_ name: String) throws {
        let table = try #require(KeyTable.all.first { $0.name == name })
        // A code is the same in both languages.
        for key in table.keys where key != "tests" && Lint(rawValue: key) == nil {
            let vietnamese = table.name(of: key, .vi)
            #expect(vietnamese != key)
            #expect(table.match(vietnamese, isMapping: key == "deadline")?.key == key)
            let bare = String(vietnamese.map { Marks.of[$0]?.base ?? $0 })
            #expect(table.match(bare, isMapping: key == "deadline")?.key == key, "\(bare)")
            #expect(table.match(bare.uppercased(), isMapping: key == "deadline")?.key == key)
        }
    }

    // MARK: An outside judge

    private static let head = "plan:\n  id: p\n  title: T\n  owner: o\n"
    private static let duty =
        "duties:\n  - id: d\n    kind: deadline\n    due: 25\n    owed-by: o\n"

    private static let right = [
        head + duty,
        ModelTests.plan, Desk.registry, Desk.calendar,
        "settings:\n  blast-guard:\n    share: 90%\n",
        head + "defaults:\n  reply: ghi nhận ngay\n" + duty + "    reply: confirm\n",
        "settings:\n  organisation:\n    replies: nhacviec@so.example\n",
        // What the reader takes, an editor mustn't show in red.
        head + "  confidential: Có\n" + duty,
        head.replacing("title: T", with: "title: 2026") + duty,
        head + duty.replacing("kind: deadline", with: "kind: Báo cáo"),
        head + duty.replacing("kind: deadline", with: "kind: bao cao"),
        head + duty + "    roll: Trước\n", head + duty + "    remind: 30d, 7d\n",
        head + anniversary + "    only: [nam tron]\n",
        head + "  period: 2026-2030\n" + duty, head + "  period: quý I/2026\n" + duty,
        head + "  period: giai đoạn 2026 - 2030\n" + duty,
        head + "  period: tháng 9/2026 đến tháng 5/2027\n" + duty,
    ]

    private static let anniversary =
        "duties:\n  - id: d\n    kind: anniversary\n    date: 28/3\n    since: 1935\n"
    private static let inspection =
        "duties:\n  - id: d\n    kind: inspection\n    every: quý\n    due: ngày cuối\n    owed-by: o\n"

    private static let wrong = [
        head + duty + "    owed_by: x\n",
        head + duty + "    on: 05/11/2025\n",
        head + duty + "    date: 28/3\n",
        head + duty + "    remind: [3 weekdays]\n",
        head + duty + "    escalate:\n      - to: head\n",
        head + duty + "    escalate:\n      - after: 1wd\n        to: head\n        times: 3\n",
        head + "duties:\n  - id: việc\n    kind: standing\n",
        head + "duties:\n  - id: d\n    kind: deadlin\n    due: 25\n",
        head + "duties:\n  - id: d\n    kind: deadline\n",
        head + "duties:\n  - id: d\n    kind: anniversary\n",
        head + "duties:\n  - id: d\n    kind: standing\n    due: 25\n",
        head,
        "duties:\n  - id: d\n    kind: standing\n",
        "plan:\n  id: p\n  title: T\n" + duty,
        "units:\n  - id: a\n",
        "units:\n  - id: a\n    name: A\n    email: a.so.example\n",
        "units:\n  - id: a\n    name: A\n    until: 2025\n",
        "calendar:\n  id: vn\ndays:\n  - date: 02/05/2025\n",
        "days:\n  - date: 02/05/2025\n    kind: off\n",
        "settings:\n  blast-guard:\n    share: 120\n",
        "settings:\n  blast_guard:\n    share: 90\n",
        "settings:\n  organisation:\n    replies: nhac+viec@so.example\n",
        "settings:\n  organisation:\n    replies: thu-tra-loi-nhac-viec@so.example\n",
        head + duty + "    reply: maybe\n",
        head + "duties:\n  - id: d\n    kind: standing\n    title: T\n    reply: final\n",
        "units: x\n",
        // What the reader refuses and a pattern can see.
        head + inspection + "    units-per-time: 0\n", head + duty + "    remind: 0wd, x\n",
        head + duty.replacing("due: 25", with: "due: 31/02/2026"),
        head + duty + "    before: 05/11/2026\n",
        head + "  office-hours: 07:30-25:00\n" + duty,
    ]

    @Test("Python's jsonschema accepts the shipped rules, and refuses what is wrong")
    func judge() throws {
        let shipped = try Shipped.sources().filter { $0.name.hasSuffix(".yaml") }
            .map { String(decoding: $0.bytes, as: UTF8.self) }
        let texts = shipped + Self.right + Self.wrong
        let answers = try JSONDecoder().decode(
            [Int].self,
            from: Python.run(Self.script, [Self.path], input: try JSONEncoder().encode(texts)))
        let accepted = shipped.count + Self.right.count
        try #require(answers.count == texts.count)
        for (text, faults) in zip(texts, answers).prefix(accepted) {
            #expect(faults == 0, "refused:\n\(text.prefix(300))")
        }
        for (text, faults) in zip(texts, answers).dropFirst(accepted) {
            #expect(faults > 0, "accepted:\n\(text)")
        }
    }

    @Test("What the schema must take, the reader takes too")
    func sameAcceptance() {
        let around = [Desk.source("r.yaml", Desk.registry + "  - id: o\n    name: O\n")]
        for text in Self.right where text.contains("duties:") && !text.contains("units:") {
            let (_, findings) = Desk.read(text, as: "x.yaml", besides: around)
            let wrong = findings.filter {
                $0.severity == .error
                    && ["bad-value", "unknown-value", "bad-period"].contains($0.code)
            }
            #expect(wrong.isEmpty, "refused:\n\(text)")
        }
    }

    @Test("What the schema must refuse, the reader refuses too")
    func sameVerdict() {
        for text in Self.wrong {
            let (_, findings) = Desk.read(text, as: "x.yaml", besides: [])
            #expect(findings.hasErrors, "accepted:\n\(text)")
        }
    }

    /// Scalars are what editors take them for: the core schema of YAML 1.2.
    static let script = """
        import json, re, sys, yaml, jsonschema
        re._MAXCACHE = 100000  # the schema has more patterns than Python keeps
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft7Validator.check_schema(schema)
        judge = jsonschema.Draft7Validator(schema)
        texts = json.load(sys.stdin)
        class Loader(yaml.SafeLoader): pass
        Loader.yaml_implicit_resolvers = {}
        for tag, pattern, first in [
            ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
            ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
            ("float", r"^[-+]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
            ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ]:
            Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))
        Loader.add_constructor("tag:yaml.org,2002:int", lambda l, n: int(n.value, 10))
        def faults(text):
            try: tree = yaml.load(text, Loader)
            except yaml.YAMLError: return -1
            return sum(1 for _ in judge.iter_errors(tree))
        answers = [faults(text) for text in texts]
        json.dump(answers, sys.stdout)
        """
}
