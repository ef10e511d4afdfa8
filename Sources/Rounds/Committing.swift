internal import Ledger
internal import Civil
internal import Rules
internal import Scheduler

/// Asking and committing: a change is recorded if the ledger is still as the books say, and taken into them;
/// who loses reads on and works it out anew.
extension Driver {
    /// - Parameter book: where that isn't the book as it is.
    func course(_ now: Instant, book: Book? = nil) -> Course {
        var course = Course(
            rules: rules, book: book ?? self.book, lastEvent: lastEvent, watermark: watermark,
            now: now)
        course.silences = holds.silences(after: now)
        course.suspensions = holds.suspensions
        course.blast =
            isGuarded
            ? .guarded(through: holds.approvedThrough, doubtful: holds.doubtfulThrough)
            : .unguarded
        course.undeliverable = undeliverable
        course.remarkedPlans = remarkedPlans
        return course
    }

    func ask(_ query: Query) throws(DriverError) -> Answer {
        do { return try ledger.answer(query) } catch { throw .ledger(error) }
    }

    /// Commits a decision in pieces, worked out anew as long as somebody else was first.
    func step(
        now: Instant, _ work: () throws(DriverError) -> Change
    ) throws(DriverError) {
        while true {
            try consider(now: now)
            let change = try work()
            if change.isEmpty { return }
            if try commitAll(change) { return }
        }
    }

    private func commitAll(_ change: Change) throws(DriverError) -> Bool {
        for piece in change.pieces(of: noticesAtATime) {
            let isDone = try commit(
                piece, .decision(lastEvent: lastEvent, watermark: recordedWatermark))
            guard isDone else { return false }
            alive()
        }
        return true
    }

    /// Commits one change and takes it into the books; when the ledger isn't as expected any more,
    /// reads on and says no.
    func commit(_ change: Change, _ expectation: Expectation) throws(DriverError) -> Bool {
        try record(change, expectation) != nil
    }

    /// The mails that weren't frozen before; `nil` when the ledger isn't as expected.
    private func record(
        _ change: Change, _ expectation: Expectation
    ) throws(DriverError) -> [StoredMail]? {
        let change = considering(forgettingHolders(change))
        let commit: Commit
        do { commit = try ledger.commit(change, expecting: expectation.under(term)) } catch {
            throw .ledger(error)
        }
        switch commit {
        case .deposed: throw .deposed
        case .lost:
            if machine == nil { try readOn() } else { try reread() }
            return nil
        case .done(let new, let frozen):
            for opening in change.openings { book.add(opening) }
            for event in change.events { take(event, isConsidered: !isFollowing) }
            forgetHolders(change)
            unrecorded.subtract(change.spooled)
            if let mark = change.watermark {
                watermark = max(watermark, mark)
                recordedWatermark = watermark
            }
            for notice in new where notice.fate != .pending {
                report(.ended(notice, notice.fate))
            }
            return frozen
        }
    }

    /// Remembers something beside.
    package func remember(_ settings: [String: String?]) throws(DriverError) {
        var change = Change()
        change.settings = settings
        try commit(change)
    }

    /// Records what holds whatever else was recorded; gives the mails that weren't frozen before.
    @discardableResult
    func commit(_ change: Change) throws(DriverError) -> [StoredMail] {
        if change.isEmpty { return [] }
        return try record(change, .nothing) ?? []
    }

    /// Reads openings and events again, for what stands in them otherwise now.
    func rereadBook() throws(DriverError) {
        do {
            book = Book()
            book.adopt(calendarsOf: rules)
            lastEvent = 0
            unconsidered = nil
            isPlanStale = true
            for opening in try ledger.openings() { book.add(opening) }
        } catch {
            throw .ledger(error)
        }
        try readOn()
    }

    /// Takes up what a going back left: a fallen watermark, too.
    func reread(from watermark: Instant) throws(DriverError) {
        self.watermark = watermark
        recordedWatermark = watermark
        try rereadBook()
    }

    /// Takes in what was recorded since.
    func readOn() throws(DriverError) {
        do {
            while true {
                let events = try ledger.tail(after: lastEvent, limit: Self.eventsAtATime)
                if events.isEmpty { break }
                for event in events { take(event, isConsidered: false) }
            }
            if let mark = try ledger.standing().watermark {
                recordedWatermark = mark
                watermark = max(watermark, mark)
            }
        } catch {
            throw .ledger(error)
        }
    }
}
