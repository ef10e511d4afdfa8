@preconcurrency package import Dispatch
internal import Glibc

/// Hears when a file is put into one of some folders, by inotify(7).
package final class FolderWatch: Sendable {
    private let source: any DispatchSourceRead
    private let descriptor: Int32

    /// Starts listening.
    ///
    /// - Parameter handler: called on `queue` after files have come, once for several in quick
    ///   succession.
    package init(
        paths: [String], queue: DispatchQueue, handler: @escaping @Sendable () -> Void
    ) throws(HostError) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else {
            throw HostError(
                action: "watch a folder", subject: paths.joined(separator: ", "), errno: errno)
        }
        self.descriptor = descriptor
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler {
            // What happened is looked up in the folder itself; the events only wake.
            var buffer = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            handler()
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        try watch(paths)
    }

    /// Listens to what lies at `paths` now, also where another folder lay there before.
    package func watch(_ paths: [String]) throws(HostError) {
        for path in paths {
            guard inotify_add_watch(descriptor, path, UInt32(IN_MOVED_TO | IN_CREATE)) >= 0 else {
                throw HostError(action: "watch a folder", subject: path, errno: errno)
            }
        }
    }

    deinit { source.cancel() }
}
