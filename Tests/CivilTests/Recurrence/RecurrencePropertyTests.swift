import Testing

@testable import Civil

struct RecurrencePropertyTests {
    @Test("Occurrences ascend, none comes twice, and a search from anywhere agrees with the list")
    func searches() throws {
        var generator = RecurrenceGenerator(random: RecurrenceRandom(seed: 3_339), judge: .none)
        var dice = RecurrenceRandom(seed: 42)
        var tried = 0
        for _ in 0..<1_000 {
            let sample = generator.next()
            guard let recurrence = try read(sample) else { continue }
            let all = Array(recurrence.occurrences().prefix(60))
            let isAscending = zip(all, all.dropFirst()).allSatisfy { $0 < $1 }
            #expect(isAscending, "\(sample.rule) from \(sample.start)")
            let isLater = all.allSatisfy { $0 >= recurrence.start }
            #expect(isLater, "\(sample.rule) from \(sample.start)")
            guard all.count > 1 else { continue }
            tried += 1
            for _ in 0..<4 {
                let index = Int.random(in: 0..<all.count - 1, using: &dice)
                #expect(
                    recurrence.next(after: all[index]) == all[index + 1],
                    "\(sample.rule) from \(sample.start), after \(all[index].iso)")
                var walk = recurrence.occurrences(from: all[index])
                let first = walk.next()
                #expect(first == all[index], "\(sample.rule) from \(sample.start)")
                let second = walk.next()
                #expect(second == all[index + 1], "\(sample.rule) from \(sample.start)")
            }
        }
        #expect(tried > 500)
    }

    @Test("COUNT ends a rule after so many, wherever the list is entered")
    func counts() throws {
        var generator = RecurrenceGenerator(random: RecurrenceRandom(seed: 6_047), judge: .none)
        for _ in 0..<500 {
            let sample = generator.next()
            guard let endless = try read(sample) else { continue }
            let all = Array(endless.occurrences().prefix(37))
            guard all.count == 37 else { continue }
            let text = sample.rule.split(separator: ";").filter { !$0.hasPrefix("UNTIL") }
            let counted = try RecurrenceSamples.recurrence(
                text.joined(separator: ";") + ";COUNT=36", sample.start)
            #expect(Array(counted.occurrences()) == Array(all[..<36]), "\(sample.rule)")
            #expect(counted.next(after: all[34]) == all[35], "\(sample.rule)")
            #expect(counted.next(after: all[35]) == nil, "\(sample.rule)")
        }
    }

    @Test("The text of a rule reads as the same rule")
    func texts() throws {
        var generator = RecurrenceGenerator(random: RecurrenceRandom(seed: 2_445), judge: .libical)
        for _ in 0..<500 {
            do {
                let rule = try RecurrenceRule(parsing: generator.next().rule)
                #expect(try RecurrenceRule(parsing: rule.text) == rule)
                #expect(try RecurrenceRule(parsing: rule.text.lowercased()) == rule)
            } catch {
                #expect(error.message.contains("never happens"))
            }
        }
    }

    @Test("No bytes make the reader crash, and every place lies in the text")
    func hostile() {
        var dice = RecurrenceRandom(seed: 1)
        let pieces = [
            "FREQ=", "DAILY", "YEARLY", ";", "=", ",", "BYDAY=", "-1", "+", "MO", "ộ", "\u{0}",
            "UNTIL=",
            "2025", "BYSETPOS", "999999999999999999999", "COUNT=1", "T", "Z", " ",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...9, using: &dice)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &dice)]
            }.joined()
            do {
                _ = try RecurrenceRule(parsing: text)
            } catch {
                #expect(error.range.upperBound <= text.utf8.count)
            }
        }
    }

    /// `nil` where the rule is refused because it can't happen.
    private func read(_ sample: RecurrenceGenerator.Sample) throws -> Recurrence? {
        do {
            return try RecurrenceSamples.recurrence(sample.rule, sample.start)
        } catch let error as RecurrenceError {
            #expect(error.message.contains("never happens"), "\(sample.rule): \(error)")
            return nil
        }
    }
}
