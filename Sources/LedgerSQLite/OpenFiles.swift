internal import Glibc
internal import Ledger

/// The database's file and its log as they were opened, to be known again at their paths: what is written
/// to files that were moved or deleted is found by nobody. As long as they are open their numbers
/// are given to no other file.
///
/// They are looked at by name alone: to open and close the file once more would take SQLite's locks from it
/// (see "How To Corrupt An SQLite Database File", 2.2).
struct OpenFiles: Sendable {
    private struct Identity: Hashable, Sendable {
        let device: dev_t
        let inode: ino_t

        /// Of what lies at `path`; `nil` where nothing can be seen there.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, inode) = (status.st_dev, status.st_ino)
        }
    }

    private let path: String
    private let file: Identity?
    private let log: Identity?

    /// Of a database whose pool has just been opened and has written to its log.
    init(_ path: String) {
        self.path = path
        file = Identity(path)
        log = Identity(path + "-wal")
    }

    var areInPlace: Bool { fault == nil }

    func check(_ action: String) throws(LedgerError) {
        if let fault {
            throw LedgerError(kind: .moved, action: action, path: path, reason: fault)
        }
    }

    private var fault: String? {
        for (path, identity) in [(path, file), (path + "-wal", log)] {
            let now = Identity(path)
            if now == identity, now != nil { continue }
            return now == nil
                ? "\(path) isn't there any more: it was moved or deleted while it was open"
                : "another file lies at \(path) than the one that is open"
        }
        return nil
    }
}
