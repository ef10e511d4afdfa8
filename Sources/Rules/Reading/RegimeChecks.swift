import Civil
import SourceText

/// A duty that takes from a regime, beside what law asks by it (statement 57): a plan may ask for less
/// time, never leave more, and where it says other data the law that mails cite doesn't have them.
struct RegimeChecks {
    let draft: DutyDraft
    let plan: PlanDraft
    let findings: Findings
    let days: DutyDays

    func check() {
        guard let use = draft.regime else { return }
        if use.says.contains("kind"), draft.kind != .deadline { reportKind() }
        checkData(use)
        checkPart(use)
        let overridden = use.says.intersection(Regimes.days.union(["roll", "after-event"]))
        // Its way of rolling may be the plan's for all.
        guard !overridden.isEmpty || draft.roll != .none, let zone = plan.zone else { return }
        // What is wrong with the regime itself is told where it stands.
        let scratch = Findings()
        guard
            let lawful = DutyDraft(
                use.lawful, defaults: .none, file: draft.fields.file, findings: scratch,
                zone: { _ in zone }), lawful.schedule != nil
        else { return }
        if case .afterEvent(let limit, _)? = lawful.schedule {
            return checkLimit(limit, use)
        }
        let period = plan.period?.value
        let law = DutyDays(
            draft: lawful, period: period, calendar: days.calendar, zone: zone)
        checkDays(law, use, wide: ownDays(around: period ?? DutyDays.sample, zone))
    }

    private var file: SourceFile { draft.fields.file }

    private func note(_ key: String, _ use: RegimeUse) -> [Diagnostic.Note] {
        let place = use.regime.entries.first { $0.key == key }?.value.range
        return [
            Diagnostic.Note(
                message: Bilingual(vi: "quy định ở đây", en: "what law says is here"),
                file: use.regime.file, range: place ?? use.regime.id.range)
        ]
    }

    private func dueKey(_ use: RegimeUse) -> String {
        ["due", "before", "by"].first(where: use.regime.has) ?? "due"
    }

    private func reportKind() {
        findings.error(
            "unfit-key", file, draft.fields.place("kind"),
            vi: "chế độ báo cáo luôn là báo cáo có hạn, không phải loại “\(draft.kind.rawValue)”",
            en: "what a regime asks for is a report, never of the kind '\(draft.kind.rawValue)'",
            remedyVi: "bỏ dòng này, hoặc bỏ “regime”",
            remedyEn: "remove the line, or remove 'regime'")
    }

    // MARK: Days

    /// What the plan's own rule has beyond its ends: one of the two days may lie outside.
    private func ownDays(around period: ClosedRange<CivilDate>, _ zone: Zone) -> DutyDays {
        guard case .recurring = draft.schedule, let first = period.lowerBound.adding(days: -400),
            let last = period.upperBound.adding(days: 400)
        else { return days }
        return DutyDays(
            draft: draft, period: first...last, calendar: days.calendar, zone: zone)
    }

    private func checkDays(_ lawful: DutyDays, _ use: RegimeUse, wide: DutyDays) {
        // The only date of its year stands for the year.
        let own = Dictionary(
            wide.days.filter { $0.periodKey == nil }.map { (String($0.date.year), $0) }
                + Array(zip(wide.keys(year: nil), wide.days)), uniquingKeysWith: { $1 })
        let keys = lawful.keys(year: nil)
        // A list of dates says the same days under other keys: each then goes by where it lies.
        let isOther = !keys.contains { own[$0] != nil }
        var missing: [LawDay] = []
        var later: [(law: LawDay, mine: CivilDate)] = []
        for (index, (key, day)) in zip(keys, lawful.days).enumerated() {
            let law = LawDay(key: key, lastGood: day.lastGood)
            let mine = isOther ? near(index, lawful.days, wide.days) : own[key]
            guard let mine else {
                missing.append(law)
                continue
            }
            if mine.lastGood > day.lastGood, missing.isEmpty { later.append((law, mine.lastGood)) }
        }
        if !missing.isEmpty { reportMissing(missing, use) }
        guard let first = later.first else { return }
        let place =
            use.says.isDisjoint(with: Regimes.days)
            ? draft.fields.place("roll") : draft.duePlace
        let others = Self.listed(
            later.dropFirst().map { Bilingual(vi: "“\($0.law.key)”", en: "'\($0.law.key)'") })
        reportLater(
            place, vi: "hạn \(first.mine.vietnamese)", en: "\(first.mine.vietnamese)",
            lawVi: first.law.lastGood.vietnamese
                + (later.count > 1 ? "; các kỳ sau cũng thế: \(others.vi)" : ""),
            lawEn: first.law.lastGood.vietnamese
                + (later.count > 1 ? "; so are the periods \(others.en)" : ""), use)
    }

    /// A due day by the law's own words.
    private struct LawDay {
        let key: String
        let lastGood: CivilDate
    }

    /// All of them, as far as a reader's eye goes.
    private static func listed(_ all: [Bilingual]) -> Bilingual {
        let shown = all.prefix(24)
        let (vi, en) = (
            shown.map(\.vi).joined(separator: ", "), shown.map(\.en).joined(separator: ", ")
        )
        let rest = all.count - shown.count
        return rest > 0
            ? Bilingual(vi: "\(vi) và \(rest) kỳ nữa", en: "\(en) and \(rest) more")
            : Bilingual(vi: vi, en: en)
    }

    /// The last of the plan's own days after the law's day before and up to this one; else the first up to
    /// the next. Before the first of the law's days and behind the last it goes as far as the nearest two lie
    /// apart, and no further: what lies there is of another period.
    private func near(
        _ index: Int, _ lawful: [DutyDays.Day], _ own: [DutyDays.Day]
    ) -> DutyDays.Day? {
        let day = lawful[index].lastGood
        let reach = reach(lawful)
        let before =
            index > 0 ? lawful[index - 1].lastGood : reach.flatMap { day.adding(days: -$0) } ?? .min
        let after =
            index + 1 < lawful.count
            ? lawful[index + 1].lastGood : reach.flatMap { day.adding(days: $0) } ?? .max
        return own.last { before < $0.lastGood && $0.lastGood <= day }
            ?? own.first { day < $0.lastGood && $0.lastGood < after }
    }

    /// A little less than the shortest time between two of the law's days; `nil` of one day alone.
    private func reach(_ lawful: [DutyDays.Day]) -> Int? {
        zip(lawful, lawful.dropFirst()).map { $0.lastGood.days(until: $1.lastGood) }.min()
            .map { $0 - $0 / 10 }
    }

    /// All that are missing, with one finding.
    private func reportMissing(_ missing: [LawDay], _ use: RegimeUse) {
        let all = Self.listed(
            missing.map { law in
                let day = law.lastGood.vietnamese
                return Bilingual(vi: "\(day) (kỳ “\(law.key)”)", en: "\(day) (period '\(law.key)')")
            })
        let isOne = missing.count == 1
        findings.warning(
            .lawPeriodMissing, file, draft.duePlace,
            vi: "\(days.instance.vi)quy định có hạn \(all.vi), ở đây không có hạn của "
                + (isOne ? "kỳ ấy" : "\(missing.count) kỳ ấy"),
            en: "\(days.instance.en)by law something is due \(all.en), and nothing is for "
                + (isOne ? "that period" : "those \(missing.count) periods") + " here",
            remedyVi: "ghi đủ các kỳ như quy định, hoặc bỏ “regime” nếu đây là báo cáo khác",
            remedyEn:
                "keep the periods of the law, or leave out 'regime' where this is another report",
            notes: note(dueKey(use), use))
    }

    /// So many days after an event, where both count in the same unit.
    private func checkLimit(_ limit: WhenLimit, _ use: RegimeUse) {
        guard case .afterEvent(let own, _)? = draft.schedule, own.unit == limit.unit,
            own.count > limit.count
        else { return }
        reportLater(
            draft.duePlace, vi: "thời hạn \(own.count)", en: "a limit of \(own.count)",
            lawVi: "\(limit.count)", lawEn: "\(limit.count)", use)
    }

    private func reportLater(
        _ place: Range<Int>, vi: String, en: String, lawVi: String, lawEn: String,
        _ use: RegimeUse
    ) {
        findings.warning(
            .laterThanLaw, file, place,
            vi:
                "\(days.instance.vi)\(vi) muộn hơn quy định của chế độ “\(use.name.value)”: \(lawVi)",
            en:
                "\(days.instance.en)\(en) is later than the regime '\(use.name.value)' allows: \(lawEn)",
            remedyVi: "lấy hạn của quy định (bỏ dòng này) hoặc một hạn sớm hơn",
            remedyEn: "take the law's due day (remove the line) or an earlier one",
            notes: note(dueKey(use), use))
    }

    // MARK: Data

    private func checkData(_ use: RegimeUse) {
        guard use.says.contains("data"), !use.says.contains("law"), use.regime.has("data"),
            let own = draft.fields.text("data"), let theirs = text("data", use),
            let window = WindowText(own.value)?.window, let law = WindowText(theirs)?.window,
            window != law
        else { return }
        reportOther("data", own.range, theirs, use)
    }

    private func checkPart(_ use: RegimeUse) {
        guard use.says.contains("reports-on"), !use.says.contains("law"),
            use.regime.has("reports-on"),
            let own = draft.fields.text("reports-on"), let theirs = text("reports-on", use),
            let part = Words.reportedPart[own.value], let law = Words.reportedPart[theirs],
            part != law
        else { return }
        reportOther("reports-on", own.range, theirs, use)
    }

    private func text(_ key: String, _ use: RegimeUse) -> String? {
        let node = use.regime.entries.first { $0.key == key }?.value
        if case .scalar(let text, _)? = node?.content { return trimmed(text) }
        return nil
    }

    private func reportOther(
        _ key: String, _ place: Range<Int>, _ law: String, _ use: RegimeUse
    ) {
        findings.warning(
            .otherThanLaw, file, place,
            vi: "khác với quy định của chế độ “\(use.name.value)”: “\(law)”",
            en: "other than the regime '\(use.name.value)' has it: '\(law)'",
            remedyVi: "bỏ dòng này, hoặc ghi “law” (quy định) của văn bản nêu như ở đây",
            remedyEn: "remove the line, or give the 'law' that has it so",
            notes: note(key, use))
    }
}
