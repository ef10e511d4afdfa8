import Civil
import Testing

@testable import Scheduler

/// Mails by person and month (statement 49).
struct MailLoadTests {
    private func mail(_ address: String, _ day: String, _ plans: String...) -> MailLoad.Mail {
        MailLoad.Mail(address: address, day: date(day), plans: Set(plans))
    }

    @Test("Each mail counts once for its address, and once for each plan that it speaks for")
    func counts() {
        let loads = MailLoad.count([
            mail("b@so.example", "2025-11-03", "p1"),
            mail("a@so.example", "2025-11-30", "p1", "p2"),
            mail("a@so.example", "2025-12-01", "p2"), mail("a@so.example", "2025-11-03", "p2"),
        ])
        #expect(
            loads.map { "\($0.address) \($0.month) \($0.mails)" } == [
                "a@so.example 2025-11 2", "a@so.example 2025-12 1", "b@so.example 2025-11 1",
            ])
        #expect(loads[0].byPlan == ["p1": 1, "p2": 2])
    }

    @Test("Only what is above a plan's own limit is pointed out, by the fullest month of each")
    func above() {
        let mails =
            (1...9).map { mail("a@so.example", "2025-11-0\($0)", "p1") }
            + (1...9).map { mail("a@so.example", "2025-12-0\($0)", "p1") }
            + (1...8).map { mail("b@so.example", "2025-11-0\($0)", "p1", "p2") }
            + [mail("b@so.example", "2025-11-10", "p2"), mail("a@so.example", "2025-12-11", "p1")]
        let loads = MailLoad.count(mails)
        #expect(
            MailLoad.above(8, of: "p1", in: loads).map { "\($0.address) \($0.month)" }
                == ["a@so.example 2025-12"])
        #expect(MailLoad.above(8, of: "p2", in: loads).map(\.address) == ["b@so.example"])
        #expect(MailLoad.above(9, of: "p2", in: loads).isEmpty)
    }
}
