internal import CLinux
internal import Glibc
package import Spool

/// Sleeps until there is new mail, until a time, or until the settings' file is written: no wake-up but
/// for a reason.
package final class DeliveryWatch {
    private let descriptor: Int32
    private let settingsFile: String?
    private let settings: Version?

    /// What tells one version of a file from another.
    private struct Version: Equatable {
        var inode: ino_t
        var seconds: Int
        var nanoseconds: Int

        var microseconds: Int64 { Int64(seconds) * 1_000_000 + Int64(nanoseconds / 1000) }
    }

    /// - Parameters:
    ///   - settingsFile: whose change ends the watch; `nil` for none.
    ///   - started: when the program did, in microseconds since 1970 UTC. The service manager read the
    ///     file before that: one written since then, and not in the future, has changed already.
    /// - Throws: when the spool's folder `new` can't be watched.
    package init(
        _ spool: SpoolDirectory, settingsFile: String?, started: Int64, now: Int64
    ) throws(SpoolError) {
        self.settingsFile = settingsFile
        let version = DeliveryWatch.version(settingsFile)
        let isNews = version.map { started < $0.microseconds && $0.microseconds <= now } ?? false
        settings = isNews ? nil : version
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        let new = spool.path + "/" + SpoolPlace.new.rawValue
        guard descriptor >= 0,
            inotify_add_watch(descriptor, new, UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF))
                >= 0
        else {
            let code = errno
            if descriptor >= 0 { close(descriptor) }
            throw SpoolError(errno: code, action: "watch for new mail", path: new)
        }
        // Where the trouble with the server stands: a person who has it forgotten wants to go on.
        inotify_add_watch(descriptor, spool.path, UInt32(IN_DELETE))
        if let settingsFile {
            // A machine without that folder has no settings to change.
            let folder = settingsFile.split(separator: "/").dropLast().joined(separator: "/")
            inotify_add_watch(descriptor, "/" + folder, UInt32(IN_CLOSE_WRITE | IN_MOVED_TO))
        }
    }

    deinit {
        close(descriptor)
    }

    /// Whether the settings' file isn't the one that was there at the start.
    package var settingsHaveChanged: Bool {
        DeliveryWatch.version(settingsFile) != settings
    }

    /// Waits, for as many microseconds at most. SIGTERM and SIGINT, which are blocked while mail is on its
    /// way, end the process here.
    package func wait(_ microseconds: Int64) {
        guard clinux_wait_readable(descriptor, microseconds) > 0 else { return }
        var events = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &events, events.count) > 0 {}
    }

    private static func version(_ path: String?) -> Version? {
        var status = stat()
        guard let path, stat(path, &status) == 0 else { return nil }
        return Version(
            inode: status.st_ino, seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec)
    }
}
