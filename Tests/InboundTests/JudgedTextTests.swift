import Testing

/// Texts by somebody who hadn't seen the grammar: first those that it was mended by, then those written after that.
@Suite struct JudgedTextTests {
    typealias Row = TextTests.Row

    /// What may come of a text that reports nothing.
    private static func allowed(_ row: Row) -> Set<String>? {
        switch row.expected {
        case "none": ["none"]
        case "silent": ["none", "nothing"]
        default: nil
        }
    }

    private static func isFalse(_ row: Row, _ outcome: String) -> Bool {
        if row.expected == "unsent" { return outcome != "none" && !outcome.hasPrefix("ask ") }
        return allowed(row).map { !$0.contains(outcome) } ?? false
    }

    private static func reportsNothing(_ row: Row) -> Bool {
        ["none", "silent", "unsent"].contains(row.expected)
    }

    @Test(
        "Of a stranger's texts that report nothing none is taken for a report (39, 40)",
        arguments: [
            "judged", "unseen", "last", "plain", "offices", "offices-unseen", "users", "clerks",
        ])
    func nothing(_ name: String) throws {
        var wrong: [String] = []
        for row in TextTests.rows(name) where Self.reportsNothing(row) {
            let outcome = TextTests.outcome(try TextTests.effects(row))
            if Self.isFalse(row, outcome) { wrong.append("\(row.testDescription): \(outcome)") }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.joined(separator: "\n"))")
    }

    @Test(
        "Of a stranger's honest answers at most three of fifty are missed, none misread (39, 42)",
        arguments: [
            "judged", "unseen", "last", "plain", "offices", "offices-unseen", "users", "clerks",
        ])
    func honest(_ name: String) throws {
        var missed: [String] = []
        var misread: [String] = []
        let rows = TextTests.rows(name).filter { !Self.reportsNothing($0) }
        for row in rows {
            let outcome = TextTests.outcome(try TextTests.effects(row))
            if outcome == row.expected { continue }
            let line = "\(row.testDescription): \(outcome)"
            if outcome == "none" { missed.append(line) } else { misread.append(line) }
        }
        #expect(misread.isEmpty, "\(misread.count): \(misread.joined(separator: "\n"))")
        #expect(
            missed.count * 50 <= 3 * rows.count,
            "\(missed.count): \(missed.joined(separator: "\n"))")
    }

    @Test(
        "Plans, politeness and questions that only their marks or their days tell apart (39)",
        arguments: TextTests.rows("further"))
    func further(_ row: Row) throws {
        #expect(TextTests.outcome(try TextTests.effects(row)) == row.expected)
    }

    @Test("The strangers' files are there, and whole")
    func files() {
        #expect(TextTests.rows("judged").count(where: Self.reportsNothing) == 100)
        #expect(TextTests.rows("judged").count(where: { !Self.reportsNothing($0) }) == 60)
        for name in ["unseen", "last"] {
            #expect(TextTests.rows(name).count(where: Self.reportsNothing) == 40)
            #expect(TextTests.rows(name).count == 80)
        }
        #expect(TextTests.rows("plain").count(where: Self.reportsNothing) == 50)
        #expect(TextTests.rows("plain").count == 100)
        #expect(TextTests.rows("further").count > 25)
        #expect(TextTests.rows("offices").count(where: Self.reportsNothing) > 260)
        #expect(TextTests.rows("offices").count(where: { !Self.reportsNothing($0) }) > 130)
        #expect(TextTests.rows("offices-unseen").count(where: Self.reportsNothing) > 390)
        #expect(TextTests.rows("offices-unseen").count(where: { !Self.reportsNothing($0) }) > 170)
        #expect(TextTests.rows("users").count(where: Self.reportsNothing) > 300)
        #expect(TextTests.rows("users").count(where: { !Self.reportsNothing($0) }) > 130)
        #expect(TextTests.rows("clerks").count(where: Self.reportsNothing) > 340)
        #expect(TextTests.rows("clerks").count(where: { !Self.reportsNothing($0) }) > 520)
    }
}
