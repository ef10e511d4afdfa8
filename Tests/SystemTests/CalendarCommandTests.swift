import Testing

/// `hanchot lunar` and `hanchot workdays` as scripts see them: the answer alone on stdout; what is
/// wrong on stderr with its place, exit status 1 where it is what was asked about; wrong usage, an
/// option's date among it, 2.
struct CalendarCommandTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { words.joined(separator: " ") }
        let words: [String]
        let output: String
        var status: Int32 = 0
        /// The whole of stderr in English; `nil` where it is the usage.
        var errors: String? = ""
    }

    @Test(
        "lunar converts both ways",
        arguments: [
            Case(words: ["lunar", "2025-01-29"], output: "1/1/2025 (năm Ất Tỵ)\n"),
            Case(words: ["lunar", "29/1/2025"], output: "1/1/2025 (năm Ất Tỵ)\n"),
            Case(words: ["lunar", "2025-07-25"], output: "1/6/2025 nhuận (năm Ất Tỵ)\n"),
            Case(
                words: ["lunar", "2025-07-25", "--json"],
                output: #"{"day":1,"month":6,"year":2025,"leap":true,"can-chi":"Ất Tỵ"}"# + "\n"),
            Case(words: ["lunar", "--solar", "1/1/2025"], output: "2025-01-29\n"),
            Case(words: ["lunar", "--solar", "1/6/2025 nhuận"], output: "2025-07-25\n"),
            Case(
                words: ["lunar", "--solar", "1/1/2025", "--json"],
                output: #"{"solar":"2025-01-29"}"# + "\n"),
        ])
    func lunar(example: Case) throws { try expect(example) }

    @Test(
        "A date that can't be is told with its place and the reason",
        arguments: [
            Case(
                words: ["lunar", "1967-12-31"], output: "", status: 1,
                errors: """
                    DATE:1:1: error: 1967-12-31 lies before 1968-01-01, when the Vietnamese \
                    calendar went over to UTC+7; for the years before, the sources disagree
                        1 | 1967-12-31
                          | ^~~~~~~~~~

                    """),
            Case(
                words: ["lunar", "2025-02-30"], output: "", status: 1,
                errors: """
                    DATE:1:9: error: day 30 is outside 1–28
                        1 | 2025-02-30
                          |         ^~

                    """),
            Case(
                words: ["lunar", "--solar", "1/5/2025 nhuận"], output: "", status: 1,
                errors: """
                    --solar:1:3: error: lunar year 2025 has no leap month 5; its leap month is 6
                        1 | 1/5/2025 nhuận
                          |   ^~~~~~~~~~~~

                    """),
            Case(
                words: ["workdays", "--from", "2026-13-01", "--to", "2026-12-31"], output: "",
                status: 2,
                errors: """
                    --from:1:6: error: month 13 is outside 1–12
                        1 | 2026-13-01
                          |      ^~

                    """),
            Case(words: ["lunar"], output: "", status: 2, errors: nil),
            Case(
                words: ["lunar", "2025-01-01", "--solar", "1/1/2025"], output: "", status: 2,
                errors: nil),
            Case(words: ["workdays", "--from", "2026-01-01"], output: "", status: 2, errors: nil),
            Case(
                words: ["workdays", "--from", "2026-01-02", "--to", "2026-01-01"], output: "",
                status: 2, errors: nil),
        ])
    func refused(example: Case) throws { try expect(example) }

    @Test(
        "workdays lists days off and worked Saturdays, no plain weekends",
        arguments: [
            Case(
                words: ["workdays", "--from", "2025-04-20", "--to", "2025-05-10"],
                output: """
                    2025-04-26 work Làm bù cho ngày 02/5
                    2025-04-30 off Ngày Chiến thắng
                    2025-05-01 off Ngày Quốc tế lao động
                    2025-05-02 off Nghỉ hoán đổi, làm bù ngày 26/4

                    """),
            Case(
                words: ["workdays", "--from", "2027-01-01", "--to", "2027-01-31"],
                output: "2027-01-01 off Tết Dương lịch (not announced yet)\n",
                errors:
                    "note: the days off of 2027 aren't announced yet; these follow from the law\n"),
            Case(
                words: ["workdays", "--from", "2026-01-02", "--to", "2026-01-02", "--json"],
                output: """
                    {"date":"2026-01-02","kind":"off","name":"Nghỉ hoán đổi, làm bù ngày 10/01",\
                    "source":"Công văn số 12729/VPCP-KGVX ngày 25/12/2025","announced":true}

                    """),
        ])
    func workdays(example: Case) throws {
        try expect(
            Case(
                words: example.words + ["--calendar", "vn", "--rules", "\(Project.root)/rules"],
                output: example.output, errors: example.errors))
    }

    @Test(
        "Years without days off are named, also where they are only counted over (statement 7)",
        arguments: [
            Case(
                words: ["when", "every working day", "--from", "2022-09-01", "--count", "2"],
                output: "2022-09-05\n2022-09-06\n"),
            Case(
                words: ["when", "every working day", "--from", "2018-12-28", "--count", "3"],
                output: "2018-12-28\n2018-12-31\n2019-01-02\n",
                errors:
                    "note: the calendar 'vn' has no days off for 2018: only weekly days off are "
                    + "left out\n"),
            Case(
                words: ["workdays", "--from", "2018-09-01", "--to", "2018-09-30"], output: "",
                errors:
                    "note: the calendar 'vn' has no days off for 2018: only weekly days off are "
                    + "left out\n"),
        ])
    func unknown(example: Case) throws { try workdays(example: example) }

    @Test("Under a Vietnamese locale the findings are Vietnamese")
    func vietnamese() throws {
        let command = try Command.run(
            ["\(Project.programs)/hanchot", "lunar", "30/2/2025"],
            environment: ["LC_ALL": "vi_VN.UTF-8"])
        #expect(command.errors.hasPrefix("DATE:1:1: error: ngày 30 ngoài khoảng 1–28\n"))
    }

    private func expect(_ example: Case) throws {
        let command = try Command.run(
            ["\(Project.programs)/hanchot"] + example.words, environment: ["LC_ALL": "C.UTF-8"])
        #expect(command.output == example.output)
        #expect(command.status == example.status)
        if let errors = example.errors {
            #expect(command.errors == errors)
        } else {
            #expect(!command.errors.isEmpty)
        }
    }
}
