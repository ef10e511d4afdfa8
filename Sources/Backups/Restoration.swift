package import Civil
package import Host
internal import Events
internal import Ledger
internal import LedgerSQLite
internal import Rounds
internal import Scheduler
internal import Spool

/// Putting back what a backup holds (statement 31): what is there now is set aside, never lost; what was
/// recorded since the backup is written down to be entered again; and mail that may have left since
/// waits for somebody's word.
package struct Restoration: Sendable {
    private let folder: String
    private let places: ServicePlaces
    private let manifest: Manifest
    private let backup: LedgerCopy

    /// Reads a backup and checks every file of it.
    ///
    /// - Throws: all that is wrong with it.
    package init(of folder: String, to places: ServicePlaces) throws(Unfit) {
        self.folder = folder
        self.places = places
        do { manifest = try Manifest(in: folder) } catch { throw Unfit([error.description]) }
        var faults: [String] = []
        for file in manifest.files {
            if file.path.split(separator: "/").contains("..") || file.path.hasPrefix("/") {
                faults.append("\(file.path): it lies outside the backup")
                continue
            }
            do throws(HostError) {
                let (bytes, sha256) = try FileCopy.digest("\(folder)/\(file.path)")
                if bytes != file.bytes || sha256 != file.sha256 {
                    faults.append("\(file.path): it isn't what was backed up")
                }
            } catch {
                faults.append(error.description)
            }
        }
        guard faults.isEmpty else { throw Unfit(faults) }
        do { backup = try LedgerCopy.examine("\(folder)/state/\(ServicePlaces.ledger)") } catch {
            throw Unfit([error.description])
        }
    }

    /// Why a backup can't be restored; a line each.
    package struct Unfit: Error {
        package let reasons: [String]

        init(_ reasons: [String]) { self.reasons = reasons }
    }

    /// What a restoration found and did.
    package struct Report: Sendable {
        /// When the backup was begun: `2025-11-03T00:30:00Z`.
        package let made: String
        /// Up to where the backup's ledger had decided everything.
        package let watermark: Instant?
        /// Where what was there before lies; `nil` where there was nothing.
        package var setAside: String?
        /// Entries recorded since the backup, as far as they can be read.
        package var lost = 0
        /// The file that they lie in, for `hanchot apply`.
        package var lostEntries: String?
        /// Why the ledger that was there can't be read.
        package var unreadable: String?
        /// Whether the spool there is the record of what left; else what came due since the backup
        /// waits for somebody's word.
        package var isSpoolKept = true
        /// Mails that the backup has as waiting; they have left meanwhile, or not: set aside as failed.
        package var doubtful = 0
        /// Settings and rules that were missing and are back.
        package var settings: [String] = []
        /// Those that are otherwise than in the backup: left as they are.
        package var otherwise: [String] = []
    }

    /// The folder in the state directory in which files are made ready. As long as it is there the service
    /// doesn't start: a restoration was cut short.
    static let staging = "restore.new"

    /// - Throws: where a restoration of this state directory was cut short.
    package static func checkFinished(state: String) throws(HostError) {
        guard Directory.exists("\(state)/\(staging)") else { return }
        throw HostError(
            action: "open the state directory", subject: state,
            reason: "a restoration was cut short", remedy: "run 'hanchot restore' again, to its end"
        )
    }

    /// Does it. The service must be stopped. Cut short at any point it can be done again.
    ///
    /// - Parameter zone: that of a duty's plan, for the entries that are written down.
    package func carryOut(
        now: Instant, zone: (String) -> Zone?
    ) throws(Backup.Failure) -> Report {
        do {
            guard Directory.kind(places.state) == .folder else {
                throw HostError(
                    action: "restore", subject: places.state,
                    reason: "there is no such directory",
                    remedy: "install the package first, or name it with --state")
            }
            let lock = try DirectoryLock(directory: places.state)
            defer { withExtendedLifetime(lock) {} }
            var report = Report(made: manifest.made, watermark: backup.watermark)
            let spool = try RestoredSpool(folder, places.spool, manifest)
            report.isSpoolKept = spool.isRecord
            try stage(doubtThrough: spool.isRecord ? nil : now)
            try setAside(now, zone, &report)
            if !spool.isRecord { report.doubtful = try spool.fill(from: staged, now: now) }
            try putSettings(&report)
            // Made here, it would be root's, and the service couldn't take it.
            try Directory.give(
                "\(places.state)/lock", to: try Directory.owner(places.state))
            try exchange()
            return report
        } catch let error as HostError {
            throw .host(error)
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch {
            throw .spool(Backup.SpoolFailure(description: "\(error)"))
        }
    }

    private var staged: String { "\(places.state)/\(Self.staging)" }

    private var stateFiles: [String] {
        manifest.files.map(\.path).filter { $0.hasPrefix("state/") }.map { String($0.dropFirst(6)) }
    }

    /// The backup's state beside the present one, with what is in doubt noted in it.
    private func stage(doubtThrough doubt: Instant?) throws {
        try Directory.make(staged)
        for name in try Directory.names(staged) { try Directory.remove("\(staged)/\(name)") }
        let owner = try Directory.owner(places.state)
        for name in stateFiles {
            _ = try FileCopy.make(
                of: "\(folder)/state/\(name)", at: "\(staged)/\(name)", path: name)
        }
        if let doubt {
            let ledger = try SQLiteLedger(path: "\(staged)/\(ServicePlaces.ledger)")
            _ = try ledger.commit(Holds.doubting(through: doubt), expecting: .nothing)
            try ledger.close()
        }
        for name in try Directory.names(staged) {
            try Directory.give("\(staged)/\(name)", to: owner)
        }
        try Directory.flush(staged)
    }

    /// What is there now goes into a folder of its own, with a file of the entries that the backup
    /// doesn't have.
    private func setAside(
        _ now: Instant, _ zone: (String) -> Zone?, _ report: inout Report
    ) throws {
        let present = "\(places.state)/\(ServicePlaces.ledger)"
        let names = ServicePlaces.small.filter { Directory.exists("\(places.state)/\($0)") }
        guard Directory.exists(present) || !names.isEmpty else { return }
        let aside = try freeFolder(now)
        report.setAside = aside
        for name in names {
            _ = try FileCopy.make(of: "\(places.state)/\(name)", at: "\(aside)/\(name)", path: name)
        }
        if Directory.exists(present) {
            do {
                let copy = try LedgerCopy.make(of: present, at: "\(aside)/\(ServicePlaces.ledger)")
                report.lost = try writeLost(from: copy.path, zone)
                if report.lost > 0 { report.lostEntries = "\(aside)/\(Self.entries)" }
            } catch let error as LedgerError {
                report.unreadable = error.description
                // As it is, whatever may be wrong with it.
                try Directory.remove("\(aside)/\(ServicePlaces.ledger)")
                for name in [ServicePlaces.ledger] + ServicePlaces.beside
                where Directory.exists("\(places.state)/\(name)") {
                    _ = try FileCopy.make(
                        of: "\(places.state)/\(name)", at: "\(aside)/\(name)", path: name)
                }
            }
        }
        try Directory.flush(aside)
    }

    private static let entries = "entries.jsonl"

    private func freeFolder(_ now: Instant) throws(HostError) -> String {
        let day = now.utc.filter { $0.isNumber }
        var path = "\(places.state)/replaced-\(day)"
        var attempt = 1
        while Directory.exists(path) {
            attempt += 1
            path = "\(places.state)/replaced-\(day)-\(attempt)"
        }
        try Directory.make(path)
        return path
    }

    /// The entries of the ledger that is set aside, from the first on that the backup has otherwise or not
    /// at all.
    private func writeLost(from path: String, _ zone: (String) -> Zone?) throws -> Int {
        let page = 4096
        let old = try SQLiteLedger(path: path)
        let kept = try SQLiteLedger(path: "\(staged)/\(ServicePlaces.ledger)")
        var after: Int64 = 0
        var lost: [Event] = []
        while true {
            let events = try old.tail(after: after, limit: page)
            guard let last = events.last else { break }
            if lost.isEmpty {
                let known = try kept.tail(after: after, limit: page)
                let alike = zip(events, known).prefix { $0 == $1 }.count
                lost = Array(events.dropFirst(alike))
            } else {
                lost += events
            }
            after = last.id
        }
        try old.close()
        try kept.close()
        guard !lost.isEmpty else { return 0 }
        let lines = lost.map { "\($0.json(in: zone($0.obligation.occurrence.duty)))\n" }
        let aside = String(path.dropLast(ServicePlaces.ledger.count + 1))
        try DurableFile.replace(
            "\(aside)/\(Self.entries)", with: Array(lines.joined().utf8), mode: 0o640)
        return lost.count
    }

    /// Settings that are missing come back; those that are there stay.
    private func putSettings(_ report: inout Report) throws {
        for file in manifest.files where file.path.hasPrefix("settings/") {
            let path = String(file.path.dropFirst("settings".count))
            switch Directory.kind(path) {
            case .file:
                if try FileCopy.digest(path).sha256 != file.sha256 { report.otherwise.append(path) }
            case .folder, .other: report.otherwise.append(path)
            case .missing:
                let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
                try Directory.make(parent, mode: 0o755)
                _ = try FileCopy.make(of: "\(folder)/\(file.path)", at: path, path: path)
                try Directory.give(path, to: try Directory.owner(parent))
                report.settings.append(path)
            }
        }
    }

    /// The staged files take the place of the present ones.
    private func exchange() throws {
        for name in ServicePlaces.beside { try Directory.remove("\(places.state)/\(name)") }
        for name in stateFiles {
            try Directory.move("\(staged)/\(name)", to: "\(places.state)/\(name)")
        }
        // A key that the backup doesn't have was made since, for mails that its ledger doesn't know.
        for name in ServicePlaces.small where !stateFiles.contains(name) {
            try Directory.remove("\(places.state)/\(name)")
        }
        try Directory.flush(places.state)
        // What SQLite left beside: its logs were emptied into the ledger before.
        for name in try Directory.names(staged) { try Directory.remove("\(staged)/\(name)") }
        try Directory.removeFolder(staged)
        try Directory.flush(places.state)
    }
}
