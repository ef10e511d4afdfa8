internal import Civil
internal import Mail
internal import Rules
internal import Scheduler

/// What one unit is told of its own duties.
extension LetterWriter {
    func personal(
        _ matter: Matter, _ id: ObligationID, _ notice: Notice, on day: CivilDate
    ) -> LetterItem {
        switch notice.key.kind {
        case .redirect:
            return .redirect(
                of: told(matter, at: notice.key.stage, notice, on: day),
                intended: intended(id, matter, on: day))
        case .moved:
            return .moved(
                matter.letter, matter.due, workingDaysLeft: left(matter, notice, day),
                from: matter.occurrence.due,
                authority: book.events(of: id).lazy.reversed().compactMap { event -> String? in
                    if case .extended(_, let letter) = event.body { letter } else { nil }
                }.first)
        case .reminder, .dueToday, .overdue, .escalation, .tally, .rollUp, .returned, .correction:
            return told(matter, at: notice.key.stage, notice, on: day)
        }
    }

    /// What a stage says: `+3wd` comes after the due day, `0d` on it, any other before.
    private func told(
        _ matter: Matter, at stage: String, _ notice: Notice, on day: CivilDate
    ) -> LetterItem {
        let left = left(matter, notice, day)
        if matter.duty.kind == .anniversary {
            return .anniversary(matter.letter, matter.anniversary(workingDaysLeft: left))
        }
        if stage.hasPrefix("+") {
            let late = max(1, matter.plan.calendar.workingDays(from: notice.key.due, to: day))
            return .overdue(
                matter.letter, matter.due, workingDaysLate: late,
                nextReport: matter.nextReport(after: notice.at))
        }
        if notice.key.kind == .dueToday { return .dueToday(matter.letter, matter.due) }
        if matter.duty.kind == .inspection, let inspector = matter.duty.inspector {
            return .inspection(
                matter.letter, matter.due, workingDaysLeft: left,
                inspector: rules.registry.unit(inspector)?.name ?? inspector)
        }
        return .reminder(matter.letter, matter.isStanding ? nil : matter.due, workingDaysLeft: left)
    }

    private func left(_ matter: Matter, _ notice: Notice, _ day: CivilDate) -> Int {
        matter.plan.calendar.workingDays(from: day, to: notice.key.due)
    }

    /// Whom a redirected mail was meant for: "Hiệu trưởng Trường THPT Bảo Lộc".
    private func intended(_ id: ObligationID, _ matter: Matter, on day: CivilDate) -> String {
        let unit = book.state(of: id, due: matter.occurrence.due).responsible ?? id.debtor
        switch rules.resolve(.head, unit: unit, plan: matter.plan, on: day) {
        case .found(let head): return matter.words.salutation(head)
        case .nobody: return rules.registry.unit(unit)?.name ?? unit
        }
    }

    // MARK: Remarks

    func notes(
        of bundle: Bundle, of itemCount: Int, on day: CivilDate, _ words: Words
    ) -> [LetterNote] {
        successions(bundle, isAlone: itemCount == 1, on: day) + skips(bundle, words)
            + holds(bundle, words) + bounces(bundle)
    }

    /// One remark for all that was taken over on the same day; among several items one for each
    /// matter, which it names.
    private func successions(
        _ bundle: Bundle, isAlone: Bool, on day: CivilDate
    ) -> [LetterNote] {
        struct Key: Hashable {
            let from: CivilDate
            let matter: String?
        }
        var order: [Key] = []
        var names: [Key: [String]] = [:]
        for notice in bundle.notices where notice.key.role == .head {
            guard let id = notice.key.subject.obligation, let mine = bundle.recipient.unit?.id,
                mine != id.origin,
                let old = rules.registry.unit(id.origin), let until = old.until, until < day,
                let from = until.adding(days: 1)
            else { continue }
            let short = rules.duty(id.occurrence.duty)?.duty.short
            let key = Key(from: from, matter: isAlone ? nil : short)
            if names[key] == nil { order.append(key) }
            if !(names[key]?.contains(old.name) ?? false) {
                names[key, default: []].append(old.name)
            }
        }
        return order.map { key in
            .succession(
                predecessor: names[key, default: []].joined(separator: ", "), day: key.from,
                matter: key.matter)
        }
    }

    /// In the owner's list: who could not be told, and why (statement 21).
    private func skips(_ bundle: Bundle, _ words: Words) -> [LetterNote] {
        var texts: [String] = []
        for skipped in bundle.skipped {
            guard let id = skipped.key.subject.obligation else { continue }
            let what = words.skipped(skipped.key.role, skipped.reason, registry: rules.registry)
            let text = "\(name(of: id, words)): \(what)"
            if !texts.contains(text) { texts.append(text) }
        }
        return texts.map { .text($0) }
    }

    /// The question to the owner (statement 29).
    private func holds(_ bundle: Bundle, _ words: Words) -> [LetterNote] {
        guard let held = bundle.held else { return [] }
        let text =
            switch words.letter {
            case .vietnamese:
                "Đang giữ \(held.notices.count) thư nhắc, vì cùng lúc gửi tới \(held.recipients)/"
                    + "\(held.total) nơi nhận. Đúng thì cho gửi (hanchot release), sai thì bỏ "
                    + "(hanchot discard)"
            case .english:
                "\(held.notices.count) notices are held, since they would go to \(held.recipients) "
                    + "of \(held.total) recipients at once. If they are right, let them go (hanchot "
                    + "release); if not, drop them (hanchot discard)"
            }
        return [.text(text)]
    }

    /// In the owner's list: the units whose mail comes back.
    private func bounces(_ bundle: Bundle) -> [LetterNote] {
        guard bundle.notices.contains(where: { $0.key.stage == "bounced" }) else { return [] }
        return rules.registry.units.compactMap { unit in
            guard let address = unit.head?.email ?? unit.email,
                undeliverable.contains(fingerprint(address))
            else { return nil }
            return .bounced(who: unit.name, address: address)
        }
    }
}
