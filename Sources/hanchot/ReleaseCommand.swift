import ArgumentParser
import Control
import Help
import Messages
import SourceText

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: said(
            vi: "Cho gửi thư mà chốt chặn đang giữ.",
            en: "Lets go the mail that the blast guard holds."),
        discussion: help(
            .examples(
                .call(
                    "hanchot release",
                    vi: "thư đúng, cho gửi",
                    en: "the mail is right"),
                .call(
                    "hanchot release --clock",
                    vi: "đồng hồ đúng, làm tiếp",
                    en: "the clock is right"),
                .call(
                    "hanchot release --clock --back-to 2026-11-30T07:00",
                    vi: "đồng hồ sai từ lúc ấy",
                    en: "it was wrong from then on")),
            .text(
                vi: """
                    --back-to dùng khi đồng hồ đã sai từ lúc ấy và nay đã đúng: những gì đã quyết
                    định sau lúc ấy mà thư chưa gửi thì bỏ, đến giờ đúng sẽ quyết định lại.
                    """,
                en: """
                    With --back-to the clock was wrong from then on and is right now: what was
                    decided beyond and hasn't left is undone, and decided anew in its time.
                    """)))

    @Flag(
        help: said(
            vi: "Xác nhận đồng hồ máy đúng: sau khi nhảy giờ, hoặc lần chạy đầu.",
            en: "Vouch for the machine's clock: after a jump, or at a first start.")) var clock =
        false
    @Option(
        help: said(
            vi: "Với --clock: bỏ những gì đồng hồ sai đã quyết định sau lúc này mà thư chưa gửi; "
                + "giờ địa phương như 2026-11-30T07:00, hoặc giờ kèm độ lệch.",
            en: "With --clock: undo what a wrong clock decided beyond this time and hasn't left; "
                + "a local time such as 2026-11-30T07:00, or one with its offset.",
            valueName: "time"))
    var backTo: String?
    @OptionGroup var access: ControlAccess

    func run() throws {
        if backTo != nil, !clock {
            throw Problem(
                bilingual("--back-to chỉ dùng cùng --clock", "--back-to needs --clock"), status: 2)
        }
        if clock {
            return access.show(try access.ask(ConfirmClockCall(backTo: backTo))) {
                answer, language in
                let vouched =
                    language == .vi ? "Đã xác nhận đồng hồ.\n" : "The clock is vouched for.\n"
                return vouched + (answer.undone?.text(language) ?? "")
            }
        }
        access.show(try access.ask(ReleaseCall())) { answer, language in
            language == .vi
                ? "Đã cho gửi \(answer.notices) thư.\n"
                : "Let go \(quantity(answer.notices, "notice")).\n"
        }
    }
}

extension UndoneMessage {
    fileprivate func text(_ language: Language) -> String {
        switch language {
        case .vi:
            "Đã quay sổ về \(to): bỏ \(notices) thông báo, thu hồi \(mails) thư chưa gửi; "
                + "\(left) thư đã gửi thì không gửi lại.\n"
        case .en:
            "The ledger is back at \(to): \(quantity(notices, "notice")) undone, \(quantity(mails, "mail")) taken back; "
                + "\(quantity(left, "mail had left and isn't", "mails had left and aren't")) sent again.\n"
        }
    }
}

struct DiscardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: said(
            vi: "Bỏ thư mà chốt chặn đang giữ: không gửi nữa.",
            en: "Drops the mail that the blast guard holds: it is never sent."))

    @OptionGroup var access: ControlAccess

    func run() throws {
        access.show(try access.ask(DiscardCall())) { answer, language in
            language == .vi
                ? "Đã bỏ \(answer.notices) thư.\n"
                : "Dropped \(quantity(answer.notices, "notice")).\n"
        }
    }
}
