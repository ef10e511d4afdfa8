import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// What an entry makes people be told: returns, reassignments, moves, corrections (statements 37, 42,
/// 46, 50).
struct TellingTests {
    private let received = EventBody.received(number: "12/BC-NT", none: false, note: nil)

    private func service(
        _ duties: [Duty] = [Fixture.report], units: [OrgUnit]? = nil, start: String = "2025-10-20"
    ) -> Rehearsal {
        let units = units ?? ["a", "b", "c"].map { Fixture.unit($0) }
        return Rehearsal(Fixture.rules([Fixture.plan(duties)], units: units), start: start)
    }

    // MARK: Returns (46)

    @Test("A return tells the head at once, in office hours; the ladder waits for its day (46)")
    func returned() {
        var service = service()
        service.enter(received, "a", at: "2025-11-03 09:00")
        service.enter(
            .returned(until: date("2025-11-10"), note: "thiếu phụ lục 2"), "a",
            at: "2025-11-05 10:00")
        service.run(to: "2025-11-11 18:00")
        #expect(
            service.sent("a").filter { $0 > "2025-11-04" } == [
                "2025-11-05 10:00 returned event-2 head", "2025-11-11 13:30 overdue +1wd head",
            ])
    }

    struct Moment: CustomTestStringConvertible {
        let entered: String
        let told: String
        var testDescription: String { entered }
    }

    @Test(
        "Entered when the office is closed, it leaves at the next office moment (46)",
        arguments: [
            Moment(entered: "2025-11-05 10:00", told: "2025-11-05 10:00"),
            Moment(entered: "2025-11-05 12:00", told: "2025-11-05 13:30"),
            Moment(entered: "2025-11-05 20:00", told: "2025-11-06 07:30"),
            Moment(entered: "2025-11-08 09:00", told: "2025-11-10 07:30"),  // a Saturday
        ])
    func nextOfficeMoment(_ moment: Moment) {
        var service = service()
        service.enter(received, "a", at: "2025-11-03 09:00")
        service.enter(.returned(until: nil, note: "thiếu"), "a", at: moment.entered)
        service.run(to: "2025-11-10 12:00")
        #expect(service.sent("a", kind: .returned) == ["\(moment.told) returned event-2 head"])
    }

    @Test("Completed before it left, or sent back once more, a return has lost its use (26, 46)")
    func returnOvertaken() {
        var service = service()
        service.enter(received, "a", at: "2025-11-03 09:00")
        service.enter(.returned(until: nil, note: "thiếu 1"), "a", at: "2025-11-05 18:00")
        service.enter(received, "a", at: "2025-11-05 19:00")
        service.enter(.returned(until: nil, note: "thiếu 2"), "a", at: "2025-11-05 20:00")
        service.enter(received, "b", at: "2025-11-03 09:00")
        service.enter(.returned(until: nil, note: "thiếu"), "b", at: "2025-11-05 18:00")
        service.enter(received, "b", at: "2025-11-06 07:00")
        service.run(to: "2025-11-06 12:00")
        #expect(service.sent("a", kind: .returned) == ["2025-11-06 07:30 returned event-4 head"])
        #expect(service.fate("a@2025-11-04:returned:event-2") == [.superseded(by: "event-4")])
        #expect(service.sent("b", kind: .returned) == [])
        #expect(service.fate("b@2025-11-04:returned:event-6") == [.superseded(by: "event-7")])
    }

    @Test("An extension granted meanwhile doesn't swallow what is missing (37, 46)")
    func returnAndExtension() {
        var service = service()
        service.enter(received, "a", at: "2025-11-03 09:00")
        service.enter(.returned(until: nil, note: "thiếu"), "a", at: "2025-11-05 18:00")
        service.enter(.extended(to: date("2025-11-20"), letter: nil), "a", at: "2025-11-05 19:00")
        service.run(to: "2025-11-06 12:00")
        #expect(
            service.sent("a", role: .head).suffix(3) == [
                "2025-11-06 07:30 moved event-3 head", "2025-11-06 07:30 reminder 14d head",
                "2025-11-06 07:30 returned event-2 head",
            ])
    }

    @Test("After a return or a void the same words are a new answer (42)")
    func newAnswer() {
        var service = service()
        let words = EventBody.submitted(number: "12/BC-NT")
        #expect(service.enter(words, "a", at: "2025-10-22 09:00") == nil)
        #expect(service.state("a").reopenedBy == nil)
        service.enter(.voided(event: 1), "a", at: "2025-10-22 10:00")
        #expect(service.state("a").saysSent == nil)
        #expect(service.state("a").reopenedBy == 2)
        #expect(service.enter(words, "a", at: "2025-10-23 09:00") == nil)
        #expect(service.state("a").saysSent?.number == "12/BC-NT")
        service.enter(received, "a", at: "2025-10-24 09:00")
        service.enter(.returned(until: nil, note: nil), "a", at: "2025-10-27 09:00")
        #expect(service.state("a").saysSent == nil)
        #expect(service.state("a").reopenedBy == 5)
        #expect(service.enter(words, "a", at: "2025-10-28 09:00") == nil)
        #expect(service.state("a").awaitsConfirmation)
    }

    // MARK: Reassignments (46)

    @Test("A reassignment by hand tells the unit that became answerable (46)")
    func reassigned() {
        var service = service()
        service.enter(.reassigned(to: "b"), "a", at: "2025-10-29 18:00")
        service.enter(.reassigned(to: "c"), "a", at: "2025-10-29 19:00")
        service.run(to: "2025-10-30 12:00")
        #expect(
            service.mails(to: "c@so.example").suffix(1) == [
                "2025-10-30 07:30 c@so.example redirect event-2, reminder 3wd, reminder 3wd"
            ])
        #expect(service.fate("a@2025-11-04:redirect:event-1") == [.superseded(by: "event-2")])
    }

    @Test("Ten offices that end on one day and their one successor make one mail (23, 48)")
    func oneSuccessor() throws {
        let offices = (0..<10).map {
            Fixture.unit("p\($0)", until: "2025-10-31", successors: ["x"])
        }
        var service = service(units: offices + [Fixture.unit("x", groups: [])])
        service.run(to: "2025-11-07 18:00")
        let mails = service.mails(to: "x@so.example")
        #expect(mails.count == 3)
        #expect(mails[0].hasPrefix("2025-11-03 07:30 x@so.example redirect heir-x, redirect"))
        let bundles = service.releases.flatMap { $0.release.bundles }
            .filter { $0.recipient.address == "x@so.example" }
        #expect(bundles.map(\.notices.count) == [20, 10, 10])
    }

    // MARK: Moves (10, 37)

    @Test("Whoever was told of the day is told of its move once, and nobody else (37)")
    func movedForAllTold() {
        var service = service()
        service.run(to: "2025-11-07 18:00")  // head, owner and deputy director were told
        service.enter(
            .extended(to: date("2025-11-20"), letter: "9/CV"), "a", at: "2025-11-10 09:00")
        service.run(to: "2025-11-10 18:00")
        #expect(
            service.sent("a", kind: .moved) == [
                "2025-11-10 09:00 moved event-1 head", "2025-11-10 09:00 moved event-1 owner",
                "2025-11-10 09:00 moved event-1 unit:pho-giam-doc",
            ])
        service.enter(.voided(event: 1), "a", at: "2025-11-11 09:00")
        service.run(to: "2025-11-11 12:00")
        #expect(service.sent("a", kind: .moved).count == 6)
    }

    @Test("Moved back before anybody heard of the move, nothing is told (37)")
    func movedBackUnheard() {
        var service = service()
        service.enter(.extended(to: date("2025-11-20"), letter: nil), "a", at: "2025-10-29 19:00")
        service.enter(.voided(event: 1), "a", at: "2025-10-29 20:00")
        service.run(to: "2025-10-31 18:00")
        #expect(service.sent("a", kind: .moved) == [])
    }

    // MARK: Corrections (50)

    private func silenced(_ unit: String) -> Silence {
        Silence(
            id: "1", unit: unit, start: at("2025-11-01 00:00"), end: at("2025-11-30 00:00"),
            author: "office", reason: "bão lụt")
    }

    @Test("Missing only in the mails about another, a unit that had reported is put right (50)")
    func listedAsMissing() {
        var service = service()
        service.silences = [silenced("a")]
        service.run(to: "2025-11-11 18:00")
        #expect(service.sent("a", kind: .escalation) == [])
        service.enter(received, "a", on: "2025-11-03", at: "2025-11-12 09:00")
        service.silences = []
        service.run(to: "2025-11-20")
        #expect(
            service.sent("a", kind: .correction) == [
                "2025-11-12 09:00 correction event-1 owner",
                "2025-11-12 09:00 correction event-1 unit:giam-doc",
                "2025-11-12 09:00 correction event-1 unit:pho-giam-doc",
            ])
    }

    @Test("What was in, or not owed yet, when a list left was not in it (50)")
    func notListed() {
        var service = service()
        service.silences = [silenced("a")]
        service.enter(.extended(to: date("2025-11-21"), letter: nil), "a", at: "2025-10-30 09:00")
        service.run(to: "2025-11-11 18:00")
        service.enter(received, "a", on: "2025-11-03", at: "2025-11-12 09:00")
        service.run(to: "2025-11-20")
        #expect(service.sent("a", kind: .correction) == [])
    }

    @Test("The head of who gathers read of it in a tally, and is put right (50)")
    func tallied() {
        let gathering = Fixture.duty(
            "tong-hop", due: DueDate(date: date("2025-11-14"), reading: .by),
            owedBy: ["thanh-tra"], gathers: [Gathering("bao-cao-nam")],
            remind: [Reminder(offset: .workingDays(5))])
        let plain = Fixture.duty()
        var service = service([plain, gathering])
        service.run(to: "2025-11-07 18:00")
        service.enter(received, "a", on: "2025-11-04", at: "2025-11-10 07:00")
        service.run(to: "2025-11-10 18:00")
        #expect(
            service.sent("a", kind: .correction) == [
                "2025-11-10 07:30 correction event-1 head",
                "2025-11-10 07:30 correction event-1 unit:thanh-tra",
            ])
    }

    @Test("The unit's own people who were urged for a report that had been sent are put right (50)")
    func urgedInError() {
        let duty = Fixture.duty(
            ladder: [Rung(after: .workingDays(1), to: [.head, .deputy])])
        let units = ["a", "b"].map {
            Fixture.unit(
                $0, deputies: [Deputy(person: Person(title: "Phó", email: "pho-\($0)@so.example"))])
        }
        var service = service([duty], units: units)
        service.run(to: "2025-11-05 18:00")
        service.enter(received, "a", on: "2025-11-04", at: "2025-11-06 09:00")
        // Sent on the day on which it was urged: that was true.
        service.enter(received, "b", on: "2025-11-05", at: "2025-11-06 09:00")
        service.run(to: "2025-11-07")
        #expect(
            service.sent("a", kind: .correction) == [
                "2025-11-06 09:00 correction event-1 deputy",
                "2025-11-06 09:00 correction event-1 head",
            ])
        #expect(service.sent("b", kind: .correction) == [])
    }

    @Test(
        "A head who was told that the report waits to be confirmed was told nothing wrong (41, 50)")
    func urgedThoughSaid() {
        var service = service()
        service.enter(.submitted(number: "12/BC-NT"), "a", on: "2025-11-04", at: "2025-11-04 10:00")
        service.run(to: "2025-11-05 18:00")
        #expect(service.sent("a", kind: .overdue).count == 1)
        service.enter(received, "a", on: "2025-11-04", at: "2025-11-06 09:00")
        service.run(to: "2025-11-07")
        #expect(service.sent("a", kind: .correction) == [])
    }

    @Test("Who read in a list that the unit says it sent it was told nothing wrong (41, 50)")
    func listedAsSaid() {
        var service = service()
        service.enter(.submitted(number: "12/BC-NT"), "a", on: "2025-11-04", at: "2025-11-04 10:00")
        service.run(to: "2025-11-07 18:00")
        #expect(service.sent("b", kind: .escalation).isEmpty == false)
        service.enter(received, "a", on: "2025-11-04", at: "2025-11-10 09:00")
        service.enter(received, "b", on: "2025-11-04", at: "2025-11-10 09:00")
        service.run(to: "2025-11-11")
        #expect(service.sent("a", kind: .correction) == [])
        #expect(service.sent("b", kind: .correction).count > 1)
    }
}
