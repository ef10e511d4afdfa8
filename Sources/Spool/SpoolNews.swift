/// Which mails delivery has said something final of, so that the service need not look at all that
/// wait: an empty file `news/<id>` each, made before the mail moves on, and removed once the service
/// has taken it up. One too many costs a look; after a crash the service looks at every mail.
extension SpoolDirectory {
    /// The mails there is news of, sorted.
    package func news() throws(SpoolError) -> [SpoolID] {
        var ids: [SpoolID] = []
        for entry in try newsFolder.entries() {
            if let id = SpoolID(fileName: entry.name) { ids.append(id) }
        }
        return ids.sorted()
    }

    /// What was said of a mail has been recorded.
    package func acknowledge(_ id: SpoolID) throws(SpoolError) {
        try newsFolder.remove(id.fileName)
    }

    /// Where the service has to watch for news: what is announced may move on a moment later.
    package var newsPaths: [String] {
        [newsFolder.path] + [SpoolPlace.done, .failed, .revoked].map { folder($0).path }
    }

    func announce(_ id: SpoolID) throws(SpoolError) {
        let name = try work.write([], like: id.text, durably: false)
        _ = try work.move(name, to: newsFolder, as: id.fileName)
    }
}
