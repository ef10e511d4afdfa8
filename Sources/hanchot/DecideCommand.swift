import ArgumentParser
import Civil
import Control
import Help
import Messages

struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: said(
            vi: "Liệt kê câu trả lời đang chờ văn phòng, và quyết định một câu.",
            en: "Lists the answers that wait for the office, and decides on one."),
        discussion: help(
            .examples(
                .call(
                    "hanchot decide",
                    vi: "những gì đang chờ, kèm số",
                    en: "what waits, with its numbers"),
                .call(
                    "hanchot decide 41 --yes",
                    vi: "đúng như đơn vị báo, hoặc xin",
                    en: "as the unit says, or as long as it asks"),
                "hanchot decide 41 --yes --until 12/11/2025 --letter 45/SGDĐT",
                "hanchot decide 42 --yes --number 12/BC-X --on 03/11/2025",
                "hanchot decide 43 --no --note \"đã gia hạn một lần\""),
            .text(
                vi: """
                    Đơn vị báo đã gửi thì thành đã nhận báo cáo: số và ngày lấy theo câu trả lời
                    nếu không ghi. Đơn vị xin thêm thời gian thì thành gia hạn. Câu trả lời chưa
                    hiểu: ghi --on và --number (hoặc --nil) thì là đã nhận báo cáo, ghi --until
                    thì là gia hạn. Với --no, báo đã gửi hay xin gia hạn không được chấp nhận, thủ
                    trưởng được báo kèm ghi chú; câu chưa hiểu thì coi như xong.
                    """,
                en: """
                    A report that a unit says it sent becomes a receipt: number and day are those
                    of the answer where they aren't given. A request for time becomes an
                    extension. Of an answer that nobody understood, --on and --number (or --nil)
                    enter a receipt, --until an extension. With --no a report or a request is
                    refused and the head is told, with the note; an answer that nobody understood
                    is done with.
                    """)))

    @Argument(
        help: said(
            vi: "Số của câu trả lời; không ghi thì liệt kê những gì đang chờ.",
            en: "The answer's number; what waits is listed when left out.")) var answer: Int?
    @Flag(help: said(vi: "Đồng ý.", en: "Agree.")) var yes = false
    @Flag(help: said(vi: "Không đồng ý.", en: "Don't agree.")) var no = false
    @Option(
        help: said(
            vi: "Hạn mới, thay cho ngày đơn vị xin.",
            en: "The new last good day, instead of the one asked for.")) var until: String?
    @Option(
        help: said(vi: "Số văn bản cho gia hạn.", en: "The number of the letter that gives time."))
    var letter: String?
    @Option(help: said(vi: "Số văn bản báo cáo.", en: "The report's number.")) var number: String?
    @Option(help: said(vi: "Ngày gửi báo cáo.", en: "The day the report was sent.")) var on: String?
    @Flag(
        name: .customLong("nil"),
        help: said(
            vi: "\"Không phát sinh\": không có gì để báo cáo.",
            en: "\"Không phát sinh\": there was nothing to report."))
    var none = false
    @Option(
        help: said(
            vi: "Vì sao; không đồng ý thì đơn vị đọc được câu này.",
            en: "Why; the unit reads it where the answer is no.")) var note: String?
    @Option(
        help: said(
            vi: "Chỉ liệt kê việc đang chờ của kế hoạch này.",
            en: "List only what waits in this plan.")) var plan: String?
    @OptionGroup var write: WriteAccess

    func validate() throws {
        if answer == nil {
            guard !yes, !no, until == nil, letter == nil, number == nil, on == nil, !none,
                note == nil
            else {
                throw ValidationError(
                    said(
                        vi: "câu trả lời nào? Ghi số của câu ấy: hanchot decide 41 --yes",
                        en: "Which answer? Give its number: hanchot decide 41 --yes"))
            }
        } else {
            guard yes != no else {
                throw ValidationError(
                    said(
                        vi: "ghi một trong hai: --yes hoặc --no",
                        en: "Give one of --yes and --no."))
            }
            guard plan == nil else {
                throw ValidationError(
                    said(
                        vi: "--plan chỉ dùng khi liệt kê",
                        en: "--plan goes with the list alone."))
            }
        }
    }

    func run() throws {
        guard let answer else {
            return write.access.show(try write.access.ask(WaitingCall(plan: plan))) {
                WaitingText($1).text($0)
            }
        }
        var call = DecideCall(answer: Int64(answer), agree: yes)
        call.until = try isoDay(until, "--until")
        call.letter = letter
        call.number = number
        call.on = try isoDay(on, "--on")
        call.none = none ? true : nil
        call.note = note
        try write.enter(call)
    }
}
