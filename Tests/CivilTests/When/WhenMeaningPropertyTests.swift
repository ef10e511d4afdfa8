import Testing

@testable import Civil

/// Phrases made from something that is known to be meant, in a way that is refused: what the refusal gives to
/// write means just that, whatever the numbers.
struct WhenMeaningPropertyTests {
    /// One way to say something otherwise than this language does.
    struct Kind: CustomTestStringConvertible, Sendable {
        var testDescription: String { title }
        var title: String
        /// The phrase, and what it means: one phrase, or several rules.
        var make: @Sendable (inout Numbers) -> (phrase: String, means: [String])

        init(
            _ title: String,
            _ make: @escaping @Sendable (inout Numbers) -> (phrase: String, means: [String])
        ) {
            self.title = title
            self.make = make
        }
    }

    /// The numbers of phrases, the same in every run.
    struct Numbers: Sendable {
        private var state: UInt64 = 0x2026_1201

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        mutating func among(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + below(range.count)
        }

        mutating func pick<T>(_ all: [T]) -> T { all[below(all.count)] }

        /// Two of a range, in order.
        mutating func two(_ range: ClosedRange<Int>) -> (Int, Int) {
            let first = among(range.lowerBound...range.upperBound - 1)
            return (first, among(first + 1...range.upperBound))
        }
    }

    @Test(
        "What a refusal gives to write means what the phrase was made from",
        arguments: kinds + kindsOfExceptions)
    func meaning(_ kind: Kind) throws {
        var numbers = Numbers()
        for _ in 0..<12 {
            let (phrase, means) = kind.make(&numbers)
            do {
                let read = try WhenExamples.read(phrase)
                // Where it can be read, it means that.
                #expect(means.count == 1, "\(phrase) is read as \(read.normal)")
                #expect(try days(read) == days(WhenExamples.read(means[0])), "\(phrase)")
            } catch let error as WhenError {
                let remedy = [error.remedyVi, error.remedy].compactMap { $0 }
                let given = try remedy.flatMap(Self.phrases).map { try days(WhenExamples.read($0)) }
                for meant in means {
                    let wanted = try days(WhenExamples.read(meant))
                    #expect(!wanted.isEmpty, "\(meant)")
                    #expect(given.contains(wanted), "\(phrase): \(meant) isn't in \(remedy)")
                }
            }
        }
    }

    /// The last good days of two years, with their times.
    private func days(_ read: WhenExpression) throws -> [String] {
        let context = WhenContext(calendar: VietnamSample.implied, zone: WhenExamples.zone)
        return read.occurrences(
            from: try WhenExamples.date("2026-01-01"),
            through: try WhenExamples.date("2027-12-31"), in: context
        ).map { item in
            let last = read.isBefore ? item.date.adding(days: -1) ?? item.date : item.date
            return "\(last.iso) \(item.time.map { $0.iso } ?? "")"
        }
    }

    /// The parts of a remedy that are phrases: between quotes, or behind `viết`, up to the next that isn't.
    private static func phrases(_ remedy: String) -> [String] {
        var marks: Set<Character> = ["“", "”", ";", ":"]
        var found = remedy.split(whereSeparator: marks.contains).map(String.init)
        // An English phrase stands between straight quotes.
        marks.insert("'")
        found += remedy.split(whereSeparator: marks.contains).map(String.init)
        found += remedy.split(separator: ", hoặc ").map(String.init)
        let leads = [
            "viết ngày cuối", "viết ", "write ", "nêu thứ", "nêu ngày", "nêu", "by ",
            "là dương lịch thì viết ",
            "nếu là dương lịch thì viết ", "hoặc ", "ghi cả tháng, như ",
        ]
        return found.flatMap { part -> [String] in
            let text = part.trimmingBlanks
            return [text]
                + leads.compactMap { lead in
                    text.hasPrefix(lead) ? String(text.dropFirst(lead.count)).trimmingBlanks : nil
                }
        }.filter { text in
            do {
                _ = try WhenExamples.read(text)
                return true
            } catch {
                return false
            }
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let marks: Set<Character> = [" ", ",", "."]
        let start = drop { marks.contains($0) }
        return String(start.reversed().drop { marks.contains($0) }.reversed())
    }
}
