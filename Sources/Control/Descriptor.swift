internal import Glibc

/// A file descriptor that is closed when the last one who uses it lets go.
///
/// Dispatch must not see a descriptor closed, and its number taken anew, while a source still
/// watches it; so each source's cancel handler holds one of these.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    func makeNonblocking() -> Bool {
        let flags = fcntl(number, F_GETFL)
        return flags >= 0 && fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0
            && fcntl(number, F_SETFD, FD_CLOEXEC) == 0
    }
}

/// What the last failed call said.
func lastReason() -> String { String(cString: strerror(errno)) }

/// Calls `body` with the address of a Unix socket; throws where the path is too long for one.
func withAddress<T>(
    of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> T
) throws(ControlError) -> T {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard !bytes.isEmpty, bytes.count < capacity, !bytes.contains(0) else {
        throw .unservable(
            path: path, reason: "a socket's path has 1–\(capacity - 1) bytes (unix(7))")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}
