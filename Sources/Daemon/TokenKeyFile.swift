internal import Glibc
internal import Mail
internal import Host

/// Keys in a file: those that the service manager hands over as a credential of the same name, else the
/// state directory's own, made when they are first needed.
enum TokenKeyFile {
    /// Those of reply tokens.
    static let replies = "reply-keys"
    /// Those of the pseudonyms that stay of addresses.
    static let forgetting = "forget-key"

    static func load(_ name: String, state: String) throws -> TokenKeys {
        try loaded(name, state: state).keys
    }

    /// The keys, and whether they were made just now.
    static func loaded(
        _ name: String, state: String
    ) throws -> (keys: TokenKeys, areNew: Bool) {
        if let bytes = try Credentials().read(name) {
            return (try keys(bytes, from: "the credential \(name)"), false)
        }
        if let bytes = try read("\(state)/\(name)") {
            return (try keys(bytes, from: "\(state)/\(name)"), false)
        }
        let text = fresh()
        // Whole or not at all: mails that are out carry tokens of the key that is kept.
        try DurableFile.replace("\(state)/\(name)", with: Array(text.utf8), mode: 0o600)
        return (try TokenKeys(parsing: text), true)
    }

    private static func keys(_ bytes: [UInt8], from source: String) throws(HostError) -> TokenKeys {
        do throws(TokenKeyError) {
            return try TokenKeys(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw HostError(
                action: "use the keys", subject: source, reason: "\(error)",
                remedy:
                    "or restore it from the backup: with other keys, answers to earlier mails don't "
                    + "count")
        }
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

    /// - Parameter most: how many octets are taken.
    static func read(_ path: String, most: Int = 4096) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("read keys", path)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: most)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw failure("read keys", path) }
        return Array(bytes.prefix(count))
    }

    private static func failure(_ action: String, _ subject: String) -> HostError {
        let code = errno
        return HostError(action: action, subject: subject, errno: code, remedy: remedy(for: code))
    }

    private static func remedy(for code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "give it to the service's user: chown hanchot, chmod 0600"
        case ELOOP: "put the file itself there in place of a link"
        case EISDIR: "move the directory that lies there away, and restore the file from the backup"
        case EIO: "the disk failed: see the kernel's log, and restore the file from the backup"
        default: "restore it from the backup"
        }
    }
}
