import Civil
import Inbound
import Ledger
import Rules
import Scheduler

/// What is entered of an answer: what fits what is recorded, and of the rest its words, for the office (statements
/// 39, 41).
extension Engine {
    /// The entries, and the items, by `AnsweredItem.id`, of which another thing came than was said.
    struct TakenAnswer {
        var entries: [Course.Entry] = []
        /// It was understood and can't be entered, such as a day asked for that is today: its words wait.
        var unread: Set<String> = []
        /// Nothing of it can be entered, its words neither.
        var nothing: Set<String> = []
        /// It is another unit's word by now: whoever answers for it may say the same.
        var isAnothers = false
    }

    func taking(
        _ effects: AnswerEffects, _ ids: [String: ObligationID], of mail: StoredMail,
        said: SaidWords, today: CivilDate, now: Instant
    ) -> TakenAnswer {
        var taken = TakenAnswer()
        func fits(_ entry: Course.Entry) -> Bool {
            if entry.body == .unread, isFlooded(entry.obligation) { return false }
            return admit(
                Request(entry.body, entry.obligation, on: entry.on), rules: rules, book: book,
                now: now) == nil
        }
        for entry in effects.entries {
            let made = entry.abouts.compactMap { ids[String($0)] }.map {
                Course.Entry(
                    entry.record, $0, today: today, mail: mail.id, said: said,
                    passedOn: role(named: entry.record.forwardedTo, of: $0, besides: said, today))
            }
            let isFormers = made.contains { hasPassed($0.obligation, from: said, today) }
            let fitting = isFormers ? [] : made.filter(fits)
            taken.isAnothers = taken.isAnothers || isFormers
            // Of what is another's now it is nothing to have read a reminder.
            if isFormers, entry.record == .acknowledged {
                taken.nothing.insert(entry.item)
                continue
            }
            if !fitting.isEmpty {
                taken.entries += fitting
                continue
            }
            let unread = made.lazy.map {
                Course.Entry(
                    .notUnderstood, $0.obligation, today: today, mail: mail.id, said: said,
                    passedOn: nil)
            }.first(where: fits)
            guard let unread else {
                taken.nothing.insert(entry.item)
                continue
            }
            taken.unread.insert(entry.item)
            // The words wait once, whatever else couldn't be entered of them.
            let isThere = taken.entries.contains {
                $0.body == .unread && $0.obligation == unread.obligation
            }
            if !isThere { taken.entries.append(unread) }
        }
        taken.entries.sort { $0.obligation < $1.obligation }
        return taken
    }

    /// Whether another unit answers for it by now than the one that the mail went to: what that one says is another
    /// unit's word (statement 39), which the office sees. A unit that ended is spoken for by whoever sits at its address.
    private func hasPassed(_ id: ObligationID, from said: SaidWords, _ day: CivilDate) -> Bool {
        let responsible = book.state(of: id, due: .min).responsible ?? id.debtor
        let own = addresses(of: responsible, on: day).map { $0.lowercased() }
        let asked = said.recipient.lowercased()
        guard !own.contains(asked), !own.contains(said.sender.lowercased()) else { return false }
        return rules.registry.units.contains { unit in
            unit.id != responsible && unit.exists(on: day)
                && addresses(of: unit.id, on: day).contains { $0.lowercased() == asked }
        }
    }

    /// So many answers that nobody understood wait of one obligation that a further one tells nothing: a
    /// program writes them.
    private func isFlooded(_ id: ObligationID) -> Bool {
        book.waiting(of: id, rules: rules).count { $0.what == .unread } >= 20
    }
}

extension AnswerEffects.Record {
    /// The name of who is to be told instead.
    fileprivate var forwardedTo: String? {
        if case .forwarded(let name) = self { name } else { nil }
    }
}

extension AnswerEffects.Entry {
    /// The obligations that it is about. What nobody understood waits once, under the first.
    fileprivate var abouts: [Substring] {
        let all = item.split(separator: "\n")
        return switch record {
        case .notUnderstood, .forwarded: Array(all.prefix(1))
        case .acknowledged, .submitted, .extensionAsked: all
        }
    }
}

extension Course.Entry {
    /// What an answer says, as an entry. The actor names the mail, not the
    /// person (statement 34). What waits for the office keeps its words.
    fileprivate init(
        _ record: AnswerEffects.Record, _ obligation: ObligationID, today: CivilDate, mail: String,
        said: SaidWords, passedOn: Role?
    ) {
        let body: EventBody
        var words: SaidWords? = said
        var day = today
        switch record {
        case .acknowledged:
            body = .acknowledged(until: nil)
            words = nil
        case .forwarded where passedOn != nil:
            body = .acknowledged(until: nil)
            words = nil
        case .submitted(let number, let on?, isFinal: true):
            body = .received(number: number, none: false, note: nil)
            day = on
            words = nil
        case .submitted(let number, let on, isFinal: _):
            body = .submitted(number: number, undated: on == nil)
            day = on ?? today
        case .extensionAsked(let until): body = .extensionAsked(until: until)
        case .notUnderstood, .forwarded: body = .unread
        }
        self.init(
            obligation: obligation, body: body, actor: "reply/\(mail)", on: day, said: words,
            passedOn: passedOn)
    }
}
