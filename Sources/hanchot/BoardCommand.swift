import ArgumentParser
import Control
import Help
import Messages
import SourceText

struct BoardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board",
        abstract: said(
            vi: "Bảng theo dõi, các trang web của văn phòng (hanchot-board).",
            en: "The board, the office's web pages (hanchot-board)."),
        subcommands: [BoardLoginCommand.self])
}

struct BoardLoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: said(
            vi: "In một đường dẫn mở bảng theo dõi, dùng được một lần.",
            en: "Prints a link that opens the board once."),
        discussion: help(
            .text(
                vi: """
                    Cho chính mình, hoặc với --person cho người có tên trong cài đặt (board:
                    people:). Người không có tên ở đó mà dùng được lệnh này là thành viên nhóm
                    hanchot, nên là quản trị.
                    """,
                en: """
                    For yourself, or with --person for somebody whom the settings name (board:
                    people:). Whoever isn't named there is an administrator, as a member of the
                    group hanchot is here.
                    """),
            .examples(
                "hanchot board login",
                "hanchot board login --person hoa")))

    @Option(
        help: said(
            vi: "Cho ai: tên đăng nhập trong cài đặt (board: people:).",
            en: "For whom: a login name among the settings' people.")) var person: String?
    @Option(
        help: said(
            vi: "Địa chỉ của bảng; không ghi thì theo cài đặt, hoặc http://127.0.0.1:8138.",
            en: "The board's address; that of the settings, else http://127.0.0.1:8138."))
    var url: String?
    @OptionGroup var access: ControlAccess

    func run() throws {
        let answer = try access.ask(BoardLinkCall(person: person))
        let address = url ?? answer.url ?? "http://127.0.0.1:8138"
        access.show(answer) { answer, _ in
            complain(
                bilingual(
                    "Dùng được một lần, trong \(answer.minutes) phút, cho \(answer.person.name).",
                    "Good once, within \(quantity(answer.minutes, "minute")), for \(answer.person.name)."
                ))
            return address + answer.path + "\n"
        }
    }
}
