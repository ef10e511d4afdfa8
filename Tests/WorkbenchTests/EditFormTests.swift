import Civil
import Events
import JSON
import Scheduler
import SourceText
import Testing

@testable import Edits
@testable import Workbench

/// What is at stake, written down and read back: an answer of the service, or a saved file.
struct EditFormTests {
    private static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

    private static func sample() throws -> EditConsequences {
        var found = EditConsequences(
            oldRules: "old", newRules: "new",
            days: try day("2025-10-15")...day("2026-10-15"))
        let report = OccurrenceID(duty: "bao-cao", period: "2025/1")
        found.orphans = [
            EditConsequences.Orphan(
                obligation: ObligationID(occurrence: report, unit: "bao-loc>di-linh"), entry: 41,
                what: .extend, on: try day("2025-10-01"), number: "45", lack: .unit, likely: nil),
            EditConsequences.Orphan(
                obligation: .everyone(in: report), entry: 7, what: .waive,
                on: try day("2025-10-02"), number: nil, lack: .period, likely: "2025/2"),
        ]
        found.withdrawn = [
            EditConsequences.Withdrawal(
                occurrence: report, due: try day("2025-11-04"), units: ["a", "b"], told: 1,
                lack: .duty, staysOpen: false, likely: "bao-cao-nam")
        ]
        found.moved = [
            EditConsequences.Move(
                occurrence: report, from: try day("2025-11-04"), to: try day("2025-11-11"),
                cause: .edit, units: 22, told: 3),
            EditConsequences.Move(
                occurrence: report, from: try day("2025-11-04"), to: try day("2025-11-03"),
                cause: .calendar, units: 22, told: 22),
        ]
        found.windows = [
            EditConsequences.WindowChange(
                occurrence: report, from: try day("2024-12-15")...day("2025-11-14"), to: nil,
                told: 2)
        ]
        found.added = [
            EditConsequences.Addition(
                occurrence: report, due: try day("2025-10-01"), units: [], isPast: true)
        ]
        return found
    }

    @Test("It is read back as it was written, by its digest and by its form")
    func roundTrip() throws {
        let found = try Self.sample()
        let read = try #require(
            EditConsequences(reading: JSONValue(parsing: found.json.description.utf8)))
        #expect(read.json == found.json)
        #expect(read.digest == found.digest)
    }

    @Test("A round to come has nobody yet: its due date moves for whose turn it is")
    func rotation() throws {
        var found = EditConsequences(
            oldRules: "old", newRules: "new",
            days: try Self.day("2025-10-15")...Self.day("2026-10-15"))
        found.moved = [
            EditConsequences.Move(
                occurrence: OccurrenceID(duty: "kiem-tra", period: "2026-Q1"),
                from: try Self.day("2026-03-31"), to: try Self.day("2026-03-30"), cause: .edit,
                units: 0, told: 0)
        ]
        let text = EditText(found, .en, hasColour: false).text
        #expect(text.contains("in rotation") && !text.contains("0 units"), "\(text)")
    }

    @Test("What lacks something is not read")
    func lacking() throws {
        let members = try #require(try Self.sample().json.objectValue)
        for name in ["from", "through", "rules", "orphans", "withdrawn", "moved", "added"] {
            var other = members
            other[name] = nil
            #expect(EditConsequences(reading: .object(other)) == nil, "\(name)")
        }
    }

    @Test(
        "A digest is of what is lost or taken back: days off, what is added and the days are not in it"
    )
    func digest() throws {
        let found = try Self.sample()
        var other = EditConsequences(
            oldRules: "old", newRules: "new",
            days: try Self.day("2025-10-16")...Self.day("2026-10-16"))
        other.orphans = found.orphans
        other.withdrawn = found.withdrawn
        other.moved = [found.moved[0]]
        #expect(other.digest == found.digest)
        other.moved = []
        #expect(other.digest != found.digest)
    }
}
