package import Civil
import Control
import Correspondence
import Mail
package import Messages
package import Rules
import Scheduler
import SourceText

/// Answers `Calendar`: from the books of a running service, or from rules alone where nobody has asked one.
package struct CalendarAnswer {
    private let calendar: DueCalendar
    /// The time that the calendar speaks of: its entries' `DTSTAMP`.
    private let stamp: Instant
    /// What the ledger has of notices about obligations.
    private let told: ([ObligationID]) throws -> [ObligationID: [StoredNotice]]

    /// About so many entries are answered at once.
    private static let entriesAtATime = 1000
    /// More than any occurrence has members: a place in a calendar is an occurrence and a member in it.
    private static let stride = 1 << 24

    /// - Parameter rules: without the plans that the asker may not see, whose very names are kept then.
    init(
        rules: RuleSet, book: Book, stamp: Instant,
        told: @escaping ([ObligationID]) throws -> [ObligationID: [StoredNotice]]
    ) {
        calendar = DueCalendar(rules: rules, book: book)
        // A calendar's times have whole seconds.
        self.stamp = Instant(seconds: stamp.seconds)
        self.told = told
    }

    /// As the rules have it, with nothing recorded; the calendar speaks of the start of `day`.
    package init(rules: RuleSet, on day: CivilDate) {
        let zone = rules.plans.first?.zone ?? .utc
        self.init(
            rules: rules, book: Book(), stamp: zone.instant(of: CivilDateTime(day, .midnight)),
            told: { _ in [:] })
    }

    /// Throws `Refusals` for names and days that mean nothing.
    package func reply(to call: CalendarCall) throws -> CalendarReply {
        let (scope, name) = try scope(of: call)
        let candidates = calendar.candidates(scope)
        let start = max(0, call.after ?? 0)
        var index = start / Self.stride
        var place = start % Self.stride
        var page: [CalendarDue] = []
        while index < candidates.count, page.count < Self.entriesAtATime {
            let all = calendar.obligations(of: candidates[index], scope)
            let taken = all.dropFirst(place).prefix(Self.entriesAtATime - page.count)
            page += taken
            place += taken.count
            if place >= all.count { (index, place) = (index + 1, 0) }
        }
        let told = try told(page.map(\.obligation))
        return CalendarReply(
            name: name, entries: page.map { entry($0, told[$0.obligation] ?? []) },
            next: index < candidates.count ? index * Self.stride + place : nil)
    }

    private func entry(_ due: CalendarDue, _ told: [StoredNotice]) -> CalendarEntry {
        let id = due.obligation
        let moves = calendar.book.movesBesideEntries(of: id, due: due.state.due, notices: told)
        let event = calendar.entry(of: due, moves: moves, stamp: stamp)
        let zone = due.plan.zone
        var entry = CalendarEntry(
            uid: event.uid, sequence: event.sequence, stamp: isoInstant(event.stamp, zone),
            plan: due.plan.id, duty: id.occurrence.duty, period: id.occurrence.period,
            unit: id.unit, due: due.state.due.iso, summary: event.summary)
        if case .at(let instant) = event.time { entry.at = isoInstant(instant, zone) }
        entry.details = event.details
        entry.cancelled = event.isCancelled
        entry.confidential = event.isConfidential
        entry.alarms = event.alarms.map(\.minutes)
        return entry
    }

    // MARK: What is asked for

    /// For how long a calendar looks back and ahead where nobody says, in days.
    private static let (lookingBack, lookingAhead) = (31, 366)
    /// Ten years: whoever may ask may not keep the others waiting.
    private static let longest = 3653

    private func scope(
        of call: CalendarCall
    ) throws(Refusals) -> (CalendarScope, name: Bilingual) {
        let rules = calendar.rules
        let names = ControlNames(rules: rules)
        let unit = try call.unit.map { text throws(Refusals) in try names.unitOrGroup(text) }
        let duty = try call.duty.map { text throws(Refusals) in try names.duty(text).duty }
        let plan = try call.plan.map { text throws(Refusals) in try names.plan(text) }
        let owner = try call.owner.map { text throws(Refusals) in try names.unit(text) }
        var scope = try days(of: call)
        scope.units = unit.map { rules.registry.allMembers(of: [$0]).map(\.id) }
        scope.duty = duty?.id
        scope.plan = plan?.id
        scope.owner = owner?.id
        let unitName = unit.map {
            rules.registry.unit($0)?.name ?? rules.registry.group($0)?.name ?? $0
        }
        let about = [unitName, duty?.short, plan?.title, owner?.name].compactMap { $0 }
        return (
            scope,
            Bilingual(
                vi: (["Hạn chót"] + about).joined(separator: " – "),
                en: (["Deadlines"] + about).joined(separator: " – "))
        )
    }

    private func days(of call: CalendarCall) throws(Refusals) -> CalendarScope {
        let from = try controlDay(call.from, "from")
        let to = try controlDay(call.to, "to")
        let today = (calendar.rules.plans.first?.zone ?? .utc).local(at: stamp).date
        let first = from ?? today.adding(days: -Self.lookingBack) ?? .min
        let last = to ?? (from ?? today).adding(days: Self.lookingAhead) ?? .max
        guard first <= last else {
            throw Refusals(
                ControlRefusal(
                    .contradiction,
                    vi: "'from' (\(first.vietnamese)) sau 'to' (\(last.vietnamese))",
                    en: "'from' (\(first.iso)) is after 'to' (\(last.iso))"))
        }
        guard let furthest = first.adding(days: Self.longest), last <= furthest else {
            throw Refusals(
                ControlRefusal(
                    .unusable,
                    vi: "mỗi lần chỉ được hỏi tối đa 10 năm; từ \(first.vietnamese) đến "
                        + "\(last.vietnamese) dài hơn, hãy chia ra",
                    en:
                        "at most 10 years can be asked for at once; from \(first.iso) to \(last.iso) "
                        + "is more, ask in parts"))
        }
        return CalendarScope(days: first...last, keepsOpen: from == nil)
    }
}
