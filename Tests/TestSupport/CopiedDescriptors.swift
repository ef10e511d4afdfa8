internal import Glibc

/// Copies of the descriptors that this process has open on a file: what a child has of them between
/// fork(2) and the start of its program. The caller closes them.
package func copiedDescriptors(of path: String) -> [Int32] {
    var wanted = stat()
    guard stat(path, &wanted) == 0 else { return [] }
    let originals = (0..<1024).filter { (descriptor: Int32) in
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_ino == wanted.st_ino
            && status.st_dev == wanted.st_dev
    }
    return originals.map { fcntl($0, F_DUPFD_CLOEXEC, 0) }
}
