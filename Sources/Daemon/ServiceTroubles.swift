import Civil
import Desk
import SourceText

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

/// What the service itself meets, in words.
extension Trouble {
    static func clockHeld(_ trouble: ClockTrouble, since: Instant) -> Trouble {
        Trouble(code: .clockHeld, since: since, text: trouble.what, remedy: trouble.remedy)
    }

    /// Mails that wait because something else has their name in the spool.
    static func obstructed(_ mails: [String: String], since: Instant) -> Trouble? {
        guard let (_, reason) = mails.min(by: { $0.key < $1.key }) else { return nil }
        return Trouble(
            .spool, since, vi: "\(mails.count) thư không vào được hàng đợi: \(reason)",
            en: "\(quantity(mails.count, "mail")) can't be put in the spool: \(reason)",
            doVi: "chuyển tệp đang chiếm chỗ ra khỏi hàng đợi; thư tự vào lại, không mất",
            doEn:
                "move what is in their place out of the spool; they go in by themselves, none is lost"
        )
    }

    static func rulesDiffer(since: Instant) -> Trouble {
        Trouble(
            .rulesDiffer, since,
            vi: "quy tắc trên đĩa của máy này khác với bộ đang có hiệu lực trong sổ chung",
            en: "the rules on this machine's disk aren't those in force in the shared ledger",
            doVi:
                "chép quy tắc sang cho giống; muốn dùng bộ này thì 'hanchot reload' ở máy đang quyết định",
            doEn:
                "copy the rules so that both are alike; to have these in force, 'hanchot reload' on the "
                + "machine that decides")
    }

    /// Mails in the spool of a machine that doesn't lead.
    static func mailElsewhere(_ count: Int, machine: String, since: Instant) -> Trouble {
        Trouble(
            .mailElsewhere, since,
            vi: "\(count) thư nằm trong hàng đợi của máy \(machine), chưa rõ đã gửi chưa",
            en:
                "\(count) mails lie in the spool of \(machine), and whether they left isn't known yet",
            doVi: "chạy lại máy đó: thư gửi tiếp từ đó, không gửi hai lần",
            doEn: "have that machine run: they leave from there, and none leaves twice")
    }

    static func heldEdit(_ edit: HeldEdit) -> Trouble {
        Trouble(code: .editHeld, since: edit.since, text: edit.state, remedy: edit.choices)
    }

    static func onSnapshot(_ findings: Int, since: Instant) -> Trouble {
        Trouble(
            .rulesSnapshot, since,
            vi: "quy tắc trên đĩa có \(findings) lỗi; đang chạy bộ đã kiểm tra trước đó",
            en:
                "the rules on disk have \(quantity(findings, "finding")); the set checked before is in force",
            doVi: "'hanchot check' chỉ ra lỗi; sửa rồi 'hanchot reload'",
            doEn: "'hanchot check' shows them; mend them, then 'hanchot reload'")
    }

    static func refused(_ findings: Int, since: Instant) -> Trouble {
        Trouble(
            .rulesRefused, since, vi: "quy tắc vừa sửa có \(findings) lỗi; bộ cũ vẫn chạy",
            en:
                "the edited rules have \(quantity(findings, "finding")); those before stay in force",
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
            en: "\(quantity(count, "mail template")) can't be used; what is built in stands in",
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
            en:
                "the ledger was older than the spool: \(quantity(count, "mail was", "mails were")) taken up and won't be "
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
}
