import ArgumentParser
import Help
import Mail
import SourceText

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: said(
            vi: "In một mẫu thư có sẵn, để cơ quan sửa thành mẫu riêng.",
            en: "Prints a built-in mail template, to start an organisation's own from."),
        discussion: help(
            .examples(
                "hanchot template",
                "hanchot template vi/overdue > rules/templates/vi/overdue.mustache",
                "hanchot template vi/overdue --values"),
            .text(
                vi: """
                    Mẫu riêng của cơ quan đặt trong thư mục quy tắc, dưới cùng tên; hanchot check
                    đọc mẫu ấy, và hanchot simulate --format mbox cho xem thư viết theo mẫu.
                    """,
                en: """
                    An organisation's own template stands below the rules' directory under the
                    same name; hanchot check reads it, and hanchot simulate --format mbox shows
                    what it makes of mails.
                    """),
            .exitStatus(
                vi: "0 xong, 1 không có mẫu ấy, 2 gọi sai.",
                en: "0 done, 1 there is no such template, 2 wrong usage.")))

    @Argument(
        help: said(
            vi: "Mẫu thư: ngôn ngữ và dùng cho việc gì.",
            en: "The template: its language and what it is for.")) var name: String?
    @Flag(
        help: said(
            vi: "Các tên dùng được trong mẫu, mỗi dòng một tên.",
            en: "The names that may stand in it, one a line.")) var values = false

    func run() throws {
        guard let name else {
            if values {
                throw Problem(
                    bilingual(
                        "--values cần tên một mẫu thư", "--values needs the name of a template"),
                    status: 2)
            }
            return print(LetterTemplates.names.joined(separator: "\n"))
        }
        guard let text = LetterTemplates.builtInText(name) else {
            throw Problem(Self.unknown(name).text(Surroundings.language))
        }
        if values {
            for value in LetterTemplates.values(in: name) { print(value) }
        } else {
            print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
        }
    }

    private static func unknown(_ name: String) -> Bilingual {
        let near = suggestion(for: name, among: LetterTemplates.names)
        return Bilingual(
            vi: "không có mẫu thư “\(name)”; "
                + (near.map { "có phải là “\($0)”?" } ?? "xem “hanchot template”"),
            en: "there is no template '\(name)'; "
                + (near.map { "did you mean '\($0)'?" } ?? "'hanchot template' lists them"))
    }
}
