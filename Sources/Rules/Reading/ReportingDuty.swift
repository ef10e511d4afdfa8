import Civil
import SourceText

/// A duty whose reports have a window, with what each of them covers.
struct ReportingDuty {
    struct Report {
        /// What it reports on: `2026-Q1`.
        let key: String
        let window: ClosedRange<CivilDate>
        let due: CivilDate
    }

    let draft: DutyDraft
    let plan: PlanDraft
    let data: Located<ReportingWindow>
    let reports: [Report]
    /// What its title names.
    let subject: Set<String>
    /// The paper that asks for it.
    let source: String?
    /// The units that owe it while the plan runs.
    let units: Set<String>

    /// `nil` for a duty without windows, and for one of a plan that goes on: nobody knows of which
    /// years to speak.
    init?(draft: DutyDraft, plan: PlanDraft, days: DutyDays, registry: Registry) {
        guard draft.expectsReport, draft.fields.has("data"), let period = plan.period?.value,
            let data = draft.fields.window()
        else { return nil }
        self.draft = draft
        self.plan = plan
        self.data = data
        subject = Self.subject(of: draft)
        source =
            (draft.fields.law() ?? plan.law)?.document ?? plan.fields.text("document")?.value
        reports = days.days.compactMap { day in
            days.reportedKey(day).flatMap { key in
                data.value.days(of: key, in: days.calendar.declared).map {
                    Report(key: key, window: $0, due: day.lastGood)
                }
            }
        }
        units = Set(
            registry.allMembers(of: draft.owedBy.map(\.value)).filter { $0.exists(in: period) }
                .map(\.id))
    }

    var id: String { draft.id?.value ?? "" }

    /// What a title names, apart from the kind of period and who it goes to.
    private static func subject(of draft: DutyDraft) -> Set<String> {
        let title = draft.fields.text("short")?.value ?? draft.title ?? ""
        let words = VietnameseFolding.fold(title).split { !($0.isLetter || $0.isNumber) }
        return Set(words.map(String.init)).filter { Int($0) == nil && !plain.contains($0) }
    }

    /// What titles of reports have in common.
    private static let plain: Set = [
        "bao", "cao", "dinh", "ky", "hang", "thang", "quy", "nam", "tuan", "dau", "cuoi", "nua",
        "i", "ii", "iii", "iv", "cong", "tac", "tinh", "hinh", "ket", "qua", "tong", "hop", "ve",
        "report", "reports", "monthly", "quarterly", "yearly", "annual", "of", "the", "on",
        "month", "quarter", "year", "half",
    ]

    /// Whether it tells how things stand on one day, rather than what went on over many.
    var isOfOneDay: Bool { if case .asOf = data.value.extent { true } else { false } }

    /// Whether it adds up from the year's start, and so tells earlier reports again by its nature.
    var addsUp: Bool { data.value.isCumulative }

    var note: Diagnostic.Note {
        .init(
            message: Bilingual(vi: "việc kia ở đây", en: "the other one is here"),
            file: draft.fields.file, range: data.range)
    }
}

/// The first three of names.
func firstNames(_ names: [String]) -> String {
    names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " …" : "")
}
