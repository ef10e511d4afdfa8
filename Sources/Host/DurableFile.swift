internal import Glibc

/// Small files that must be there, whole, after a power cut.
package enum DurableFile {
    /// Puts `bytes` in the place of the file at `path`: written beside it, flushed, renamed, and the
    /// directory flushed too. A crash leaves the old contents or the new ones.
    ///
    /// - Parameter mode: of the new file.
    package static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32
    ) throws(HostError) {
        func failure(_ subject: String) -> HostError {
            HostError(action: "write the file", subject: subject, errno: errno)
        }
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(temporary) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(temporary) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(path) }
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let folder = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(parent) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure(parent) }
    }
}
