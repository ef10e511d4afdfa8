import ArgumentParser
import Board
import Glibc
import Help
import Host

/// The board's program. Exit status: 0 ended as asked, 1 it can't listen, 2 wrong usage.
@main
enum Main {
    static func main() async {
        do {
            let command = try BoardCommand.parse()
            try await command.run()
        } catch {
            let code = BoardCommand.exitCode(for: error)
            let message = UsageWords.inLocale(BoardCommand.fullMessage(for: error))
            if code == .success {
                print(message)
                return
            }
            complain(message.isEmpty ? "\(error)" : message)
            exit(code == .validationFailure ? 2 : 1)
        }
    }
}

private func complain(_ text: String) {
    _ = "hanchot-board: \(text)\n".withCString { write(STDERR_FILENO, $0, strlen($0)) }
}

struct BoardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hanchot-board",
        abstract: said(
            vi: "Bảng theo dõi: ai chưa gửi, ghi nhận trong hai lần bấm, trên trang web.",
            en: "The board: who is missing, and a receipt in two clicks, as web pages."),
        discussion: help(
            .text(
                vi: "Mọi điều đều hỏi dịch vụ đang chạy; chương trình này không giữ gì.",
                en: "It asks the running service for everything, and keeps nothing itself."),
            .examples(
                "hanchot-board --listen 8138",
                "hanchot-board --http-socket /run/hanchot-board/http --proxy-user www-data")),
        version: "0.2.0")

    @Option(
        help: ArgumentHelp(
            said(vi: "Socket điều khiển của dịch vụ.", en: "The service's control socket.")))
    var socket = "/run/hanchot/control"
    @Option(
        help: ArgumentHelp(
            said(
                vi: "Cổng trên máy này (loopback) để nhận kết nối.",
                en: "A port of this machine's loopback to listen at.")))
    var listen: Int?
    @Option(
        help: ArgumentHelp(
            said(
                vi: "Socket Unix để nhận kết nối, dành cho proxy.",
                en: "A Unix socket to listen at, for a proxy.")))
    var httpSocket: String?
    @Option(
        help: ArgumentHelp(
            said(
                vi: "Người dùng được tin qua socket Unix: của proxy. Ghi được nhiều lần.",
                en: "A user whose word over the Unix socket counts: the proxy's. May be repeated."))
    )
    var proxyUser: [String] = []
    @Option(
        help: ArgumentHelp(
            said(
                vi: "Trường mà proxy ghi tên người đã đăng nhập một lần (single sign-on).",
                en: "The header in which the proxy names whom the single sign-on knows.")))
    var signOnHeader: String?

    func validate() throws {
        guard (listen == nil) != (httpSocket == nil) else {
            throw ValidationError(
                said(
                    vi: "ghi một trong hai: --listen CỔNG hoặc --http-socket ĐƯỜNG_DẪN",
                    en: "give either --listen PORT or --http-socket PATH"))
        }
        if let listen, !(1...65535).contains(listen) {
            throw ValidationError(
                said(
                    vi: "--listen: \(listen) không phải số cổng",
                    en: "--listen: \(listen) is no port"))
        }
        if listen != nil, !proxyUser.isEmpty || signOnHeader != nil {
            throw ValidationError(
                said(
                    vi: "lời của proxy chỉ được tin qua socket Unix: dùng --http-socket",
                    en: "a proxy's word counts over a Unix socket alone: use --http-socket"))
        }
        for name in proxyUser where Accounts.userID(name) == nil {
            throw ValidationError(
                said(
                    vi: "--proxy-user: không có người dùng '\(name)'",
                    en: "--proxy-user: there is no user '\(name)'"))
        }
    }

    func run() async throws {
        let place: BoardServer.Place
        if let httpSocket {
            // One that a dead process left gives way.
            unlink(httpSocket)
            // The proxy's group may connect, nobody else.
            umask(0o007)
            place = .socket(httpSocket)
        } else {
            place = .port(listen ?? 8138)
        }
        let server = BoardServer(
            site: try Site(socket: socket), place: place,
            proxyUsers: proxyUser.compactMap(Accounts.userID), signOnHeader: signOnHeader)
        let notifier = ServiceNotifier()
        try await server.run {
            do throws(HostError) { try notifier.ready(status: "the board is open") } catch {
                complain("\(error)")
            }
        }
    }
}
