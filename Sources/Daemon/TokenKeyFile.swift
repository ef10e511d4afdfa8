internal import Glibc
internal import Mail
internal import Systemd

/// The keys of reply tokens: those that the service manager hands over as the credential `reply-keys`,
/// else the state directory's own, made at the first start.
enum TokenKeyFile {
    static let name = "reply-keys"

    static func load(state: String) throws -> TokenKeys {
        if let bytes = try Credentials().read(name) {
            return try TokenKeys(parsing: String(decoding: bytes, as: UTF8.self))
        }
        if let bytes = try read("\(state)/\(name)") {
            return try TokenKeys(parsing: String(decoding: bytes, as: UTF8.self))
        }
        let text = fresh()
        // Whole or not at all: mails that are out carry tokens of the key that is kept.
        try DurableFile.replace("\(state)/\(name)", with: Array(text.utf8), mode: 0o600)
        return try TokenKeys(parsing: text)
    }

    /// From the system's own generator, getrandom(2) here.
    private static func fresh() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "1 \(digits.joined())\n"
    }

    private static func read(_ path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("read the keys of reply tokens", path)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw failure("read the keys of reply tokens", path) }
        return Array(bytes.prefix(count))
    }

    private static func failure(_ action: String, _ subject: String) -> SystemdError {
        SystemdError(action: action, subject: subject, errno: errno)
    }
}
