internal import Glibc

/// The secrets that the service manager hands to this service, and to nobody else (`LoadCredential=`,
/// systemd.exec(5)).
package struct Credentials: Sendable {
    /// systemd's own limit for one credential: 1 MiB.
    package static let largest = 1 << 20

    private let directory: String?

    /// The credentials in a directory; none when it is `nil`.
    package init(directory: String?) {
        self.directory = directory
    }

    /// Those of this process.
    package init() {
        self.init(directory: environmentVariable("CREDENTIALS_DIRECTORY"))
    }

    /// The bytes of one; `nil` when the manager handed over none of that name.
    ///
    /// - Throws: for a name that isn't a plain file name, and when the file is there but can't be read.
    package func read(_ name: String) throws(HostError) -> [UInt8]? {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/"))
        else {
            throw HostError(
                action: "read a credential", subject: name, reason: "not a plain name")
        }
        guard let directory else { return nil }
        let path = directory + "/" + name
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw HostError(action: "read a credential", subject: path, errno: errno)
        }
        defer { close(descriptor) }
        return try bytes(of: descriptor, path: path)
    }

    private func bytes(of descriptor: Int32, path: String) throws(HostError) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw HostError(action: "read a credential", subject: path, errno: errno)
            }
            if count == 0 { return result }
            result += chunk[..<count]
            guard result.count <= Credentials.largest else {
                throw HostError(
                    action: "read a credential", subject: path, reason: "larger than 1 MiB")
            }
        }
    }
}
