internal import Glibc

extension SpoolDirectory {
    /// Opens a message's file and locks it; `nil` when it isn't there, or went while it was locked.
    func lock(_ id: SpoolID, in place: SpoolPlace) throws(SpoolError) -> Folder.Opened? {
        let folder = folder(place)
        guard let opened = try folder.open(id.fileName) else { return nil }
        do throws(SpoolError) {
            try lockNow(opened.descriptor, path: folder.path(of: id.fileName))
            guard let named = try folder.status(of: id.fileName), named.st_ino == opened.inode
            else {
                release(opened.descriptor)
                return nil
            }
        } catch {
            release(opened.descriptor)
            throw error
        }
        return opened
    }
}

/// Takes the lock on an open file without waiting.
func lockNow(_ descriptor: Int32, path: String) throws(SpoolError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        guard errno == EWOULDBLOCK else {
            throw SpoolError(errno: errno, action: "lock the spool", path: path)
        }
        throw SpoolError(
            .busy, action: "lock the spool", path: path, reason: "delivery is at it",
            remedy: "ask again in a minute")
    }
}

/// Closes a file that may be locked. The lock ends here, not with the last copy of the descriptor
/// (flock(2)): a child that is being started has one until its program begins.
func release(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
}
