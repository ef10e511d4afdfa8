import Desk
import Civil
import Inbound
import Ledger
import Rules
import Scheduler

/// The mail that an answer is to, as it stands now.
extension Engine {
    /// The obligations of a mail by their text.
    func matters(of mail: StoredMail) throws(LedgerError) -> [String: ObligationID] {
        var found: [String: ObligationID] = [:]
        for id in mail.items.joined() { found[id.description] = id }
        for stored in try ledger.notices(inMail: mail.id) {
            if let id = stored.notice.key.subject.obligation { found[id.description] = id }
        }
        return found
    }

    func answeredMail(
        _ id: String, today: CivilDate
    ) throws(LedgerError) -> AnsweredMail? {
        guard let mail = try ledger.mail(id: id), let recipient = mail.recipient else { return nil }
        let ids = try matters(of: mail)
        var told: [ObligationID: CivilDate] = [:]
        for stored in try ledger.notices(inMail: id) {
            if let about = stored.notice.key.subject.obligation {
                told[about] = stored.notice.key.due
            }
        }
        var alternates: Set<String> = []
        var units: Set<String> = []
        var responsibles: Set<String> = []
        var offices: Set<String> = []
        var desks: Set<String> = []
        let items = mail.items.map { about in
            let about = about.filter { ids[$0.description] != nil }
            guard let first = about.first, let (plan, duty) = rules.duty(first.occurrence.duty),
                let occurrence = book.occurrence(first.occurrence, duty: duty, plan: plan)
            else { return AnsweredItem.unanswerable }
            let states = about.map { book.state(of: $0, due: occurrence.due) }
            for (id, state) in zip(about, states) {
                let responsible = state.responsible ?? id.debtor
                alternates.formUnion(addresses(of: responsible, on: today))
                responsibles.insert(responsible)
                units.formUnion(
                    [responsible, id.unit].compactMap { rules.registry.unit($0)?.name })
            }
            let goals = about.compactMap { rules.destination(of: $0, duty: duty, on: today) }
            offices.formUnion(
                [rules.registry.unit(plan.owner)].compactMap { $0?.name } + goals.map(\.name))
            desks.formUnion(goals.map(\.id))
            desks.formUnion(about.flatMap { deciders(about: $0, on: today) })
            return AnsweredItem(
                id: about.map(\.description).joined(separator: "\n"), short: duty.short,
                names: [duty.title],
                isOpen: states.contains(where: \.isOpen),
                // What is only shown as coming is answered by number (statement 28).
                isUrged: about.contains { told[$0] != nil }, expectsReport: duty.expectsReport,
                due: states[0].due, toldDue: told[first], opensOn: occurrence.opensOn,
                asksFor: states[0].asksFor, setting: duty.reply == .final ? .final : .confirm,
                round: about.reduce(0) { $0 + rounds(of: $1) })
        }
        let waiting = try matters(waitingIn: mail)
        return AnsweredMail(
            recipient: recipient, alternates: alternates.sorted(),
            strangers: strangers(to: desks, on: today), units: units.sorted(),
            people: people(of: responsibles, besides: desks),
            offices: offices.sorted(), items: items, waiting: mail.waiting.count,
            numbers: mail.waiting,
            deciders: waiting.flatMap { deciders(about: $0, on: today) }.flatMap {
                addresses(of: $0, on: today)
            },
            round: waiting.reduce(0) { $0 + book.events(of: $1).count { $0.body.voids != nil } })
    }

    /// The names of the units' people, without those who are called like somebody of the offices.
    private func people(of units: Set<String>, besides desks: Set<String>) -> [String] {
        func names(_ ids: Set<String>) -> [String] {
            ids.sorted().compactMap(rules.registry.unit).flatMap { unit in
                ([unit.head, unit.contact] + unit.deputies.map(\.person)).compactMap(\.?.name)
            }
        }
        func last(_ name: String) -> Substring? { foldedWords(name).split(separator: " ").last }
        let taken = Set(names(desks).compactMap(last))
        return names(units).filter { last($0).map { !taken.contains($0) } ?? false }
    }

    /// The addresses of the registry that none of these units has: a report that went there went astray.
    private func strangers(to desks: Set<String>, on day: CivilDate) -> Set<String> {
        var found: Set<String> = []
        for unit in rules.registry.units {
            let people = [unit.head, unit.contact].compactMap { $0 } + unit.deputies.map(\.person)
            for address in [unit.email] + people.map(\.email) {
                if let address { found.insert(address.lowercased()) }
            }
        }
        let own = desks.flatMap { addresses(of: $0, on: day) }.map { $0.lowercased() }
        return found.subtracting(own).subtracting([rules.organisation.mailFrom.lowercased()])
    }

    /// What the answers are about that a mail's list of what waits shows.
    private func matters(waitingIn mail: StoredMail) throws(LedgerError) -> Set<ObligationID> {
        var found: Set<ObligationID> = []
        for number in mail.waiting {
            if let event = try ledger.tail(after: number - 1, limit: 1).first {
                found.insert(event.obligation)
            }
        }
        return found
    }

    /// The units whose people may decide on what waits about an obligation: the plan's owner, the level that
    /// collects it (statement 56), and those that the settings name.
    func deciders(about id: ObligationID, on day: CivilDate) -> [String] {
        guard let (plan, _) = rules.duty(id.occurrence.duty) else { return [] }
        let level = rules.collector(of: id, on: day).map { [$0] } ?? []
        return [plan.owner] + level + rules.organisation.deciders.filter { $0 != plan.owner }
    }

    /// How often a report was sent back, an entry voided, or an answer decided on: the same words are a new
    /// answer then (statement 42).
    private func rounds(of id: ObligationID) -> Int {
        book.events(of: id).count { event in
            if case .returned = event.body { true } else { event.body.isAbout != nil }
        }
    }

    /// Who of the unit that answers for an obligation has this name today, and an address that neither wrote the
    /// answer nor got the mail: its contact, or who stands in. Part of a name will do where it fits one alone.
    func role(
        named name: String?, of id: ObligationID, besides said: SaidWords, _ day: CivilDate
    ) -> Role? {
        guard let name else { return nil }
        let responsible = book.state(of: id, due: .min).responsible ?? id.debtor
        guard let unit = rules.living(responsible, on: day) else { return nil }
        let wanted = foldedWords(name).split(separator: " ")
        let people: [(role: Role, person: Person?)] = [
            (.contact, unit.contact), (.deputy, unit.deputy(on: day)?.person),
        ]
        let fitting = people.filter { _, person in
            guard let own = person?.name, let address = person?.email else { return false }
            return foldedWords(own).split(separator: " ").suffix(wanted.count) == wanted[...]
                && ![said.sender, said.recipient].contains {
                    $0.lowercased() == address.lowercased()
                }
        }
        return fitting.count == 1 ? fitting[0].role : nil
    }

    /// Who may answer for a unit today: the office, its head, its contact, who stands in.
    func addresses(of unit: String, on day: CivilDate) -> [String] {
        guard let unit = rules.living(unit, on: day) else { return [] }
        return [unit.email, unit.head?.email, unit.contact?.email].compactMap { $0 }
            + unit.deputies.filter { deputy in
                (deputy.from.map { $0 <= day } ?? true) && (deputy.until.map { day <= $0 } ?? true)
            }.compactMap(\.person.email)
    }
}

extension OrgUnit {
    /// Whose own address it is: the head's, the contact's, that of who stands in.
    func person(at address: String) -> Person? {
        ([head, contact].compactMap { $0 } + deputies.map(\.person))
            .first { $0.email?.lowercased() == address.lowercased() }
    }
}

extension AnsweredItem {
    /// A line that keeps its number, and that nothing can be answered to.
    fileprivate static let unanswerable = AnsweredItem(
        id: "", short: "", isOpen: false, expectsReport: false, due: nil, toldDue: nil)
}
