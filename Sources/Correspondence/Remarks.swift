internal import Civil
internal import Mail
internal import Rules
internal import Scheduler
internal import SourceText

/// The remarks under a letter: what changed hands, who could not be told, what is held.
extension LetterWriter {
    func notes(
        of bundle: Bundle, of itemCount: Int, on day: CivilDate, _ words: Words
    ) -> [LetterNote] {
        successions(bundle, isAlone: itemCount == 1, on: day)
            + reassignments(bundle, isAlone: itemCount == 1, words)
            + passings(bundle, on: day, words)
            + skips(bundle, words)
            + holds(bundle, words) + bounces(bundle) + elsewhere(bundle, on: day, words)
            + remark(bundle, words)
    }

    /// Of a list of those that are late by one day, how many are by others.
    private func elsewhere(
        _ bundle: Bundle, on day: CivilDate, _ words: Words
    ) -> [LetterNote] {
        var seen: Set<EscalationKey> = []
        return bundle.notices.flatMap { notice -> [LetterNote] in
            guard notice.toldAs == .escalation, let id = notice.key.subject.obligation,
                let (plan, duty) = rules.duty(id.occurrence.duty),
                seen.insert(EscalationKey(id.occurrence, notice.key.due, notice.key.stage))
                    .inserted,
                let occurrence = book.occurrence(id.occurrence, duty: duty, plan: plan),
                notice.key.due != occurrence.due
            else { return [] }
            let key = EscalationKey(id.occurrence, notice.key.due, notice.key.stage)
            let others = members(occurrence, plan, levels(of: bundle, key, on: day), on: day)
                .filter { $0.isOverdue && $0.state.due != key.due }
                .filter { standing in
                    guard
                        let matter = Matter(
                            occurrence, due: key.due, duty: duty, plan: plan, rules: rules,
                            book: book, words: words)
                    else { return false }
                    return isTold(standing, matter, key, roles(of: bundle, key), on: day)
                }
            return Dictionary(grouping: others, by: \.state.due).sorted { $0.key < $1.key }
                .map { due, group in .text(words.lateElsewhere(count(group), due)) }
        }
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
            let short = rules.duty(id.occurrence.duty)?.duty.name(
                period: id.occurrence.period, due: notice.key.due,
                language: bundle.recipient.language)
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

    /// What was given to the reader's unit by hand (statement 46): one remark for all of one matter on one
    /// day. What came with a unit that ended is said by `successions`.
    private func reassignments(
        _ bundle: Bundle, isAlone: Bool, _ words: Words
    ) -> [LetterNote] {
        struct Key: Hashable {
            let day: CivilDate
            let matter: String?
        }
        var order: [Key] = []
        var names: [Key: [String]] = [:]
        for notice in bundle.notices where notice.key.role == .head {
            guard let id = notice.key.subject.obligation, let mine = bundle.recipient.unit?.id,
                mine != id.debtor,
                let event = book.events(of: id).last(where: {
                    if case .reassigned(mine) = $0.body { true } else { false }
                }), rules.registry.unit(id.origin)?.until?.adding(days: 1) != event.on
            else { continue }
            let matter = rules.duty(id.occurrence.duty)?.duty.name(
                period: id.occurrence.period, due: notice.key.due, language: words.language)
            let key = Key(day: event.on, matter: isAlone ? nil : matter)
            if names[key] == nil { order.append(key) }
            let name = name(of: id, words)
            if names[key]?.contains(name) != true { names[key, default: []].append(name) }
        }
        return order.map { key in
            .reassigned(
                from: names[key, default: []].joined(separator: ", "), day: key.day,
                matter: key.matter)
        }
    }

    /// Whose the matter was before it was passed on to the reader.
    private func passings(_ bundle: Bundle, on day: CivilDate, _ words: Words) -> [LetterNote] {
        var texts: [String] = []
        for notice in bundle.notices where notice.key.isPassedOn {
            guard let id = notice.key.subject.obligation,
                let plan = rules.duty(id.occurrence.duty)?.plan
            else { continue }
            // Who answers doesn't depend on the due date.
            let unit = book.state(of: id, due: .min).responsible ?? id.debtor
            guard case .found(let head) = rules.resolve(.head, unit: unit, plan: plan, on: day)
            else { continue }
            let text = words.passedOn(by: words.salutation(head))
            if !texts.contains(text) { texts.append(text) }
        }
        return texts.map { .text($0) }
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
            switch (words.language, held.isDoubtful) {
            case (.vi, true):
                "Đang giữ \(held.notices.count) thư nhắc: sổ theo dõi được khôi phục, có thể thư đã gửi "
                    + "từ trước. Hỏi vài đơn vị: chưa nhận thì cho gửi (hanchot release), nhận rồi thì bỏ "
                    + "(hanchot discard)"
            case (.en, true):
                "\(quantity(held.notices.count, "notice is", "notices are")) held: the ledger was restored, and what is held may have "
                    + "left before. Ask some units: if they have none, let them go (hanchot release); "
                    + "else drop them (hanchot discard)"
            case (.vi, false):
                "Đang giữ \(held.notices.count) thư nhắc, vì cùng lúc gửi tới \(held.recipients)/"
                    + "\(held.total) nơi nhận. Đúng thì cho gửi (hanchot release), sai thì bỏ "
                    + "(hanchot discard)"
            case (.en, false):
                "\(quantity(held.notices.count, "notice is", "notices are")) held, going to \(held.recipients) "
                    + "of \(held.total) recipients at once. If they are right, let them go (hanchot "
                    + "release); if not, drop them (hanchot discard)"
            }
        return [.text(text)]
    }

    /// In the owner's lists: what concerns the rules themselves, such as an edit that is held.
    private func remark(_ bundle: Bundle, _ words: Words) -> [LetterNote] {
        guard bundle.notices.contains(where: { $0.key.kind == .rollUp && $0.key.role == .owner }),
            let text = ownersRemark[words.language]
        else { return [] }
        return [.text(text)]
    }

    /// In the owner's list: the units whose mail comes back.
    private func bounces(_ bundle: Bundle) -> [LetterNote] {
        guard bundle.notices.contains(where: { $0.key.stage == .bounced }) else { return [] }
        return rules.registry.units.compactMap { unit in
            guard let address = unit.head?.email ?? unit.email,
                undeliverable.contains(fingerprint(address))
            else { return nil }
            return .bounced(who: unit.name, address: address)
        }
    }
}
