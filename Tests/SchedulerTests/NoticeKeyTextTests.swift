import Civil
import Rules
import TestSupport
import Testing

@testable import Scheduler

struct NoticeKeyTextTests {
    struct Case: CustomTestStringConvertible {
        let text: String
        var testDescription: String { text }
    }

    @Test(
        "A key read back from its text writes the same text",
        arguments: [
            "bao-cao-nam/2025/thpt-bao-loc@2025-11-04:reminder:30d:head",
            "bao-cao-nam/2025/pgd-a>thpt-b@2025-11-04:overdue:+1wd:head",
            "kiem-tra/2025-Q3/pgd-da-lat@2025-09-30:reminder:14d:unit:thanh-tra",
            "gio/2025-03-28T08:00:00/a@2025-03-28:due-today:0d:contact",
            "plan:antq-2025@2025-11-10:roll-up:weekly:owner",
            "bao-cao-nam/2025/a@2025-11-10:moved:event-12:head",
        ].map(Case.init))
    func roundTrip(example: Case) throws {
        let key = try #require(NoticeKey(parsing: example.text))
        #expect(key.description == example.text)
    }

    @Test("A key to an address keeps the address's fingerprint in its text (statement 34)")
    func address() throws {
        let key = NoticeKey(
            subject: .plan("p", day: try CivilDate(parsing: "2025-11-10")),
            due: try CivilDate(parsing: "2025-11-10"), kind: .rollUp, stage: "weekly",
            role: .address("ai@do.example"))
        let text = key.description
        #expect(!text.contains("ai@do.example"))
        #expect(NoticeKey.roleText(of: text) == "address:\(fingerprint("ai@do.example"))")
        #expect(NoticeKey(parsing: text)?.role == .address(""))
    }

    @Test(
        "Any other text is none",
        arguments: [
            "", "@", "a/b@2025-11-04:reminder:30d:head", "a/b/c@2025-11-31:reminder:30d:head",
            "a/b/c@2025-11-04:gossip:30d:head", "a/b/c@2025-11-04:reminder::head",
            "a/b/c@2025-11-04:reminder:30d:somebody", "a/b/c@2025-11-04:reminder:30d",
        ])
    func refused(text: String) { #expect(NoticeKey(parsing: text) == nil) }
}
