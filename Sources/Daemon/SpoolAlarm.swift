import Civil
import Ledger
import SourceText
import Spool

/// Whether mail leaves: told in `STATUS=`, in the journal and by `status --health`. It is an alarm, no
/// reason to be restarted, so the watchdog doesn't ask.
struct SpoolAlarm: Equatable {
    /// How long a mail may wait before somebody should look: one hour, in microseconds.
    static let patience: Int64 = 3_600_000_000

    let text: Bilingual

    /// `nil` while the spool drains. `now` is the machine's own clock, as delivery's is.
    init?(_ counts: LedgerCounts, relay: RelayTrouble?, now: Int64) {
        if let trouble = relay, now - trouble.since > Self.patience {
            text = Bilingual(
                vi:
                    "không gửi được qua máy chủ thư (\(trouble.reason)); \(counts.undelivered) thư đang chờ",
                en:
                    "the mail server can't be used (\(trouble.reason)); \(counts.undelivered) mails wait"
            )
            return
        }
        guard let oldest = counts.undeliveredSince?.microseconds, now - oldest > Self.patience
        else { return nil }
        let hours = (now - oldest) / 3_600_000_000
        text = Bilingual(
            vi:
                "hàng đợi thư không vơi: \(counts.undelivered) thư, cũ nhất đã chờ \(hours) giờ; xem "
                + "'systemctl status hanchot-deliver.timer'",
            en:
                "the spool isn't draining: \(counts.undelivered) mails, the oldest has waited \(hours) "
                + "hours; see 'systemctl status hanchot-deliver.timer'")
    }
}
