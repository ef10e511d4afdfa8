import Testing

@testable import Civil

struct RecurrenceJudgedTests {
    private func samples(_ judge: RecurrenceGenerator.Judge, seed: UInt64, _ count: Int)
        -> [RecurrenceGenerator.Sample]
    {
        var generator = RecurrenceGenerator(random: RecurrenceRandom(seed: seed), judge: judge)
        return (0..<count).map { _ in generator.next() }
    }

    /// Empty where the rule is refused because it can't happen.
    private func expand(_ sample: RecurrenceGenerator.Sample, _ count: Int) throws -> String {
        do {
            return try RecurrenceSamples.first(count, sample.rule, sample.start)
                .joined(separator: " ")
        } catch let error as RecurrenceError {
            guard error.message.contains("never happens") else { throw error }
            return ""
        }
    }

    private func compare(
        _ samples: [RecurrenceGenerator.Sample], _ answers: [RecurrenceJudge.Answer], _ count: Int
    )
        throws
    {
        try #require(answers.count == samples.count)
        for (sample, answer) in zip(samples, answers) {
            let mine = try expand(sample, count)
            #expect(
                answer.isComplete ? mine == answer.found : mine.hasPrefix(answer.found),
                "\(sample.rule) from \(sample.start): \(mine), not \(answer.found)")
        }
        // Rules that never happen must not be most of them.
        #expect(answers.filter { !$0.found.isEmpty && $0.isComplete }.count > samples.count / 2)
    }

    @Test("Thousands of rules name the moments that dateutil finds")
    func dateutil() throws {
        let samples = samples(.dateutil, seed: 5_545, 1_000)
        try compare(samples, try RecurrenceJudge.dateutil(samples, count: 10), 10)
    }

    @Test("Thousands of rules, SKIP among them, name the moments that libical finds")
    func libical() throws {
        let samples = samples(.libical, seed: 7_529, 2_000)
        try compare(samples, try RecurrenceJudge.libical(samples, count: 10), 10)
    }
}
