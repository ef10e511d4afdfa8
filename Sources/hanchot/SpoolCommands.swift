import ArgumentParser
import Control
import Glibc
import Help
import Inbound
import JSON
import Spool
import Workbench

struct SpoolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spool",
        abstract: said(
            vi: "Xem và xử lý thư đang chờ gửi.",
            en: "Shows and moves the mail that waits for delivery."),
        discussion: help(
            .examples(
                .call(
                    "hanchot spool list",
                    vi: "thư chưa gửi được, và vì sao",
                    en: "what is not delivered yet, and why"),
                .call(
                    "hanchot spool show ID",
                    vi: "một thư, với nội dung",
                    en: "one mail with its text"),
                .call(
                    "hanchot spool retry ID | --all",
                    vi: "gửi lại ngay",
                    en: "try again at once"),
                .call(
                    "hanchot spool drop ID",
                    vi: "không gửi nữa",
                    en: "never send it"),
                "hanchot spool post ADDRESS --subject WORDS <TEXT"),
            .text(
                vi: """
                    Các lệnh này dùng --spool, không dùng --socket: chúng tự đọc và chuyển các
                    tệp, nên chạy được cả khi dịch vụ ngừng. Giờ là giờ của máy này, kèm độ lệch
                    so với UTC.
                    """,
                en: """
                    These take --spool, not --socket: they read and move the files themselves, and
                    work while the service is down. Times are this machine's, with their distance
                    from UTC.
                    """)),
        subcommands: [
            SpoolListCommand.self, SpoolShowCommand.self, SpoolRetryCommand.self,
            SpoolDropCommand.self, SpoolPostCommand.self,
        ])
}

struct SpoolListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: said(
            vi: "Liệt kê thư chưa gửi được.",
            en: "Lists the mail that isn't delivered."))

    @Flag(help: said(vi: "Kể cả thư đã gửi hoặc đã rút.", en: "Also what was sent or revoked."))
    var all = false
    @OptionGroup var access: SpoolAccess

    func run() throws {
        let spool = try access.open()
        let places = all ? SpoolPlace.allCases : [.new, .queue, .failed]
        let (mails, strange, trouble) = try access.or {
            () throws(SpoolError) -> ([SpooledMail], [String], RelayTrouble?) in
            var mails: [SpooledMail] = []
            var strange: [String] = []
            for place in places {
                let listing = try spool.list(place)
                strange += listing.strange.map { "\(place.rawValue)/\($0)" }
                for id in listing.ids {
                    do throws(SpoolError) {
                        mails.append(try SpooledMail(id, in: place, of: spool))
                    } catch {
                        // It moved on while the list was made.
                        guard error.fault == .missing else { throw error }
                    }
                }
            }
            return (mails, strange, try spool.relayTrouble())
        }
        let answer = JSONValue.object(compacting: [
            "mails": .array(mails.map(\.json)), "strange": .array(strange.map { .string($0) }),
            "relay": trouble.map(json),
        ])
        access.show(answer, text(mails, strange, trouble))
    }

    private func json(_ trouble: RelayTrouble) -> JSONValue {
        [
            "reason": .string(trouble.reason), "failures": .int(Int64(trouble.failures)),
            "since": SpoolTime(microseconds: trouble.since).json,
            "next_attempt": SpoolTime(microseconds: trouble.nextAttempt).json,
        ]
    }

    private func text(
        _ mails: [SpooledMail], _ strange: [String], _ trouble: RelayTrouble?
    ) -> String {
        var text = ""
        if let trouble {
            let since = SpoolTime(microseconds: trouble.since).shown
            let next = SpoolTime(microseconds: trouble.nextAttempt).shown
            text += bilingual(
                "Không dùng được máy chủ thư từ \(since), sẽ thử lại lúc \(next): ",
                "The mail server can't be used since \(since), tried again at \(next): ")
            text += trouble.reason + "\n"
        }
        if !strange.isEmpty {
            text += bilingual("Không phải thư của hệ thống: ", "Not messages of ours: ")
            text += strange.joined(separator: ", ") + "\n"
        }
        if mails.isEmpty {
            return text + bilingual("Không có thư nào.\n", "There is no mail.\n")
        }
        let header = [
            bilingual("TÌNH TRẠNG", "STATE"), bilingual("TỪ LÚC", "SINCE"),
            bilingual("LẦN", "TRIES"), bilingual("GỬI LẠI LÚC", "NEXT"),
            bilingual("NGƯỜI NHẬN", "TO"), bilingual("MÃ THƯ", "ID"),
            bilingual("TRẢ LỜI", "REPLY"),
        ]
        let rows = mails.map { mail in
            [
                mail.stateShown, mail.published.map { SpoolTime(microseconds: $0).shown } ?? "",
                mail.record.map { "\($0.attempts)" } ?? "",
                mail.record?.nextAttempt.map { SpoolTime(microseconds: $0).shown } ?? "",
                mail.mail?.envelope.recipients.joined(separator: ", ") ?? "", mail.id.text,
                mail.reply,
            ]
        }
        return text + Columns.aligned([header] + rows)
    }
}

struct SpoolShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: said(
            vi: "Xem một thư: phong bì, tình trạng, đầu thư và nội dung.",
            en: "Shows a message: its envelope, state, header and text."))

    @Argument(
        help: said(
            vi: "Mã thư, xem hanchot spool list.", en: "The message's id, see hanchot spool list."))
    var id: String
    @OptionGroup var access: SpoolAccess

    func run() throws {
        let spool = try access.open()
        let id = try access.id(id)
        let mail = try access.or { () throws(SpoolError) -> SpooledMail? in
            guard let place = try spool.find(id) else { return nil }
            return try SpooledMail(id, in: place, of: spool)
        }
        guard let mail else {
            throw Problem(
                bilingual(
                    "không có thư \(id); hanchot spool list --all liệt kê tất cả",
                    "there is no message \(id); hanchot spool list --all shows all"))
        }
        let fields = JSONValue.array(
            mail.headers.fields.map {
                ["name": .string($0.spelling), "value": .string($0.readable)]
            })
        let answer = (mail.json.objectValue ?? [:]).merging(["header": fields]) { $1 }
        access.show(.object(answer), text(mail))
    }

    private func text(_ mail: SpooledMail) -> String {
        func shown(_ time: Int64?) -> String? { time.map { SpoolTime(microseconds: $0).shown } }
        let lines: [(String, String?)] = [
            (bilingual("Mã thư", "Id"), mail.id.text),
            (bilingual("Tình trạng", "State"), mail.stateShown),
            (bilingual("Từ lúc", "Since"), shown(mail.published)),
            (
                bilingual("Địa chỉ trả về", "Return path"),
                mail.mail.map { "<\($0.envelope.sender ?? "")>" }
            ),
            (
                bilingual("Người nhận", "Recipients"),
                mail.mail?.envelope.recipients.joined(separator: ", ")
            ),
            (bilingual("Còn ý nghĩa đến", "Of use until"), shown(mail.mail?.envelope.expires)),
            (bilingual("Số lần gửi", "Attempts"), mail.record.map { "\($0.attempts)" }),
            (bilingual("Lần đầu", "First attempt"), shown(mail.record?.firstAttempt)),
            (bilingual("Lần cuối", "Last attempt"), shown(mail.record?.lastAttempt)),
            (bilingual("Gửi lại lúc", "Next attempt"), shown(mail.record?.nextAttempt)),
            (bilingual("Trả lời", "Reply"), mail.record == nil ? nil : mail.reply),
        ]
        let rows = lines.compactMap { name, value in value.map { [name + ":", $0] } }
        let header = mail.headers.fields.map { "\($0.spelling): \($0.readable)\n" }.joined()
        let body = mail.mail.flatMap { readableText(of: $0.message) }.map { "\n\($0)" } ?? ""
        return Columns.aligned(rows) + "\n" + header + body
    }
}

struct SpoolRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: said(
            vi: "Gửi lại ngay, như gửi lần đầu.",
            en: "Has messages tried again at once, as if for the first time."),
        discussion: help(
            .text(
                vi: """
                    Lệnh cũng bỏ qua trục trặc trước đó của máy chủ thư, để hỏi lại máy chủ ngay.
                    """,
                en: """
                    Also forgets the trouble with the mail server, so that it is asked at once.
                    """)))

    @Argument(
        help: said(
            vi: "Mã những thư gửi hỏng hoặc chờ gửi lại.",
            en: "Ids of messages that failed or wait for their next attempt."))
    var ids: [String] = []
    @Flag(help: said(vi: "Tất cả các thư ấy.", en: "All of those.")) var all = false
    @OptionGroup var access: SpoolAccess

    func run() throws {
        guard all != !ids.isEmpty else {
            throw Problem(bilingual("cần mã thư hoặc --all", "name ids, or --all"), status: 2)
        }
        let spool = try access.open()
        var named = try ids.map { try access.id($0) }
        if all {
            named = try access.or { () throws(SpoolError) in
                try spool.list(.failed).ids + spool.list(.queue).recorded.sorted()
            }
        }
        try access.or { () throws(SpoolError) in
            try spool.recordRelay(nil)
            for id in named { try spool.retry(id) }
        }
        access.show(
            ["retried": .array(named.map { .string($0.text) })],
            named.map { bilingual("\($0): sẽ gửi lại ngay\n", "\($0): is tried again\n") }.joined())
    }
}

struct SpoolDropCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: said(
            vi: "Rút thư; không gửi nữa.",
            en: "Takes messages back; they are never sent."))

    @Argument(help: said(vi: "Mã những thư chưa gửi.", en: "Ids of messages that aren't sent yet."))
    var ids: [String]
    @OptionGroup var access: SpoolAccess

    func run() throws {
        let spool = try access.open()
        var dropped: [JSONValue] = []
        for id in try ids.map({ try access.id($0) }) {
            switch try access.or({ () throws(SpoolError) in try spool.revoke(id) }) {
            case .revoked: dropped.append(.string(id.text))
            case .tooLate:
                throw Problem(bilingual("\(id): đã gửi rồi", "\(id): it has been sent"))
            case .unknown:
                throw Problem(bilingual("không có thư \(id)", "there is no message \(id)"))
            }
        }
        access.show(
            ["dropped": .array(dropped)],
            ids.map { bilingual("\($0): đã thu hồi\n", "\($0): taken back\n") }.joined())
    }
}
