/// What `revoke` did.
package enum Revocation: Equatable, Sendable {
    /// The message is in `revoked` and won't be sent.
    case revoked
    /// Too late: it is there.
    case tooLate(SpoolPlace)
    /// There is no such message.
    case unknown
}

extension SpoolDirectory {
    /// Takes a message back, unless delivery is at it or done with it. Also the way to drop a failed
    /// one.
    ///
    /// - Throws: `.busy` while delivery holds it: ask again later.
    package func revoke(_ id: SpoolID) throws(SpoolError) -> Revocation {
        for place in [SpoolPlace.new, .queue, .failed] {
            guard let opened = try lock(id, in: place) else { continue }
            defer { release(opened.descriptor) }
            let folder = folder(place)
            // The answer to its DATA is on the disk already; a crash kept it from moving on.
            if place == .queue, try record(of: id, in: .queue)?.outcome == .sent {
                return .tooLate(.queue)
            }
            try announce(id)
            guard try folder.move(id.fileName, to: self.folder(.revoked), as: id.fileName) else {
                continue
            }
            try folder.remove(id.recordName)
            try self.folder(.revoked).sync()
            try folder.sync()
            // Once more: who looked in between has seen it where it was.
            try announce(id)
            return .revoked
        }
        guard let place = try find(id) else { return .unknown }
        return place == .revoked ? .revoked : .tooLate(place)
    }

    /// Has a message tried again at once, its attempts forgotten: one that failed or waits for its next
    /// attempt goes back to `new`, where the path unit sees it.
    ///
    /// - Throws: `.missing` when it is in neither place, `.busy` while delivery is at it.
    package func retry(_ id: SpoolID) throws(SpoolError) {
        for place in [SpoolPlace.queue, .failed] {
            guard let opened = try lock(id, in: place) else { continue }
            defer { release(opened.descriptor) }
            if place == .queue, try record(of: id, in: .queue)?.outcome == .sent { break }
            let folder = folder(place)
            // The record first: were it the other way round, a crash could leave it to a later failure.
            try folder.remove(id.recordName)
            try folder.sync()
            guard try folder.move(id.fileName, to: self.folder(.new), as: id.fileName) else {
                break
            }
            try self.folder(.new).sync()
            try folder.sync()
            return
        }
        throw SpoolError(
            .missing, action: "retry a message", path: id.text,
            reason: "it is neither waiting nor failed",
            remedy: "hanchot spool list --all shows where it is")
    }

    /// Removes a settled message for good, with the personal data in it.
    ///
    /// - Throws: `.missing` when it isn't there.
    package func erase(_ id: SpoolID, from place: SpoolPlace) throws(SpoolError) {
        let folder = folder(place)
        try announce(id)
        try folder.remove(id.recordName)
        guard try folder.remove(id.fileName) else {
            throw missing(id, action: "erase a message", in: place)
        }
        try folder.sync()
        try announce(id)
    }
}
