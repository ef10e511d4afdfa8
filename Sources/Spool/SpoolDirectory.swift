internal import Glibc
internal import Synchronization

/// The directory of mail waiting for delivery, between the service that writes it and the program that
/// sends it.
///
///     tmp/      being written; what lies here after a crash never was published
///     new/      published                    ┐
///     queue/    claimed by delivery          │ one file `<id>.eml` each, see `SpoolFile`;
///     done/     sent                         │ it is in exactly one of these, from `queue` on
///     failed/   never to be sent             │ with its `DeliveryRecord` beside it, `<id>.txt`
///     revoked/  taken back before sending    ┘
///     news/     what the service has yet to take up, see `SpoolNews`
///     work/     delivery's: records being written, and the lock that one delivery holds
///     relay.txt the trouble with the mail server, see `RelayTrouble`; absent while there is none
///
/// A file's bytes never change once it is in `new`, and every step is one rename, so a crash leaves a
/// message either before or after it. Links and other odd entries are never followed.
package final class SpoolDirectory: Sendable {
    /// Where it is.
    package let path: String

    private let open: Mutex<SpoolFolders>

    /// Opens the spool; a folder that is missing is made (mode 2770), so is the spool itself when its
    /// parent is there.
    package init(_ path: String) throws(SpoolError) {
        self.path = path
        open = Mutex(try SpoolFolders(path, making: true))
    }

    private var folders: SpoolFolders { open.withLock { $0 } }
    var root: Folder { folders.root }
    var tmp: Folder { folders.tmp }
    var work: Folder { folders.work }
    var newsFolder: Folder { folders.news }

    /// Refuses when what lies at the path isn't what is open: nobody would find there what is put into
    /// this, and nobody would send it. It costs a look at each folder's entry.
    package func check() throws(SpoolError) { try folders.check() }

    /// Goes on with what lies at the path, where somebody has put another spool there; whether so it is.
    ///
    /// - Throws: while one of the directories isn't there. None is made: what was moved away may come
    ///   back.
    package func followPath() throws(SpoolError) -> Bool {
        if try folders.areInPlace() { return false }
        let others = try SpoolFolders(path, making: false)
        open.withLock { $0 = others }
        return true
    }

    /// What lies in one place.
    package struct Listing: Equatable, Sendable {
        /// The messages, sorted.
        package var ids: [SpoolID]
        /// Entries that aren't a message nor the text beside one, sorted: odd names, links, directories.
        package var strange: [String]
        /// The messages that have a record there, whether they are there themselves or not.
        package var recorded: Set<SpoolID>

        package init(ids: [SpoolID], strange: [String], recorded: Set<SpoolID> = []) {
            self.ids = ids
            self.strange = strange
            self.recorded = recorded
        }
    }

    /// Lists one place.
    package func list(_ place: SpoolPlace) throws(SpoolError) -> Listing {
        var listing = Listing(ids: [], strange: [])
        let folder = folder(place)
        for entry in try folder.entries() {
            if entry.isRegular, let id = SpoolID(fileName: entry.name) {
                listing.ids.append(id)
            } else if entry.isRegular, place != .new, let id = SpoolID(recordName: entry.name) {
                listing.recorded.insert(id)
            } else {
                listing.strange.append(entry.name)
            }
        }
        listing.ids.sort()
        listing.strange.sort()
        return listing
    }

    /// Where a message is; `nil` when it was never published, or was erased.
    ///
    /// The places are looked at in the order in which a message passes them, so one that moves on
    /// meanwhile is still met; `new` is looked at once more for one that a person sent back.
    package func find(_ id: SpoolID) throws(SpoolError) -> SpoolPlace? {
        let name = id.fileName
        for place in SpoolPlace.allCases + [.new] {
            guard let status = try folder(place).status(of: name) else { continue }
            guard isRegular(status) else {
                throw SpoolError(
                    .strange, action: "look for a message",
                    path: folder(place).path(of: name),
                    reason: "it isn't a regular file", remedy: "somebody put it there: remove it")
            }
            return place
        }
        return nil
    }

    /// A message as it was published.
    ///
    /// - Throws: `.missing` when it isn't there, `.strange` when the file isn't one of ours.
    package func read(_ id: SpoolID, in place: SpoolPlace) throws(SpoolError) -> SpoolMail {
        let folder = folder(place)
        let path = folder.path(of: id.fileName)
        guard let file = try folder.read(id.fileName) else {
            throw missing(id, action: "read a spooled message", in: place)
        }
        let (envelope, message) = try SpoolFile.decode(file, path: path)
        return SpoolMail(id: id, envelope: envelope, message: message)
    }

    /// What delivery recorded of a message; `nil` when it has recorded nothing that can be read.
    package func record(of id: SpoolID, in place: SpoolPlace) throws(SpoolError) -> DeliveryRecord?
    {
        guard let bytes = try folder(place).read(id.recordName) else { return nil }
        return DeliveryRecord(text: String(decoding: bytes, as: UTF8.self), id: id)
    }

    /// Where a message is and what delivery recorded of it, for whoever takes results up; `nil` when
    /// there is no such message.
    ///
    /// `done` without a record means that it was sent, and that the disk was too full to keep the answer.
    package func standing(of id: SpoolID) throws(SpoolError) -> Standing? {
        guard let place = try find(id) else { return nil }
        return Standing(place: place, record: try record(of: id, in: place))
    }

    /// A message's place with its record.
    package struct Standing: Equatable, Sendable {
        package var place: SpoolPlace
        package var record: DeliveryRecord?

        package init(place: SpoolPlace, record: DeliveryRecord?) {
            self.place = place
            self.record = record
        }
    }

    /// When a message was published, in microseconds since 1970 UTC; `nil` when it isn't there. The file's
    /// time of modification: no step after publishing changes that.
    package func published(_ id: SpoolID, in place: SpoolPlace) throws(SpoolError) -> Int64? {
        try folder(place).status(of: id.fileName).map { microseconds($0.st_mtim) }
    }

    /// When a message came into this folder, in microseconds since 1970 UTC; `nil` when it isn't there.
    /// The file's time of change, which its move sets and nothing after that does.
    package func moved(_ id: SpoolID, into place: SpoolPlace) throws(SpoolError) -> Int64? {
        try folder(place).status(of: id.fileName).map { microseconds($0.st_ctim) }
    }

    private func microseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    /// How many messages wait in `new` and `queue`, and when the oldest of them was published, in
    /// microseconds since 1970 UTC.
    package func backlog() throws(SpoolError) -> (count: Int, oldest: Int64?) {
        var count = 0
        var oldest: Int64?
        for place in [SpoolPlace.new, .queue] {
            for id in try list(place).ids {
                guard let time = try published(id, in: place) else { continue }
                count += 1
                oldest = min(oldest ?? time, time)
            }
        }
        return (count, oldest)
    }

    /// Removes what a crash left half-written. Only the one writer of the spool may call this, at its
    /// start, before it publishes anything.
    ///
    /// - Returns: how many files there were.
    @discardableResult
    package func discardLeftovers() throws(SpoolError) -> Int {
        var count = 0
        for entry in try tmp.entries() {
            if try tmp.remove(entry.name) { count += 1 }
        }
        return count
    }

    func folder(_ place: SpoolPlace) -> Folder { folders[place] }

    func missing(_ id: SpoolID, action: String, in place: SpoolPlace) -> SpoolError {
        SpoolError(
            .missing, action: action, path: folder(place).path(of: id.fileName),
            reason: "there is no such message")
    }
}
