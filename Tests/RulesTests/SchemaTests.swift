import Foundation
import SourceText
import Testing

@testable import Rules

/// The JSON Schema with which plan owners' editors complete and check: it knows what the reader
/// knows.
struct SchemaTests {
    private static let path = Shipped.root.resolvingSymlinksInPath()
        .appendingPathComponent("rules/schema/hanchot.schema.json").resolvingSymlinksInPath().path

    private func schema() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: Self.path))
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func definition(_ name: String) throws -> [String: Any] {
        let schema = try schema()
        if name == KeyTable.file.name { return schema }
        return try #require((schema["$defs"] as? [String: Any])?[name] as? [String: Any])
    }

    @Test("Schema and reader know the same keys", arguments: KeyTable.all.map(\.name))
    func keys(_ name: String) throws {
        let table = try #require(KeyTable.all.first { $0.name == name })
        let definition = try definition(name)
        let properties = try #require(definition["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(table.keys))
        #expect(Set(definition["required"] as? [String] ?? []) == Set(table.required))
        #expect(definition["additionalProperties"] as? Bool == false)
    }

    @Test("Schema and reader know the same mappings")
    func mappings() throws {
        let defined = try #require(schema()["$defs"] as? [String: Any])
        #expect(Set(defined.keys) == Set(KeyTable.all.map(\.name)).subtracting(["file"]))
    }

    @Test("Every key is described, in Vietnamese")
    func descriptions() throws {
        for table in KeyTable.all {
            let properties = try #require(
                try definition(table.name)["properties"] as? [String: Any])
            for (key, value) in properties {
                var value = try #require(value as? [String: Any])
                if let reference = value["$ref"] as? String {
                    value = try definition(String(reference.split(separator: "/").last ?? ""))
                }
                let text = value["description"] as? String ?? ""
                #expect(
                    text.contains { !$0.isASCII } || text.hasPrefix("Email"), "\(table.name).\(key)"
                )
            }
        }
    }

    @Test("Schema and reader refuse the same keys to a kind", arguments: Duty.Kind.allCases)
    func kinds(_ kind: Duty.Kind) throws {
        let branches = try #require(try definition("duty")["allOf"] as? [[String: Any]])
        let branch = try #require(
            branches.first { branch in
                let condition = branch["if"] as? [String: Any]
                let properties = condition?["properties"] as? [String: Any]
                let words = (properties?["kind"] as? [String: Any])?["enum"] as? [String]
                return words?.contains(kind.rawValue) == true
            })
        let then = try #require(branch["then"] as? [String: Any])
        let properties = try #require(then["properties"] as? [String: Any])
        let refused = properties.filter { $0.value as? Bool == false }.keys
        let unfit = KeyTable.duty.keys.filter { key in
            KeyTable.kinds(of: key).map { !$0.contains(kind) } ?? false
        }
        #expect(Set(refused) == Set(unfit))
    }

    struct Words: CustomTestStringConvertible {
        var mapping: String
        var key: String
        var isKnown: @Sendable (String) -> Bool

        var testDescription: String { "\(mapping).\(key)" }
    }

    @Test(
        "Every word that the schema offers is one that the reader understands",
        arguments: [
            Words(mapping: "duty", key: "kind") { Rules.Words.kind[$0] != nil },
            Words(mapping: "duty", key: "roll") { Rules.Words.roll[$0] != nil },
            Words(mapping: "duty", key: "report") { Rules.Words.report[$0] != nil },
            Words(mapping: "duty", key: "reply") { Rules.Words.reply[$0] != nil },
            Words(mapping: "defaults", key: "reply") { Rules.Words.reply[$0] != nil },
            Words(mapping: "duty", key: "urgent") { Rules.Words.flag[$0] != nil },
            Words(mapping: "plan", key: "mode") { Rules.Words.mode[$0] != nil },
            Words(mapping: "plan", key: "language") { Rules.Words.language[$0] != nil },
            Words(mapping: "unit", key: "outside") { Rules.Words.flag[$0] != nil },
            Words(mapping: "day", key: "kind") { Rules.Words.dayKind[$0] != nil },
        ])
    func words(_ item: Words) throws {
        let properties = try #require(try definition(item.mapping)["properties"] as? [String: Any])
        let words = try #require((properties[item.key] as? [String: Any])?["enum"] as? [Any])
            .compactMap { $0 as? String }
        #expect(!words.isEmpty)
        for word in words { #expect(item.isKnown(word), "\(word)") }
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
    ]

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

    @Test("What the schema must refuse, the reader refuses too")
    func sameVerdict() {
        for text in Self.wrong {
            let (_, findings) = Desk.read(text, as: "x.yaml", besides: [])
            #expect(findings.hasErrors, "accepted:\n\(text)")
        }
    }

    /// Scalars stay the texts that they are, as the reader has it.
    private static let script = """
        import json, sys, yaml, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft7Validator.check_schema(schema)
        judge = jsonschema.Draft7Validator(schema)
        texts = json.load(sys.stdin)
        answers = [len(list(judge.iter_errors(yaml.load(t, yaml.BaseLoader)))) for t in texts]
        json.dump(answers, sys.stdout)
        """
}
