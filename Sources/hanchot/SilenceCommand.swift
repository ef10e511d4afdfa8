import ArgumentParser
import Civil
import Control
import Help
import Messages
import SourceText

struct SilenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence",
        abstract:
            said(
                vi: "Tạm giữ thư về một kế hoạch, nhiệm vụ hay đơn vị; thời gian đôn đốc vẫn tính.",
                en:
                    "Holds mail about a plan, a duty or a unit for a time; the ladder's clock runs on."
            ),
        discussion: help(
            .examples(
                """
                hanchot silence --unit thpt-bao-loc --until 10/11/2025 \\
                    --reason "mưa lũ, mất điện"
                """,
                "hanchot silence --lift 1"),
            .text(
                vi: """
                    Việc phải làm vẫn phải làm. Hết khoảng lặng, thư đang giữ được gửi như sau một
                    lần dịch vụ ngừng.
                    """,
                en: """
                    What is owed stays owed. When the silence ends, what it held leaves as after a
                    downtime.
                    """)))

    @Option(help: said(vi: "Kế hoạch.", en: "The plan.")) var plan: String?
    @Option(help: said(vi: "Nhiệm vụ.", en: "The duty.")) var duty: String?
    @Option(help: said(vi: "Đơn vị hoặc nhóm.", en: "The unit or group.")) var unit: String?
    @Option(
        help: said(
            vi: "Ngày đầu; không ghi thì từ lúc này.", en: "Its first day; now when left out."))
    var from: String?
    @Option(
        help: said(
            vi: "Ngày cuối; không ghi thì đến khi bỏ.",
            en: "Its last day; until it is lifted when left out.")) var until: String?
    @Option(
        help: said(
            vi: "Vì sao: nơi nào thiếu thư thì hiện ra ở đó.",
            en: "Why: it is shown wherever mail is missed.")) var reason: String?
    @Option(
        help: said(
            vi: "Bỏ khoảng lặng có mã này; 'hanchot status' liệt kê.",
            en: "End the silence with this id; 'hanchot status' shows them.")) var lift: String?
    @Option(
        help: said(
            vi: "Mã cho khoảng lặng; không ghi thì là một số.",
            en: "An id for the silence; a number when left out.")) var request: String?
    @OptionGroup var access: ControlAccess

    func run() throws {
        if let lift {
            let answer = try access.ask(LiftSilenceCall(id: lift))
            return access.show(answer) { _, language in
                language == .vi ? "Đã bỏ khoảng lặng \(lift).\n" : "Silence \(lift) is lifted.\n"
            }
        }
        guard let reason else {
            throw Problem(bilingual("thiếu --reason", "--reason is missing"), status: 2)
        }
        var call = SilenceCall(reason: reason)
        (call.plan, call.duty, call.unit) = (plan, duty, unit)
        call.from = try isoDay(from, "--from")
        call.until = try isoDay(until, "--until")
        call.request = request
        access.show(try access.ask(call)) { answer, language in
            language == .vi
                ? "Khoảng lặng \(answer.id) có hiệu lực; bỏ bằng 'hanchot silence --lift \(answer.id)'.\n"
                : "Silence \(answer.id) holds; 'hanchot silence --lift \(answer.id)' ends it.\n"
        }
    }
}
