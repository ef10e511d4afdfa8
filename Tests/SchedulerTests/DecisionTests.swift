import Civil
import Rules
import Testing

@testable import Scheduler

/// What the office's word on an answer comes to (statements 39 and 41).
struct DecisionTests {
    private func waiting(_ what: Waiting.What) -> Waiting {
        Waiting(
            number: 41, plan: "p",
            obligation: ObligationID(
                occurrence: OccurrenceID(duty: "bao-cao", period: "2025"), unit: "a"),
            what: what, since: at("2025-10-22 09:14"))
    }

    private func bodies(_ decision: Decision, _ what: Waiting.What) throws(DecisionFault)
        -> [String]
    {
        try decision.entries(on: waiting(what), actor: "an", today: date("2025-10-23")).map {
            "\($0.on.iso) \($0.body)"
        }
    }

    private func fault(_ decision: Decision, _ what: Waiting.What) -> DecisionFault? {
        do throws(DecisionFault) {
            _ = try bodies(decision, what)
            return nil
        } catch {
            return error
        }
    }

    private func entries(_ on: String, _ body: EventBody) -> String { "\(on) \(body)" }

    @Test("A confirmed submission is a receipt of the answer's number and day, or of those given")
    func submission() throws {
        let sent = Waiting.What.submission(number: "12/BC", on: date("2025-10-21"))
        #expect(
            try bodies(Decision(agrees: true), sent)
                == [entries("2025-10-21", .received(number: "12/BC", none: false, note: nil))])
        #expect(
            try bodies(Decision(agrees: true, number: "13/BC", on: date("2025-10-20")), sent)
                == [entries("2025-10-20", .received(number: "13/BC", none: false, note: nil))])
    }

    @Test("A day that the answer doesn't give is never today's (statement 39)")
    func undated() throws {
        let undated = Waiting.What.submission(number: "12/BC", on: nil)
        #expect(fault(Decision(agrees: true), undated) == .dayMissing(41))
        #expect(
            try bodies(Decision(agrees: true, on: date("2025-10-21")), undated)
                == [entries("2025-10-21", .received(number: "12/BC", none: false, note: nil))])
    }

    @Test("Time is given to the day asked for, or to another; no is no, with its reason")
    func request() throws {
        let asked = Waiting.What.request(until: date("2025-11-10"))
        #expect(
            try bodies(Decision(agrees: true), asked)
                == [entries("2025-10-23", .extended(to: date("2025-11-10"), letter: nil))])
        #expect(
            try bodies(
                Decision(agrees: true, until: date("2025-11-12"), letter: "45/SGDĐT"), asked)
                == [entries("2025-10-23", .extended(to: date("2025-11-12"), letter: "45/SGDĐT"))])
        #expect(
            try bodies(Decision(agrees: false, note: "đã gia hạn"), asked)
                == [
                    entries("2025-10-23", .settled(answer: 41, agreed: false, note: "đã gia hạn"))
                ])
    }

    @Test(
        "What nobody understood is entered as the office says, or done with; yes alone isn't enough"
    )
    func unread() throws {
        let settled = entries("2025-10-23", .settled(answer: 41, agreed: true, note: nil))
        #expect(
            try bodies(Decision(agrees: true, number: "3/BC", on: date("2025-10-22")), .unread)
                == [
                    settled,
                    entries("2025-10-22", .received(number: "3/BC", none: false, note: nil)),
                ])
        #expect(
            try bodies(Decision(agrees: true, until: date("2025-11-10")), .unread)
                == [settled, entries("2025-10-23", .extended(to: date("2025-11-10"), letter: nil))])
        #expect(fault(Decision(agrees: true), .unread) == .outcomeMissing(41))
        #expect(fault(Decision(agrees: true, number: "3/BC"), .unread) == .dayMissing(41))
        #expect(
            try bodies(Decision(agrees: false), .unread)
                == [entries("2025-10-23", .settled(answer: 41, agreed: false, note: nil))])
    }

    @Test("What a decision says beside the point is refused, not passed over")
    func useless() {
        let sent = Waiting.What.submission(number: nil, on: date("2025-10-21"))
        let asked = Waiting.What.request(until: date("2025-11-10"))
        let day = date("2025-11-12")
        #expect(fault(Decision(agrees: true, until: day), sent) == .useless(41, "until"))
        #expect(fault(Decision(agrees: true, on: day), asked) == .useless(41, "on"))
        #expect(fault(Decision(agrees: true, none: true), asked) == .useless(41, "none"))
        #expect(
            fault(Decision(agrees: true, until: day, on: day), .unread) == .useless(41, "on"))
        #expect(fault(Decision(agrees: false, until: day), asked) == .useless(41, "until"))
        #expect(fault(Decision(agrees: false, number: "1"), .unread) == .useless(41, "number"))
    }

    @Test("Refused, a submission holds no reminder any more, and the head is told at once")
    func refused() {
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report])]), start: "2025-10-20")
        service.enter(.submitted(number: nil), "a", at: "2025-10-22 09:14")
        service.enter(
            .settled(answer: 1, agreed: false, note: "chưa thấy"), "a", at: "2025-10-29 09:00")
        service.run(to: "2025-11-03 18:00")
        #expect(service.state("a").saysSent == nil)
        #expect(
            service.sent("a").filter { $0 > "2025-10-22" } == [
                "2025-10-29 09:00 refused event-2 head", "2025-10-30 07:30 reminder 3wd head",
                "2025-11-03 07:30 reminder 1wd head",
            ])
    }

    @Test("Voided, the office's word is as if never said: the answer waits again")
    func takenBack() {
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report])]), start: "2025-10-20")
        service.enter(.unread, "a", at: "2025-10-22 09:14")
        service.enter(.settled(answer: 1, agreed: false, note: nil), "a", at: "2025-10-22 10:00")
        #expect(service.state("a").unread == [])
        service.enter(.voided(event: 2), "a", at: "2025-10-22 11:00")
        service.run(to: "2025-10-23 18:00")
        #expect(service.state("a").unread == [1])
        #expect(service.releases.flatMap { $0.1.bundles.flatMap(\.waiting) }.map(\.number) == [1])
    }

    @Test("An answer that nobody understood waits until it is decided or the report is there")
    func overtaken() {
        var service = Rehearsal(
            Fixture.rules([Fixture.plan([Fixture.report])]), start: "2025-10-20")
        service.enter(.unread, "a", at: "2025-10-22 09:14")
        service.enter(.unread, "b", at: "2025-10-22 09:20")
        service.enter(
            .received(number: nil, none: false, note: nil), "a", at: "2025-10-23 10:00")
        // What comes in behind the report is still somebody's question.
        service.enter(.unread, "a", at: "2025-10-23 11:00")
        service.run(to: "2025-10-24 18:00")
        let shown = service.releases.flatMap { at, release in
            release.bundles.flatMap(\.waiting).map { "\(clock(at)) \($0.number)" }
        }
        #expect(
            shown == [
                "2025-10-23 07:30 1", "2025-10-23 07:30 2", "2025-10-24 07:30 4",
                "2025-10-24 07:30 2",
            ])
    }

    @Test(
        "An answer under several reports is there once, and one that comes in ends it only there (41)"
    )
    func several() throws {
        let rules = Fixture.rules([Fixture.plan([Fixture.report, Fixture.duty("khac")])])
        var service = Rehearsal(rules, start: "2025-10-20")
        for duty in ["bao-cao-nam", "khac"] {
            service.enter(.unread, "a", duty: duty, at: "2025-10-22 09:14")
        }
        service.enter(.unread, "b", at: "2025-10-22 09:14")
        #expect(service.book.waiting(rules: rules).map(\.number) == [1, 3])
        service.enter(
            .received(number: nil, none: false, note: nil), "a", at: "2025-10-22 10:00")
        #expect(service.book.waiting(rules: rules).map(\.number) == [3, 2])
    }

    @Test("Put aside, it is put aside under every report; what is entered is one's alone")
    func siblings() throws {
        let rules = Fixture.rules([Fixture.plan([Fixture.report, Fixture.duty("khac")])])
        var service = Rehearsal(rules, start: "2025-10-20")
        for duty in ["bao-cao-nam", "khac"] {
            service.enter(.unread, "a", duty: duty, at: "2025-10-22 09:14")
        }
        let answer = try #require(
            service.book.events(
                of: ObligationID(occurrence: .init(duty: "bao-cao-nam", period: "2025"), unit: "a")
            ).first)
        func bodies(_ decision: Decision) throws -> [String] {
            try decision.admitted(
                on: answer, actor: "an", rules: rules, book: service.book,
                now: at("2025-10-22 10:00")
            ).map { "\($0.obligation.occurrence.duty) \($0.body)" }
        }
        #expect(
            try bodies(Decision(agrees: false)) == [
                "bao-cao-nam \(EventBody.settled(answer: 1, agreed: false, note: nil))",
                "khac \(EventBody.settled(answer: 2, agreed: false, note: nil))",
            ])
        #expect(
            try bodies(Decision(agrees: true, on: date("2025-10-21"))).allSatisfy {
                $0.hasPrefix("bao-cao-nam ")
            })
    }

    @Test("Nothing to report has no number but one that is given with it")
    func nothingToReport() throws {
        let sent = Waiting.What.submission(number: "12/BC", on: date("2025-10-21"))
        #expect(
            try bodies(Decision(agrees: true, none: true), sent)
                == [entries("2025-10-21", .received(number: nil, none: true, note: nil))])
    }
}
