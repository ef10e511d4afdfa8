internal import Glibc

/// A listening Unix stream socket, made at a path or handed over by socket activation.
struct Listener: Sendable {
    let descriptor: Descriptor
    /// The path to remove in the end; `nil` where the socket belongs to somebody else.
    let ownPath: String?

    /// Makes one. A socket file that nobody listens at any more gives way.
    ///
    /// - Parameter mode: permissions of the file. 0o666 lets every local user ask for status; what
    ///   else a peer may do is decided by who it is.
    init(path: String, mode: UInt32) throws(ControlError) {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard number >= 0 else { throw .unservable(path: path, reason: lastReason()) }
        let descriptor = Descriptor(number)
        try Listener.removeStale(path)
        let bound = try withAddress(of: path) { bind(number, $0, $1) }
        guard bound == 0 else { throw .unservable(path: path, reason: lastReason()) }
        guard chmod(path, mode) == 0, descriptor.makeNonblocking(), listen(number, 64) == 0 else {
            let reason = lastReason()
            unlink(path)
            throw .unservable(path: path, reason: reason)
        }
        self.descriptor = descriptor
        ownPath = path
    }

    /// Takes over one that listens already (sd_listen_fds(3)). It is closed in the end, its file
    /// stays.
    init(inherited number: Int32) throws(ControlError) {
        let path = "descriptor \(number)"
        guard option(number, SO_ACCEPTCONN) == 1, option(number, SO_DOMAIN) == AF_UNIX,
            option(number, SO_TYPE) == Int32(SOCK_STREAM.rawValue)
        else { throw .unservable(path: path, reason: "not a listening Unix stream socket") }
        descriptor = Descriptor(number)
        ownPath = nil
        guard descriptor.makeNonblocking() else {
            throw .unservable(path: path, reason: lastReason())
        }
    }

    private static func removeStale(_ path: String) throws(ControlError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .unservable(path: path, reason: lastReason())
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .unservable(path: path, reason: "something else than a socket is there")
        }
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard number >= 0 else { throw .unservable(path: path, reason: lastReason()) }
        let probe = Descriptor(number)
        let connected = try withAddress(of: path) { connect(probe.number, $0, $1) }
        guard connected != 0, errno == ECONNREFUSED else {
            throw .unservable(path: path, reason: "another hanchotd listens there")
        }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw .unservable(path: path, reason: lastReason())
        }
    }
}

private func option(_ descriptor: Int32, _ name: Int32) -> Int32? {
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 ? value : nil
}
