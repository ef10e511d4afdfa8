internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The proxy in front of the board. What a request says of who asks, from where, and how, counts only where
/// it came over the Unix socket from one of the proxy's users, as the kernel has it; over TCP never.
struct TrustedProxy: Sendable {
    let users: Set<UInt32>
    /// The header that names whom the office's single sign-on knows.
    let signOnHeader: String?

    func introduce(_ page: inout PageRequest, _ request: Request, _ channel: any Channel) async {
        guard let peer = await user(channel), users.contains(peer) else {
            page.address = channel.remoteAddress?.ipAddress ?? "local"
            return
        }
        func header(_ name: String) -> String? {
            HTTPField.Name(name).flatMap { request.headers[$0] }
        }
        page.isSecure = header("X-Forwarded-Proto") == "https"
        // The last is the one that the proxy itself saw.
        page.address =
            header("X-Forwarded-For")?.split(separator: ",").last.map { $0.trimmed } ?? "proxy"
        page.signedOn = signOnHeader.flatMap(header).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Who is at the other end of a Unix socket; `nil` for any other.
    private func user(_ channel: any Channel) async -> UInt32? {
        guard channel.remoteAddress?.ipAddress == nil,
            let provider = channel as? any SocketOptionProvider
        else { return nil }
        do {
            let credentials: Credentials = try await provider.unsafeGetSocketOption(
                level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
            ).get()
            return credentials.user
        } catch {
            // Whom the kernel doesn't tell isn't trusted.
            return nil
        }
    }
}

/// What SO_PEERCRED gives (unix(7)): three words of 32 bits.
private struct Credentials: Sendable {
    var process: Int32
    var user: UInt32
    var group: UInt32
}

/// Seconds of the monotonic clock.
@Sendable func monotonicSeconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec)
}
