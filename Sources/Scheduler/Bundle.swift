package import Civil
internal import Rules

/// One mail to be made: what is due together to one address (statement 12).
package struct Bundle: Hashable, Sendable {
    package let recipient: Recipient
    /// The latest of the release times of its notices.
    package let slot: Instant
    /// Most urgent first.
    package let notices: [Notice]
    /// From plans in shadow mode: everything happens but mail (statement 29).
    package let isShadow: Bool
    /// What the owner is told of roles that are nobody (statement 21).
    package let skipped: [Skipped]
    /// What the owner is asked about (statement 29).
    package let held: BlastHold?
    /// What the owner's morning list is about (statement 4).
    package let goingOut: [Notice]
    /// What else the owner's morning list is about (statement 41).
    package let waiting: [Waiting]
    /// Every office that the mail goes to one inbox for, `recipient` first (statement 48).
    package let offices: [Recipient]
    /// What else is open for the head's unit in the coming fortnight, overdue first; shown, recorded
    /// as shown, and no notice (statement 49).
    package let outlook: [OutlookLine]
    /// What an overdue notice may promise (statement 45); nothing where nobody will be told.
    package let promises: [ObligationID: Promise]
    /// The days on which the heads were urged before, where the ledger knows of any (statement 45).
    package let urged: [ObligationID: Set<CivilDate>]

    package init(
        recipient: Recipient, slot: Instant, notices: [Notice], isShadow: Bool = false,
        skipped: [Skipped] = [], held: BlastHold? = nil, goingOut: [Notice] = [],
        waiting: [Waiting] = [], offices: [Recipient] = [], outlook: [OutlookLine] = [],
        promises: [ObligationID: Promise] = [:], urged: [ObligationID: Set<CivilDate>] = [:]
    ) {
        self.recipient = recipient
        self.slot = slot
        self.notices = notices
        self.isShadow = isShadow
        self.skipped = skipped
        self.held = held
        self.goingOut = goingOut
        self.waiting = waiting
        self.offices = offices.isEmpty ? [recipient] : offices
        self.outlook = outlook
        self.promises = promises
        self.urged = urged
    }
}

extension Bundle {
    /// The same without some notices; `nil` when nothing is left.
    package func without(_ keys: Set<NoticeKey>) -> Bundle? {
        let rest = notices.filter { !keys.contains($0.key) }
        if rest.isEmpty { return nil }
        return Bundle(
            recipient: recipient, slot: slot, notices: rest, isShadow: isShadow, skipped: skipped,
            held: held, goingOut: goingOut, waiting: waiting, offices: offices, outlook: outlook,
            promises: promises, urged: urged)
    }

    /// Whether it is scheduled mail, of which an address gets one a working day (statement 49).
    package func isScheduled(_ duties: inout DutyFinder) -> Bool {
        if isShadow { return false }
        for notice in notices where notice.key.kind.isScheduled {
            if duties.duty(of: notice).map({ !$0.leavesAtOnce }) ?? true { return true }
        }
        return false
    }

    /// What is to be recorded as shown to its address: the lines of its outlook, and the
    /// commemorations that it reminds of.
    package func shown(_ duties: inout DutyFinder) -> [ShownLine] {
        if isShadow { return [] }
        let to = fingerprint(recipient.address)
        var told: [ShownLine] = []
        for notice in notices where notice.key.kind.isReminder {
            guard let id = notice.key.subject.obligation,
                duties.duty(of: notice)?.kind == .anniversary
            else { continue }
            told.append(ShownLine(obligation: id, due: notice.key.due, address: to))
        }
        return told
            + outlook.map { ShownLine(obligation: $0.obligation, due: $0.due, address: to) }
    }
}

/// Something that a mail showed to an address without telling it: decides nothing but whether a
/// reminder that says nothing new need go (statement 49).
package struct ShownLine: Hashable, Sendable {
    package let obligation: ObligationID
    package let due: CivilDate
    /// As a fingerprint.
    package let address: String

    package init(obligation: ObligationID, due: CivilDate, address: String) {
        self.obligation = obligation
        self.due = due
        self.address = address
    }
}

/// A notice that could not leave because its role is nobody.
package struct Skipped: Hashable, Sendable {
    package let key: NoticeKey
    package let reason: Reason

    package init(key: NoticeKey, reason: Reason) {
        self.key = key
        self.reason = reason
    }
}

extension ReleaseMaker {
    /// Which of what leaves goes in one mail. One inbox gets one mail, also for two offices, unless
    /// it would name another unit to a unit's head (statement 48).
    mutating func bundle() {
        struct Inbox: Hashable {
            let address: String
            let confidential: String
            let shadow: String
        }
        var inboxes: [Inbox: [Leaving]] = [:]
        for item in leaving {
            guard let recipient = item.recipient else { continue }
            let inbox = Inbox(
                address: recipient.address,
                confidential: item.plan.confidential ? item.plan.id : "",
                shadow: item.plan.mode == .shadow ? item.plan.id : "")
            inboxes[inbox, default: []].append(item)
        }
        let mails = inboxes.flatMap { inbox, items in
            Self.parts(items).map { (inbox: inbox, items: $0) }
        }.map { mail in
            (
                slot: mail.items.map(\.notice.release).max() ?? now, inbox: mail.inbox,
                items: mail.items
            )
        }.sorted { a, b in
            // Most differ in these, and most in the second.
            if a.slot != b.slot { return a.slot < b.slot }
            if a.inbox.address != b.inbox.address { return a.inbox.address < b.inbox.address }
            let (first, second) = (a.items[0].recipient?.unit?.id, b.items[0].recipient?.unit?.id)
            return (first ?? "", a.inbox.confidential, a.inbox.shadow)
                < (second ?? "", b.inbox.confidential, b.inbox.shadow)
        }
        for mail in mails {
            make(mail.items, slot: mail.slot, isShadow: !mail.inbox.shadow.isEmpty)
        }
    }

    /// What names units to those who may read of them is one mail, with what the same offices are
    /// told of themselves; what a head is told of another unit is a mail for each unit.
    private static func parts(_ items: [Leaving]) -> [[Leaving]] {
        if items.count == 1 { return [items] }
        let overseeing = Set(items.filter(\.namesUnits).map { $0.recipient?.unit?.id })
        return Dictionary(grouping: items) { item -> String? in
            let unit = item.recipient?.unit?.id
            // The empty id is no unit's: it stands for all that is one mail.
            return item.namesUnits || overseeing.contains(unit) ? "" : unit
        }.values.map { items in
            items.enumerated().sorted { a, b in
                let (first, second) = (a.element.notice.key, b.element.notice.key)
                return (first.kind.urgency, first.due, a.offset)
                    < (second.kind.urgency, second.due, b.offset)
            }.map(\.element)
        }
    }

    private mutating func make(_ items: [Leaving], slot: Instant, isShadow: Bool) {
        guard let recipient = items[0].recipient else { return }
        let notices = items.map(\.notice)
        var offices: [Recipient] = []
        for office in items.compactMap(\.recipient)
        where !offices.contains(where: { $0.unit == office.unit }) {
            offices.append(office)
        }
        let lists = notices.filter { $0.key.stage == .morning }
        let asks = items.contains { $0.notice.key.stage == .held }
        var promises: [ObligationID: Promise] = [:]
        for item in items where item.notice.key.kind == .overdue {
            guard let id = item.notice.key.subject.obligation else { continue }
            promises[id] = promise(of: item)
        }
        result.bundles.append(
            Bundle(
                recipient: recipient, slot: slot, notices: notices, isShadow: isShadow,
                skipped: items.filter { $0.notice.key.stage == .skipped }
                    .flatMap { skipped[$0.plan.id] ?? [] },
                held: asks ? result.held : nil,
                goingOut: facts.goingOut.filter { notice in
                    lists.contains { notice.isShown(in: $0) } && isToCome(notice)
                },
                waiting: lists.isEmpty
                    ? [] : facts.waiting.filter { lists.contains(where: $0.isShown) },
                offices: offices, outlook: outlook(of: items), promises: promises,
                urged: urged(of: notices)))
    }

    private func urged(of notices: [Notice]) -> [ObligationID: Set<CivilDate>] {
        if facts.urged.isEmpty { return [:] }
        // Only what urges speaks of it: else it would hang on what else waited.
        let urging = notices.filter(\.key.kind.isLadder)
        let known = urging.compactMap(\.key.subject.obligation).compactMap { id in
            facts.urged[id].map { (id, $0) }
        }
        return Dictionary(known, uniquingKeysWith: { first, _ in first })
    }
}

extension ReleaseMaker.Leaving {
    /// Whether its part of a mail names units to somebody who is more than their head.
    fileprivate var namesUnits: Bool {
        notice.key.kind == .tally || !notice.key.role.isOwingUnit
    }
}
