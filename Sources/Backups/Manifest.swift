internal import Civil
internal import Glibc
internal import Host
internal import JSON

/// What a backup holds: `manifest.json` in its folder, written last.
struct Manifest: Codable {
    /// Of this form of backups.
    static let form = 1
    static let name = "manifest.json"

    /// `form`.
    let hanchot_backup: Int
    /// When it was begun, in UTC: `2025-11-03T00:30:00Z`.
    let made: String
    /// The release that made it.
    let program: String
    let ledger: Ledger
    let files: [KeptFile]

    /// How the ledger stood.
    struct Ledger: Codable {
        let last_event: Int64
        let notices: Int
        let mails: Int
        /// `nil` before the first tick.
        let watermark: String?
    }

    /// Reads the manifest of the backup in `folder`.
    init(in folder: String) throws(HostError) {
        let path = "\(folder)/\(Self.name)"
        func failure(_ reason: String, _ remedy: String) -> HostError {
            HostError(action: "read the backup", subject: path, reason: reason, remedy: remedy)
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT {
                throw failure(
                    "there is none",
                    "name a folder that 'hanchot backup' made; one without a manifest was cut short"
                )
            }
            throw HostError(action: "read the backup", subject: path, errno: errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw HostError(action: "read the backup", subject: path, errno: errno)
            }
            if count == 0 { break }
            bytes += piece[..<count]
        }
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: bytes) } catch {
            throw failure("\(error)", "take another backup: this one is damaged")
        }
        guard let form = value["hanchot_backup"]?.intValue else {
            throw failure("it is no backup of Hanchot", "name a folder that 'hanchot backup' made")
        }
        guard form == Self.form else {
            throw failure(
                "it has form \(form), this program knows \(Self.form)",
                "install the release that made it, or a later one")
        }
        do throws(JSONMismatch) { self = try value.decoded() } catch {
            throw failure("\(error)", "take another backup: this one is damaged")
        }
    }

    init(made: String, program: String, ledger: Ledger, files: [KeptFile]) {
        hanchot_backup = Self.form
        self.made = made
        self.program = program
        self.ledger = ledger
        self.files = files
    }

    func write(to folder: String) throws(HostError) {
        try DurableFile.replace(
            "\(folder)/\(Self.name)", with: Array("\(JSONValue(of: self))\n".utf8), mode: 0o600)
    }
}

extension Instant {
    /// `2025-11-03T00:30:00Z`.
    var utc: String { Instant(seconds: seconds).local(offset: 0).iso + "Z" }
}
