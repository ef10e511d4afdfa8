import Civil
import Rules
import Scheduler
import SourceText
import Testing

@testable import Daemon

/// Why something was sent, as a person who watches reads it.
struct WatchWordingTests {
    struct Case: CustomTestStringConvertible {
        let kind: NoticeKind
        let stage: NoticeStage
        let vi: String
        let en: String
        var testDescription: String { "\(kind.rawValue) \(stage)" }
    }

    @Test(
        "Each stage is said in words",
        arguments: [
            Case(
                kind: .reminder, stage: .before(.days(7)), vi: "hạn 10/06/2026, trước 7d",
                en: "due 2026-06-10, 7d before"),
            Case(kind: .dueToday, stage: .due, vi: "hạn hôm nay", en: "due today"),
            Case(
                kind: .overdue, stage: .after(.workingDays(1)), vi: "quá hạn 10/06/2026 +1wd",
                en: "was due 2026-06-10, +1wd"),
            Case(
                kind: .redirect, stage: .heir("vp"), vi: "hạn 10/06/2026, do tiếp nhận",
                en: "due 2026-06-10, because it was taken over"),
            Case(
                kind: .redirect, stage: .event(7), vi: "hạn 10/06/2026, do ghi nhận số 7",
                en: "due 2026-06-10, because of entry 7"),
        ])
    func words(_ test: Case) throws {
        let id = ObligationID(occurrence: OccurrenceID(duty: "d", period: "1"), unit: "u")
        let key = NoticeKey(
            subject: .obligation(id), due: try CivilDate(parsing: "2026-06-10"), kind: test.kind,
            stage: test.stage, role: .head)
        #expect(WatchWording(language: .vi).why(key) == test.vi)
        #expect(WatchWording(language: .en).why(key) == test.en)
    }

    @Test("A unit that is told of two matters is one")
    func units() {
        let twice = ["Trường A", "Trường A"]
        #expect(WatchWording(language: .en).who(twice, recipient: nil) == "Trường A")
        #expect(
            WatchWording(language: .en).who(twice, recipient: "x@so.example")
                == "→ x@so.example: 1 unit")
        #expect(
            WatchWording(language: .vi).who(twice + ["Trường B"], recipient: nil)
                == "Trường A và 1 đơn vị khác")
    }
}
