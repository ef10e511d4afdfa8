internal import CSystemd
internal import Glibc

/// A socket that the service manager opened for this service and passed on (sd_listen_fds(3)).
package struct ListenSocket: Sendable, Equatable {
    /// An open, listening descriptor with close-on-exec set. Its taker owns it.
    package var descriptor: Int32

    /// `FileDescriptorName=` of the socket unit; the unit's own name when it sets none.
    package var name: String
}

/// The sockets passed to this process.
package enum ListenSockets {
    /// Takes them; empty when the service wasn't socket-activated. The environment variables that
    /// announce them are removed, so that children don't take them too and a second call finds none.
    package static func take() throws(HostError) -> [ListenSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        guard count >= 0 else {
            throw HostError(
                action: "take the activated sockets", subject: "LISTEN_FDS", errno: -count,
                remedy: "see systemctl status hanchotd.socket")
        }
        defer { free(names) }
        return (0..<Int(count)).map { index in
            let name = names?[index]
            defer { free(name) }
            return ListenSocket(
                descriptor: SD_LISTEN_FDS_START + Int32(index),
                name: name.map { String(cString: $0) } ?? "")
        }
    }
}
