import Desk
import Civil
import Control
import Ledger
import Messages
import Rounds
import Rules
import Scheduler
import Host
import SourceText

/// A unit of a group that an entry passes over, and how it stands instead.
struct LeftOut: Hashable, Sendable {
    let obligation: ObligationID
    let fulfilment: ObligationState.Fulfilment
    /// Which of a file's entries named the group, from 0.
    var entry: Int?
}

/// What came of a call, with the units of groups that its entries passed over; a repeat doesn't know
/// them any more.
struct CallOutcome {
    let recorded: Recorded
    var leftOut: [LeftOut] = []
    /// How many silences, pauses, resumptions and suspensions hold from now on, and periods opened for an
    /// entry.
    var beside = 0
    var remarks: [Bilingual] = []
}

/// Entering what happened: all the entries of a request, or none.
struct ControlRecords {
    let engine: Engine
    let now: Instant
    let actor: String
    /// Who asks, whose role may end at some plans.
    let asker: Asker
    /// The ledger's number that the asker saw; `nil` where that doesn't matter.
    let expecting: Int64?

    /// The rules that the asker may name.
    var rules: RuleSet { asker.visible(engine.rules) }

    /// Throws `Refusals` with everything that is wrong, and then nothing was written.
    ///
    /// - Parameter isTrial: whether nothing is written in any case.
    func record(
        _ entries: [ControlEntry], request: Change.NewRequest?, isTrial: Bool = false
    ) throws -> CallOutcome {
        if let request, let done = try engine.outcome(of: request) {
            return CallOutcome(recorded: done)
        }
        var events: [Course.Entry] = []
        var refusals: [ControlRefusal] = []
        var leftOut: [LeftOut] = []
        var beside = HeldBeside()
        /// Without another ledger's.
        var own: [Course.Entry] = []
        var restoring = ControlRestoring(entries, rules: rules, now: now)
        // Each entry is judged in the state that the ones before it bring about.
        var book = engine.book
        var provisional = Int64.max
        var standing: [Suspension] { engine.holds.suspensions + beside.suspending }
        func add(_ entered: Course.Entry) {
            provisional -= 1
            let event = Event(
                id: provisional, obligation: entered.obligation, body: entered.body,
                actor: entered.actor, on: entered.on, recordedAt: now)
            let opening = Opening(event)
            if let opening { book.add(opening) }
            book.add(event)
            guard let opening, let plan = rules.duty(opening.occurrence.duty)?.plan else { return }
            // What happened to a unit that has ended passes on with it.
            let day = plan.day(of: now)
            book.reorganised(
                opening.occurrence, rules: rules, suspensions: standing, on: day, at: now
            ).forEach(add)
        }
        func take(_ found: [Course.Entry]) {
            for entered in found {
                events.append(entered)
                add(entered)
            }
        }
        for index in Self.order(of: entries) {
            let entry = entries[index]
            do {
                if entry.holdsMail {
                    beside.mail += try held(entry, besides: beside.mail)
                    continue
                }
                if entry.kind == .open { try restoring.check(entry, book) }
                take(restoring.before(entry, standing, &book))
                if entry.kind == .open { continue }
                let known = leftOut.count
                let found = try self.events(entry, book, &leftOut, &beside.suspending)
                if entries.count > 1 {
                    for place in leftOut.indices.dropFirst(known) { leftOut[place].entry = index }
                }
                try checkRole(found)
                try checkSeen(found)
                // Of another ledger's what these moved has entries of its own.
                if entry.recorded != nil {
                    take(found)
                    continue
                }
                own += found
                take(found.map { $0.standing(behind: beside.suspending) })
            } catch let error as Refusals {
                refusals += error.list.map { refusal in
                    var refusal = refusal
                    refusal.entry = index
                    return refusal
                }
            }
        }
        refusals.sort { $0.entry < $1.entry }
        if let refusals = Refusals(refusals) { throw refusals }
        if isTrial {
            return CallOutcome(recorded: Recorded(events: [], obligations: [], isRepeat: false))
        }
        take(restoring.after(book, standing))
        beside.resuming = try engine.driver.suspensions(takenBackBy: events)
        let recorded = try engine.driver.enter(
            events, beside: beside, opening: restoring.openings, request: request, now: now)
        guard !recorded.isRepeat else { return CallOutcome(recorded: recorded) }
        report(entries, recorded)
        return CallOutcome(
            recorded: recorded, leftOut: leftOut,
            beside: beside.mail.count + beside.suspending.count + restoring.openings.count,
            remarks: ControlRemarks(engine: engine, now: now).of(own))
    }

    /// Whose turn it was comes before what is entered about it, wherever a file has it.
    private static func order(of entries: [ControlEntry]) -> [Int] {
        struct About: Hashable {
            let duty: String?
            let period: String?
        }
        func about(_ index: Int) -> About {
            About(duty: entries[index].duty, period: entries[index].period)
        }
        var opens = Dictionary(
            grouping: entries.indices.filter { entries[$0].kind == .open }, by: about)
        return entries.indices.flatMap { index -> [Int] in
            let before = opens.removeValue(forKey: about(index)) ?? []
            return before + (entries[index].kind == .open ? [] : [index])
        }
    }

    /// One journal entry for a request, however many units it is about.
    private func report(_ entries: [ControlEntry], _ recorded: Recorded) {
        guard let first = recorded.events.first, let last = recorded.events.last else { return }
        let kinds = Set(entries.map(\.kind.rawValue)).sorted().joined(separator: ", ")
        let about = Set(recorded.obligations.map(\.occurrence.description)).sorted()
        engine.say(
            .eventRecorded,
            "\(actor): \(kinds): \(about.joined(separator: ", ")), \(quantity(recorded.events.count, "unit")) "
                + "(entries \(first)–\(last))", .info,
            [("HANCHOT_ACTOR", actor), ("HANCHOT_EVENT", "\(first)")])
    }

    private func events(
        _ entry: ControlEntry, _ book: Book, _ leftOut: inout [LeftOut],
        _ begun: inout [Suspension]
    ) throws -> [Course.Entry] {
        if entry.kind == .occur { return try happening(entry, book) }
        // An exported entry is of the one obligation, as any other.
        if entry.kind == .suspend, entry.period == nil {
            let suspension = try suspension(entry)
            let standing = engine.holds.suspensions + begun
            if !standing.contains(suspension) { begun.append(suspension) }
            // Of an export it only stands: what it moved has entries of its own.
            if entry.recorded != nil { return [] }
            try checkNamed(entry.units, suspension)
            let found = suspension.entries(
                rules: engine.rules, book: book, actor: actor, standing: standing)
            return try admitted(found.entries, book)
        }
        if entry.kind == .void {
            let id = try entry.needed(entry.id, "id")
            try checkNamed(by: entry, of: id)
            return try undoing(id, book)
        }
        let found = try ControlTargets(rules: rules, book: book, now: now).find(entry)
        leftOut += found.leftOut
        let today = found.plan.day(of: now)
        let unit =
            entry.kind == .reassign
            ? try ControlNames(rules: engine.rules).unit(try entry.needed(entry.to, "to")).id : nil
        let body = try entry.body(reassignedTo: unit)
        if entry.asksAboutNumber, let number = entry.number {
            let taken = found.obligations.filter { !found.covered.contains($0) }.compactMap {
                numberTaken(number, $0, in: (entry.on ?? today).year, book)
            }
            if let refusals = Refusals(taken) { throw refusals }
        }
        return try admitted(
            found.obligations.map { id in
                Course.Entry(
                    obligation: id,
                    body: found.covered.contains(id) ? covered(body, by: entry.units) : body,
                    actor: actor, on: entry.on ?? today, workingDaysLate: entry.late)
            }, book, asOf: entry.recorded)
    }

    /// Statement 61: a number received twice from one unit in a year is questioned.
    private func numberTaken(
        _ number: String, _ id: ObligationID, in year: Int, _ book: Book
    ) -> ControlRefusal? {
        let wanted = paperNumber(number)
        for other in book.obligations(of: id.debtor) where other != id {
            let events = book.events(of: other)
            let undone = Set(events.compactMap(\.body.voids))
            let same = events.last { event in
                guard case .received(let known?, _, _) = event.body, event.on.year == year else {
                    return false
                }
                return paperNumber(known) == wanted && !undone.contains(event.id)
            }
            guard let same else { continue }
            let name = engine.rules.registry.unit(id.debtor)?.name ?? id.debtor
            return ControlRefusal(
                .contradiction,
                vi: "số \(number) của \(name) trong năm \(year) đã ghi cho \(other.occurrence) "
                    + "(ghi nhận số \(same.id)); nếu một văn bản là cả hai báo cáo: thêm --again",
                en: "number \(number) of \(name) in \(year) is entered for \(other.occurrence) "
                    + "(entry \(same.id)); if one paper is both reports: add --again")
        }
        return nil
    }

    /// The events, when all of them fit what is recorded.
    ///
    /// - Parameter instant: when they were made, where that isn't now.
    func admitted(
        _ events: [Course.Entry], _ book: Book, asOf instant: Instant? = nil
    ) throws(Refusals) -> [Course.Entry] {
        let requests = events.map { Request($0.body, $0.obligation, on: $0.on) }
        let refusals = admit(requests, rules: engine.rules, book: book, now: instant ?? now)
            .map { request, refusal in
                let text = refusal.text(
                    about: request.obligation, registry: engine.rules.registry)
                return ControlRefusal(.contradiction, vi: text.vi, en: text.en)
            }
        if let refusals = Refusals(refusals) { throw refusals }
        return events
    }

    /// One report for several units: each of the others keeps whose it is.
    private func covered(_ body: EventBody, by units: [String]) -> EventBody {
        guard case .received(let number, let none, let note) = body else { return body }
        let whose = "chung báo cáo của \(units.joined(separator: ", "))"
        return .received(
            number: number, none: none, note: note.map { "\($0) (\(whose))" } ?? whose)
    }
}

extension Engine {
    /// What came of a request that was done before; refused where its id meant something else then.
    func outcome(of request: Change.NewRequest) throws -> Recorded? {
        do { return try driver.outcome(of: request) } catch let error as RequestReused {
            throw Refusals(reused: error.request)
        }
    }
}

extension Refusals {
    /// The request's id was used for something else.
    init(reused request: String) {
        self.init(
            ControlRefusal(
                .contradiction,
                vi: "mã yêu cầu '\(request)' đã dùng cho một việc khác",
                en: "the request id '\(request)' was used before for something else"))
    }
}
