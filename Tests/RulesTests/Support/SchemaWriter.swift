import Foundation

@testable import Rules

/// Writes the published schema from the tables that the reader reads by, so that neither can know what
/// the other doesn't.
enum SchemaWriter {
    typealias Object = [String: Any]

    static func schema() throws -> Data {
        var defs: Object = [:]
        for table in KeyTable.all where table.name != KeyTable.file.name {
            defs[table.name] = mapping(table)
        }
        for table in KeyTable.all {
            for key in table.keys { defs[name(table, key)] = value(table, key) }
        }
        var schema = mapping(.file)
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        schema["title"] = "Tệp quy tắc Hạn chót · Hanchot rule file"
        schema["$defs"] = defs
        var data = try JSONSerialization.data(
            withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        data.append(0x0A)
        return data
    }

    private static func name(_ table: KeyTable, _ key: String) -> String { "\(table.name).\(key)" }

    private static func ref(_ name: String) -> Object { ["$ref": "#/$defs/\(name)"] }

    // MARK: Mappings

    private static func mapping(_ table: KeyTable) -> Object {
        var properties: Object = [:]
        var patterns: Object = [:]
        for key in table.keys {
            // One name may belong to two keys, whose values tell them apart.
            let others = table.keys.filter {
                $0 != key && !Set(table.allNames(of: $0)).isDisjoint(with: table.allNames(of: key))
            }
            let own = ref(name(table, key))
            let either: Object =
                others.isEmpty
                ? own : ["anyOf": ([key] + others).map { ref(name(table, $0)) }]
            properties[key] = own
            for vietnamese in table.allNames(of: key).dropFirst() {
                properties[vietnamese] = either
            }
            patterns[SchemaText.key([key])] = own
            for vietnamese in table.allNames(of: key).dropFirst() {
                patterns[SchemaText.key([vietnamese])] = either
            }
        }
        var object: Object = [
            "description": SchemaHover.text(table.name), "type": "object",
            "additionalProperties": false, "properties": properties, "patternProperties": patterns,
        ]
        let required = table.required.map { has(table, $0) }
        // What a duty lacks its regime gives.
        let clauses =
            table.name == KeyTable.duty.name
            ? [["anyOf": [has(table, "regime"), ["allOf": required]]]] + conditions(table)
            : required + conditions(table)
        if !clauses.isEmpty { object["allOf"] = clauses }
        return object
    }

    private static func pattern(_ table: KeyTable, _ key: String) -> String {
        SchemaText.key(table.allNames(of: key))
    }

    /// That the mapping has the key, in any spelling.
    private static func has(_ table: KeyTable, _ key: String) -> Object {
        let named = table.allNames(of: key).map { ["required": [$0]] as Object }
        let spelled: Object = [
            "not": ["propertyNames": ["not": ["pattern": pattern(table, key)]]]
        ]
        return ["anyOf": named + [spelled]]
    }

    private static func hasAny(_ table: KeyTable, _ keys: [String]) -> Object {
        ["anyOf": keys.map { has(table, $0) }]
    }

    private static func needs(_ table: KeyTable, _ key: String, _ others: [String]) -> Object {
        ["if": has(table, key), "then": hasAny(table, others)]
    }

    private static func excludes(_ table: KeyTable, _ key: String, _ others: [String]) -> Object {
        ["if": has(table, key), "then": ["not": hasAny(table, others)]]
    }

    private static func conditions(_ table: KeyTable) -> [Object] {
        switch table.name {
        case KeyTable.file.name:
            return [
                needs(table, "plan", ["duties"]), needs(table, "duties", ["plan"]),
                needs(table, "defaults", ["plan"]), needs(table, "holidays", ["calendar"]),
                needs(table, "days", ["calendar"]),
                needs(table, "school-years", ["calendar"]),
                excludes(table, "tests", table.keys.filter { $0 != "tests" }),
            ]
        case KeyTable.regime.name:
            return [excludes(table, "due", ["before", "by"]), excludes(table, "before", ["by"])]
        case KeyTable.rung.name: return [needs(table, "times", ["every"])]
        case KeyTable.duty.name:
            return Duty.Kind.allCases.map { kind($0, table) } + [
                ofEachRegime(table), excludes(table, "due", ["before", "by"]),
                excludes(table, "before", ["by"]),
            ]
        default: return []
        }
    }

    /// What several regimes can't have in common.
    private static func ofEachRegime(_ table: KeyTable) -> Object {
        let several: Object = [
            "anyOf": [
                ["type": "array", "minItems": 2],
                ["type": "string", "pattern": "[^,\\s]\\s*,\\s*[^,\\s]"],
            ]
        ]
        return [
            "if": [
                "allOf": [
                    has(table, "regime"),
                    ["patternProperties": [pattern(table, "regime"): several]],
                ]
            ], "then": ["not": hasAny(table, ["id", "formerly", "title", "short"])],
        ]
    }

    private static func kind(_ kind: Duty.Kind, _ table: KeyTable) -> Object {
        let words = Words.kind.words.filter { Words.kind[$0] == kind }
        let isKind: Object = [
            "allOf": [
                has(table, "kind"),
                [
                    "patternProperties": [
                        pattern(table, "kind"): [
                            "type": "string", "pattern": SchemaText.words(words),
                        ]
                    ]
                ],
            ]
        ]
        var patterns: Object = [:]
        for key in table.keys {
            guard let kinds = KeyTable.kinds(of: key), !kinds.contains(kind) else { continue }
            patterns[pattern(table, key)] = false
        }
        if kind != .standing {
            patterns[pattern(table, "remind")] = SchemaValues.reminders
        }
        var clauses: [Object] = [["patternProperties": patterns]]
        switch kind {
        case .deadline: clauses.append(hasAny(table, ["due", "before", "by", "regime"]))
        case .anniversary:
            clauses += [has(table, "date"), needs(table, "only", ["since"])]
        case .inspection:
            clauses += [
                hasAny(table, ["dates", "every", "due", "before", "by"]),
                excludes(table, "dates", ["every", "due", "before", "by", "first"]),
                needs(table, "first", ["every"]),
            ]
        case .standing: break
        }
        return ["if": isKind, "then": ["allOf": clauses]]
    }

    // MARK: Values

    private static func value(_ table: KeyTable, _ key: String) -> Object {
        var object = SchemaValues.value(table, key)
        object["description"] = SchemaHover.text(table.name, key)
        return object
    }
}
