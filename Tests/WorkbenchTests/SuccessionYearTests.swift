import Testing

@testable import Workbench

/// District offices and the inspectorate cease after 30/06/2025 in the shipped rules (9, 13, 21).
struct SuccessionYearTests {
    private static let lastDay = "2025-06-30"

    @Test("What the ten district offices owe passes to the division that succeeds them")
    func offices() throws {
        let lines = try Line.all(Shipped.year())
            .filter { $0.duty == "bao-cao-nam" && $0.unit.hasPrefix("pgd-") }
        let reminders = lines.filter { $0.kind == "reminder" && $0.stage == "30d" }
        #expect(Set(reminders.map(\.unit)).count == 10)
        #expect(reminders.allSatisfy { $0.recipient.hasPrefix("gdth@") })
    }

    @Test("Nothing is written to an office that has ceased")
    func silence() throws {
        let late = try Line.all(Shipped.year()).filter { $0.day > Self.lastDay }
        #expect(!late.isEmpty)
        #expect(!late.contains { $0.recipient.hasPrefix("pgd.") })
        #expect(!late.contains { $0.recipient.hasPrefix("thanhtra@") })
    }

    @Test("The inspector's list goes to the inspectorate, then to the division that succeeds it")
    func inspector() throws {
        let lists = try Line.all(Shipped.year())
            .filter { $0.duty == "kiem-tra-quy" && $0.role == "unit:thanh-tra" }
        #expect(
            Set(lists.filter { $0.day <= Self.lastDay }.map { $0.recipient.prefix(9) }) == [
                "thanhtra@"
            ])
        #expect(
            Set(lists.filter { $0.day > Self.lastDay }.map { $0.recipient.prefix(5) }) == ["tchc@"])
    }
}
