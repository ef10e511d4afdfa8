internal import Glibc

/// The right to be the only writer of a directory, held until this value goes away or the process
/// ends, however it ends: flock(2) on a file `lock` in it, which holds the holder's process id for
/// people to read.
package final class DirectoryLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of `directory`.
    ///
    /// - Throws: when another process holds it, named by its id if known, and when the file can't be
    ///   made.
    package init(directory: String) throws(HostError) {
        let path = directory + "/lock"
        let action = "lock the directory"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard opened >= 0 else {
            let code = errno
            throw HostError(
                action: action, subject: path, errno: code, remedy: remedy(for: code))
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = holder(opened)
            close(opened)
            guard code == EWOULDBLOCK else {
                throw HostError(action: action, subject: path, errno: code)
            }
            throw HostError(
                action: action, subject: path,
                reason: holder.map { "process \($0) holds it" } ?? "another process holds it",
                remedy: "stop the other hanchotd first, or give this one a directory of its own",
                code: code)
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(opened, 0) == 0, pwrite(opened, text, text.count, 0) == text.count else {
            let code = errno
            close(opened)
            throw HostError(
                action: action, subject: path, errno: code, remedy: remedy(for: code))
        }
        descriptor = opened
    }

    deinit {
        // The file stays: unlinking it would let two processes lock two files of one name. A child that
        // is being started has a copy of the descriptor until its program begins, so closing doesn't do.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

/// The process id written in the lock file, when it is one.
private func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(
        String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
}

private func remedy(for code: Int32) -> String {
    switch code {
    case ENOENT: "create the directory, or give another one with --state"
    case EACCES, EPERM: "let this user write there, or run as user hanchot"
    case ENOSPC, EDQUOT: "free some disk space"
    case EROFS: "the file system is mounted read-only"
    default: ""
    }
}
