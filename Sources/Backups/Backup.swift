package import Civil
package import Host
package import Ledger
internal import LedgerSQLite
internal import Spool

/// A copy of all that a service keeps, in a folder:
///
///     manifest.json    what there is, with sizes and SHA-256; written last
///     state/           the ledger as one file, keys, the rules that passed last
///     spool/           mail that waits, and the record of what left
///     settings/…       rules and settings, under their whole path
package struct Backup: Sendable {
    package let folder: String
    /// When it was begun.
    package let made: Instant
    package let files: Int
    /// In octets.
    package let size: Int64
    package let lastEvent: Int64
    package let notices: Int
    package let mails: Int
    package let watermark: Instant?

    package enum Failure: Error, CustomStringConvertible {
        case host(HostError)
        case ledger(LedgerError)
        case spool(SpoolFailure)

        package var description: String {
            switch self {
            case .host(let error): error.description
            case .ledger(let error): "\(error)"
            case .spool(let error): error.description
            }
        }
    }

    /// An error of the spool, in words.
    package struct SpoolFailure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Makes a backup in `folder`, which is made or must be empty. The service may run meanwhile and
    /// goes on. What was copied is read back and compared before the manifest is written: a folder without
    /// one is none.
    ///
    /// The ledger is copied before the spool, whose mails only move forward: what the ledger knows to be
    /// in the spool is in the copy, or had left.
    package static func make(
        of places: ServicePlaces, in folder: String, program: String, now: Instant
    ) throws(Failure) -> Backup {
        do {
            try Directory.make(folder)
            guard try Directory.names(folder).isEmpty else {
                throw HostError(
                    action: "make a backup", subject: folder, reason: "the folder isn't empty",
                    remedy: "name another one: a backup never writes over something")
            }
            let source = "\(places.state)/\(ServicePlaces.ledger)"
            guard Directory.exists(source) else {
                throw HostError(
                    action: "make a backup", subject: source, reason: "there is no ledger",
                    remedy: "name the state directory with --state, or an instance with --instance")
            }
            try Directory.make("\(folder)/state")
            let ledger = try LedgerCopy.make(
                of: source, at: "\(folder)/state/\(ServicePlaces.ledger)")
            var files = [try kept("state/\(ServicePlaces.ledger)", in: folder, mode: 0o640)]
            for name in ServicePlaces.small {
                files += try copy("\(places.state)/\(name)", "state/\(name)", folder)
            }
            files += try copySpool(places.spool, folder)
            for path in places.settings {
                switch Directory.kind(path) {
                case .file: files += try copy(path, "settings\(path)", folder)
                case .folder:
                    for file in try Directory.files(below: path) {
                        files += try copy("\(path)/\(file)", "settings\(path)/\(file)", folder)
                    }
                case .missing, .other: break
                }
            }
            try Directory.flush(folder)
            try verify(files, in: folder)
            try Manifest(
                made: now.utc, program: program,
                ledger: Manifest.Ledger(
                    last_event: ledger.lastEvent, notices: ledger.notices, mails: ledger.mails,
                    watermark: ledger.watermark?.utc), files: files
            ).write(to: folder)
            return Backup(
                folder: folder, made: now, files: files.count,
                size: files.map(\.bytes).reduce(0, +), lastEvent: ledger.lastEvent,
                notices: ledger.notices, mails: ledger.mails, watermark: ledger.watermark)
        } catch let error as HostError {
            throw .host(error)
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch {
            throw .spool(SpoolFailure(description: "\(error)"))
        }
    }

    /// A copy under `name` in the backup; none where there is no such file, or no more.
    private static func copy(
        _ source: String, _ name: String, _ folder: String
    ) throws(HostError) -> [KeptFile] {
        let parent = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
        try Directory.make("\(folder)/\(parent)")
        return try FileCopy.make(of: source, at: "\(folder)/\(name)", path: name).map { [$0] } ?? []
    }

    private static func kept(
        _ name: String, in folder: String, mode: Int
    ) throws(HostError) -> KeptFile {
        let (bytes, sha256) = try FileCopy.digest("\(folder)/\(name)")
        return KeptFile(path: name, bytes: bytes, sha256: sha256, mode: mode, changed: 0)
    }

    /// The mails, each where it was last seen: in the order in which they move, so that none is missed.
    private static func copySpool(_ spool: String, _ folder: String) throws -> [KeptFile] {
        var found: [String: KeptFile] = [:]
        for place in [SpoolPlace.new, .queue, .done, .failed, .revoked] {
            for name in try Directory.names("\(spool)/\(place.rawValue)")
            where Directory.kind("\(spool)/\(place.rawValue)/\(name)") == .file {
                let path = "spool/\(place.rawValue)/\(name)"
                guard let file = try copy("\(spool)/\(place.rawValue)/\(name)", path, folder).first
                else { continue }
                if let before = found.updateValue(file, forKey: name) {
                    try Directory.remove("\(folder)/\(before.path)")
                }
            }
        }
        return found.values.sorted { $0.path < $1.path }
    }

    /// That files hold what was copied.
    private static func verify(_ files: [KeptFile], in folder: String) throws(HostError) {
        for file in files {
            let (bytes, sha256) = try FileCopy.digest("\(folder)/\(file.path)")
            guard bytes == file.bytes, sha256 == file.sha256 else {
                throw HostError(
                    action: "make a backup", subject: "\(folder)/\(file.path)",
                    reason: "what was written reads back otherwise",
                    remedy: "look at the disk, then back up to another one")
            }
        }
    }
}
