import Desk
internal import Civil
import Control
import Messages
import Rounds
import Rules
import Scheduler
import SourceText
import Host

/// Vouching for the clock, and undoing what a wrong one decided (statement 58).
extension ControlAnswers {
    func confirmClock(
        _ call: ConfirmClockCall, by actor: String
    ) throws -> ConfirmClockCall.Reply {
        guard let text = call.back_to else {
            surroundings.confirmClock()
            return ConfirmClockCall.Reply(undone: nil)
        }
        let now = surroundings.snapshot.time()
        let to = try instant(text)
        if to > now {
            throw Refusals(
                ControlRefusal(
                    .contradiction,
                    vi:
                        "\(isoInstant(to, zone)) chưa đến: đồng hồ của máy chỉ \(isoInstant(now, zone))",
                    en: "\(isoInstant(to, zone)) is still to come: the machine's clock shows "
                        + isoInstant(now, zone)))
        }
        guard let undoing = try engine.driver.goBack(to: to, actor: actor, now: now) else {
            throw Refusals(nothingBeyond(to))
        }
        engine.say(
            .eventRecorded, Wording.wentBack(undoing, in: zone, by: actor), .warning,
            [("HANCHOT_ACTOR", actor)])
        surroundings.confirmClock()
        surroundings.settle()
        return ConfirmClockCall.Reply(
            undone: UndoneMessage(
                to: isoInstant(to, zone), notices: undoing.notices, mails: undoing.mails,
                left: undoing.left))
    }

    private func nothingBeyond(_ to: Instant) -> ControlRefusal {
        let (to, mark) = (isoInstant(to, zone), isoInstant(engine.watermark, zone))
        return ControlRefusal(
            .contradiction,
            vi: "sổ mới quyết định đến \(mark): không có gì sau \(to) để bỏ",
            en: "the ledger has decided up to \(mark): there is nothing beyond \(to) to undo")
    }

    private func instant(_ text: String) throws(Refusals) -> Instant {
        do throws(CivilError) {
            return try Instant(parsing: text, in: zone ?? .utc)
        } catch {
            throw Refusals(
                ControlRefusal(
                    .unusable,
                    vi: "'back_to': '\(text)' không phải là thời điểm như 2026-11-30T07:00: "
                        + error.vietnamese,
                    en: "'back_to': '\(text)' is no time such as 2026-11-30T07:00: \(error)"))
        }
    }
}
