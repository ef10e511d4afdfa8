import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

/// The ladder: rungs, repeats, rests (statements 14, 18–20).
struct LadderTests {
    private func service(_ duty: Duty = Fixture.report, start: String = "2025-10-30") -> Rehearsal {
        Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: start)
    }

    private func ladder(_ service: Rehearsal, _ unit: String = "a") -> [String] {
        service.sent(unit).filter { $0.contains("overdue") || $0.contains("escalation") }
    }

    @Test("After downtime one rung leaves at once, the next on the working morning after (19)")
    func downtime() {
        var service = service()
        service.run(to: "2025-11-04 18:00")
        service.tick("2025-11-13 10:00")  // a Thursday; three rungs have gone by
        service.run(to: "2025-11-30")
        #expect(
            ladder(service) == [
                "2025-11-13 10:00 overdue +1wd head",
                "2025-11-14 07:30 escalation +3wd owner",
                "2025-11-14 07:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-17 07:30 escalation +5wd unit:giam-doc",
                "2025-11-18 13:30 escalation +10wd unit:giam-doc",
                "2025-11-25 13:30 escalation +15wd unit:giam-doc",
            ])
    }

    @Test("Missed repeats collapse into the newest, in the place of the first (19)")
    func collapsedRepeats() {
        var service = service()
        service.run(to: "2025-11-12")
        service.tick("2025-12-03 08:00")  // +10wd, +15wd and +20wd have gone by
        service.run(to: "2025-12-20")
        #expect(
            ladder(service).suffix(2) == [
                "2025-12-03 08:00 escalation +20wd unit:giam-doc",
                "2025-12-09 13:30 escalation +25wd unit:giam-doc",
            ])
        #expect(
            service.fate("a@2025-11-04:escalation:+10wd").allSatisfy {
                if case .superseded = $0 { true } else { false }
            })
    }

    @Test("Decided late at night, a rung waits for the office (4, 19)")
    func nightOfDowntime() {
        var service = service()
        service.run(to: "2025-11-04 18:00")
        service.tick("2025-11-08 22:00")  // a Saturday
        service.run(to: "2025-11-11 18:00")
        #expect(
            ladder(service) == [
                "2025-11-10 13:30 overdue +1wd head",
                "2025-11-11 07:30 escalation +3wd owner",
                "2025-11-11 07:30 escalation +3wd unit:pho-giam-doc",
            ])
    }

    /// Repeats to two: those of one that have gone by collapse, and a step to the other lies between.
    private static let alternating = Fixture.duty(ladder: [
        Rung(
            after: .workingDays(2), to: [.unit("giam-doc")], every: .workingDays(3), times: 1),
        Rung(
            after: .workingDays(4), to: [.unit("pho-giam-doc")], every: .workingDays(2), times: 2),
        Rung(after: .workingDays(5), to: [.head]),
    ])

    @Test(
        "A decision cut by a kill between any of its pieces comes to what it does in one (19, 38)",
        arguments: [Fixture.report, alternating])
    func decidedInPieces(_ duty: Duty) {
        func lived(killedAfter pieces: Int?) -> (decided: [String: String], pieces: Int) {
            var service = service(duty)
            service.run(to: "2025-11-04 18:00")
            let count = pieces.map { service.decide("2025-12-06 08:00", killedAfter: $0) } ?? 0
            // All rungs and two repeats have gone by; on a Saturday nothing is put off yet.
            service.tick("2025-12-06 08:00")
            let decided = service.entries.mapValues {
                "\($0.notice.release) \($0.notice.fate) \($0.sentAt.map(clock) ?? "-")"
            }
            return (decided, count)
        }
        let whole = lived(killedAfter: nil).decided
        let count = lived(killedAfter: 0).pieces
        #expect(count > 2)
        for pieces in 0..<count { #expect(lived(killedAfter: pieces).decided == whole) }
    }

    @Test("An acknowledgement quiets repeats until its end, and stops no rung (20)")
    func acknowledgement() {
        var service = service()
        service.enter(.acknowledged(until: date("2025-11-26")), "a", at: "2025-11-06 08:00")
        service.run(to: "2025-12-31")
        #expect(
            ladder(service) == [
                "2025-11-05 13:30 overdue +1wd head",
                "2025-11-07 13:30 escalation +3wd owner",
                "2025-11-07 13:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-11 13:30 escalation +5wd unit:giam-doc",
                "2025-12-02 13:30 escalation +20wd unit:giam-doc",
                "2025-12-09 13:30 escalation +25wd unit:giam-doc",
            ])
        #expect(
            service.fate("/a@2025-11-04:escalation:+10wd") == [.suppressed(.acknowledged)])
        #expect(service.state("a").isOpen)
        #expect(ladder(service, "b").count == 8)
    }

    @Test("Given time and the time taken back, no step is sent twice: the next one follows (10)")
    func movedBack() {
        var service = service()
        service.enter(.extended(to: date("2025-11-06"), letter: "1"), "a", at: "2025-11-03 09:00")
        service.run(to: "2025-11-14 08:00")
        #expect(
            ladder(service) == [
                "2025-11-07 13:30 overdue +1wd head",
                "2025-11-11 13:30 escalation +3wd owner",
                "2025-11-11 13:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-13 13:30 escalation +5wd unit:giam-doc",
            ])
        service.enter(.voided(event: 1), "a", at: "2025-11-19 09:00")
        service.run(to: "2025-12-05")
        // Of the day that holds again +10wd was on the 18th; nobody was told that.
        #expect(
            ladder(service).dropFirst(4) == [
                "2025-11-20 07:30 escalation +10wd unit:giam-doc",
                "2025-11-25 13:30 escalation +15wd unit:giam-doc",
                "2025-12-02 13:30 escalation +20wd unit:giam-doc",
            ])
        #expect(service.sent("a", kind: .moved).count { $0 > "2025-11-19" } == 4)
    }

    /// Without the time of day.
    private func days(_ service: Rehearsal) -> [String] {
        ladder(service).map { "\($0.prefix(10))\($0.dropFirst(16))" }
    }

    @Test(
        "A receipt entered by mistake is taken back: what went by meanwhile comes as after downtime (19)"
    )
    func voided() {
        var service = service()
        service.enter(
            .received(number: "12/BC", none: false, note: nil), "a", at: "2025-11-05 08:00")
        service.run(to: "2025-11-12 08:00")
        #expect(days(service) == [])
        service.enter(.voided(event: 1), "a", at: "2025-11-12 09:00")
        service.run(to: "2025-11-26")
        #expect(
            days(service) == [
                "2025-11-13 overdue +1wd head", "2025-11-14 escalation +3wd owner",
                "2025-11-14 escalation +3wd unit:pho-giam-doc",
                "2025-11-17 escalation +5wd unit:giam-doc",
                "2025-11-18 escalation +10wd unit:giam-doc",
                "2025-11-25 escalation +15wd unit:giam-doc",
            ])
    }

    @Test(
        "Time and receipt taken back, in either order: one end, and who was told the day is told (37)"
    )
    func voidedTogether() {
        func end(_ order: [Int64]) -> (ladder: [String], moved: [String]) {
            var service = service()
            service.enter(
                .extended(to: date("2025-11-10"), letter: "1"), "a", at: "2025-11-03 09:00")
            service.enter(
                .received(number: "12/BC", none: false, note: nil), "a", at: "2025-11-10 09:00")
            service.run(to: "2025-11-13 08:00")
            for entry in order { service.enter(.voided(event: entry), "a", at: "2025-11-13 09:00") }
            service.run(to: "2025-11-26")
            let moved = service.sent("a", kind: .moved).filter { $0 > "2025-11-13" }
            return (
                days(service), moved.map { $0.split(separator: " ").last.map(String.init) ?? "" }
            )
        }
        let (one, other) = (end([1, 2]), end([2, 1]))
        #expect(one.ladder == other.ladder)
        #expect(one.ladder.first == "2025-11-14 overdue +1wd head")
        #expect(one.moved == other.moved && one.moved.contains("head"), "\(one) \(other)")
    }

    @Test("A report sent back rests until its day, then goes on at the next unsent rung (14)")
    func returned() {
        var service = service()
        let received = EventBody.received(number: "12/BC", none: false, note: nil)
        service.enter(received, "a", at: "2025-11-06 08:00")
        service.enter(
            .returned(until: date("2025-11-13"), note: nil), "a", at: "2025-11-10 09:00")
        service.run(to: "2025-11-24")
        #expect(
            ladder(service) == [
                "2025-11-05 13:30 overdue +1wd head",
                "2025-11-14 07:30 escalation +3wd owner",
                "2025-11-14 07:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-17 07:30 escalation +5wd unit:giam-doc",
                "2025-11-18 13:30 escalation +10wd unit:giam-doc",
            ])
    }

    @Test("Sent back without a day, the ladder goes on one working day later (14)")
    func returnedWithoutDay() {
        var service = service()
        let received = EventBody.received(number: nil, none: false, note: nil)
        service.enter(received, "a", at: "2025-11-05 15:00")
        service.enter(.returned(until: nil, note: nil), "a", at: "2025-11-07 09:00")
        service.run(to: "2025-11-12")
        #expect(
            ladder(service) == [
                "2025-11-05 13:30 overdue +1wd head",
                "2025-11-10 07:30 escalation +3wd owner",
                "2025-11-10 07:30 escalation +3wd unit:pho-giam-doc",
                "2025-11-11 13:30 escalation +5wd unit:giam-doc",
            ])
    }

    @Test("Received again while it rests, nothing more is said (14, 26)")
    func returnedAndReceived() {
        var service = service()
        let received = EventBody.received(number: nil, none: false, note: nil)
        service.enter(received, "a", at: "2025-11-06 08:00")
        service.enter(
            .returned(until: date("2025-11-13"), note: nil), "a", at: "2025-11-10 09:00")
        service.enter(received, "a", at: "2025-11-13 16:00")
        service.run(to: "2025-12-31")
        #expect(ladder(service) == ["2025-11-05 13:30 overdue +1wd head"])
        #expect(service.fate("/a@2025-11-04:escalation:+3wd:owner") == [.superseded(by: "event-3")])
    }

    @Test("The ladder stops at the last repeat; the owner's roll-up goes on alone (18, 25)")
    func end() {
        var service = service()
        service.run(to: "2026-01-31")
        #expect(ladder(service).last?.hasPrefix("2025-12-09") == true)
        let weekly = service.sent(role: .owner, kind: .rollUp).filter { $0.contains("weekly") }
        #expect(weekly.last == "2026-01-26 07:30 list roll-up weekly owner")
    }

    @Test("A rung whose time comes as a held one leaves waits for the next working day (14, 19)")
    func heldRungFirst() {
        let duty = Fixture.duty(ladder: [
            Rung(after: .workingDays(1), to: [.owner, .head]), Rung(after: .days(6), to: [.head]),
        ])
        var service = Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: "2025-11-01")
        service.enter(.received(number: nil, none: false, note: nil), "a", at: "2025-11-04 08:00")
        service.enter(
            .returned(until: date("2025-11-07"), note: nil), "a", at: "2025-11-04 09:00")
        service.run(to: "2025-11-12 18:00")
        let sent = service.sent("a").filter { $0.contains("+") }
        #expect(
            sent == [
                "2025-11-10 07:30 escalation +1wd owner", "2025-11-10 13:30 overdue +1wd head",
                "2025-11-11 13:30 overdue +6d head",
            ])
    }

    @Test(
        "A rung leaves before no earlier one that was put off, nor on the day of one that left (19)"
    )
    func inOrder() {
        let duty = Fixture.duty(ladder: [
            Rung(after: .workingDays(1), to: [.head]), Rung(after: .workingDays(3), to: [.owner]),
            Rung(after: .workingDays(4), to: [.unit("giam-doc")]),
            Rung(after: .workingDays(6), to: [.head]),
        ])
        var service = Rehearsal(Fixture.rules([Fixture.plan([duty])]), start: "2025-11-01")
        service.run(to: "2025-11-04 18:00")
        // All four are decided in one night, a working day apart; the two in the middle are held.
        service.tick("2025-11-12 21:00")
        service.silences = [
            Silence(
                id: "1", unit: "a", start: at("2025-11-14 00:00"), end: at("2025-11-17 20:00"),
                author: "office", reason: "bão lụt")
        ]
        service.run(to: "2025-11-21 18:00")
        let sent = service.sent("a").filter { $0.contains("+") }
        #expect(
            sent == [
                "2025-11-13 13:30 overdue +1wd head", "2025-11-18 07:30 escalation +3wd owner",
                "2025-11-19 07:30 escalation +4wd unit:giam-doc",
                "2025-11-20 13:30 overdue +6wd head",
            ])
    }
}
