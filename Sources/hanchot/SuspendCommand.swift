import ArgumentParser
import Civil
import Control
import Help
import Messages

struct SuspendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: said(
            vi: "Những ngày không tính: hạn của đơn vị lùi bấy nhiêu ngày.",
            en: "Days that don't count: what units owe moves by as many days."),
        discussion: help(
            .examples(
                """
                hanchot suspend cac-truong-xa-a --from 10/09/2026 --until 15/09/2026 \\
                    --reason "bão số 5"
                """,
                """
                hanchot suspend truong-a --duty bao-cao-nam --until 20/11/2026 \\
                    --reason "mưa lũ"
                """,
                """
                hanchot suspend --parent xa-a --until 20/11/2026 --reason "bão số 5"
                """,
                "hanchot suspend truong-a --from 10/09/2026 --until 15/09/2026 --cancel"),
            .text(
                vi: """
                    Mọi việc đến hạn từ ngày đầu trở đi lùi đúng số ngày ấy, rồi đến ngày làm
                    việc; việc mở trong thời gian ấy cũng lùi theo số ngày còn lại. Mỗi ngày chỉ
                    tính một lần, dù ghi bao nhiêu lần: bão kéo dài thì ghi lại với --until muộn
                    hơn. Ai đã được báo hạn cũ thì được báo hạn mới. 'hanchot void' với một ghi
                    nhận bất kỳ của lần ấy sẽ hủy cả lần; chưa dời hạn nào thì không có số: ghi lại
                    đúng đơn vị và những ngày ấy với --cancel.
                    """,
                en: """
                    Everything that is due on the first day or later moves by the days it lasts,
                    on to a working day; what opens meanwhile too, by the days that were left. A
                    day counts once, however often it is named, so a storm that goes on is entered
                    again with a later --until. Whoever was told of the old day is told of the new
                    one. 'hanchot void' with any entry of it takes it back; where nothing has moved so
                    far there is none: name the same units and days with --cancel.
                    """)))

    @Argument(
        help: said(
            vi: "Đơn vị và nhóm: mã, hoặc vài chữ trong tên đơn vị.",
            en: "Units and groups: ids, or words of a unit's name.")) var units: [String] = []
    @Option(
        help: said(
            vi: "Mọi đơn vị dưới đơn vị này, như các trường của một xã; chính nó thì ghi ở trên.",
            en: "All units below this one, as the schools of a commune; itself is named above."))
    var parent: String?
    @Option(
        help: said(
            vi: "Chỉ một nhiệm vụ; không ghi thì mọi việc của đơn vị.",
            en: "One duty only; all that they owe when left out.")) var duty: String?
    @Option(
        help: said(
            vi: "Ngày đầu không tính; không ghi thì là hôm nay.",
            en: "The first day that doesn't count; today when left out.")) var from: String?
    @Option(help: said(vi: "Ngày cuối.", en: "The last one.")) var until: String
    @Option(
        help: said(
            vi: "Vì sao: thư và 'hanchot why' có nêu.", en: "Why: mails and 'hanchot why' say it."))
    var reason: String?
    @Flag(
        help: said(
            vi: "Thu hồi việc tạm dừng của đúng những đơn vị và những ngày ấy.",
            en: "Take back the suspension of just these units and days.")) var cancel = false
    @OptionGroup var write: WriteAccess

    func validate() throws {
        if units.isEmpty, parent == nil {
            throw ValidationError(
                bilingual(
                    "cần có đơn vị hoặc nhóm, hay --parent: mọi đơn vị dưới một đơn vị",
                    "units or groups are needed, or --parent: all units below one"))
        }
        guard reason == nil, !cancel else { return }
        throw ValidationError(
            bilingual("cần có --reason: vì sao tạm dừng", "--reason is needed: why it is suspended")
        )
    }

    func run() throws {
        var call = SuspendCall(
            units: units.partedByCommas, until: try DateArgument.solar(until, "--until").iso,
            reason: reason)
        call.parent = parent
        call.duty = duty
        call.from = try isoDay(from, "--from")
        call.cancel = cancel ? true : nil
        try write.enter(call)
    }
}
