import Testing

@testable import Civil

/// What holds for any words of the language, put together at random.
struct WhenPropertyTests {
    private static let words = """
        mỗi|hằng|định kỳ|1|3|5|6|12|25|31|2026|28/3|29/2|6/2026|05/11/2026|20-11|tháng|quý|năm|tuần|\
        ngày|làm việc|ngày làm việc|đầu|giữa|cuối|cuối cùng|đầu tiên|thứ|hai|sáu|sau|thứ Hai|\
        Chủ nhật|của|trong|vào|và|,|trước|chậm nhất|đến hết|hết|trong vòng|sau khi kết thúc|kể từ ngày|\
        một lần|lần|/|âm lịch|dương lịch|nhuận|rằm|mùng|Tết|giao thừa|giêng|Chạp|I|IV|trừ|lúc|8h|giờ|\
        sáng|chiều|từ|hoặc|bỏ qua|kể từ khi hoàn thành|nửa|kỳ|tháng sau|quý sau|năm sau|6 tháng đầu năm|\
        9 tháng đầu năm|(năm)|every|each|on|of|the|month|quarter|year|week|half|day|days|working|first|\
        last|2nd|friday|monday|june|Q2|next|following|before|by|within|after|end|ends|except|at|from|\
        lunar|leap|or|skip|and|once|a|in|morning|completion|nine months|ngay|thang|nam|thu|sau|cuoi|tu|moi
        """.split(separator: "|").map { $0.split(whereSeparator: \.isNewline).joined() }

    @Test("Of 100,000 random phrases each is refused, or printed as a phrase that reads the same")
    func random() throws {
        #expect(combine(Self.words, upTo: 6, seed: 0x2026_0711).count > 200)
    }

    @Test("So is each of 100,000 combinations of all words that the language has")
    func allWords() throws {
        let numbers = [
            "1", "2", "5", "12", "28", "2026", "20/11", "3/2026", "20/11/2026", "8h", ",",
        ]
        // A word of no meaning stands for all that papers say besides.
        let words = WhenLexicon.words + numbers + numbers + Self.words + ["trường"]
        #expect(combine(words, upTo: 5, seed: 0x2026_1130).count > 60)
    }

    /// What was readable of 100,000 combinations of one to `most` + 1 words.
    private func combine(_ words: [String], upTo most: Int, seed: UInt64) -> Set<String> {
        var seed = seed
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        var readable: Set<String> = []
        for _ in 0..<100_000 {
            let text = (0...next(most)).map { _ in words[next(words.count)] }
                .joined(separator: " ")
            do throws(WhenError) {
                let read = try WhenExpression(parsing: text) { _ in nil }
                if readable.insert(read.normal).inserted { readsBack(read, text) }
            } catch {
                let isPlaced =
                    error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
                    && !error.message.isEmpty && !error.messageVi.isEmpty
                if !isPlaced { Issue.record("\(text): \(error.message) at \(error.range)") }
                mends(error, text)
            }
        }
        return readable
    }

    /// The phrase that a refusal gives to copy is read, and no mark in it parts nothing.
    private func mends(_ error: WhenError, _ text: String) {
        for phrase in [error.remedy, error.remedyVi].compactMap({ $0 })
            .flatMap(WhenExamples.quoted)
        where !error.message.hasPrefix("unexpected") {
            let isTidy =
                ![",,", ";,", "-,", ", ,"].contains { phrase.contains($0) }
                && !(phrase.last.map { ",;:-".contains($0) } ?? true)
            do throws(WhenError) {
                _ = try WhenExpression(parsing: phrase) { _ in nil }
                if !isTidy { Issue.record("\(text) → “\(phrase)”") }
            } catch {
                // What is said of rules names their keys.
                if !phrase.contains(":") { Issue.record("\(text) → “\(phrase)”: \(error)") }
            }
        }
    }

    /// The days of two years, with their times.
    private func days(_ read: WhenExpression) -> [String] {
        let context = WhenContext(calendar: VietnamSample.implied, zone: WhenExamples.zone)
        guard let from = CivilDate(2026, 1, 1), let last = CivilDate(2027, 12, 31) else {
            return []
        }
        return read.occurrences(from: from, through: last, in: context)
            .map { "\($0.periodKey) \($0.date.iso) \($0.time.map { "\($0)" } ?? "")" }
    }

    private func readsBack(_ read: WhenExpression, _ text: String) {
        let wanted = days(read)
        for printed in [read.normal, read.normalVi] {
            do throws(WhenError) {
                let again = try WhenExpression(parsing: printed) { _ in nil }
                if again != read { Issue.record("\(text) → \(printed) → \(again.normal)") }
                if days(again) != wanted {
                    Issue.record("\(text) → \(printed) names other days: \(days(again))")
                }
            } catch {
                Issue.record("\(text) → \(printed): \(error)")
            }
        }
    }

    @Test("Every phrase that the printer can write reads back equal")
    func printed() {
        let picks: [WhenPick] = [
            .day(1), .day(25), .day(-1), .day(-3), .nthWeekday(1, .monday),
            .nthWeekday(-1, .friday),
            .nthWorkingDay(5), .nthWorkingDay(-2), .weekday(.sunday),
            .date(month: 2, day: 29, leapDay: .march),
            .date(month: 3, day: 28, leapDay: .keepToFebruary),
            .afterEnd(15, working: false), .afterEnd(1, working: true), .anchorDay,
        ]
        let parts: [[WhenPart]] = [
            [], [.month(1)], [.month(2), .month(6)], [.month(-1)], [.quarter(4)],
            [.quarter(1), .quarter(3)], [.half(2)], [.nineMonths],
        ]
        let followings: [WhenPeriod?] = [nil, .month, .year, .week]
        var read = 0
        for period in WhenPeriod.allCases {
            for interval in [1, 2] {
                for following in followings {
                    for part in parts {
                        for pick in picks {
                            for except in [[], [12]] as [Set<Int>] {
                                let form = WhenForm.periodic(
                                    WhenPeriodic(
                                        interval: interval, period: period, picks: [pick],
                                        parts: part, following: following, except: except))
                                if readsBack(form) { read += 1 }
                            }
                        }
                    }
                }
            }
        }
        #expect(read > 400)
    }

    /// Whether the form can be said at all; then both its phrases must say it.
    private func readsBack(_ form: WhenForm) -> Bool {
        let printer = WhenPrinter(form: form)
        do throws(WhenError) {
            let read = try WhenExpression(parsing: printer.english) { _ in nil }
            // What is said more plainly elsewhere is printed so.
            guard read.normal == printer.english else { return false }
            readsBack(read, printer.english)
            return true
        } catch {
            return false
        }
    }

    @Test("A phrase is read in time that grows with its length alone")
    func long() throws {
        let days = (0..<2_000).map { "\($0 % 28 + 1)/\($0 % 12 + 1)" }.joined(separator: ", ")
        #expect(throws: WhenError.self) { _ = try WhenExamples.read(days) }
        let months = Array(repeating: "tháng", count: 20_000).joined(separator: " ")
        #expect(try WhenExamples.read("ngày 5 " + months).normal == "every month on 5")
        let commas = "ngày 25 hằng tháng" + String(repeating: ", ", count: 50_000)
        #expect(try WhenExamples.read(commas).normal == "every month on 25")
    }

    @Test("Whatever the text, reading it ends, and any finding points into it")
    func anyTextIsRead() throws {
        let words = [
            "every", "mỗi", "hằng", "3", "25", "0", "28/3", "29/2", "05/11/2025", "month", "tháng",
            "quý", "năm", "tuần", "on", "vào", "of", "của", "first", "last", "cuối", "đầu", "thứ",
            "hai", "working", "day", "days", "ngày", "làm", "việc", "monday", "âm", "lịch", "nhuận",
            "lunar", "giao", "thừa", "rằm", "mùng", "tết", "at", "lúc", "08:00", "8h", "giờ", "từ",
            "from", "kể", "khi", "hoàn", "thành", "after", "completion", "or", "skip", ",", "and",
            "half", "year", "nửa", "March", "5th", "%", "é", "rrule:FREQ=DAILY", "oncalendar:Mon",
        ]
        var seed: UInt64 = 0x2025_1105
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        var readable = 0
        for _ in 0..<6_000 {
            let text = (0...next(7)).map { _ in words[next(words.count)] }.joined(separator: " ")
            do {
                let read = try WhenExamples.read(text)
                readable += 1
                #expect(try WhenExamples.read(read.normal) == read, "\(text) -> \(read.normal)")
                #expect(try WhenExamples.read(read.normalVi) == read, "\(text) -> \(read.normalVi)")
            } catch let error as WhenError {
                let inside =
                    error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
                    && !error.message.isEmpty && !error.messageVi.isEmpty
                #expect(inside, "\(text): \(error.message) at \(error.range)")
            }
        }
        #expect(readable > 80)
    }
}
