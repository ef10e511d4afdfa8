internal import Civil
internal import Mail
internal import Rules
internal import Scheduler
internal import SourceText

/// What two letters have in common that differ in nothing but the names of their readers.
struct LetterKindKey: Hashable, Sendable {
    struct Told: Hashable, Sendable {
        let occurrence: OccurrenceID
        let due: CivilDate
        let kind: NoticeKind
        let stage: NoticeStage
        let role: Role
        let at: Instant
        let plan: String
        let moves: Int
        /// What the reader was told of its window before an edit.
        let windowBefore: ChangedWindows.Change?
        /// The unit above, where the words name it (statement 56).
        let parent: String?
    }

    let language: Language
    let slot: Instant
    let hasUnit: Bool
    let readsReplies: Bool
    let told: [Told]
    let coming: [Told]
}

/// Such a letter, worked out once.
struct LetterKindForm: Sendable {
    let form: LetterForm
    let calendar: CalendarForm?
    /// The occurrences whose days the calendar shows, in its order.
    let shown: [OccurrenceID]
    /// What each numbered line is about.
    let matters: [OccurrenceID]
    let envelope: Envelope

    /// What is the same in every mail of a slot.
    struct Envelope: Sendable {
        let from: MailAddress
        let zoneOffset: Int
        let language: Language
        let readsReplies: Bool
        let expires: Instant?
    }
}

extension LetterWriter {
    /// What the bundle's letter has in common with those of other units; `nil` where its reader's
    /// unit differs from them in more than its name: by an entry of its own, by what it took over,
    /// or since its letter is about others.
    func kindKey(of bundle: Bundle, _ context: MailContext, readsReplies: Bool) -> LetterKindKey? {
        guard let unit = bundle.recipient.unit?.id, bundle.skipped.isEmpty, bundle.held == nil,
            bundle.goingOut.isEmpty
        else { return nil }
        var told: [LetterKindKey.Told] = []
        told.reserveCapacity(bundle.notices.count)
        for notice in bundle.notices {
            guard let id = notice.key.subject.obligation, id.unit == unit,
                notice.key.role.isOwingUnit, notice.isOfItsStage, isUnexceptional(id)
            else { return nil }
            told.append(
                LetterKindKey.Told(
                    occurrence: id.occurrence, due: notice.key.due, kind: notice.key.kind,
                    stage: notice.key.stage, role: notice.key.role, at: notice.at,
                    plan: notice.plan, moves: context.moves[id] ?? 0,
                    windowBefore: windowBefore(of: id, context),
                    parent: parent(of: id, at: bundle.slot)))
        }
        var coming: [LetterKindKey.Told] = []
        for next in context.coming {
            guard next.obligation.unit == unit, isUnexceptional(next.obligation) else { return nil }
            coming.append(
                LetterKindKey.Told(
                    occurrence: next.obligation.occurrence, due: next.due, kind: .reminder,
                    stage: .due, role: .head, at: bundle.slot, plan: "", moves: 0,
                    windowBefore: windowBefore(of: next.obligation, context),
                    parent: parent(of: next.obligation, at: bundle.slot)))
        }
        return LetterKindKey(
            language: bundle.recipient.language, slot: bundle.slot, hasUnit: true,
            readsReplies: readsReplies, told: told, coming: coming)
    }

    private func parent(of id: ObligationID, at instant: Instant) -> String? {
        guard let (plan, duty) = rules.duty(id.occurrence.duty),
            duty.sendTo == .parent || duty.ladder.contains(where: { $0.to.contains(.parent) })
        else { return nil }
        return rules.parent(of: id.debtor, on: plan.day(of: instant))?.id
    }

    private func windowBefore(
        of id: ObligationID, _ context: MailContext
    ) -> ChangedWindows.Change? {
        context.toldAt[id].flatMap { context.windows.before(id.occurrence, toldAt: $0) }
    }

    private func isUnexceptional(_ id: ObligationID) -> Bool { book.events(of: id).isEmpty }
}

extension Notice {
    /// Whether its words follow from its stage alone.
    fileprivate var isOfItsStage: Bool {
        switch key.kind {
        case .reminder, .dueToday, .overdue, .escalation: true
        case .tally, .rollUp, .moved, .returned, .refused, .redirect, .correction: false
        }
    }
}
