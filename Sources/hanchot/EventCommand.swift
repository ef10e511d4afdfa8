import ArgumentParser
import Civil
import Control
import Help
import Messages

struct EventCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: said(
            vi: "Ghi nhận một sự kiện, mở các việc tính từ sự kiện ấy.",
            en: "Records that something happened which duties follow, and opens them."),
        discussion: help(
            .examples(
                "hanchot event tai-nan truong-a --on 12/11/2026 --no 45/BC",
                "hanchot event ket-luan-thanh-tra",
                "hanchot event tai-nan truong-a --on 12/11/2026 --again"),
            .text(
                vi: """
                    Sự kiện là tên ghi ở after-event (tính từ sự kiện) trong quy tắc. Mọi nhiệm vụ
                    tính từ đó được mở cho các đơn vị nêu tên, hoặc cho mọi đơn vị phải thực hiện;
                    kỳ đánh số 1, 2, 3 … chung cho mọi đơn vị. Ngày xảy ra không tính vào thời
                    hạn. Trong một ngày xảy ra lần nữa thì ghi số văn bản khác, hoặc --again.
                    """,
                en: """
                    The event is what rules name in after-event. Every duty that follows it opens
                    for the units named, or for all that owe it; periods are numbered 1, 2, 3 …
                    over all units. The day itself isn't counted. What happened a second time on
                    one day is told by the number of its paper, or by --again.
                    """)))

    @Argument(
        help: said(
            vi: "Sự kiện, theo tên ở after-event trong quy tắc.",
            en: "The event, as rules name it in after-event.")) var event: String
    @Argument(
        help: said(
            vi: "Đơn vị và nhóm; không ghi thì mọi đơn vị phải làm việc tiếp theo.",
            en: "Units and groups; all that owe what follows when left out."))
    var units: [String] = []
    @Option(
        help: said(
            vi: "Ngày xảy ra; không ghi thì là hôm nay.",
            en: "The day it happened; today when left out.")) var on: String?
    @Option(
        name: .customLong("no"),
        help: said(vi: "Số văn bản báo việc ấy.", en: "The number of the paper that tells of it."))
    var number: String?
    @Flag(
        help: said(
            vi: "Xảy ra lần nữa trong ngày ấy, hoặc một văn bản báo hai sự kiện.",
            en: "It happened a second time on that day, or one paper tells of two."))
    var again = false
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = EventCall(event: event)
        call.units = units.isEmpty ? nil : units.partedByCommas
        call.on = try isoDay(on, "--on")
        call.number = number
        call.again = again ? true : nil
        try write.enter(call)
    }
}
