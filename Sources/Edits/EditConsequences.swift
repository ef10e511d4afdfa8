package import Civil
package import Events
package import Rules
package import Scheduler

/// What an edit does: to records, to what is open, to dates, to what is sent and to whom.
package struct EditConsequences: Sendable {
    /// Digests of the two sets of rule files.
    package let oldRules: String
    package let newRules: String
    /// The days compared.
    package let days: ClosedRange<CivilDate>
    /// Records that the new rules have no obligation for any more (statement 36).
    package var orphans: [Orphan] = []
    /// Records that would count for another day: a list that gained or lost a date (statement 35).
    package var displaced: [Displacement] = []
    /// What is owed, or would be, and no longer is.
    package var withdrawn: [Withdrawal] = []
    /// Due dates that are another day.
    package var moved: [Move] = []
    /// Reporting windows that somebody was told and that are others (statement 52): nothing is held for them, the
    /// next mail says the new ones and what they were.
    package var windows: [WindowChange] = []
    /// What is owed and wasn't before.
    package var added: [Addition] = []
    /// Notices that leave, don't, or leave on another day; equal ones together.
    package var notices: [NoticeChange] = []
    /// Addresses that get another's notices, and how many.
    package var readdressed: [Readdressing] = []
    /// Addresses that are written to under one set of rules alone.
    package var gained: [String] = []
    package var lost: [String] = []
    /// Duties and plans whose words in mails are others.
    package var reworded: [String] = []

    /// Why the new rules have no place for something.
    package enum Lack: String, Hashable, Sendable {
        case duty, period, unit
    }

    package struct Orphan: Hashable, Sendable {
        package let obligation: ObligationID
        /// The number of the entry, and what it recorded.
        package let entry: Int64
        package let what: EventWord
        package let on: CivilDate
        /// The paper that stands behind it.
        package let number: String?
        package let lack: Lack
        /// What it may be called now: a duty or period that is new and looks the same.
        package let likely: String?
    }

    package struct Displacement: Hashable, Sendable {
        package let obligation: ObligationID
        /// The number of the entry, and what it recorded.
        package let entry: Int64
        package let what: EventWord
        package let on: CivilDate
        /// The paper that stands behind it.
        package let number: String?
        /// The day of the list for which it was recorded, and that for which it would count.
        package let from: CivilDate
        package let to: CivilDate
    }

    package struct Withdrawal: Hashable, Sendable {
        package let occurrence: OccurrenceID
        package let due: CivilDate
        package let units: [String]
        /// How many of them were told of it already.
        package let told: Int
        package let lack: Lack
        /// Whether the service would go on asking: members are frozen when a period opens.
        package let staysOpen: Bool
        package let likely: String?
    }

    package struct Move: Hashable, Sendable {
        package enum Cause: String, Hashable, Sendable {
            /// Days off that were announced, or taken back (statement 7).
            case calendar
            case edit
        }

        package let occurrence: OccurrenceID
        package let from: CivilDate
        package let to: CivilDate
        package let cause: Cause
        package let units: Int
        /// How many of them were told of the old day.
        package let told: Int
    }

    package struct WindowChange: Hashable, Sendable {
        package let occurrence: OccurrenceID
        /// `nil` where the rule says nothing of it.
        package let from: ClosedRange<CivilDate>?
        package let to: ClosedRange<CivilDate>?
        /// How many units were told of the old one and still owe the report.
        package let told: Int
    }

    package struct Addition: Hashable, Sendable {
        package let occurrence: OccurrenceID
        package let due: CivilDate
        package let units: [String]
        /// Whether it is past due as it is taken up (statement 24).
        package let isPast: Bool
    }

    /// Notices that change alike: of one duty (or plan), stage and role, by the same number of days.
    package struct NoticeChange: Hashable, Sendable {
        package enum What: String, Hashable, Sendable, CaseIterable {
            /// A step of the ladder that would leave on the first working day.
            case atOnce = "at-once"
            case cancelled, added, moved
        }

        package let what: What
        package let plan: String
        /// `nil` for a plan's own lists.
        package let duty: String?
        package let kind: NoticeKind
        /// `nil` for what an entry brought about.
        package let stage: NoticeStage?
        var stageText: String { stage?.description ?? "" }
        package let role: Role
        /// The first and last days on which they left before, and leave now.
        package var from: ClosedRange<CivilDate>?
        package var to: ClosedRange<CivilDate>?
        package var count: Int
        package var periods: Set<String>
    }

    package struct Readdressing: Hashable, Sendable {
        package let from: String
        package let to: String
        package var count: Int
    }

    package var isEmpty: Bool {
        orphans.isEmpty && displaced.isEmpty && withdrawn.isEmpty && moved.isEmpty
            && windows.isEmpty && added.isEmpty && notices.isEmpty && readdressed.isEmpty
            && gained.isEmpty && lost.isEmpty && reworded.isEmpty
    }

    /// Statement 36: whether it may be taken up without anybody's word. It loses no record, has none
    /// count for another day, cancels nothing and moves no date that somebody was told of; announced
    /// days off always may.
    package var isHarmless: Bool {
        orphans.isEmpty && displaced.isEmpty && !withdrawn.contains(where: \.isHeld)
            && !moved.contains(where: \.isHeld)
    }
}

extension EditConsequences {
    /// The duties whose records would be lost, or of which something told is taken back.
    package var heldDuties: Set<String> {
        Set(
            (orphans.map(\.obligation) + displaced.map(\.obligation)).map(\.occurrence.duty)
                + withdrawn.filter(\.isHeld).map(\.occurrence.duty)
                + moved.filter(\.isHeld).map(\.occurrence.duty))
    }
}

extension EditConsequences.Withdrawal {
    /// Somebody was told of it, and nobody would ask for it any more.
    package var isHeld: Bool { told > 0 && !staysOpen }
}

extension EditConsequences.Move {
    /// Somebody was told of the old day, and no days off moved it.
    package var isHeld: Bool { told > 0 && cause == .edit }
}
