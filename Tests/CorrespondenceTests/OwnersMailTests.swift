import Civil
import Mail
import Rules
import Scheduler
import Testing

/// What a plan's own office reads beside what it owes itself.
@Suite struct OwnersMailTests {
    private static func office() throws -> Office {
        let own = """

              - id: tong-hop
                kind: deadline
                title: Báo cáo tổng hợp của ngành
                short: Báo cáo tổng hợp
                due: chậm nhất ngày 14/11/2025
                owed-by: phong
                gathers: bao-cao
                remind: [5wd, 1wd]
            """
        var office = try Office(Office.duty + own)
        try office.open(["truong-a", "truong-b"])
        try office.open(["phong"], duty: "tong-hop")
        return office
    }

    private static func gathering(
        _ kinds: [NoticeKind], _ office: Office, days: Int, at moment: String
    ) throws -> [Notice] {
        try kinds.map {
            try office.notice(
                $0, .before(.workingDays(days)), office.id("phong", duty: "tong-hop"),
                due: "2025-11-14", at: moment)
        }
    }

    @Test("Beside what it owes itself it is asked as the plan's owner, not as those above")
    func asked() throws {
        let office = try Self.office()
        let list = try office.notice(
            .escalation, .after(.workingDays(3)), office.id("truong-a"), due: "2025-11-04",
            role: .owner, at: "2025-11-07T07:30")
        let own = try Self.gathering([.tally], office, days: 5, at: "2025-11-07T07:30")
        let text = try office.letter([list] + own).text
        #expect(text.contains("Đề nghị tham mưu công văn đôn đốc hoặc gia hạn."))
        #expect(!text.contains("Kính trình"))
    }
}
