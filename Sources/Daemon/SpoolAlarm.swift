import SourceText
import Spool

/// Whether mail leaves: told in `STATUS=`, in the journal and by `status --health`. It is an alarm, no
/// reason to be restarted, so the watchdog doesn't ask.
struct SpoolAlarm: Equatable {
    /// How long a mail may wait before somebody should look: one hour, in microseconds.
    static let patience: Int64 = 3_600_000_000

    let text: Bilingual

    /// `nil` while the spool drains. `now` is the machine's own clock, as delivery's is.
    init?(of spool: SpoolDirectory, now: Int64) throws(SpoolError) {
        let backlog = try spool.backlog()
        if let trouble = try spool.relayTrouble(), now - trouble.since > Self.patience {
            text = Bilingual(
                vi:
                    "không gửi được qua máy chủ thư (\(trouble.reason)); \(backlog.count) thư đang chờ",
                en: "the mail server can't be used (\(trouble.reason)); \(backlog.count) mails wait"
            )
            return
        }
        guard let oldest = backlog.oldest, now - oldest > Self.patience else { return nil }
        let hours = (now - oldest) / 3_600_000_000
        text = Bilingual(
            vi: "hàng đợi thư không vơi: \(backlog.count) thư, cũ nhất đã chờ \(hours) giờ; xem "
                + "'systemctl status hanchot-deliver.timer'",
            en: "the spool isn't draining: \(backlog.count) mails, the oldest has waited \(hours) "
                + "hours; see 'systemctl status hanchot-deliver.timer'")
    }
}
