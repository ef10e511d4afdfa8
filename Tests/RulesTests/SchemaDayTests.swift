import Foundation
import SourceText
import TestSupport
import Testing

@testable import Rules

/// Days and quarters in rule files: the schema takes those that the reader takes, and no other.
struct SchemaDayTests {
    private static let plan = """
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
        duties:
          - id: viec
            kind: deadline
            title: Báo cáo
            owed-by: truong
            due: ⟪due⟫
        ---
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
          period: ⟪period⟫
        duties:
          - id: viec
            kind: standing
            title: Báo cáo
        ---
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
        duties:
          - id: viec
            kind: standing
            title: Báo cáo
            remind: [⟪remind⟫]
        ---
        units:
          - id: moi
            name: Đơn vị mới
            from: ⟪from⟫
        ---
        calendar:
          id: so
          fiscal-year: ⟪fiscal-year⟫
        ---
        calendar:
          id: so
        holidays:
          - name: Ngày thành lập
            date: ⟪holiday⟫
        ---
        calendar:
          id: so
        school-years:
          - year: 2025
            semesters: [⟪semesters⟫]
        ---
        plan:
          id: ke-hoach
          title: Kế hoạch
          owner: phong-tchc
          document: Kế hoạch số 1
        duties:
          - id: viec
            kind: deadline
            title: Báo cáo
            owed-by: truong
            due: 20/12 hằng năm
            roll: next
            data: ⟪data⟫

        """

    private static let files: [String: (before: String, after: String)] = {
        var found: [String: (before: String, after: String)] = [:]
        for text in plan.components(separatedBy: "---\n") {
            let parts = text.components(separatedBy: ["⟪", "⟫"])
            found[parts[1]] = (parts[0], parts[2])
        }
        return found
    }()

    /// Ways to write a day, where they may stand.
    private static let forms:
        [(key: String, form: @Sendable (_ day: Int, _ month: Int) -> String)] =
            [
                ("due", { "\($0)/\($1)" }), ("due", { "trước ngày \($0)/\($1) hằng năm" }),
                ("due", { "ngày \($0) tháng \($1)" }),
                ("due", { "chậm nhất ngày \($0)/\($1)/2026" }),
                ("due", { "2026-\(pad($1))-\(pad($0))" }), ("due", { "\($0).\($1).2026" }),
                ("due", { "\($0)/\($1) âm lịch" }), ("due", { "\($0)/\($1)/2028" }),
                ("remind", { "ngày \($0)/\($1) hằng năm" }),
                ("from", { "\(pad($0))/\(pad($1))/2026" }),
                ("from", { "2028-\(pad($1))-\(pad($0))" }),
                ("from", { "\($0).\($1).2026" }), ("fiscal-year", { "\($0)/\($1)" }),
                ("holiday", { "\($0)/\($1)" }), ("holiday", { "\($0)/\($1) âm lịch" }),
                ("semesters", { "05/09/2025 - \($0)/\($1)/2026" }),
                ("semesters", { "05/09/2025 đến hết \($0)/\($1)/2028" }),
                ("data", { "15/12 năm trước - \($0)/\($1)" }), ("data", { "tính đến \($0)/\($1)" }),
                ("data", { "01/12/2025 - \($0)/\($1)/2026" }),
                ("period", { "01/01/2025 - \($0)/\($1)/2026" }),
            ]

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let others: [(key: String, value: String)] = [
        ("due", "ngày cuối quý V"), ("due", "ngày cuối quý IV"), ("due", "ngày cuối quý 5"),
        ("due", "ngày cuối quý 4"), ("due", "ngày cuối quý VI"), ("due", "last day of quarter 5"),
        ("due", "last day of Q4"), ("due", "hằng quý, ngày 5 của tháng cuối"),
        ("due", "hằng quý: 15/3, 15/6, 15/9, 15/12"), ("due", "mỗi quý vào ngày cuối"),
        ("due", "15/6 và 15/12 hằng năm"), ("due", "15/6 và 31/11 hằng năm"),
        ("due", "8 giờ ngày 25 hằng tháng"), ("due", "30 Tết"), ("due", "29/2 hoặc 1/3"),
        ("due", "rrule:FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20261231"),
        ("due", "oncalendar:*-*-25 08:00:00.5"), ("due", "31 April"), ("due", "30 April"),
        ("due", "every month on 31"), ("due", "ngày 31 hằng tháng"), ("due", "ngày 32 hằng tháng"),
        ("remind", "36 tháng một lần từ 01/01/2026"), ("remind", "ngày 31 hằng tháng"),
        ("period", "quý V/2026"), ("period", "quý IV/2026"), ("period", "quý 4/2026"),
        ("period", "quý 5/2026"), ("period", "tháng 12/2026"), ("period", "tháng 13/2026"),
        ("period", "tháng 9/2026 đến tháng 5/2027"), ("period", "tháng 9/2026 đến tháng 15/2027"),
        ("period", "31.05.2026"), ("period", "6 tháng đầu năm 2026"), ("period", "2026 - 2030"),
        ("from", "31.05.2026"), ("from", "29/02/2000"), ("from", "29/02/1900"),
        ("from", "1900-02-29"), ("from", "2000-02-29"), ("data", "1 - 31"), ("data", "32 - 14"),
        ("data", "theo NĐ 09/2019"), ("data", "trọn kỳ"),
        ("semesters", "05/09/2025 - 17/01/2026, 19/01/2026 - 30/05/2026"),
        ("semesters", "05/09/2025 - 17/01/2026, 19/01/2026 - 31/04/2026"),
    ]

    @Test("Of every day at a month's end, in each way to write it, schema and reader judge alike")
    func agreement() throws {
        var asked: [(key: String, value: String, text: String)] = []
        func ask(_ key: String, _ value: String) throws {
            let file = try #require(Self.files[key])
            asked.append((key, value, file.before + value + file.after))
        }
        for (key, form) in Self.forms {
            for (day, month) in [
                (28, 2), (29, 2), (30, 2), (31, 2), (30, 4), (31, 4), (31, 5), (31, 6), (30, 9),
                (31, 9), (31, 11), (31, 12), (32, 1), (0, 3), (15, 13), (15, 0),
            ] {
                try ask(key, form(day, month))
            }
        }
        for (key, value) in Self.others { try ask(key, value) }
        let answers = try JSONDecoder().decode(
            [Int].self,
            from: Python.run(
                SchemaTests.script, [SchemaTests.path],
                input: try JSONEncoder().encode(asked.map(\.text))))
        try #require(answers.count == asked.count)
        var refused = 0
        for (item, faults) in zip(asked, answers) {
            let (_, findings) = Desk.read(item.text, as: "x.yaml")
            // How values stand to each other no schema sees.
            let errors = findings.filter {
                $0.severity == .error && !Self.beyond.contains($0.code)
            }
            #expect(
                errors.isEmpty == (faults == 0),
                "\(item.key): \(item.value): the schema finds \(faults), the reader \(errors.map(\.message.en))"
            )
            if faults != 0 { refused += 1 }
        }
        #expect(refused > 120)
    }

    private static let beyond: Set = [
        "outside-period", "no-start", "bad-period", "window-too-long", "unfit-window",
    ]
}
