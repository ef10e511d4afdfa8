@testable import Rules

/// What the schema says of values.
enum SchemaValues {
    typealias Object = [String: Any]

    static func value(_ table: KeyTable, _ key: String) -> Object {
        switch (table.name, key) {
        case ("file", "duties"): return ["type": "array", "minItems": 1, "items": ref("duty")]
        case ("file", "regimes"): return oneOrMore(ref("regime"))
        case ("file", "units"): return oneOrMore(ref("unit"))
        case ("file", "groups"): return oneOrMore(ref("group"))
        case ("file", "holidays"): return oneOrMore(ref("holiday"))
        case ("file", "days"): return oneOrMore(ref("day"))
        case ("file", "school-years"): return oneOrMore(ref("schoolYear"))
        case ("file", "plan"), ("file", "defaults"), ("file", "calendar"), ("file", "settings"):
            return ["allOf": [ref(key)]]
        case ("file", "tests"): return [:]
        case ("defaults", "standing"): return ["allOf": [ref("kindDefaults")]]
        case ("defaults", "deadline"), ("defaults", "anniversary"), ("defaults", "inspection"):
            let remind = SchemaText.key(table.allNames(of: "remind"))
            return ["allOf": [ref("kindDefaults"), ["patternProperties": [remind: reminders]]]]
        case ("defaults", "remind"): return reminders
        case ("settings", "organisation"): return ["allOf": [ref("organisation")]]
        case ("settings", "blast-guard"): return ["allOf": [ref("blastGuard")]]
        case ("settings", "board"): return ["allOf": [ref("board")]]
        case ("board", "url"):
            return text(
                "^\\s*(?:https://[!$-;=@-~]+|http://(?:127\\.0\\.0\\.1|localhost|\\[::1\\])(?::[0-9]+)?/*)\\s*$"
            )
        case ("board", "people"): return oneOrMore(ref("boardPerson"))
        case ("boardPerson", "role"): return words(Words.boardRole)
        case ("boardPerson", "plans"): return list(line)
        case (_, "allow"): return ref("allow")
        case (_, "law"): return ["anyOf": [line, ref("law")]]
        case (_, "escalate"): return oneOrMore(ref("rung"))
        case (_, "deputies"): return oneOrMore(ref("deputy"))
        case (_, "head"), (_, "contact"):
            return ["anyOf": [line, ref("person")]]
        default: return scalar(table, key)
        }
    }

    private static func scalar(_ table: KeyTable, _ key: String) -> Object {
        switch (table.name, key) {
        case ("plan", "period"):
            let year: Object = ["type": "integer", "minimum": 1000, "maximum": 9999]
            return ["anyOf": [text(SchemaText.period), year]]
        case ("plan", "timezone"):
            return ["allOf": [line, ["pattern": "^(?!\\s*[uU][tT][cC]\\s*[+-])"]]]
        case ("plan", "office-hours"): return text(SchemaText.officeHours)
        case ("plan", "language"), ("unit", "language"), ("person", "language"),
            ("deputy", "language"):
            return words(Words.language)
        case ("plan", "mode"): return words(Words.mode)
        case ("plan", "digest"): return words(Words.digest)
        case ("plan", "mails-per-month"): return number("(?:1000|[1-9][0-9]{0,2})", 1, 1000)
        case (_, "confidential"), (_, "urgent"), (_, "outside"): return flag
        case (_, "reports-on"): return words(Words.reportedPart)
        case ("duty", "kind"): return words(Words.kind)
        case (_, "roll"): return words(Words.roll)
        case (_, "report"): return words(Words.report)
        case (_, "reply"): return words(Words.reply)
        case (_, "only"): return list(words(Words.roundness))
        case ("duty", "due"), ("duty", "before"), ("duty", "by"), ("duty", "date"),
            ("regime", "due"), ("regime", "before"), ("regime", "by"):
            return ["allOf": [line, ["pattern": SchemaText.noFalseDay]]]
        case ("duty", "dates"):
            let day = ["pattern": SchemaText.noFalseDay]
            return list(
                ["allOf": [line, day, ["pattern": SchemaText.someDay]]], atLeastOne: true,
                parted: SchemaText.someDay)
        case ("duty", "first"), ("law", "from"), ("law", "until"), ("law", "checked"),
            ("unit", "from"), ("unit", "until"), ("deputy", "from"),
            ("deputy", "until"), ("day", "date"):
            return text(SchemaText.date)
        case ("duty", "since"), ("holiday", "since"), ("holiday", "until"):
            return number("[1-9][0-9]{0,3}", 1, 9999)
        case ("duty", "units-per-time"): return number("(?:10000|[1-9][0-9]{0,3})", 1, 10_000)
        case (_, "note"): return ["not": ["type": "null"], "pattern": "\\S"]
        case (_, "remind"):
            return oneOrMore(["allOf": [line, ["pattern": SchemaText.noFalseDay]]])
        case (_, "owed-by"), ("rung", "to"): return list(line, atLeastOne: true)
        case (_, "gathers"), (_, "deciders"), (_, "formerly"), ("unit", "groups"),
            ("unit", "successor"), ("group", "members"):
            return list(line)
        case ("rung", "after"), ("rung", "every"):
            return text(SchemaText.offset(fromOne: true))
        case ("rung", "times"): return number("(?:100|[1-9]?[0-9])", 0, 100)
        case (_, "email"), (_, "mail-from"): return text(SchemaText.address)
        case (_, "replies"): return text(SchemaText.replyMailbox)
        case (_, "id"), (_, "after-event"):
            return ["type": ["string", "number", "boolean"], "pattern": SchemaText.identifier]
        case ("calendar", "weekend"): return list(words(Words.weekday))
        case ("calendar", "announced"):
            return list(text("^\\s*[0-9]{1,4}(?:[-–. ]+[0-9]{1,4})?\\s*$", numbers: true))
        case ("calendar", "fiscal-year"): return text(SchemaText.dayOfEveryYear)
        case ("schoolYear", "year"):
            return text("^\\s*[0-9]{1,4}(?:[-–— ]+[0-9]{1,4})?\\s*$", numbers: true)
        case ("schoolYear", "semesters"): return list(text(SchemaText.days), atLeastOne: true)
        case ("duty", "regime"): return list(line, atLeastOne: true)
        case (_, "data"): return ["allOf": [line, ["pattern": SchemaText.noFalseDay]]]
        case ("holiday", "date"): return text(SchemaText.holiday)
        case ("holiday", "days-before"), ("holiday", "days-after"):
            return number("(?:10|[0-9])", 0, 10)
        case ("day", "kind"): return words(Words.dayKind)
        case ("blastGuard", "share"):
            return [
                "anyOf": [
                    ["type": "integer", "minimum": 1, "maximum": 100],
                    text("^\\s*[+]?0*(?:100|[1-9][0-9]?)\\s*%?\\s*$"),
                ]
            ]
        case ("blastGuard", "at-least"):
            return number("(?:1000000|[1-9][0-9]{0,5}|0)", 0, 1_000_000)
        default: return line
        }
    }

    // MARK: Shapes

    /// The reminders of a duty that has a due day.
    static var reminders: Object {
        [
            "anyOf": [
                [
                    "type": "string",
                    "pattern": "^\(SchemaText.reminder)(?:,\(SchemaText.reminder))*$",
                ],
                [
                    "type": "array",
                    "items": ["type": "string", "pattern": "^\(SchemaText.reminder)$"],
                ],
            ]
        ]
    }

    private static func ref(_ name: String) -> Object { ["$ref": "#/$defs/\(name)"] }

    /// Any text of one line; editors take some texts for numbers or truths.
    private static var line: Object {
        ["type": ["string", "number", "boolean"], "pattern": SchemaText.line]
    }

    private static var flag: Object {
        [
            "anyOf": [
                ["enum": Words.flag.words + [true, false, 0, 1] as [Any]],
                ["type": "string", "pattern": SchemaText.words(Words.flag.words)],
            ]
        ]
    }

    private static func text(_ pattern: String, numbers: Bool = false) -> Object {
        ["type": numbers ? ["string", "number"] : ["string"], "pattern": pattern]
    }

    private static func number(_ digits: String, _ least: Int, _ most: Int) -> Object {
        [
            "type": ["integer", "string"], "minimum": least, "maximum": most,
            "pattern": SchemaText.number(digits),
        ]
    }

    private static func words<Value>(_ words: Vocabulary<Value>) -> Object {
        [
            "anyOf": [
                ["enum": words.words],
                ["type": "string", "pattern": SchemaText.words(words.words)],
            ]
        ]
    }

    private static func oneOrMore(_ item: Object) -> Object {
        ["anyOf": [item, ["type": "array", "items": item]]]
    }

    /// One value, values with commas between, or a list.
    private static func list(_ item: Object, atLeastOne: Bool = false, parted parts: String = "")
        -> Object
    {
        var array: Object = ["type": "array", "items": item]
        if atLeastOne { array["minItems"] = 1 }
        let parted: Object = ["type": "string", "allOf": [["pattern": ","], ["pattern": parts]]]
        return ["anyOf": [item, parted, array]]
    }
}
