import Civil
import Control
import Ledger
import Messages
import Rules
import SourceText
import Spool

/// Something that a person would call broken (statement 59): since when, and what to do.
struct Trouble: Hashable, Sendable {
    /// For programs; they keep their meaning.
    enum Code: String, CaseIterable, Sendable {
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
        case journal
    }

    let code: Code
    /// `nil` where nobody knows.
    let since: Instant?
    let text: Bilingual
    let remedy: Bilingual

    /// In one line.
    var line: Bilingual {
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

/// Troubles that last until they are over, each since it was first seen.
struct Troubles {
    private var standing: [Trouble.Code: Trouble] = [:]

    subscript(code: Trouble.Code) -> Trouble? { standing[code] }

    /// In the order of their codes.
    var all: [Trouble] { Trouble.Code.allCases.compactMap { standing[$0] } }

    /// One that stands already keeps its beginning.
    mutating func raise(_ trouble: Trouble) {
        let since = standing[trouble.code]?.since ?? trouble.since
        standing[trouble.code] = Trouble(
            code: trouble.code, since: since, text: trouble.text, remedy: trouble.remedy)
    }

    mutating func end(_ codes: Trouble.Code...) { for code in codes { standing[code] = nil } }
}

extension Trouble {
    private init(
        _ code: Code, _ since: Instant?, vi: String, en: String, doVi: String, doEn: String
    ) {
        self.init(
            code: code, since: since, text: Bilingual(vi: vi, en: en),
            remedy: Bilingual(vi: doVi, en: doEn))
    }

    /// What stops a step of the service.
    static func stopped(_ reason: String, kind: LedgerError.Kind?, since: Instant) -> Trouble {
        switch kind {
        case .full:
            Trouble(
                .diskFull, since, vi: "đĩa đầy (\(reason))", en: "the disk is full (\(reason))",
                doVi: "dọn đĩa; dịch vụ tự làm tiếp trong một phút, không mất gì",
                doEn: "make room; the service goes on within a minute, and nothing is lost")
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

    static func dead(_ count: Int, since: Instant?) -> Trouble {
        Trouble(
            .mailDead, since, vi: "\(count) thư không đến được người nhận",
            en: "\(count) mails won't arrive",
            doVi:
                "'hanchot spool list' cho biết vì sao; sửa địa chỉ rồi 'hanchot spool retry MÃ', hoặc "
                + "'hanchot spool drop MÃ'",
            doEn:
                "'hanchot spool list' says why; mend the address and 'hanchot spool retry ID', or "
                + "'hanchot spool drop ID'")
    }

    static func held(_ count: Int, since: Instant?) -> Trouble {
        Trouble(
            .mailHeld, since, vi: "\(count) thư đang bị giữ vì quá nhiều người nhận",
            en: "\(count) notices are held for going to too many at once",
            doVi: "'hanchot release' để gửi, 'hanchot discard' để bỏ",
            doEn: "'hanchot release' lets them go, 'hanchot discard' drops them")
    }

    static func clockHeld(_ text: Bilingual, since: Instant) -> Trouble {
        Trouble(
            .clockHeld, since, vi: text.vi, en: text.en,
            doVi: "đồng bộ lại, hoặc xác nhận bằng 'hanchot release --clock'; đồng hồ sai đã quyết "
                + "định trước thì \(ClockGuard.backCommand)",
            doEn:
                "synchronise it, or vouch for it with 'hanchot release --clock'; what a wrong clock "
                + "has decided ahead is undone by \(ClockGuard.backCommand)")
    }

    static func heldEdit(_ edit: HeldEdit) -> Trouble {
        let held = edit.text
        return Trouble(
            .editHeld, edit.since, vi: held.vi, en: held.en,
            doVi: "'\(edit.command)'", doEn: "'\(edit.command)'")
    }

    static func onSnapshot(_ findings: Int, since: Instant) -> Trouble {
        Trouble(
            .rulesSnapshot, since,
            vi: "quy tắc trên đĩa có \(findings) lỗi; đang chạy bộ đã kiểm tra trước đó",
            en: "the rules on disk have \(findings) findings; the set checked before is in force",
            doVi: "'hanchot check' chỉ ra lỗi; sửa rồi 'hanchot reload'",
            doEn: "'hanchot check' shows them; mend them, then 'hanchot reload'")
    }

    static func refused(_ findings: Int, since: Instant) -> Trouble {
        Trouble(
            .rulesRefused, since, vi: "quy tắc vừa sửa có \(findings) lỗi; bộ cũ vẫn chạy",
            en: "the edited rules have \(findings) findings; those before stay in force",
            doVi: "'hanchot check' chỉ ra lỗi; sửa rồi 'hanchot reload'",
            doEn: "'hanchot check' shows them; mend them, then 'hanchot reload'")
    }

    static func unkept(_ fault: Diagnostic, since: Instant) -> Trouble {
        Trouble(
            .rulesUnkept, since, vi: fault.message.vi, en: fault.message.en,
            doVi: "xem đĩa và quyền của thư mục trạng thái, rồi 'hanchot reload'",
            doEn: "look at the disk and the state directory's owner and mode, then 'hanchot reload'"
        )
    }

    static func templates(_ count: Int, since: Instant) -> Trouble {
        Trouble(
            .templates, since, vi: "\(count) mẫu thư không dùng được; mẫu có sẵn thay thế",
            en: "\(count) mail templates can't be used; the built-in ones stand in for them",
            doVi: "'hanchot check' chỉ ra lỗi; sửa rồi 'hanchot reload'",
            doEn: "'hanchot check' shows them; mend them, then 'hanchot reload'")
    }

    static func ledgerLost(since: Instant) -> Trouble {
        Trouble(
            .ledgerLost, since, vi: "sổ theo dõi trống, dù trước đây đã có",
            en: "the ledger is empty, though there was one before",
            doVi: "dừng dịch vụ và khôi phục bản sao lưu; nếu không có, ghi lại những gì đã nhận",
            doEn:
                "stop the service and restore a backup; where there is none, enter again what came in"
        )
    }

    static func ledgerBehind(_ count: Int, since: Instant) -> Trouble {
        Trouble(
            .ledgerBehind, since,
            vi: "sổ theo dõi cũ hơn hàng đợi thư: \(count) thư đã ghi lại, sẽ không gửi lần nữa",
            en: "the ledger was older than the spool: \(count) mails were taken up and won't be "
                + "written again",
            doVi: "ghi lại những gì đã nhận sau bản sao lưu, rồi khởi động lại dịch vụ",
            doEn: "enter again what came in since the backup, then restart the service")
    }

    static func replyKeysNew(since: Instant) -> Trouble {
        Trouble(
            .replyKeysNew, since,
            vi:
                "khóa của địa chỉ trả lời vừa được tạo mới: trả lời các thư trước không còn được nhận",
            en: "the keys of reply addresses were made anew: answers to earlier mails don't count",
            doVi:
                "khôi phục tệp 'reply-keys' rồi khởi động lại, hoặc nhắc đơn vị báo lại cho văn phòng",
            doEn:
                "restore the file 'reply-keys' and restart, or have the office enter what was answered"
        )
    }

    static func calendarEnding(_ year: Int, _ plan: String) -> Trouble {
        Trouble(
            .calendarEnding, nil,
            vi: "lịch nghỉ năm \(year) của kế hoạch '\(plan)' chưa có thông báo",
            en: "the days off of \(year) aren't announced in the calendar of plan '\(plan)'",
            doVi: "ghi thông báo nghỉ vào tệp lịch, rồi 'hanchot reload'",
            doEn: "write the announcement into the calendar's file, then 'hanchot reload'")
    }

    static func journal(_ faults: Int) -> Trouble {
        Trouble(
            .journal, nil, vi: "\(faults) dòng nhật ký không ghi được",
            en: "\(faults) journal entries could not be written",
            doVi: "xem 'systemctl status systemd-journald'; sổ theo dõi không thiếu gì",
            doEn: "look at 'systemctl status systemd-journald'; the ledger lacks nothing")
    }
}
