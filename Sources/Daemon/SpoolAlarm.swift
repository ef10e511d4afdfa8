import Desk
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
    let code: Trouble.Code
    let since: Instant
    private let remedy: Bilingual

    var trouble: Trouble { Trouble(code: code, since: since, text: text, remedy: remedy) }

    /// `nil` while the spool drains. `now` is the machine's own clock, as delivery's is.
    init?(_ counts: LedgerCounts, relay: RelayTrouble?, now: Int64) {
        if let trouble = relay,
            trouble.kind != .unreachable || now - trouble.since > Self.patience
        {
            code = .relay
            since = Instant(microseconds: trouble.since)
            remedy =
                switch trouble.kind {
                case .unreachable:
                    Bilingual(
                        vi: "hỏi người quản trị máy chủ thư; thư đi ngay khi máy chủ trở lại",
                        en: "ask who runs the mail server; mail leaves once it is back")
                case .refusesAll:
                    Bilingual(
                        vi:
                            "hỏi người quản trị máy chủ thư về địa chỉ gửi và quyền gửi, rồi 'hanchot spool "
                            + "retry --all'",
                        en:
                            "ask who runs it about sender and relaying, then 'hanchot spool retry --all'"
                    )
                case .settings:
                    Bilingual(
                        vi: "đặt HANCHOT_RELAY trong /etc/default/hanchot-deliver",
                        en: "set HANCHOT_RELAY in /etc/default/hanchot-deliver")
                }
            text = Bilingual(
                vi:
                    "không gửi được qua máy chủ thư (\(trouble.reason)); \(counts.undelivered) thư đang chờ",
                en:
                    "the mail server can't be used (\(trouble.reason)); \(quantity(counts.undelivered, "mail waits", "mails wait"))"
            )
            return
        }
        guard let oldest = counts.undeliveredSince?.microseconds, now - oldest > Self.patience
        else { return nil }
        code = .mailWaiting
        since = Instant(microseconds: oldest)
        remedy = Bilingual(
            vi: "'systemctl status hanchot-deliver.timer', 'systemctl start hanchot-deliver', "
                + "'journalctl -t hanchot-deliver -n 50'",
            en: "'systemctl status hanchot-deliver.timer', 'systemctl start hanchot-deliver', "
                + "'journalctl -t hanchot-deliver -n 50'")
        let hours = (now - oldest) / 3_600_000_000
        text = Bilingual(
            vi:
                "hàng đợi thư không vơi: \(counts.undelivered) thư, cũ nhất đã chờ \(hours) "
                + "giờ",
            en:
                "the spool isn't draining: \(quantity(counts.undelivered, "mail")), the oldest has "
                + "waited \(quantity(hours, "hour"))")
    }
}
