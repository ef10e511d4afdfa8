/// The names that each template may use: those for which it can have a value. Any other would
/// silently print nothing in every mail.
enum TemplateNames {
    /// `template` is its name without the language: `reminder`, `digest`, `html`.
    static func names(of template: String) -> Set<String> {
        if let kind = LetterKind(rawValue: template) { return common.union(names(of: kind)) }
        switch template {
        case BuiltInTemplates.digest:
            return common.union([
                "count", "overdue", "dueNow", "upcoming", "mixed", "answers", "items", "number",
                "line", "details", "ask", "informs", "example", "also", "dueToo",
            ])
        case BuiltInTemplates.frame:
            return common.union(["salutation", "body", "hasNotes", "notes"])
        case BuiltInTemplates.html:
            return [
                "language", "subject", "lines", "indent", "label", "text", "footer", "box", "tone",
                "edge", "caption", "task", "day", "left", "table", "rows", "first", "second",
                "third", "heads", "thirdWidth", "where", "how", "item", "pieces", "plain", "kept",
            ]
        default: return common
        }
    }

    /// Every name there is, for the hint where one stands in the wrong template.
    static let all: Set<String> = {
        var all: Set<String> = []
        for template in [BuiltInTemplates.digest, BuiltInTemplates.frame, BuiltInTemplates.html] {
            all.formUnion(names(of: template))
        }
        for kind in LetterKind.allCases { all.formUnion(names(of: kind)) }
        return all
    }()

    /// Those of them that always have a value; what stands beside them in a template may be missing
    /// without leaving it blank.
    static func certain(in template: String) -> Set<String> {
        let always: Set<String> = ["organisation", "office", "contact", "now", "today", "language"]
        switch template {
        case BuiltInTemplates.digest: return always.union(["count", "items"])
        case BuiltInTemplates.frame: return always.union(["body"])
        case BuiltInTemplates.html: return ["language", "subject", "lines", "footer"]
        default: break
        }
        guard let kind = LetterKind(rawValue: template) else { return always }
        switch kind {
        case .reminder, .confirmation: return always.union(["short", "brief"])
        case .dueToday, .inspection, .inspectionList, .overdue, .escalation, .moved, .refused:
            var names = always.union(due).union(["short", "brief"])
            switch kind {
            case .overdue: names.insert("daysLate")
            case .escalation: names.formUnion(["daysLate", "count", "total"])
            case .inspection: names.insert("inspector")
            case .inspectionList: names.insert("count")
            case .moved: names.formUnion(["previous", "previousShort"])
            case .reminder, .dueToday, .tally, .rollUp, .morningList, .waiting, .returned,
                .refused, .redirect, .correction, .withdrawn, .anniversary, .confirmation,
                .decisions:
                break
            }
            return names
        case .tally:
            return always.union(["short", "brief", "received", "total", "onTime", "late", "count"])
        case .rollUp: return always.union(["count"])
        case .waiting: return always.union(["count", "rows"])
        case .decisions: return always.union(["count", "done"])
        case .morningList: return always.union(["count", "time"])
        case .returned: return always.union(["short", "brief", "returnedOn", "completion"])
        case .redirect: return always.union(["intended", "innerLine", "innerBody"])
        case .correction:
            return always.union(["short", "brief", "unitName", "toldOn", "sentOn", "timeliness"])
        case .withdrawn:
            return always.union(["short", "brief", "unitName", "happenedOn", "takenBackOn"])
        case .anniversary:
            return always.union(["short", "brief", "name", "nameInside", "day", "lastDay"])
        }
    }

    /// Names of which a letter has exactly one.
    static func alternatives(in template: String) -> [String] {
        switch template {
        case BuiltInTemplates.digest: ["overdue", "dueNow", "upcoming", "mixed", "answers"]
        case LetterKind.confirmation.rawValue: ["acknowledged", "submitted", "asked", "unclear"]
        default: []
        }
    }

    /// Those that are there or not, with nothing to print.
    static let flags: Set<String> = [
        "replies", "report", "later", "completion", "acknowledged", "submitted", "final", "asked",
        "unclear", "unrecorded", "unread", "upcoming", "mixed", "answers", "hasNotes", "ask",
        "informs",
        "superior", "level",
        "advises",
        "item", "urging", "reported", "over", "unconfirmed",
    ]

    /// What each row of a list has.
    static func rowNames(of list: String) -> Set<String> {
        switch list {
        case "units": ["number", "name"]
        case "rows": due.union(["number", "short", "missing", "daysLate", "first"])
        case "items": ["number", "line"]
        case "lines": ["text", "indent"]
        default: []
        }
    }

    private static let common: Set<String> = [
        "organisation", "office", "contact", "now", "today", "replies", "language", "unit",
    ]
    private static let matter: Set<String> = [
        "short", "brief", "task", "citation", "sendTo", "report",
    ]
    /// How a report is made and sent.
    private static let place: Set<String> = ["form", "channel", "window", "event"]
    /// What the unit has said or done of its own report.
    private static let progress: Set<String> = ["pending", "askedUntil"]
    private static let sentBack: Set<String> = [
        "completion", "returnedOn", "lacking", "paper", "timeliness",
    ]
    private static let own = matter.union(place).union(progress).union(sentBack)
    private static let due: Set<String> = [
        "due", "lastDay", "lastDayFirst", "until", "untilDate", "untilShort", "untilToday",
        "weekday", "through",
    ]
    private static let units: Set<String> = ["units", "number", "name", "state", "more"]

    private static func names(of kind: LetterKind) -> Set<String> {
        switch kind {
        case .reminder: own.union(due).union(["daysLeft"])
        case .dueToday: own.union(due)
        case .overdue:
            own.union(due).union(["daysLate", "nextReport", "reportBy", "reportTo"])
        case .escalation:
            matter.union(due).union(units).union([
                "daysLate", "count", "total", "urged", "superior", "level", "advises", "window",
                "inTime", "only", "unconfirmed",
            ])
        case .tally:
            matter.union([
                "window", "received", "total", "onTime", "late", "count", "nilReports", "waived",
                "missing",
                "nextStep", "nextWhere", "nextAnswer",
            ])
        case .rollUp:
            due.union(["count", "overdue", "rows", "number", "short", "daysLate", "missing"])
        case .morningList:
            due.union([
                "count", "rows", "number", "short", "daysLate", "missing", "time", "urging",
                "reported",
            ])
        case .waiting:
            [
                "count", "rows", "number", "short", "text", "files", "decision", "needs", "unread",
            ]
        case .moved:
            matter.union(place).union(due).union([
                "daysLate", "daysLeft", "later", "previous", "previousShort", "authority",
            ])
        case .returned:
            matter.union(place).union(due).union(sentBack).union(["daysLeft", "itemNumber"])
        case .decisions: ["count", "done", "rows", "number", "short", "unclear", "unrecorded"]
        case .refused:
            matter.union(place).union(due).union([
                "daysLeft", "declined", "paper", "reason", "itemNumber", "over",
            ])
        case .redirect: ["innerLine", "innerBody", "intended"]
        case .correction:
            matter.union(["unitName", "toldOn", "sentOn", "document", "timeliness"])
        case .withdrawn: matter.union(["unitName", "happenedOn", "takenBackOn"])
        case .anniversary:
            matter.union(place).union([
                "name", "nameInside", "day", "lastDay", "lastDayFirst", "dateNote", "round",
                "daysLeft",
            ])
        case .inspection: matter.union(due).union(["daysLeft", "inspector"])
        case .inspectionList: matter.union(due).union(units).union(["daysLeft", "count"])
        case .confirmation:
            matter.union(due).union([
                "acknowledged", "passedTo", "submitted", "final", "document", "sentOn", "asked",
                "askedUntil", "unclear", "example", "over",
            ])
        }
    }
}
