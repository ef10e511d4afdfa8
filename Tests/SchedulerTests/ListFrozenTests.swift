import Civil
import Ledger
import Rules
import Testing

@testable import Rounds
@testable import Scheduler

/// A crash between what is settled and the mails finds the same morning list as none (statements 4 and 38).
struct ListFrozenTests {
    private struct Gone: Outlet {
        func publish(_ mails: [StoredMail]) -> [Publishing] { mails.map { _ in .delivered } }
        func revoke(_ id: String) -> Revoking { .tooLate }
        func standing(of id: String) -> MailStanding { .gone }
        func takeNews() -> [String] { [] }
        func strays(isKnown: (String) -> Bool) -> [FoundMail] { [] }
    }

    private let ledger = CountingLedger()

    private func driver(_ now: String) throws -> Driver {
        try Driver(
            rules: Fixture.rules(
                [Fixture.plan([Fixture.report])], units: [Fixture.unit("a"), Fixture.unit("b")]),
            ledger: ledger, outlet: Gone(), pen: .blank, isGuarded: false, now: at(now))
    }

    private func run(_ driver: Driver, to end: String) throws {
        while let next = try driver.nextInstant(), next <= at(end) { try driver.tick(now: next) }
    }

    @Test("The list is frozen with what is put off: it hangs on when that leaves")
    func frozenTogether() throws {
        let driver = try driver("2025-10-30 10:00")
        try run(driver, to: "2025-11-04 18:00")
        func silence(_ id: String, _ end: String?) throws {
            try driver.silence(
                Silence(
                    id: id, unit: "a", start: at("2025-11-05 07:00"), end: end.map(at),
                    author: "office", reason: "bão lụt"))
        }
        try silence("1", nil)
        try run(driver, to: "2025-11-06 18:00")
        try silence("1", "2025-11-07 15:00")
        ledger.die { !$0.deferrals.isEmpty }
        #expect(throws: DriverError.self) { try run(driver, to: "2025-11-07 07:30") }
        func lists() throws -> [Bool] {
            try ledger.notices(ofPlan: Fixture.plan([Fixture.report]).id).filter {
                $0.notice.key.stage == .morning && clock($0.notice.at) == "2025-11-07 07:30"
            }.map { $0.mail != nil }
        }
        #expect(try lists() == [true])
        try run(try self.driver("2025-11-07 07:30"), to: "2025-11-07 18:00")
        #expect(try lists() == [true])
        let told = try ledger.notices(
            about: ObligationID(
                occurrence: OccurrenceID(duty: "bao-cao-nam", period: "2025"), unit: "a"))
        #expect(told.compactMap(\.spooledAt).map { clock($0) }.contains("2025-11-07 15:00"))
    }
}
