import Civil
import SourceText

/// A duty as written: everything that can be known without looking at other rules.
struct DutyDraft {
    let fields: Fields
    let id: Located<String>?
    let kind: Duty.Kind
    let title: String?
    let schedule: Schedule?
    /// Where findings about the schedule belong.
    let duePlace: Range<Int>
    let owedBy: [Located<String>]
    let gathers: [Located<Gathering>]
    let ladder: [RungDraft]
    /// What it takes from the library; `nil` where it names no regime.
    let regime: RegimeUse?

    /// Whether what stands at `range` is taken from the regime that is named there.
    func isTaken(_ range: Range<Int>) -> Bool { regime?.name.range == range }

    /// A limit after an event ends with the next working day unless the rule says otherwise
    /// (statement 54; Civil Code, article 148(5)); what has a date stays (statement 2).
    var roll: Roll {
        if let roll = fields.choice("roll", Words.roll) { return roll }
        if case .afterEvent? = schedule { return .next }
        return .none
    }

    var expectsReport: Bool {
        switch kind {
        case .deadline, .inspection: fields.choice("report", Words.report) ?? true
        case .anniversary, .standing: false
        }
    }

    /// `nil` when the kind can't be known; a finding says why.
    init?(
        _ node: YAMLNode, defaults: DutyDefaults, file: SourceFile, findings: Findings,
        zone: @escaping (String) -> Zone?, regime: RegimeUse? = nil
    ) {
        guard var fields = Fields(node, .duty, file: file, findings: findings) else { return nil }
        self.regime = regime
        let said = fields.choice("kind", Words.kind)
        guard let kind = said ?? Self.likelyKind(fields) else { return nil }
        if said == nil { fields.notePossiblyUnneeded() }
        fields.inherited = defaults.inherited(by: kind)
        for entry in fields.entries where said != nil {
            guard let fitting = KeyTable.kinds(of: entry.key), !fitting.contains(kind) else {
                continue
            }
            if entry.key == "dates", kind == .deadline, let due = fields.joined(entry.value) {
                Self.reportDates(entry, due, file, findings)
                continue
            }
            Self.reportUnfit(entry, kind, fitting, file, findings)
        }
        let reader = ScheduleReader(fields: fields, zone: zone)
        self.fields = fields
        self.kind = kind
        id = fields.identifier("id")
        title = fields.text("title")?.value
        schedule = reader.read(kind)
        duePlace =
            ["due", "before", "by", "date", "dates", "every", "first"]
            .first(where: fields.has).map(fields.place) ?? fields.range
        owedBy = fields.list("owed-by")
        gathers = fields.list("gathers").map(Gathering.reading)
        ladder = kind == .deadline || kind == .inspection ? fields.ladder() : []
        fields.readAllowances()
        check()
    }

    /// Of a kind that isn't understood: what its keys are of, so that what else is wrong is told too.
    private static func likelyKind(_ fields: Fields) -> Duty.Kind? {
        guard fields.has("kind") else { return nil }
        let likely = Duty.Kind.allCases.first { kind in
            fields.entries.contains { KeyTable.kinds(of: $0.key) == [kind] }
        }
        return likely ?? .deadline
    }

    /// A report's days stand under `due`.
    private static func reportDates(
        _ entry: YAMLEntry, _ due: Bilingual, _ file: SourceFile, _ findings: Findings
    ) {
        findings.error(
            "unfit-key", file, entry.keyRange,
            vi: "báo cáo ghi các ngày ở khóa “due”, không phải “dates”",
            en: "a report's days stand under 'due', not 'dates'",
            remedyVi: "viết “due: \(due.vi)”", remedyEn: "write 'due: \(due.en)'")
    }

    private static func reportUnfit(
        _ entry: YAMLEntry, _ kind: Duty.Kind, _ fitting: Set<Duty.Kind>, _ file: SourceFile,
        _ findings: Findings
    ) {
        let all = Duty.Kind.allCases.filter(fitting.contains)
        // In quotes, so that a file in Vietnamese is told of its own words.
        let kinds = all.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let kindsVi = all.map { "“\($0.rawValue)”" }.joined(separator: ", ")
        findings.error(
            "unfit-key", file, entry.keyRange,
            vi: "nhiệm vụ loại “\(kind.rawValue)” không dùng khóa “\(entry.key)”",
            en: "a duty of kind '\(kind.rawValue)' has no use for '\(entry.key)'",
            remedyVi: "bỏ dòng này; khóa này dành cho: \(kindsVi)",
            remedyEn: "remove the line; the key is for: \(kinds)")
    }

    private func check() {
        let findings = fields.findings
        if title == nil, !fields.entries.contains(where: { $0.key == "title" }),
            !fields.isSilent("title")
        {
            findings.warning(
                .noTitle, fields.file, fields.range,
                vi: "nhiệm vụ chưa có tên; thư sẽ gọi bằng mã",
                en: "the duty has no title; mails will show its id",
                remedyVi: "thêm dòng “title: …”", remedyEn: "add a line 'title: …'")
        }
        if kind == .anniversary, fields.node("remind") == nil, !fields.isSilent("remind"),
            !findings.isHoled(fields.file, fields.extent)
        {
            findings.warning(
                .neverTold, fields.file, fields.range,
                vi: "ngày kỷ niệm không có “remind”: không có thư nhắc riêng",
                en: "the anniversary has no 'remind': no mail of its own tells of it",
                remedyVi: "thêm “remind: 7d”, hoặc “remind: []” nếu không cần nhắc",
                remedyEn: "add 'remind: 7d', or 'remind: []' if nobody need be told")
        }
        if fields.has("only"), !fields.has("since"), kind == .anniversary {
            fields.missing(
                "since", remedyVi: "“only” cần năm đầu tiên để tính, như “since: 1935”",
                remedyEn: "'only' counts from the first year, such as 'since: 1935'")
        }
        if owedBy.isEmpty, fields.node("owed-by") == nil {
            switch kind {
            case .deadline, .inspection:
                fields.missing(
                    "owed-by", remedyVi: "ghi đơn vị hoặc nhóm phải thực hiện",
                    remedyEn: "name the units or groups that owe it")
            case .anniversary where fields.isSilent("owed-by"): break
            case .anniversary:
                findings.warning(
                    .noOwedBy, fields.file, fields.range,
                    vi: "chưa ghi “owed-by”; chỉ đơn vị chủ trì kế hoạch được nhắc",
                    en: "no 'owed-by': only the plan's owner is reminded",
                    remedyVi: "thêm dòng “owed-by: …”", remedyEn: "add a line 'owed-by: …'")
            case .standing: break
            }
        }
        if fields.has("first") {
            if case .afterCompletion? = schedule { return }
            guard schedule != nil else { return }
            findings.error(
                "unfit-key", fields.file, fields.place("first"),
                vi: "“first” chỉ dùng với “every: … kể từ khi hoàn thành”",
                en: "'first' goes with 'every: … after completion' only",
                remedyVi: "bỏ dòng này", remedyEn: "remove the line")
        }
    }
}

extension Gathering {
    /// `quy-truong`, or `quy-truong by parent`. Words behind an id that say nothing known stay with it,
    /// so that no duty of that name is found.
    fileprivate static func reading(_ text: Located<String>) -> Located<Gathering> {
        let words = text.value.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let isByParent = words.count == 2 && Words.byParent[String(words[1])] == true
        let duty = isByParent ? String(words[0]) : text.value
        return Located(value: Gathering(duty, byParent: isByParent), range: text.range)
    }
}

/// The `defaults` of one file.
struct DutyDefaults {
    private let all: Fields?
    private let byKind: [Duty.Kind: Fields]

    static var none: DutyDefaults { DutyDefaults(all: nil, byKind: [:]) }

    private init(all: Fields?, byKind: [Duty.Kind: Fields]) {
        self.all = all
        self.byKind = byKind
    }

    init(_ node: YAMLNode, file: SourceFile, findings: Findings) {
        guard let fields = Fields(node, .defaults, file: file, findings: findings) else {
            self = .none
            return
        }
        var byKind: [Duty.Kind: Fields] = [:]
        for kind in Duty.Kind.allCases {
            byKind[kind] = fields.mapping(kind.rawValue, .kindDefaults)
        }
        all = fields
        self.byKind = byKind
    }

    /// Nearest first. A default for all duties is passed over by kinds that it doesn't fit.
    func inherited(by kind: Duty.Kind) -> [Fields] {
        [byKind[kind], all].compactMap {
            $0?.keeping { KeyTable.kinds(of: $0)?.contains(kind) ?? true }
        }
        .map { kind == .standing ? $0.keeping { $0 != "remind" && $0 != "owed-by" } : $0 }
    }
}

extension Fields {
    /// What only some kinds need isn't missed where the kind isn't known.
    fileprivate func notePossiblyUnneeded() {
        for key in ["due", "date", "dates", "every", "owed-by", "remind", "since", "first"]
        where !has(key) {
            noteSilent(key)
        }
    }

    /// The same mapping with fewer keys.
    fileprivate func keeping(_ isKept: (String) -> Bool) -> Fields {
        Fields(copying: self, entries: entries.filter { isKept($0.key) })
    }

    private init(copying other: Fields, entries: [YAMLEntry]) {
        file = other.file
        findings = other.findings
        table = other.table
        range = other.range
        extent = other.extent
        language = other.language
        self.entries = entries
    }
}
