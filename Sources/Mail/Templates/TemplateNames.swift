/// The names that each template may use: those for which it can have a value. Any other would
/// silently print nothing in every mail.
enum TemplateNames {
    /// `template` is its name without the language: `reminder`, `digest`, `html`.
    static func names(of template: String) -> Set<String> {
        if let kind = LetterKind(rawValue: template) { return common.union(names(of: kind)) }
        switch template {
        case BuiltInTemplates.digest:
            return common.union([
                "count", "overdue", "upcoming", "mixed", "answers", "items", "number", "line",
                "details",
            ])
        case BuiltInTemplates.frame:
            return common.union(["salutation", "body", "hasNotes", "notes"])
        case BuiltInTemplates.html:
            return ["language", "subject", "lines", "indent", "label", "text", "footer"]
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

    private static let common: Set<String> = [
        "organisation", "office", "contact", "now", "today", "replies", "language", "unit",
    ]
    private static let matter: Set<String> = [
        "short", "brief", "task", "citation", "sendTo", "report",
    ]
    private static let due: Set<String> = [
        "due", "lastDay", "until", "untilDate", "untilShort", "untilToday", "weekday",
    ]
    private static let units: Set<String> = ["units", "number", "name", "state", "more"]

    private static func names(of kind: LetterKind) -> Set<String> {
        switch kind {
        case .reminder: matter.union(due).union(["daysLeft"])
        case .dueToday: matter.union(due)
        case .overdue: matter.union(due).union(["daysLate", "nextReport"])
        case .escalation:
            matter.union(due).union(units).union(["daysLate", "count", "total", "urged"])
        case .tally:
            matter.union([
                "received", "total", "onTime", "late", "count", "nilReports", "waived", "missing",
                "nextStep",
            ])
        case .rollUp: due.union(["count", "rows", "number", "short", "daysLate", "missing"])
        case .morningList:
            due.union(["count", "rows", "number", "short", "daysLate", "missing", "time"])
        case .moved: matter.union(due).union(["daysLeft", "later", "previous", "authority"])
        case .redirect: ["innerLine", "innerBody", "intended"]
        case .correction:
            matter.union(["unitName", "toldOn", "sentOn", "document", "timeliness"])
        case .anniversary:
            matter.union(["name", "nameInside", "day", "lastDay", "dateNote", "round", "daysLeft"])
        case .inspection: matter.union(due).union(["daysLeft", "inspector"])
        case .inspectionList: matter.union(due).union(units).union(["daysLeft", "count"])
        case .confirmation:
            matter.union(due).union([
                "acknowledged", "submitted", "final", "document", "sentOn", "asked", "askedUntil",
                "unclear",
            ])
        }
    }
}
