/// The directories of a spool, held open together.
struct SpoolFolders: Sendable {
    let root: Folder
    let tmp: Folder
    let work: Folder
    let news: Folder
    private let new: Folder
    private let queue: Folder
    private let done: Folder
    private let failed: Folder
    private let revoked: Folder

    /// - Parameter making: whether those that are missing are made.
    init(_ path: String, making: Bool) throws(SpoolError) {
        let root = try Folder(root: path, making: making)
        func folder(_ name: String) throws(SpoolError) -> Folder {
            try Folder(name, in: root, making: making)
        }
        tmp = try folder("tmp")
        work = try folder("work")
        news = try folder("news")
        new = try folder(SpoolPlace.new.rawValue)
        queue = try folder(SpoolPlace.queue.rawValue)
        done = try folder(SpoolPlace.done.rawValue)
        failed = try folder(SpoolPlace.failed.rawValue)
        revoked = try folder(SpoolPlace.revoked.rawValue)
        self.root = root
    }

    subscript(place: SpoolPlace) -> Folder {
        switch place {
        case .new: new
        case .queue: queue
        case .done: done
        case .failed: failed
        case .revoked: revoked
        }
    }

    private var all: [Folder] { [root, tmp, work, news, new, queue, done, failed, revoked] }

    /// Whether each is what lies at its path.
    ///
    /// - Throws: where nothing lies there.
    func areInPlace() throws(SpoolError) -> Bool {
        var areInPlace = true
        for folder in all where try !folder.isInPlace() { areInPlace = false }
        return areInPlace
    }

    func check() throws(SpoolError) {
        for folder in all {
            guard try folder.isInPlace() else {
                throw SpoolError(
                    .missing, action: "use the spool", path: folder.path,
                    reason: "another directory lies there than the one that was opened",
                    remedy: "within a minute the service goes on with what lies there")
            }
        }
    }
}
