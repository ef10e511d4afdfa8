import Civil
import Correspondence
import Mail
import Rules
import Scheduler
import SourceText
import TestSupport
import Testing

/// Each thing is said once in a mail, by one line, in its reader's language (statements 48 to 50).
@Suite struct OneLineTests {
    // MARK: A person's language

    struct Reader: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let unit: String
        let people: String
        let role: Role
        let language: Language
    }

    private static let english = "language: en"

    static let readers: [Reader] = [
        Reader(
            testDescription: "a head who reads English", unit: "",
            people: "head: {title: Principal, email: h@t.example, language: en}", role: .head,
            language: .en),
        Reader(
            testDescription: "a deputy who reads English", unit: "",
            people: "deputies: [{title: Vice Principal, email: d@t.example, language: en}]",
            role: .deputy, language: .en),
        Reader(
            testDescription: "a contact who reads English", unit: "",
            people: "contact: {title: Clerk, email: c@t.example, language: en}", role: .contact,
            language: .en),
        Reader(
            testDescription:
                "a deputy who reads Vietnamese in a unit that is written to in English",
            unit: english,
            people: "deputies: [{title: Phó hiệu trưởng, email: d@t.example, language: vi}]",
            role: .deputy, language: .vi),
        Reader(
            testDescription: "somebody of whom nothing is said", unit: english,
            people: "head: {title: Principal, email: h@t.example}", role: .head, language: .en),
    ]

    @Test(
        "A person's language goes before the unit's, and that before the plan's", arguments: readers
    )
    func language(_ reader: Reader) throws {
        let unit = [
            "- id: truong-c", "name: Trường C", "groups: truong", reader.unit, reader.people,
        ]
        .filter { !$0.isEmpty }.joined(separator: "\n    ")
        var office = try Office(registry: Office.registry + "\n  \(unit)\n")
        try office.open(["truong-c"])
        let notice = try office.notice(
            .overdue, "+1wd", office.id("truong-c"), due: "2025-11-04", role: reader.role,
            at: "2025-11-05T13:30")
        let letter = try office.letter([notice]).letter
        #expect(letter.language == reader.language)
    }

    // MARK: Corrections

    @Test("Who was told in two roles reads once that it was wrong, by the day of what was told")
    func correctedOnce() throws {
        var office = try Office()
        try office.open(["truong-a", "truong-b"])
        let id = office.id("truong-a")
        try office.record(
            .received(number: "9/BC", none: false, note: nil), id, on: "2025-11-04")
        let director = Recipient(
            address: "giamdoc@so.example", unit: .init(id: "giam-doc", name: "Sở GDĐT"),
            person: Person(title: "Giám đốc"), language: .vi)
        let notices = try [Role.parent, .unit("giam-doc")].map {
            try office.notice(
                .correction, .event(1), id, due: "2025-11-04", role: $0, at: "2025-11-10T09:00")
        }
        let told = try office.letter(
            notices, to: director,
            context: MailContext(toldOn: [id: try Office.day("2025-11-06")]))
        #expect(told.letter.items.count == 1)
        #expect(told.subject.hasPrefix("[Đính chính] Báo cáo ANTQ năm 2025: Trường A đã gửi"))
        #expect(told.text.contains("Thư ngày 06/11/2025 nêu Trường A chưa gửi"))
    }

    // MARK: One matter

    @Test("What was taken over and is due is one line, which an answer names by its number")
    func handedOver() throws {
        let ended = """

              - id: truong-c
                name: Trường C
                groups: truong
                until: 31/10/2025
                successor: truong-a
            """
        var office = try Office(registry: Office.registry + ended)
        try office.open(["truong-a", "truong-c"])
        let (own, taken) = (office.id("truong-a"), office.id("truong-c"))
        func notice(_ kind: NoticeKind, _ stage: NoticeStage, _ id: ObligationID) throws -> Notice {
            try office.notice(kind, stage, id, due: "2025-11-04", at: "2025-11-03T07:30")
        }
        let notices = [
            try notice(.redirect, .heir("truong-a"), taken), try notice(.reminder, "1wd", own),
            try notice(.reminder, "1wd", taken),
        ]
        let writer = LetterWriter(
            rules: office.rules, book: office.book, templates: LetterTemplates())
        let composed = try #require(
            writer.letter(for: try office.bundle(notices), readsReplies: true))
        #expect(composed.letter.items.count == 2)
        #expect(Set(composed.matters) == [[own], [taken]])
    }

    @Test("What has moved needs no reminder beside it")
    func movedAndReminded() throws {
        var office = try Office()
        try office.open(["truong-a"])
        let id = office.id("truong-a")
        try office.record(
            .extended(to: try Office.day("2025-11-12"), letter: nil), id, on: "2025-11-03")
        let letter = try office.letter([
            try office.notice(.moved, .event(1), id, due: "2025-11-12", at: "2025-11-04T07:30"),
            try office.notice(.reminder, "7d", id, due: "2025-11-12", at: "2025-11-04T07:30"),
        ]).letter
        #expect(letter.items.map(\.kind) == [.moved])
    }

    // MARK: An office's lists

    private static let second = """
          - id: bao-cao-2
            kind: deadline
            title: Báo cáo y tế
            due: chậm nhất ngày 03/11/2025
            owed-by: truong
            send-to: phong
        """

    private func list(_ plan: String, _ stage: NoticeStage, _ day: String) throws -> Notice {
        let at = try Office.at("\(day)T07:30")
        return Notice(
            key: NoticeKey(
                subject: .plan(plan, day: try Office.day(day)), due: try Office.day(day),
                kind: .rollUp, stage: stage, role: .owner), plan: plan, at: at, release: at)
    }

    @Test("An owner gets one list across all plans, though the plans ask for several (49)")
    func oneList() throws {
        var office = try Office(other: Self.second)
        try office.open(["truong-a"])
        try office.open(["truong-a", "truong-b"], duty: "bao-cao-2")
        let told = try office.letter([
            try list("ke-hoach", "weekly", "2025-11-10"),
            try list("ke-hoach-2", "weekly", "2025-11-10"),
            try list("ke-hoach", .skipped, "2025-11-10"),
        ])
        #expect(told.subject == "[Tổng hợp] 3 đầu việc quá hạn, đến ngày 10/11/2025")
        #expect(told.letter.items.count == 1)
        #expect(told.text.contains("1. Báo cáo y tế"))
        #expect(told.text.contains("2. Báo cáo ANTQ năm 2025"))
    }

    @Test("The office isn't told that it will urge itself")
    func ownReport() throws {
        let own = """

              - id: noi-bo
                kind: deadline
                title: Báo cáo nội bộ
                due: chậm nhất ngày 04/11/2025
                owed-by: phong
                send-to: giam-doc
            """
        var office = try Office(Office.duty + own)
        try office.open(["truong-a"])
        try office.open(["phong"], duty: "noi-bo")
        let morning = try list("ke-hoach", .morning, "2025-11-05")
        let goingOut = try [("bao-cao", "truong-a"), ("noi-bo", "phong")].map { duty, unit in
            try office.notice(
                .overdue, "+1wd", office.id(unit, duty: duty), due: "2025-11-04",
                at: "2025-11-05T13:30")
        }
        let bundle = try office.bundle([morning])
        let writer = LetterWriter(
            rules: office.rules, book: office.book, templates: LetterTemplates())
        let letter = try #require(
            writer.letter(
                for: Bundle(
                    recipient: bundle.recipient, slot: bundle.slot, notices: bundle.notices,
                    goingOut: goingOut))
        ).letter
        let text = try LetterTemplates().render(letter).text
        #expect(text.contains("Trường A"))
        #expect(!text.contains("nội bộ"), "\(text)")
    }
}
