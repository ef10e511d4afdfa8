import ArgumentParser
import Daemon
import Help
import SourceText

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: said(
            vi: "Sổ theo dõi mà hai máy dùng chung (PostgreSQL).",
            en: "A ledger that two machines share (PostgreSQL)."),
        subcommands: [PrepareLedgerCommand.self, MoveLedgerCommand.self])
}

struct PrepareLedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: said(
            vi:
                "Tạo bảng cho sổ dùng chung, hoặc nâng lên bản này; chạy bằng chủ của cơ sở dữ liệu.",
            en: "Makes a shared ledger's tables, or brings them up to this release; as the owner."),
        discussion: help(
            .examples("hanchot ledger prepare postgresql://hanchot_owner@db.example/hanchot"),
            .text(
                vi: """
                    Phải có sẵn vai trò hanchot và hanchot_reader. Vai trò đầu chỉ được ghi thêm
                    và làm những gì dịch vụ cần; vai trò sau đọc những gì báo cáo cần, không thấy
                    địa chỉ, lời lẽ hay thư của ai.
                    """,
                en: """
                    The roles hanchot and hanchot_reader must be there. The first may append and
                    do what the service does; the second reads what reports need, and nobody's
                    address, words or mail.
                    """)))

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

struct MoveLedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: said(
            vi: "Chuyển sổ từ tệp của máy này sang PostgreSQL, hoặc ngược lại; dịch vụ phải dừng.",
            en:
                "Moves the ledger from this machine's file to PostgreSQL, or back; services stopped."
        ),
        discussion: help(
            .examples("hanchot ledger move --to postgresql://hanchot@db.example/hanchot"),
            .text(
                vi: """
                    Những gì đã chuyển được đọc lại và đối chiếu từng dòng. Chuyển vào cơ sở dữ
                    liệu thì tệp cũ được giữ dưới tên ledger.sqlite.moved, không dịch vụ nào mở.
                    Chuyển về thì cơ sở dữ liệu để nguyên; ai mở nó sẽ thấy sổ do nơi khác giữ.
                    """,
                en: """
                    What arrived is read back and compared row by row. Moved to a database, the
                    file is kept as ledger.sqlite.moved, which no service opens. Moved back, the
                    database stays as it is, and whoever opens it finds that it is led from
                    elsewhere.
                    """)))

    @Option(
        help: said(
            vi: "Cơ sở dữ liệu nhận sổ, đã 'ledger prepare'.",
            en: "The database that it goes to, made ready by 'ledger prepare'.")) var to: String?
    @Option(
        help: said(
            vi: "Cơ sở dữ liệu mà sổ được chuyển về tệp.",
            en: "The database from which it comes back into a file.")) var from: String?
    @Option(help: said(vi: "Thư mục của sổ.", en: "The ledger's folder.")) var state =
        "/var/lib/hanchot"

    func run() throws {
        let move: LedgerMove
        switch (to, from) {
        case (let address?, nil):
            move = try LedgerMove.run(.toDatabase, state: state, address: address)
        case (nil, let address?):
            move = try LedgerMove.run(.toFile, state: state, address: address)
        default:
            throw Problem(
                bilingual("cần đúng một trong --to và --from", "give one of --to and --from"),
                status: 2)
        }
        let counts = move.rows.map { "\($0.table) \($0.count)" }.joined(separator: ", ")
        print(
            bilingual(
                "Đã chuyển và đối chiếu: \(counts).", "Moved, read back and compared: \(counts)."))
    }
}
