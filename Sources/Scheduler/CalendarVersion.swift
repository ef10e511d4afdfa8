package import Civil

/// The versions of what calendars show of an obligation (statement 37): each of these entries makes
/// another one, and they are never taken away, so their number only rises.
extension Book {
    /// The extensions and suspensions, and the entries that undid one, in order of recording.
    package func entriesMovingDue(of id: ObligationID) -> [Event] {
        entries(of: id, where: \.movesDue)
    }

    /// The same with everything that made the entry of somebody's calendar void, or good again: what was
    /// waived, withdrawn, or passed to another unit.
    package func entriesChangingCalendar(of id: ObligationID) -> [Event] {
        entries(of: id) { body in
            switch body {
            case .extended, .suspended, .waived, .cancelled, .transferred, .reassigned, .occurred:
                true
            case .received, .acknowledged, .submitted, .accepted, .returned, .extensionAsked,
                .unread, .settled, .joined, .voided:
                false
            }
        }.filter { !$0.body.isHappening }
    }

    /// Those that change something, and those that undo one of them.
    private func entries(of id: ObligationID, where changes: (EventBody) -> Bool) -> [Event] {
        let events = events(of: id)
        let changing = Set(events.filter { changes($0.body) }.map(\.id))
        return events.filter {
            changing.contains($0.id) || $0.body.voids.map(changing.contains) ?? false
        }
    }
}

extension Book {
    /// How often the due day moved since it was first told, otherwise than by entries: by edits of the
    /// rules and by days off announced later. Of what nobody was told the ledger knows nothing.
    ///
    /// - Parameters:
    ///   - due: as it is now.
    ///   - notices: those about the obligation, in any order.
    package func movesBesideEntries(
        of id: ObligationID, due: CivilDate, notices: [StoredNotice]
    ) -> Int {
        let told = notices.filter { $0.mail != nil }.sorted { $0.decidedAt < $1.decidedAt }
        guard let first = told.first else { return 0 }
        let days = told.map(\.notice.key.due) + [due]
        let changes = zip(days, days.dropFirst()).count { $0 != $1 }
        let entered = entriesMovingDue(of: id).count { $0.recordedAt >= first.decidedAt }
        return max(0, changes - entered)
    }
}
