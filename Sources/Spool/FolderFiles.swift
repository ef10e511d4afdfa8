internal import Glibc

extension Folder {
    /// A file open for reading.
    struct Opened {
        var descriptor: Int32
        var inode: ino_t
        /// In bytes.
        var size: off_t
    }

    /// Opens a file for reading if it is a regular one; `nil` when there is none of that name. The caller
    /// closes it.
    func open(_ name: String) throws(SpoolError) -> Opened? {
        let action = "open a spooled message"
        // Without O_NONBLOCK a pipe put in a message's place would stop the service here.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let opened = uninterrupted { openat(descriptor, name, flags) }
        guard opened >= 0 else {
            // A socket in a message's place can't be opened at all.
            if errno == ENXIO { throw notRegular(name, action) }
            if errno == ENOENT { return nil }
            throw SpoolError(errno: errno, action: action, path: path(of: name))
        }
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            let code = errno
            close(opened)
            throw SpoolError(errno: code, action: action, path: path(of: name))
        }
        guard isRegular(status) else {
            close(opened)
            throw notRegular(name, action)
        }
        return Opened(descriptor: opened, inode: status.st_ino, size: status.st_size)
    }

    private func notRegular(_ name: String, _ action: String) -> SpoolError {
        SpoolError(
            .strange, action: action, path: path(of: name), reason: "it isn't a regular file",
            remedy: "somebody put it there: remove it")
    }

    /// A file's bytes; `nil` when there is none of that name.
    func read(_ name: String) throws(SpoolError) -> [UInt8]? {
        guard let opened = try open(name) else { return nil }
        defer { close(opened.descriptor) }
        return try contents(of: opened, path: path(of: name))
    }

    /// Writes a new file that nobody has seen before, not yet durable, and returns its name.
    ///
    /// - Parameter durably: whether to fsync it as well.
    func write(_ bytes: [UInt8], like name: String, durably: Bool) throws(SpoolError) -> String {
        let action = "write a message"
        let (opened, fresh) = try create(like: name)
        let file = path(of: fresh)
        var code: Int32 = 0
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(opened, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                code = errno
                break
            }
        }
        // Delivery, in the same group, reads it; nobody else may, whatever the umask.
        if code == 0, fchmod(opened, 0o640) != 0 { code = errno }
        if code == 0, durably, fsync(opened) != 0 { code = errno }
        if close(opened) != 0, code == 0, errno != EINTR { code = errno }
        guard code == 0 else {
            try remove(fresh)
            throw SpoolError(errno: code, action: action, path: file)
        }
        return fresh
    }

    private func create(like name: String) throws(SpoolError) -> (descriptor: Int32, name: String) {
        var attempt = 0
        while true {
            let fresh = "\(name).\(getpid()).\(attempt)"
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            let opened = fresh.withCString { name in
                uninterrupted { openat(descriptor, name, flags, 0o640) }
            }
            if opened >= 0 { return (opened, fresh) }
            guard errno == EEXIST else {
                throw SpoolError(errno: errno, action: "write a message", path: path(of: fresh))
            }
            attempt += 1
        }
    }
}

/// All bytes of an open file, from its start.
func contents(of file: Folder.Opened, path: String) throws(SpoolError) -> [UInt8] {
    let action = "read a spooled message"
    guard file.size <= off_t(SpoolFile.largest) else {
        throw SpoolError(
            .strange, action: action, path: path,
            reason: "it is larger than \(SpoolFile.largest) bytes")
    }
    var bytes = [UInt8](repeating: 0, count: Int(file.size))
    var filled = 0
    while filled < bytes.count {
        let count = bytes.withUnsafeMutableBytes {
            pread(
                file.descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled,
                off_t(filled))
        }
        if count == 0 {
            // Sent as it is, it would arrive without its end.
            throw SpoolError(
                .system(EIO), action: action, path: path,
                reason: "it ended before its size was read", remedy: "it is tried again")
        }
        if count > 0 {
            filled += count
        } else if errno != EINTR {
            throw SpoolError(errno: errno, action: action, path: path)
        }
    }
    return bytes
}

/// The answer of a call that a signal didn't interrupt.
func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
        let answer = call()
        if answer >= 0 || errno != EINTR { return answer }
    }
}
