import Civil
import Ledger
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// What somebody enters about one unit costs what that unit was told, however many owe the same: an
/// office enters receipts of fifty thousand units one by one.
struct EntryCostTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        /// Entered about `u1`, the last of them counted.
        let bodies: [EventBody]

        init(_ says: String, _ bodies: EventBody...) {
            testDescription = says
            self.bodies = bodies
        }
    }

    private static let received = EventBody.received(number: "12/BC", none: false, note: nil)

    @Test(
        "An entry asks, reads and writes as much among three units as among three hundred",
        arguments: [
            Case("a receipt", received),
            Case("an acknowledgement", .acknowledged(until: nil)),
            Case("a submission", .submitted(number: "12/BC")),
            Case("an extension", .extended(to: date("2025-11-28"), letter: nil)),
            Case("days that don't count", .suspended(until: date("2025-11-20"), reason: "bão")),
            Case("a waiver", .waived(letter: nil)),
            Case("a reassignment", .reassigned(to: "u2")),
            Case("a return", received, .returned(until: nil, note: "thiếu")),
            Case("a receipt taken back", received, .voided(event: 1)),
        ])
    func cost(example: Case) throws {
        let few = try cost(example.bodies, among: 3)
        #expect(few.questions > 0 && few.rows > 0)
        #expect(try cost(example.bodies, among: 300) == few)
    }

    /// A week after the due day, when everybody has been urged and the office was told of all.
    private func cost(
        _ bodies: [EventBody], among count: Int
    ) throws -> CountingLedger.Count {
        let rules = Fixture.rules(
            [Fixture.plan([Fixture.report])], units: (1...count).map { Fixture.unit("u\($0)") })
        let ledger = CountingLedger()
        let driver = try Driver(
            rules: rules, ledger: ledger, outlet: Gone(), pen: .blank, isGuarded: false,
            now: at("2025-11-01 10:00"))
        let now = at("2025-11-12 10:00")
        while let next = try driver.nextInstant(), next < now { try driver.tick(now: next) }
        try driver.tick(now: now)
        let id = ObligationID(
            occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "u1")
        var last = CountingLedger.Count()
        for body in bodies {
            let request = Request(body, id, on: date("2025-11-12"))
            #expect(admit(request, rules: rules, book: driver.book, now: now) == nil)
            last = try ledger.cost {
                _ = try driver.enter(
                    body, to: [id], on: date("2025-11-12"), actor: "lan", request: nil, now: now)
            }
        }
        return last
    }
}
