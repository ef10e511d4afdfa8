internal import CLinux
internal import Glibc

/// One directory held open, so that nobody can swap it for another by name; everything in it is reached
/// relative to that, and links are never followed.
final class Folder: Sendable {
    let path: String
    let descriptor: Int32
    private let isRoot: Bool
    private let device: dev_t
    private let inode: ino_t

    /// Setgid, so that what is made inside belongs to the spool's group; closed to everyone else.
    static let mode: mode_t = 0o2770

    /// The spool's own directory. It may be a link, since an administrator may have put the spool on
    /// another disk.
    ///
    /// - Parameter making: whether a missing one is made, if its parent is there.
    convenience init(root path: String, making: Bool) throws(SpoolError) {
        let made = making && mkdir(path, Folder.mode & 0o777) == 0
        guard made || !making || errno == EEXIST else {
            throw SpoolError(errno: errno, action: "make the spool", path: path)
        }
        let opened = uninterrupted { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        try self.init(opened, path, isRoot: true, action: "open the spool")
        if made { try setMode() }
    }

    /// A folder inside `parent`.
    ///
    /// - Parameter making: whether it is made if it is missing.
    convenience init(_ name: String, in parent: Folder, making: Bool) throws(SpoolError) {
        let path = parent.path + "/" + name
        let made = making && mkdirat(parent.descriptor, name, Folder.mode & 0o777) == 0
        guard made || !making || errno == EEXIST else {
            throw SpoolError(errno: errno, action: "make a folder of the spool", path: path)
        }
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let opened = uninterrupted { openat(parent.descriptor, name, flags) }
        try self.init(opened, path, isRoot: false, action: "open a folder of the spool")
        if made {
            try setMode()
            try parent.sync()
        }
    }

    /// What open(2) gave: a descriptor, or -1 with the reason in `errno`.
    private init(
        _ opened: Int32, _ path: String, isRoot: Bool, action: String
    ) throws(SpoolError) {
        var status = stat()
        guard opened >= 0, fstat(opened, &status) == 0 else {
            let code = errno
            if opened >= 0 { close(opened) }
            throw SpoolError(errno: code, action: action, path: path)
        }
        self.path = path
        self.isRoot = isRoot
        descriptor = opened
        (device, inode) = (status.st_dev, status.st_ino)
    }

    deinit {
        close(descriptor)
    }

    /// Whether this is what lies at its path: somebody may have moved it, or put another there. Its number
    /// isn't given to another one as long as it is open.
    ///
    /// - Throws: where nothing lies there.
    func isInPlace() throws(SpoolError) -> Bool {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, isRoot ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else {
            throw SpoolError(errno: errno, action: "find the spool", path: path)
        }
        return status.st_dev == device && status.st_ino == inode
    }

    func path(of name: String) -> String { path + "/" + name }

    /// Makes a change of entries durable. An error means that nothing is known of them: undo the change
    /// and make it again, since a second fsync that succeeds would prove nothing.
    func sync() throws(SpoolError) {
        while fsync(descriptor) != 0 {
            guard errno == EINTR else {
                throw SpoolError(errno: errno, action: "make a folder durable", path: path)
            }
        }
    }

    /// Makes everything on the folder's file system durable, with one flush for many files.
    func syncAll() throws(SpoolError) {
        while clinux_syncfs(descriptor) != 0 {
            guard errno == EINTR else {
                throw SpoolError(errno: errno, action: "make messages durable", path: path)
            }
        }
    }

    /// One name in a folder.
    struct Entry {
        var name: String
        /// Whether it is a plain file, so neither link, directory, pipe, socket nor device.
        var isRegular: Bool
    }

    /// All entries but `.` and `..`, in no order.
    func entries() throws(SpoolError) -> [Entry] {
        let action = "list a folder of the spool"
        // A descriptor of its own: the stream takes it over, and its place in the folder with it.
        let opened = uninterrupted {
            openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard opened >= 0 else { throw SpoolError(errno: errno, action: action, path: path) }
        guard let stream = fdopendir(opened) else {
            let code = errno
            close(opened)
            throw SpoolError(errno: code, action: action, path: path)
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SpoolError(errno: errno, action: action, path: path) }
                return entries
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)
                ) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            var isPlain = Int(entry.pointee.d_type) == DT_REG
            // Some file systems keep no types in their folders.
            if Int(entry.pointee.d_type) == DT_UNKNOWN {
                guard let status = try status(of: name) else { continue }
                isPlain = isRegular(status)
            }
            entries.append(Entry(name: name, isRegular: isPlain))
        }
    }

    /// What is known of an entry itself, a link not followed; `nil` when there is none.
    func status(of name: String) throws(SpoolError) -> stat? {
        var result = stat()
        let answer = name.withCString { fstatat(descriptor, $0, &result, AT_SYMLINK_NOFOLLOW) }
        guard answer == 0 else {
            if errno == ENOENT { return nil }
            throw SpoolError(
                errno: errno, action: "look at a spooled message", path: path(of: name))
        }
        return result
    }

    /// Moves an entry; whether it was there.
    func move(_ name: String, to other: Folder, as newName: String) throws(SpoolError) -> Bool {
        guard renameat(descriptor, name, other.descriptor, newName) == 0 else {
            if errno == ENOENT { return false }
            throw SpoolError(errno: errno, action: "move a spooled message", path: path(of: name))
        }
        return true
    }

    /// What a move that replaces nothing did.
    enum Move {
        case moved
        case gone
        case taken
    }

    /// Moves an entry unless the new name is taken.
    func moveNew(_ name: String, to other: Folder, as newName: String) throws(SpoolError) -> Move {
        if clinux_rename_new(descriptor, name, other.descriptor, newName) == 0 { return .moved }
        switch errno {
        case ENOENT: return .gone
        case EEXIST: return .taken
        default:
            throw SpoolError(
                errno: errno, action: "move a spooled message", path: path(of: name))
        }
    }

    /// Moves an entry to where nothing may be overwritten; whether it was there.
    ///
    /// - Returns: the name that it has there: its own, or with `.1`, `.2` … added when that is taken.
    func moveAside(_ name: String, to other: Folder) throws(SpoolError) -> String? {
        var free = name
        var attempt = 0
        while true {
            switch try moveNew(name, to: other, as: free) {
            case .moved: return free
            case .gone: return nil
            case .taken: attempt += 1
            }
            // A name may have all of its 255 bytes in use already.
            free = String(decoding: name.utf8.prefix(240), as: UTF8.self) + ".\(attempt)"
        }
    }

    /// Removes a file; whether it was there.
    @discardableResult
    func remove(_ name: String) throws(SpoolError) -> Bool {
        guard name.withCString({ unlinkat(descriptor, $0, 0) }) == 0 else {
            if errno == ENOENT { return false }
            throw SpoolError(
                errno: errno, action: "remove a file of the spool", path: path(of: name))
        }
        return true
    }

    /// The mode that tmpfiles would have given. Under a service's `RestrictSUIDSGID=` chmod may not set
    /// the group bit, but there a folder inherits it, and nothing is left to do.
    private func setMode() throws(SpoolError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw SpoolError(errno: errno, action: "look at a folder of the spool", path: path)
        }
        if status.st_mode & 0o7777 == Folder.mode { return }
        guard fchmod(descriptor, Folder.mode) == 0 else {
            throw SpoolError(errno: errno, action: "set the mode of a folder", path: path)
        }
    }
}

/// Whether an entry is a plain file, so neither link, directory, pipe, socket nor device.
func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }
