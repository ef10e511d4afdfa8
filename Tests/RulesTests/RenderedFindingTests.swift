import SourceText
import Testing

@testable import Rules

/// What people read: whole findings, with excerpt, caret and remedy, in both languages.
struct RenderedFindingTests {
    struct Case: CustomTestStringConvertible {
        var says: String
        var lines: String
        var vi: String
        var en: String

        var testDescription: String { says }
    }

    @Test("A finding shows place, line, caret and remedy", arguments: cases)
    func rendered(_ item: Case) {
        let (_, findings) = Desk.read(Desk.plan + Desk.dutyText(item.lines))
        #expect(DiagnosticRenderer(language: .vi).render(findings) == item.vi)
        #expect(DiagnosticRenderer(language: .en).render(findings) == item.en)
    }

    static let cases = [
        Case(
            says: "a misspelt key",
            lines: "kind: deadline\ntitle: T\ndue: 05/11/2025\nowed_by: truong\nowed-by: truong",
            vi: """
                plan.yaml:12:5: error: một nhiệm vụ không có khóa “owed_by”
                   12 |     owed_by: truong
                      |     ^~~~~~~
                      = có phải ý là “owed-by”?

                """,
            en: """
                plan.yaml:12:5: error: unknown key 'owed_by' in a duty
                   12 |     owed_by: truong
                      |     ^~~~~~~
                      = did you mean 'owed-by'?

                """),
        Case(
            says: "a unit that isn't there, after letters with marks",
            lines: "kind: deadline\ntitle: T\ndue: trước ngày 05/11/2025\n"
                + "owed-by: [truong, phong-gdt] # các phòng",
            vi: """
                plan.yaml:12:23: error: không có đơn vị hoặc nhóm “phong-gdt”
                   12 |     owed-by: [truong, phong-gdt] # các phòng
                      |                       ^~~~~~~~~
                      = có phải ý là “phong-gddt”?

                """,
            en: """
                plan.yaml:12:23: error: there is no unit or group 'phong-gdt'
                   12 |     owed-by: [truong, phong-gdt] # các phòng
                      |                       ^~~~~~~~~
                      = did you mean 'phong-gddt'?

                """),
        Case(
            says: "a day that doesn't exist",
            lines: "kind: deadline\ntitle: T\ndue: trước ngày 31/11/2025\nowed-by: truong",
            vi: """
                plan.yaml:11:21: error: không có ngày này
                   11 |     due: trước ngày 31/11/2025
                      |                     ^~~~~~~~~~
                      = ngày từ 1 đến 30

                """,
            en: """
                plan.yaml:11:21: error: there is no such day
                   11 |     due: trước ngày 31/11/2025
                      |                     ^~~~~~~~~~
                      = days run from 1 to 30

                """),
        Case(
            says: "a due day rolled past the paper's",
            lines:
                "kind: deadline\ntitle: T\ndue: trước ngày 10/11/2025\nroll: next\nowed-by: truong",
            vi: """
                plan.yaml:11:10: error: dời sang ngày làm việc sau thì hạn thành 10/11/2025, trong khi \
                văn bản ghi trước ngày 10/11/2025
                   11 |     due: trước ngày 10/11/2025
                      |          ^~~~~~~~~~~~~~~~~~~~~
                      = dùng “roll: previous” hoặc bỏ “roll”

                """,
            en: """
                plan.yaml:11:10: error: rolled to the next working day it would be due 10/11/2025, \
                but the paper says before 10/11/2025
                   11 |     due: trước ngày 10/11/2025
                      |          ^~~~~~~~~~~~~~~~~~~~~
                      = use 'roll: previous' or remove 'roll'

                """),
        Case(
            says: "a key given twice, with a note",
            lines: "kind: deadline\ntitle: T\ndue: 05/11/2025\nowed-by: truong\ntitle: U",
            vi: """
                plan.yaml:13:5: error: khóa “title” viết hai lần
                   13 |     title: U
                      |     ^~~~~
                      = giữ lại một dòng
                plan.yaml:10:5: note: lần đầu ở đây
                   10 |     title: T
                      |     ^~~~~

                """,
            en: """
                plan.yaml:13:5: error: the key 'title' is given twice
                   13 |     title: U
                      |     ^~~~~
                      = keep one of the two lines
                plan.yaml:10:5: note: it is given here first
                   10 |     title: T
                      |     ^~~~~

                """),
        Case(
            says: "several faults at once, in reading order",
            lines: "kind: deadline\ntitle: T\ndue: 05/11/2025\nowed-by: truog\nremind: [7x, 3wd]",
            vi: """
                plan.yaml:12:14: error: không có đơn vị hoặc nhóm “truog”
                   12 |     owed-by: truog
                      |              ^~~~~
                      = có phải ý là “truong”?
                plan.yaml:13:14: error: không hiểu lần nhắc “7x”
                   13 |     remind: [7x, 3wd]
                      |              ^~
                      = viết như 30d, 3wd, “3 ngày làm việc” hoặc “0d at 07:30”

                """,
            en: """
                plan.yaml:12:14: error: there is no unit or group 'truog'
                   12 |     owed-by: truog
                      |              ^~~~~
                      = did you mean 'truong'?
                plan.yaml:13:14: error: '7x' is not a reminder
                   13 |     remind: [7x, 3wd]
                      |              ^~
                      = write, say, 30d, 3wd, '3 working days' or '0d at 07:30'

                """),
    ]
}
