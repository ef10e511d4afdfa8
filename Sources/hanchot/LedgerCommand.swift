import ArgumentParser
import Daemon
import SourceText

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: said(
            vi: "Sổ theo dõi mà hai máy dùng chung (PostgreSQL).",
            en: "A ledger that two machines share (PostgreSQL)."),
        subcommands: [PrepareLedgerCommand.self])
}

struct PrepareLedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: said(
            vi:
                "Tạo bảng cho sổ dùng chung, hoặc nâng lên bản này; chạy bằng chủ của cơ sở dữ liệu.",
            en: "Makes a shared ledger's tables, or brings them up to this release; as the owner."),
        discussion: """
            Example: hanchot ledger prepare postgresql://hanchot_owner@db.example/hanchot

            The roles hanchot and hanchot_reader must be there. The first may append and do what the
            service does; the second reads what reports need, and nobody's address, words or mail.
            """)

    @Argument(
        help: said(
            vi: "Địa chỉ, như postgresql://hanchot_owner@db.example/hanchot.",
            en: "Where, such as postgresql://hanchot_owner@db.example/hanchot.")) var address:
        String

    func run() throws {
        try prepareLedger(address)
        print(
            bilingual(
                "Sổ đã sẵn sàng: hanchotd --ledger postgresql://hanchot@…",
                "The ledger is ready: hanchotd --ledger postgresql://hanchot@…"
            ))
    }
}
