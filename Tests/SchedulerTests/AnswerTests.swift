import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// What an answer holds back, and how long the office is asked about it (statement 41).
struct AnswerTests {
    private func service(start: String = "2025-10-20") -> Rehearsal {
        Rehearsal(Fixture.rules([Fixture.plan([Fixture.report])]), start: start)
    }

    /// The owner's morning lists that show something to decide: `2025-10-23 submission a`.
    private func lists(_ service: Rehearsal) -> [String] {
        service.releases.flatMap { at, release in
            release.bundles.flatMap(\.waiting).map { waiting in
                let what =
                    switch waiting.what {
                    case .submission: "submission \(waiting.obligation.unit)"
                    case .request(let until): "request \(waiting.obligation.unit) \(until.iso)"
                    case .unread: "unread \(waiting.obligation.unit)"
                    }
                return "\(clock(at)) \(what)"
            }
        }
    }

    @Test("A submission holds reminders; what is due today, overdue and rungs still go")
    func submission() {
        var service = service()
        service.enter(.submitted(number: "12/BC"), "a", at: "2025-10-22 09:14")
        service.run(to: "2025-11-07 18:00")
        #expect(
            service.sent("a").filter { $0 > "2025-10-22" } == [
                "2025-11-04 07:30 due-today 0d head", "2025-11-05 13:30 overdue +1wd head",
                "2025-11-07 13:30 escalation +3wd owner",
                "2025-11-07 13:30 escalation +3wd unit:pho-giam-doc",
            ])
        #expect(service.fate("/a@2025-11-04:reminder:7d") == [.suppressed(.submitted)])
        #expect(service.sent("b", kind: .reminder).count == 5)
    }

    @Test("Taken back by the office, it holds nothing any more")
    func declined() {
        var service = service()
        service.enter(.submitted(number: nil), "a", at: "2025-10-22 09:14")
        service.enter(.voided(event: 1), "a", at: "2025-10-29 09:00")
        service.run(to: "2025-11-03 18:00")
        #expect(
            service.sent("a").suffix(2) == [
                "2025-10-30 07:30 reminder 3wd head", "2025-11-03 07:30 reminder 1wd head",
            ])
        #expect(lists(service).last == "2025-10-29 07:30 submission a")
    }

    @Test("A request for time, or an acknowledgement, holds no reminder")
    func request() {
        var service = service()
        service.enter(.extensionAsked(until: date("2025-11-10")), "a", at: "2025-10-22 09:14")
        service.enter(.acknowledged(until: nil), "b", at: "2025-10-22 09:14")
        service.run(to: "2025-11-05 18:00")
        #expect(service.sent("a") == service.sent("c"))
        #expect(service.sent("b") == service.sent("c"))
    }

    @Test("What waits is in the list of every working morning until somebody decides")
    func everyMorning() {
        var service = service()
        service.enter(.extensionAsked(until: date("2025-11-10")), "a", at: "2025-10-23 09:14")
        service.run(to: "2025-10-28 09:00")
        service.enter(.extended(to: date("2025-11-10"), letter: nil), "a", at: "2025-10-28 10:00")
        service.run(to: "2025-11-03 18:00")
        #expect(
            lists(service) == [
                "2025-10-24 07:30 request a 2025-11-10", "2025-10-27 07:30 request a 2025-11-10",
                "2025-10-28 07:30 request a 2025-11-10",
            ])
    }

    @Test("Also on the due day; closed, it waits no more")
    func onTheDueDay() {
        var service = service(start: "2025-10-31 12:00")
        service.enter(.submitted(number: "1/BC"), "b", at: "2025-11-03 15:00")
        service.enter(.extensionAsked(until: date("2025-11-10")), "b", at: "2025-11-03 16:00")
        service.enter(.submitted(number: "2/BC"), "c", at: "2025-11-03 22:00")
        service.enter(
            .received(number: "2/BC", none: false, note: nil), "c", at: "2025-11-04 06:00")
        service.run(to: "2025-11-04 18:00")
        #expect(
            lists(service) == [
                "2025-11-04 07:30 submission b", "2025-11-04 07:30 request b 2025-11-10",
            ])
    }

    @Test("An answer that wasn't understood is reason enough for a list, of its own plan alone")
    func unread() {
        let rules = Fixture.rules([
            Fixture.plan([Fixture.report], id: "p1"),
            Fixture.plan([Fixture.duty("khac")], id: "p2"),
        ])
        let morning = at("2025-10-23 07:30")
        let agenda = Agenda(rules: rules, after: at("2025-10-22 18:00"), through: morning)
        let facts = Facts(waiting: [
            Waiting(
                number: 7, plan: "p2",
                obligation: ObligationID(
                    occurrence: OccurrenceID(duty: "khac", period: "2025"), unit: "a"),
                what: .unread, since: at("2025-10-22 17:00"))
        ])
        let decided = decide(
            rules: rules, occasions: agenda.occasions, facts: facts, now: morning)
        let lists = decided.notices.filter { $0.key.stage == "morning" }
        #expect(lists.map(\.plan) == ["p2"])
        let released = release(rules: rules, pending: lists, facts: facts, now: morning)
        #expect(released.bundles.map(\.waiting) == [facts.waiting])
    }
}
