import Glibc

/// A datagram socket in the file system, to receive what the code under test sends.
///
/// What was sent before is there at once, so nothing waits.
struct Inbox {
    struct Failure: Error { let call: String, code: Int32 }

    private let descriptor: Int32

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Failure(call: "path", code: ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let answer = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard answer == 0 else { throw Failure(call: "bind", code: errno) }
    }

    /// The next datagram; `nil` when there is none.
    func next() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : Array(bytes[..<count])
    }

    /// The lines of the next datagram, as sd_notify(3) sends its assignments.
    func nextLines() -> [String] {
        String(decoding: next() ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// A new folder of its own below the temporary directory, which `scripts/test` takes away as a whole:
/// some tests end by a signal or lose sight of it.
func makeFolder() throws -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/systemd-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Inbox.Failure(call: "mkdtemp", code: errno) }
    return String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
}

/// Writes a small file.
func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw Inbox.Failure(call: path, code: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { throw Inbox.Failure(call: path, code: errno) }
        rest = rest.dropFirst(count)
    }
}
