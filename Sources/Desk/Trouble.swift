package import Civil
import Control
package import Ledger
import Messages
import Rules
package import SourceText

/// Something that a person would call broken (statement 59): since when, and what to do.
package struct Trouble: Hashable, Sendable {
    /// For programs; they keep their meaning.
    package enum Code: String, CaseIterable, Sendable {
        /// The ledger can't be read or written.
        case ledger
        case diskFull = "disk-full"
        /// The spool can't be used, or a mail can't be put there.
        case spool
        /// The mail server isn't reached, isn't set, or refuses everything.
        case relay
        /// Mail lies in the spool too long.
        case mailWaiting = "mail-waiting"
        /// Mail won't arrive unless somebody has it sent once more.
        case mailDead = "mail-dead"
        /// The blast guard holds notices.
        case mailHeld = "mail-held"
        /// Mail was in a spool that has gone since, and it isn't known whether it left.
        case mailGone = "mail-gone"
        case clockHeld = "clock-held"
        /// The rules on disk don't pass: a set checked before is in force.
        case rulesSnapshot = "rules-snapshot"
        case rulesRefused = "rules-refused"
        /// What is in force isn't kept for the next start.
        case rulesUnkept = "rules-unkept"
        case templates
        /// An edit of the rules waits for somebody's word.
        case editHeld = "edit-held"
        /// The ledger is a new one, though there was one before.
        case ledgerLost = "ledger-lost"
        /// The ledger was older than the spool: restored, probably.
        case ledgerBehind = "ledger-behind"
        /// Answers to earlier mails don't count any more.
        case replyKeysNew = "reply-keys-new"
        case calendarEnding = "calendar-ending"
        /// The rules on this machine's disk aren't those that a shared ledger has in force.
        case rulesDiffer = "rules-differ"
        /// Mail lies in the spool of another machine, and it isn't known whether it left.
        case mailElsewhere = "mail-elsewhere"
        case journal
    }

    package let code: Code
    /// `nil` where nobody knows.
    package let since: Instant?
    package let text: Bilingual
    package let remedy: Bilingual

    package init(code: Code, since: Instant?, text: Bilingual, remedy: Bilingual) {
        self.code = code
        self.since = since
        self.text = text
        self.remedy = remedy
    }

    /// In one line.
    package var line: Bilingual {
        Bilingual(vi: "\(text.vi): \(remedy.vi)", en: "\(text.en): \(remedy.en)")
    }
}

extension TroubleMessage {
    init(_ trouble: Trouble, _ zone: Zone?) {
        self.init(
            code: trouble.code.rawValue, since: trouble.since.map { isoInstant($0, zone) },
            text: trouble.text, remedy: trouble.remedy)
    }
}

extension Trouble {
    package init(
        _ code: Code, _ since: Instant?, vi: String, en: String, doVi: String, doEn: String
    ) {
        self.init(
            code: code, since: since, text: Bilingual(vi: vi, en: en),
            remedy: Bilingual(vi: doVi, en: doEn))
    }

    /// What stops a step of the service.
    package static func stopped(_ reason: String, kind: LedgerError.Kind?, since: Instant)
        -> Trouble
    {
        switch kind {
        case .full:
            Trouble(
                .diskFull, since, vi: "đĩa đầy (\(reason))", en: "the disk is full (\(reason))",
                doVi: "dọn đĩa; dịch vụ tự làm tiếp trong một phút, không mất gì",
                doEn: "make room; the service goes on within a minute, and nothing is lost")
        case .moved:
            Trouble(
                .ledger, since, vi: "tệp của sổ theo dõi không còn ở chỗ cũ (\(reason))",
                en: "the ledger's file isn't in its place (\(reason))",
                doVi:
                    "đưa thư mục trạng thái về chỗ cũ, dịch vụ tự làm tiếp trong một phút; nếu đã bị xóa thì "
                    + "'hanchot export events' để giữ lại những gì còn đọc được, rồi dừng dịch vụ và "
                    + "khôi phục bản sao lưu",
                doEn:
                    "put the state directory back, and the service goes on within a minute; where it was "
                    + "deleted, 'hanchot export events' saves what can still be read, then stop the "
                    + "service and restore a backup")
        case .unreachable, .readOnly, .newer, .damaged, .foreign, .busy, .contradiction, .failed:
            Trouble(
                .ledger, since, vi: "không dùng được sổ theo dõi (\(reason))",
                en: "the ledger can't be used (\(reason))",
                doVi: "xem chủ và quyền của tệp, rồi 'journalctl -u hanchotd -n 50'",
                doEn: "look at the file's owner and mode, then at 'journalctl -u hanchotd -n 50'")
        case nil:
            Trouble(
                .spool, since, vi: "không dùng được hàng đợi thư (\(reason))",
                en: "the spool can't be used (\(reason))",
                doVi: "xem đĩa và quyền của thư mục hàng đợi; dịch vụ thử lại mỗi phút",
                doEn:
                    "look at the disk and the spool's owner and mode; it is tried again every minute"
            )
        }
    }

    package static func dead(_ count: Int, since: Instant?) -> Trouble {
        Trouble(
            .mailDead, since, vi: "\(count) thư không đến được người nhận",
            en: "\(quantity(count, "mail")) won't arrive",
            doVi:
                "'hanchot spool list' cho biết vì sao; sửa địa chỉ rồi 'hanchot spool retry MÃ', hoặc "
                + "'hanchot spool drop MÃ'",
            doEn:
                "'hanchot spool list' says why; mend the address and 'hanchot spool retry ID', or "
                + "'hanchot spool drop ID'")
    }

    package static func gone(_ count: Int, since: Instant) -> Trouble {
        Trouble(
            .mailGone, since,
            vi: "\(count) thư đã ở trong hàng đợi mà nay không còn ở đó, chưa rõ đã gửi chưa",
            en: "\(quantity(count, "mail that was", "mails that were")) in the spool "
                + "\(count == 1 ? "isn't" : "aren't") there any more, and nobody knows whether "
                + "\(count == 1 ? "it" : "they") left",
            doVi:
                "chuyển các tệp trong 'new' và 'queue' của hàng đợi cũ vào 'new' của hàng đợi này: thư tự đi; "
                + "không còn thì báo cho đơn vị bằng cách khác ('hanchot history' nêu thư nào), rồi "
                + "khởi động lại dịch vụ",
            doEn:
                "move the files in 'new' and 'queue' of the spool that was there into the 'new' of this one: "
                + "they leave by themselves; where they are lost, tell those concerned another way "
                + "('hanchot history' names them), then restart the service")
    }

    package static func doubtful(_ count: Int, since: Instant?) -> Trouble {
        Trouble(
            .mailHeld, since,
            vi: "\(count) thư đang bị giữ: sổ được khôi phục, có thể thư đã gửi từ trước",
            en:
                "\(quantity(count, "notice is", "notices are")) held: the ledger was restored, and what is "
                + "held may have left before",
            doVi:
                "hỏi vài đơn vị đã nhận chưa; chưa thì 'hanchot release', rồi thì 'hanchot discard'",
            doEn: "ask some units whether they have them: if not 'hanchot release', else "
                + "'hanchot discard'")
    }

    package static func held(_ count: Int, since: Instant?) -> Trouble {
        Trouble(
            .mailHeld, since, vi: "\(count) thư đang bị giữ vì quá nhiều người nhận",
            en: "\(quantity(count, "notice is", "notices are")) held for going to too many at once",
            doVi: "'hanchot release' để gửi, 'hanchot discard' để bỏ",
            doEn: "'hanchot release' lets them go, 'hanchot discard' drops them")
    }

    package static func calendarEnding(_ year: Int, _ plan: String) -> Trouble {
        Trouble(
            .calendarEnding, nil,
            vi: "lịch nghỉ năm \(year) của kế hoạch '\(plan)' chưa có thông báo",
            en: "the days off of \(year) aren't announced in the calendar of plan '\(plan)'",
            doVi: "ghi thông báo nghỉ vào tệp lịch, rồi 'hanchot reload'",
            doEn: "write the announcement into the calendar's file, then 'hanchot reload'")
    }

    package static func journal(_ faults: Int) -> Trouble {
        Trouble(
            .journal, nil, vi: "\(faults) dòng nhật ký không ghi được",
            en: "\(quantity(faults, "journal entry", "journal entries")) could not be written",
            doVi: "xem 'systemctl status systemd-journald'; sổ theo dõi không thiếu gì",
            doEn: "look at 'systemctl status systemd-journald'; the ledger lacks nothing")
    }
}
