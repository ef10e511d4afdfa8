internal import Civil
internal import Host
internal import LedgerSQLite
internal import Spool

/// The spool beside a backup: the record of what left, or one that must be filled from the backup.
struct RestoredSpool {
    private let folder: String
    private let spool: SpoolDirectory
    private let mails: [KeptFile]
    /// Whether it is the spool that the backup was made of, gone on: then it knows what left since.
    let isRecord: Bool

    init(_ folder: String, _ path: String, _ manifest: Manifest) throws {
        self.folder = folder
        mails = manifest.files.filter { $0.path.hasPrefix("spool/") && $0.path.hasSuffix(".eml") }
        spool = try SpoolDirectory(path)
        // The newest of its mails must be there still, wherever it is by now.
        let newest = mails.filter { !$0.path.hasPrefix("spool/revoked/") }
            .max { $0.changed < $1.changed }
        guard let newest, let id = Self.id(newest) else {
            isRecord = manifest.ledger.mails == 0
            return
        }
        isRecord = try spool.find(id) != nil
    }

    private func inDoubt(_ id: SpoolID, _ now: Instant) -> DeliveryRecord {
        DeliveryRecord(
            id: id, outcome: .dead, cause: .restored, attempts: 0, firstAttempt: nil,
            lastAttempt: now.microseconds, replyCode: 0,
            replyText: "in doubt: it waited when the backup was made and may have left since")
    }

    private static func id(_ file: KeptFile) -> SpoolID? {
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        do throws(SpoolError) { return try SpoolID(String(name.dropLast(4))) } catch { return nil }
    }

    /// Puts the backup's mails back. What had left, was refused or taken back is that again; what waited
    /// then, in the spool or in the ledger, has left since or not: it lies with what was refused until
    /// somebody says.
    ///
    /// - Parameter state: the folder of the backup's ledger.
    /// - Returns: how many are in doubt.
    func fill(from state: String, now: Instant) throws -> Int {
        let lock = try spool.lockForDelivery()
        defer { withExtendedLifetime(lock) {} }
        let owner = try Directory.owner(spool.path)
        var doubtful: [SpoolID] = []
        for file in mails {
            guard let id = Self.id(file), try spool.find(id) == nil else { continue }
            let place = file.path.split(separator: "/")[1]
            let isWaiting = place == "new" || place == "queue"
            let target = isWaiting ? "queue" : String(place)
            if isWaiting {
                doubtful.append(id)
            }
            let name = "\(id.text).eml"
            _ = try FileCopy.make(
                of: "\(folder)/\(file.path)", at: "\(spool.path)/\(target)/\(name)", path: name)
            try Directory.give("\(spool.path)/\(target)/\(name)", to: owner)
            let record = String(file.path.dropLast(4)) + ".txt"
            if !isWaiting, Directory.exists("\(folder)/\(record)") {
                let path = "\(spool.path)/\(target)/\(id.text).txt"
                _ = try FileCopy.make(of: "\(folder)/\(record)", at: path, path: path)
                try Directory.give(path, to: owner)
            }
        }
        try Directory.flush(spool.path)
        let ledger = try SQLiteLedger(path: "\(state)/\(ServicePlaces.ledger)")
        for mail in try ledger.unspooledMails(after: 0, limit: .max) {
            let mail = try SpoolMail(mail)
            guard try spool.find(mail.id) == nil else { continue }
            try spool.publish(id: mail.id, envelope: mail.envelope, bytes: mail.message)
            doubtful.append(mail.id)
        }
        try ledger.close()
        try spool.claim()
        for start in stride(from: 0, to: doubtful.count, by: 256) {
            let some = doubtful[start..<min(start + 256, doubtful.count)]
            if let error = spool.settle(some.map { inDoubt($0, now) }).first { throw error }
        }
        for id in doubtful {
            for name in ["\(id.text).eml", "\(id.text).txt"]
            where Directory.exists("\(spool.path)/failed/\(name)") {
                try Directory.give("\(spool.path)/failed/\(name)", to: owner)
            }
        }
        return doubtful.count
    }
}
