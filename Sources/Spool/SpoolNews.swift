/// Which mails delivery has said something final of, so that the service need not look at all that
/// wait: an empty file `news/<id>` each, made before the mail moves on, and removed as the service takes
/// it up. One too many costs a look; after a crash the service looks at every mail.
extension SpoolDirectory {
    /// The mails there is news of, sorted. The marks go: one that is made from now on, also of the same
    /// mail, is news again.
    package func takeNews() throws(SpoolError) -> [SpoolID] {
        var ids: [SpoolID] = []
        for entry in try newsFolder.entries() {
            guard let id = SpoolID(fileName: entry.name) else { continue }
            try newsFolder.remove(id.fileName)
            ids.append(id)
        }
        return ids.sorted()
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
