internal import Edits
package import SourceText
internal import Rules
internal import Scheduler

/// Results of tests, for people and for programs.
package struct RuleTestText {
    let results: [RuleTestResult]
    let coverage: RuleTestCoverage
    let language: Language

    package init(
        _ results: [RuleTestResult], _ coverage: RuleTestCoverage, _ language: Language
    ) {
        self.results = results
        self.coverage = coverage
        self.language = language
    }

    private func pick(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    package var text: String {
        results.map(text(of:)).joined() + "\n" + coverageText + summary
    }

    private func text(of result: RuleTestResult) -> String {
        let test = result.test
        let place = test.file.position(at: test.range.lowerBound)
        guard !result.passed else { return pick("đạt    ", "pass  ") + test.name + "\n" }
        var text =
            pick("sai    ", "fail  ") + test.name
            + " (\(test.file.name):\(place.line):\(place.column))\n"
        text += Columns.aligned(lines(result.differences))
        for event in result.idle {
            text +=
                "       \(event.place(in: test.file.name)): "
                + pick(event.matter.vi, event.matter.en) + "\n"
        }
        return text
    }

    /// Those that differ in the unit alone are one line, as long as they are many.
    private func lines(_ differences: [RuleTestResult.Difference]) -> [[String]] {
        var groups: [(first: RuleTestResult.Difference, units: [String])] = []
        var places: [RuleTestResult.Difference: Int] = [:]
        for difference in differences {
            let alike = RuleTestResult.Difference(
                what: difference.what, cells: Array(difference.cells.dropLast()))
            let unit = difference.cells.last ?? ""
            if let place = places[alike] {
                groups[place].units.append(unit)
            } else {
                places[alike] = groups.count
                groups.append((alike, [unit]))
            }
        }
        let words = EditWords(language: language)
        return groups.flatMap { alike, units -> [[String]] in
            let few = units.count <= 3 || units.contains("")
            return (few ? units.map { $0 } : ["\(words.units(units.count)) (\(words.some(units)))"])
                .map { ["      ", word(alike.what)] + alike.cells + [$0] }
        }
    }

    private func word(_ what: RuleTestResult.Difference.What) -> String {
        switch what {
        case .missing: pick("thiếu", "missing")
        case .unexpected: pick("thừa", "unexpected")
        case .number(let wanted, let sent):
            pick("chờ \(wanted) thư, gửi \(sent)", "\(wanted) expected, \(sent) sent")
        }
    }

    private var coverageText: String {
        [
            (pick("nhiệm vụ", "duties"), coverage.duties),
            (pick("mốc nhắc và bậc đôn đốc", "reminders and rungs"), coverage.rungs),
            (pick("hạn trùng ngày nghỉ", "rolls"), coverage.rolls),
        ].filter { !$0.1.isEmpty }.map { name, seen in
            let missing = seen.filter { !$0.value }.keys.sorted()
            let shown = missing.prefix(4).joined(separator: ", ")
            let rest =
                missing.count > 4
                ? pick(" và \(missing.count - 4) nữa", " and \(missing.count - 4) more") : ""
            return pick("đã thử ", "covered ")
                + "\(name): \(seen.count - missing.count)/\(seen.count)"
                + (missing.isEmpty ? "" : pick("; chưa: ", "; not yet: ") + shown + rest) + "\n"
        }.joined()
    }

    private var summary: String {
        let failed = results.count { !$0.passed }
        return pick(
            "\(results.count) kiểm thử, \(failed) sai\n",
            "\(results.count) \(results.count == 1 ? "test" : "tests"), \(failed) failed\n")
    }

    // MARK: JUnit

    /// The form that build servers read.
    package var junit: String {
        let failed = results.count { !$0.passed }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="hanchot test" tests="\(results.count)" failures="\(failed)">

            """
        for result in results {
            let test = result.test
            let place = test.file.position(at: test.range.lowerBound)
            text +=
                "  <testcase classname=\"\(xml(test.file.name))\" name=\"\(xml(test.name))\" "
                + "file=\"\(xml(test.file.name))\" line=\"\(place.line)\""
            if result.passed {
                text += "/>\n"
                continue
            }
            let count = result.differences.count + result.idle.count
            text +=
                ">\n    <failure message=\"\(quantity(count, "difference"))\">\(xml(self.text(of: result)))"
                + "</failure>\n  </testcase>\n"
        }
        return text + "</testsuite>\n"
    }

    /// Characters that XML doesn't allow become blanks.
    private func xml(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\t", "\n", "\u{20}"...: String(scalar)
            default: " "
            }
        }.joined()
    }
}
