import ArgumentParser
import Civil
import Control
import Daemon
import Desk
import Help
import Mail
import Messages
import Scheduler
import SourceText

struct IcsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ics",
        abstract: said(
            vi: "In tệp lịch (RFC 5545) các hạn.",
            en: "Prints a calendar file (RFC 5545) of what is due."),
        discussion: help(
            .examples(
                "hanchot ics --unit thpt-bao-loc > bao-loc.ics",
                "hanchot ics --duty bao-cao-nam --owner phong-tchc > bao-cao-nam.ics",
                "hanchot ics --rules rules --from 01/01/2026 --to 31/12/2026 > 2026.ics"),
            .text(
                vi: """
                    Không có --rules thì hỏi dịch vụ đang chạy: hạn lấy theo sổ theo dõi, đã tính
                    gia hạn và dời hạn; việc được miễn, đã hủy hay đã giao đơn vị khác thì mục
                    lịch bị hủy. Có --rules thì hạn chỉ theo quy tắc, từ --from đến --to.

                    Mã mục lịch (UID) giống trong lịch kèm thư nhắc; SEQUENCE tăng mỗi khi hạn
                    đổi: nạp lại tệp thì lịch được sửa cho đúng, không mục nào bị đúp. Các mốc
                    nhắc của nhiệm vụ thành chuông báo. Việc thường xuyên không có ngày nên không
                    có trong lịch; ngày kỷ niệm chỉ đứng một lần trong lịch chung.
                    """,
                en: """
                    Without --rules the running service is asked: due days are those of its
                    ledger, with what was extended or moved; what was waived, withdrawn or passed
                    to another unit is cancelled. With --rules they are those of the rules alone,
                    between --from and --to.

                    An entry has the same UID here and in the mails' calendar parts, and a
                    SEQUENCE that rises whenever its day moves: taken up again, the file puts
                    right what a calendar has and doubles nothing. The rules' reminders are its
                    alarms. Standing duties have no day, so they aren't there; a commemoration
                    stands once in a calendar of no unit's own.
                    """)))

    @Option(help: said(vi: "Chỉ đơn vị hoặc nhóm này.", en: "Only this unit or group.")) var unit:
        String?
    @Option(help: said(vi: "Chỉ nhiệm vụ này.", en: "Only this duty.")) var duty: String?
    @Option(help: said(vi: "Chỉ kế hoạch này.", en: "Only this plan.")) var plan: String?
    @Option(
        help: said(
            vi: "Chỉ các kế hoạch do đơn vị này chủ trì.",
            en: "Only the plans that this unit keeps.")) var owner: String?
    @Option(
        help: said(
            vi: "Hạn đầu được xét; không ghi thì từ một tháng trước, kể cả việc còn mở.",
            en: "The first due day; a month ago when left out, and what is open still."))
    var from: String?
    @Option(
        help: said(
            vi: "Hạn cuối được xét; không ghi thì đến một năm sau.",
            en: "The last due day; a year ahead when left out.")) var to: String?
    @Option(
        help: said(
            vi: "Thư mục hoặc tệp quy tắc, thay cho dịch vụ; ghi được nhiều lần.",
            en: "The rules' directory or file instead of the service; may be given several times."))
    var rules: [String] = []
    @OptionGroup var access: ControlAccess

    func validate() throws {
        if !rules.isEmpty, from == nil || to == nil {
            throw ValidationError(
                said(
                    vi: "--rules phải kèm --from và --to", en: "--rules goes with --from and --to"))
        }
    }

    func run() throws {
        var call = CalendarCall()
        (call.unit, call.duty, call.plan, call.owner) = (unit, duty, plan, owner)
        call.from = try isoDay(from, "--from")
        call.to = try isoDay(to, "--to")
        if let first = call.from, let last = call.to, first > last {
            throw Problem(bilingual("--to trước --from", "--to lies before --from"), status: 2)
        }
        let found = try all(of: call)
        if access.json { return access.show(found) { _, _ in "" } }
        let events = try found.entries.map(CalendarEvent.init)
        answer(
            Array(
                try CalendarFile.text(
                    events, name: found.name.text(Surroundings.language)
                ).utf8))
        if events.isEmpty {
            complain(bilingual("trong khoảng đó không có hạn nào", "nothing is due in that time"))
        }
    }

    private func all(of call: CalendarCall) throws -> CalendarReply {
        var call = call
        let ask = try asking()
        var found = try ask(call)
        while let next = found.next {
            call.after = next
            let page = try ask(call)
            found.entries += page.entries
            found.next = page.next
        }
        return found
    }

    /// Where the answers come from.
    private func asking() throws -> (CalendarCall) throws -> CalendarReply {
        guard !rules.isEmpty, let from else { return { try access.ask($0) } }
        let day = try DateArgument.solar(from, "--from")
        let answer = CalendarAnswer(
            rules: try Surroundings.rules(rules).rules.underFormerNames, on: day)
        return { call in
            do { return try answer.reply(to: call) } catch let refusals as Refusals {
                throw Problem(
                    refusals.list.map { $0.text(Surroundings.language) }.joined(separator: "\n"))
            }
        }
    }
}

extension CalendarEvent {
    init(_ entry: CalendarEntry) throws {
        let time: Time =
            if let at = entry.at { .at(try Instant(parsing: at, in: .utc)) } else {
                .allDay(try CivilDate(parsing: entry.due))
            }
        self.init(
            uid: entry.uid, sequence: entry.sequence,
            stamp: try Instant(parsing: entry.stamp, in: .utc), time: time,
            summary: entry.summary, details: entry.details, isCancelled: entry.cancelled,
            isConfidential: entry.confidential,
            alarms: entry.alarms.map { CalendarAlarm(minutes: $0) })
    }
}
