internal import Civil
package import Mail
package import Rules
package import Scheduler
package import SourceText

/// Turns what leaves together to one person into one letter.
///
/// One writer serves a whole release: what is the same for all units is worked out once and kept.
/// It holds the rules and the book as they were when it was made, so a change of either needs
/// another one.
package struct LetterWriter: Sendable {
    let rules: RuleSet
    let book: Book
    let templates: LetterTemplates
    /// Fingerprints of addresses that mail came back from.
    let undeliverable: Set<String>
    /// What every list to a plan's owner says beside, by language.
    package var ownersRemark: [Language: String] = [:]
    /// Of units that stand for others, for how many: numbers count them all.
    package var weights: [String: Int] = [:]
    let calendar: DueCalendar
    /// Letters that differ in names only, by what they have in common.
    var kinds: [LetterKindKey: LetterKindForm] = [:]
    /// That of the last mail: as a rule the next one fits in it.
    var frame: MailFrame?

    package init(
        rules: RuleSet, book: Book, templates: LetterTemplates, undeliverable: Set<String> = []
    ) {
        self.rules = rules
        self.book = book
        self.templates = templates
        self.undeliverable = undeliverable
        calendar = DueCalendar(rules: rules, book: book)
    }

    /// A letter, and for each of its items, in the order of their numbers, what it is about.
    package struct Composed {
        package let letter: Letter
        package let matters: [[ObligationID]]
        /// The answers that wait, in the order of their lines.
        package var waiting: [Int64] = []
    }

    /// The letter that says all of a bundle; `nil` when its plan is gone from the rules.
    ///
    /// - Parameters:
    ///   - readsReplies: whether answers to it are read by the service.
    ///   - context: what the ledger knows beside.
    package func letter(
        for bundle: Bundle, readsReplies: Bool = false, context: MailContext = MailContext()
    ) -> Composed? {
        guard let plan = plan(of: bundle) else { return nil }
        let words = Words(bundle.recipient.language)
        let at = plan.zone.local(at: bundle.slot)
        let entries = entries(of: bundle, context, on: at.date, words)
        guard !entries.isEmpty else { return nil }
        let items = entries.map(\.item)
        let reader = reader(of: bundle)
        let told = Set(entries.flatMap(\.about))
        let waiting = items.flatMap(\.waiting)
        let fortnight =
            reader == .head ? coming(of: context, besides: told, on: at.date, words) : []
        let letter = Letter(
            language: words.language, reader: reader,
            salutation: words.salutation([bundle.recipient]), unit: bundle.recipient.unit?.name,
            items: items, organisation: rules.organisation.name, office: rules.organisation.office,
            contact: contact(of: plan, words), isConfidential: plan.confidential,
            readsReplies: readsReplies
                && (reader == .head || !waiting.isEmpty || items.contains { $0.ownReport != nil }),
            at: at,
            notes: notes(of: bundle, of: items.count + fortnight.count, on: at.date, words),
            coming: fortnight.map(\.line))
        return Composed(
            letter: letter,
            matters: letter.printedLines.map { line in
                switch line {
                case .item(let place): entries[place].about
                case .coming(let place): fortnight[place].ids
                }
            }, waiting: waiting)
    }

    /// A mail without its letter, for those who count mails: `nil` where `letter` is.
    package func unwritten(_ bundle: Bundle, id: String, context: MailContext) -> Draft? {
        guard let plan = plan(of: bundle) else { return nil }
        let words = Words(bundle.recipient.language)
        let day = plan.zone.local(at: bundle.slot).date
        guard !entries(of: bundle, context, on: day, words).isEmpty else { return nil }
        return Draft(
            encoded: EncodedMail(
                bytes: [], returnPath: "", recipient: bundle.recipient.address, messageID: id),
            subject: "", sender: nil, expires: nil, matters: [])
    }

    /// Who hears of their own unit alone reads as its head; who hears of others reads as what they
    /// are to them.
    private func reader(of bundle: Bundle) -> Letter.Reader {
        let kinds = Set(bundle.notices.map(\.toldAs))
        // Beside what an office itself owes, what it reads of others it reads as the plan's owner.
        let toOwner = bundle.notices.filter { [.escalation, .correction].contains($0.toldAs) }
            .allSatisfy { notice in
                notice.key.role == .owner
                    || rules.plan(notice.plan)?.owner == bundle.recipient.unit?.id
            }
        if bundle.notices.allSatisfy(\.key.role.isOwingUnit), kinds.contains(.correction) {
            return .head
        }
        if kinds.contains(.escalation) || kinds.contains(.correction) {
            if toOwner { return .owner }
            let isLevel = bundle.notices.allSatisfy {
                $0.key.role == .parent || $0.toldAs != .escalation && $0.toldAs != .correction
            }
            return isLevel ? .level : .superior
        }
        if kinds.contains(.tally) || kinds.contains(.rollUp) { return .owner }
        if bundle.notices.allSatisfy(\.key.role.isOwingUnit) { return .head }
        return kinds.contains(.redirect) ? .owner : .inspector
    }

    // MARK: Items

    /// One numbered line of a letter, and the obligations that it is about.
    private struct Entry {
        let item: LetterItem
        var about: [ObligationID] = []
    }

    private func entries(
        of bundle: Bundle, _ context: MailContext, on day: CivilDate, _ words: Words
    ) -> [Entry] {
        var entries: [Entry] = []
        var reported: Set<EscalationKey> = []
        var told: Set<PersonalKey> = []
        var corrected: Set<ObligationID> = []
        let shared = SharedLines(
            bundle.notices.compactMap { notice in
                notice.key.subject.obligation.map {
                    ($0, .init($0.occurrence, notice.key.due, notice.toldAs))
                }
            }, self, on: day)
        var waiting: [WaitingAnswer] = []
        var lists: [LetterItem] = []
        let tallies = tallies(of: bundle, context, on: day, words)
        for notice in bundle.notices {
            guard let plan = rules.plan(notice.plan) else { continue }
            guard let id = notice.key.subject.obligation else {
                lists += list(notice, bundle.goingOut, plan, words)
                if notice.key.stage == .morning {
                    waiting += context.waiting.filter {
                        $0.plan == plan.id && !waiting.contains($0)
                    }
                }
                continue
            }
            // The tally says what its reminder would; what is due today leads for itself.
            if notice.key.kind == .reminder, tallies.contains(where: { $0.of.contains(id) }) {
                continue
            }
            guard
                let matter = Matter(
                    id, notice: notice, plan: plan, rules: rules, book: book, words: words,
                    on: day)?.after(context, toldOf: id)
            else { continue }
            if matter.isForInspector(notice) {
                let key = EscalationKey(id.occurrence, notice.key.due, notice.key.stage)
                guard reported.insert(key).inserted else { continue }
                entries.append(Entry(item: inspectionList(matter, bundle, key, on: day)))
                continue
            }
            switch notice.toldAs {
            case .escalation:
                let key = EscalationKey(id.occurrence, notice.key.due, notice.key.stage)
                guard reported.insert(key).inserted else { continue }
                entries.append(
                    Entry(item: escalation(matter, key, bundle, context, on: day)))
            case .tally:
                guard let tally = tallies.first(where: { $0.of.first == id }) else { continue }
                entries += tally.items.map { Entry(item: $0, about: tally.of) }
            case .correction:
                // Who was told in two roles reads once that it was wrong.
                guard corrected.insert(id).inserted else { continue }
                if let item = withdrawn(matter, id) {
                    entries.append(Entry(item: item))
                    continue
                }
                entries += correction(matter, id, toldOn: context.toldOn[id]).map {
                    Entry(item: $0)
                }
            case .reminder, .dueToday, .overdue, .moved, .returned, .refused, .redirect, .rollUp:
                // Who took over from several units is told once, and from whom.
                let key = SharedLines.Key(id.occurrence, notice.key.due, notice.toldAs)
                guard let ids = shared.ids(ledBy: id, as: key),
                    told.insert(PersonalKey(id: id, key: key)).inserted
                else { continue }
                entries.append(
                    Entry(
                        item: personal(
                            matter, id, notice, from: ids.compactMap { takenFrom($0, on: day) },
                            movedFrom: context.movedFrom[id], on: day), about: ids))
            }
        }
        entries += joined(lists).map { Entry(item: $0) }
        // One list for all the plans of an office: its lines are answered by number.
        if !waiting.isEmpty { entries.append(Entry(item: self.waiting(waiting, words))) }
        return onePerMatter(entries)
    }

    /// One matter is one line, which an answer names by its number: of what says the same of it, such as that
    /// it was taken over and that it is due, the most pressing stays.
    private func onePerMatter(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().filter { index, entry in
            let about = Set(entry.about)
            return about.isEmpty
                || !entries.enumerated().contains { other, covering in
                    let isMore = other < index || covering.about.count > about.count
                    return other != index && about.isSubset(of: covering.about)
                        && covering.item.says(entry.item, besides: isMore)
                }
        }.map(\.element)
    }

    private struct PersonalKey: Hashable {
        let id: ObligationID
        let key: SharedLines.Key
    }

    /// As the office's own lists have them; units that the registry no longer knows come last.
    private func inRegistryOrder(_ ids: [ObligationID]) -> [ObligationID] {
        ids.map { (rules.registry.position(of: $0.unit) ?? .max, $0) }.sorted { $0 < $1 }.map(\.1)
    }

    /// To the inspector: the units of one round.
    private func inspectionList(
        _ matter: Matter, _ bundle: Bundle, _ key: EscalationKey, on day: CivilDate
    ) -> LetterItem {
        let chosen = bundle.notices.compactMap { notice -> ObligationID? in
            guard matter.isForInspector(notice), let id = notice.key.subject.obligation,
                key == EscalationKey(id.occurrence, notice.key.due, notice.key.stage)
            else { return nil }
            return id
        }
        let units = inRegistryOrder(chosen).flatMap { id in
            Array(repeating: name(of: id, matter.words), count: weights[id.debtor] ?? 1)
        }
        return .inspectionList(
            matter.letter, matter.due,
            workingDaysLeft: matter.plan.calendar.workingDays(from: day, to: key.due), units: units)
    }

}

extension Notice {
    /// What its letter is: a rung to the owing unit's own people tells them what its head is told,
    /// never how others stand.
    var toldAs: NoticeKind {
        key.kind == .escalation && key.role.isOwingUnit ? .overdue : key.kind
    }
}
