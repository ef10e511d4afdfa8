package import SourceText

/// The keys that one kind of mapping may have. The reader's check for unknown keys and the
/// published JSON Schema are both held to these tables.
package struct KeyTable: Sendable {
    /// Its name among the schema's `$defs`; the schema itself describes `file`.
    package let name: String
    /// What such a mapping is called in findings.
    package let title: Bilingual
    package let keys: [String]
    package let required: [String]

    init(
        _ name: String, vi: String, en: String, required: [String] = [],
        optional: [String] = []
    ) {
        self.name = name
        title = Bilingual(vi: vi, en: en)
        self.required = required
        keys = required + optional
    }

    package static let file = KeyTable(
        "file", vi: "một tệp quy tắc", en: "a rule file",
        optional: [
            "plan", "defaults", "duties", "units", "groups", "calendar", "holidays", "days",
            "settings", "tests",
        ])

    package static let plan = KeyTable(
        "plan", vi: "mục “plan”", en: "'plan'", required: ["id", "title", "owner"],
        optional: [
            "document", "basis", "period", "timezone", "calendar", "office-hours", "language",
            "mode", "confidential", "note",
        ])

    package static let duty = KeyTable(
        "duty", vi: "một nhiệm vụ", en: "a duty", required: ["id", "kind"],
        optional: [
            "title", "short", "cite", "note", "due", "before", "by", "date", "dates",
            "every", "first", "roll", "since", "only", "owed-by", "send-to", "inspector",
            "units-per-time", "gathers", "report", "reply", "urgent", "remind", "escalate",
        ])

    /// What `defaults` may give for every duty of a kind.
    package static let kindDefaults = KeyTable(
        "kindDefaults", vi: "giá trị mặc định", en: "defaults",
        optional: inheritable)

    /// What `defaults` may give for all duties, and a mapping for each kind.
    package static let defaults = KeyTable(
        "defaults", vi: "mục “defaults”", en: "'defaults'",
        optional: inheritable + Duty.Kind.allCases.map(\.rawValue))

    package static let rung = KeyTable(
        "rung", vi: "một bậc đôn đốc", en: "a rung of the ladder",
        required: ["after", "to"], optional: ["every", "times"])

    package static let unit = KeyTable(
        "unit", vi: "một đơn vị", en: "a unit", required: ["id", "name"],
        optional: [
            "head", "contact", "deputies", "email", "language", "parent", "groups", "from",
            "until", "successor", "outside", "note",
        ])

    package static let person = KeyTable(
        "person", vi: "một người", en: "a person",
        optional: ["title", "name", "email", "phone"])

    package static let deputy = KeyTable(
        "deputy", vi: "người ký thay", en: "a deputy",
        optional: ["title", "name", "email", "phone", "from", "until"])

    package static let group = KeyTable(
        "group", vi: "một nhóm", en: "a group", required: ["id"],
        optional: ["name", "members", "note"])

    package static let calendar = KeyTable(
        "calendar", vi: "mục “calendar”", en: "'calendar'", required: ["id"],
        optional: ["title", "weekend", "announced", "extends", "note"])

    package static let holiday = KeyTable(
        "holiday", vi: "một ngày lễ", en: "a holiday", required: ["name", "date"],
        optional: ["since", "until", "days-before", "days-after", "source", "note"])

    package static let day = KeyTable(
        "day", vi: "một ngày nghỉ hoặc làm bù", en: "a dated day",
        required: ["date", "kind"], optional: ["name", "source", "note"])

    package static let settings = KeyTable(
        "settings", vi: "mục “settings”", en: "'settings'",
        optional: ["organisation", "blast-guard", "note"])

    package static let organisation = KeyTable(
        "organisation", vi: "mục “organisation”", en: "'organisation'",
        optional: ["name", "office", "mail-from", "replies", "note"])

    package static let blastGuard = KeyTable(
        "blastGuard", vi: "mục “blast-guard”", en: "'blast-guard'",
        optional: ["share", "at-least"])

    package static let all = [
        file, plan, duty, kindDefaults, defaults, rung, unit, person, deputy, group, calendar,
        holiday, day, settings, organisation, blastGuard,
    ]

    private static let inheritable = [
        "owed-by", "send-to", "inspector", "roll", "only", "report", "reply", "urgent",
        "remind", "escalate",
    ]

    /// The kinds of duty that a key of `duty` fits; `nil` for a key that fits all of them.
    static func kinds(of key: String) -> Set<Duty.Kind>? {
        switch key {
        case "due", "before", "by", "every", "report", "reply", "escalate", "urgent",
            "send-to":
            [.deadline, .inspection]
        case "gathers": [.deadline]
        case "date", "since", "only": [.anniversary]
        case "dates", "first", "inspector", "units-per-time": [.inspection]
        case "roll": [.deadline, .anniversary, .inspection]
        default: nil
        }
    }
}
