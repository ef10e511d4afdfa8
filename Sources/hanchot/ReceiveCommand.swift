import ArgumentParser
import Civil
import Control
import Help
import Messages

struct ReceiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: said(
            vi: "Ghi nhận đã nhận báo cáo.",
            en: "Records that the office has a report."),
        discussion: help(
            .examples(
                "hanchot receive bao-cao-nam thpt-bao-loc --no 12/BC-THPT --on 03/11/2025",
                "hanchot receive bao-cao-nam \"bao loc\" --nil",
                "hanchot receive bao-cao-nam thpt-bao-loc --covers thpt-loc-thanh"),
            .text(
                vi: """
                    Báo cáo gửi đúng hạn mà ghi muộn vẫn tính đúng hạn: ghi ngày gửi ở --on. Ai đã
                    được báo là quá hạn sẽ nhận thư đính chính.
                    """,
                en: """
                    A report that was sent in time and recorded late counts as in time: give the
                    day it was sent with --on. Whoever was told of a lateness gets a correction.
                    """)))

    @OptionGroup var target: EntryTarget
    @Option(name: .customLong("no"), help: said(vi: "Số văn bản.", en: "The number of the paper."))
    var number: String?
    @Option(
        help: said(
            vi: "Ngày gửi báo cáo; không ghi thì là hôm nay.",
            en: "The day the report was sent; today when left out.")) var on: String?
    @Flag(
        name: .customLong("nil"),
        help: said(vi: "Không phát sinh.", en: "Nothing to report (không phát sinh).")) var none =
        false
    @Option(
        help: said(
            vi: "Các đơn vị khác cùng báo cáo này, cách nhau bằng dấu phẩy.",
            en: "Further units that the same report is from, parted by commas."))
    var covers: String?
    @Option(help: said(vi: "Ghi chú kèm theo.", en: "A note to keep with it.")) var note: String?
    @Flag(
        help: said(
            vi: "Số này có ở báo cáo khác nữa: một văn bản cho cả hai.",
            en: "The number is on another report too: one paper is both.")) var again = false
    @OptionGroup var write: WriteAccess

    func run() throws {
        var call = ReceiveCall(duty: target.duty, units: target.units, period: target.period)
        call.number = number
        call.on = try isoDay(on, "--on")
        call.none = none ? true : nil
        call.covers = covers.map { $0.split(separator: ",").map(trimmed) }
        call.note = note
        call.again = again ? true : nil
        try write.enter(call)
    }

    private func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
