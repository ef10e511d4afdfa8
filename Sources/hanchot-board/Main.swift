import ArgumentParser
import Board
import Glibc
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
            let message = BoardCommand.fullMessage(for: error)
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
        abstract: "The board: who is missing, and a receipt in two clicks, as web pages.",
        discussion: """
            It asks the running service for everything, and keeps nothing itself.

            Examples:
              hanchot-board --listen 8138
              hanchot-board --http-socket /run/hanchot-board/http --proxy-user www-data
            """, version: "0.2.0")

    @Option(help: "The service's control socket.") var socket = "/run/hanchot/control"
    @Option(help: "A port of this machine's loopback to listen at.") var listen: Int?
    @Option(help: "A Unix socket to listen at, for a proxy.") var httpSocket: String?
    @Option(help: "A user whose word over the Unix socket counts: the proxy's. May be repeated.")
    var proxyUser: [String] = []
    @Option(help: "The header in which the proxy names whom the single sign-on knows.")
    var signOnHeader: String?

    func validate() throws {
        guard (listen == nil) != (httpSocket == nil) else {
            throw ValidationError("give either --listen PORT or --http-socket PATH")
        }
        if let listen, !(1...65535).contains(listen) {
            throw ValidationError("--listen: \(listen) is no port")
        }
        if listen != nil, !proxyUser.isEmpty || signOnHeader != nil {
            throw ValidationError(
                "a proxy's word counts over a Unix socket alone: use --http-socket")
        }
        for name in proxyUser where Accounts.userID(name) == nil {
            throw ValidationError("--proxy-user: there is no user '\(name)'")
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
