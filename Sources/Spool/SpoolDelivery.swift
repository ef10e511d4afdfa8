internal import Glibc

/// A message that delivery is at: as long as this value lives nobody can revoke it, and no second
/// delivery can take it. A process that dies lets go of it.
package final class SpoolHold: Sendable {
    /// The message.
    package let mail: SpoolMail
    private let descriptor: Int32

    fileprivate init(mail: SpoolMail, descriptor: Int32) {
        self.mail = mail
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}

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
    /// Moves everything that is in `new` to `queue`, first of all: a path unit with
    /// `DirectoryNotEmpty=` would start delivery over and over as long as `new` isn't empty. Odd entries
    /// go to `failed` for the same reason.
    ///
    /// - Returns: what was moved.
    @discardableResult
    package func claim() throws(SpoolError) -> Listing {
        let listing = try list(.new)
        let new = folder(.new)
        for id in listing.ids {
            _ = try new.move(id.fileName, to: folder(.queue), as: id.fileName)
        }
        for name in listing.strange {
            _ = try new.move(name, to: folder(.failed), as: name)
        }
        if !listing.ids.isEmpty { try folder(.queue).sync() }
        if !listing.strange.isEmpty { try folder(.failed).sync() }
        try new.sync()
        return listing
    }

    /// Takes a queued message for delivery.
    ///
    /// - Returns: `nil` when it is no longer queued: revoked, or settled by another run.
    /// - Throws: `.busy` while somebody else holds it.
    package func hold(_ id: SpoolID) throws(SpoolError) -> SpoolHold? {
        let queue = folder(.queue)
        guard let descriptor = try lock(id, in: .queue) else { return nil }
        do throws(SpoolError) {
            let path = queue.path(of: id.fileName)
            let file = try contents(of: descriptor, path: path)
            let (envelope, message) = try SpoolFile.decode(file, path: path)
            let mail = SpoolMail(id: id, envelope: envelope, message: message)
            return SpoolHold(mail: mail, descriptor: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Records that a message left, and what the server answered.
    package func settleDone(_ hold: SpoolHold, note: String) throws(SpoolError) {
        try settle(hold.mail.id, to: .done, note: note)
    }

    /// Records that a message will never leave, and why.
    package func settleFailed(_ hold: SpoolHold, note: String) throws(SpoolError) {
        try settle(hold.mail.id, to: .failed, note: note)
    }

    /// Sets a queued message aside that can't even be read, and why.
    package func setAside(_ id: SpoolID, note: String) throws(SpoolError) {
        try settle(id, to: .failed, note: note)
    }

    /// Takes a message back, unless delivery is at it or done with it. Also the way to drop a failed
    /// one.
    ///
    /// - Throws: `.busy` while delivery holds it: ask again later.
    package func revoke(_ id: SpoolID) throws(SpoolError) -> Revocation {
        for place in [SpoolPlace.new, .queue, .failed] {
            guard let descriptor = try lock(id, in: place) else { continue }
            defer { close(descriptor) }
            let folder = folder(place)
            guard try folder.move(id.fileName, to: self.folder(.revoked), as: id.fileName) else {
                continue
            }
            try folder.remove(id.text + noteEnding)
            try self.folder(.revoked).sync()
            try folder.sync()
            return .revoked
        }
        guard let place = try find(id) else { return .unknown }
        return place == .revoked ? .revoked : .tooLate(place)
    }

    /// Sends a failed message back to `new`.
    ///
    /// - Throws: `.missing` when it isn't among the failed ones.
    package func retry(_ id: SpoolID) throws(SpoolError) {
        let failed = folder(.failed)
        guard try failed.move(id.fileName, to: folder(.new), as: id.fileName) else {
            throw missing(id, action: "retry a message", in: .failed)
        }
        try failed.remove(id.text + noteEnding)
        try folder(.new).sync()
        try failed.sync()
    }

    /// Removes a settled message for good, with the personal data in it.
    ///
    /// - Throws: `.missing` when it isn't there.
    package func erase(_ id: SpoolID, from place: SpoolPlace) throws(SpoolError) {
        let folder = folder(place)
        try folder.remove(id.text + noteEnding)
        guard try folder.remove(id.fileName) else {
            throw missing(id, action: "erase a message", in: place)
        }
        try folder.sync()
    }

    /// The note first: were it the other way round, a crash could leave a message that failed for no
    /// reason.
    private func settle(_ id: SpoolID, to place: SpoolPlace, note: String) throws(SpoolError) {
        let target = folder(place)
        let written = try tmp.write(Array((note + "\n").utf8), like: id.text, durably: true)
        _ = try tmp.move(written, to: target, as: id.text + noteEnding)
        guard try folder(.queue).move(id.fileName, to: target, as: id.fileName) else {
            throw missing(id, action: "settle a message", in: .queue)
        }
        try target.sync()
        try folder(.queue).sync()
    }

    /// Opens a message's file and locks it; `nil` when it isn't there, or went while it was locked.
    private func lock(_ id: SpoolID, in place: SpoolPlace) throws(SpoolError) -> Int32? {
        let folder = folder(place)
        guard let descriptor = try folder.open(id.fileName) else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw SpoolError(
                    errno: code, action: "lock a message", path: folder.path(of: id.fileName))
            }
            throw SpoolError(
                .busy, action: "lock a message", path: folder.path(of: id.fileName),
                reason: "delivery is at it", remedy: "ask again in a minute")
        }
        do throws(SpoolError) {
            var locked = stat()
            guard fstat(descriptor, &locked) == 0,
                let named = try folder.status(of: id.fileName), named.st_ino == locked.st_ino
            else {
                close(descriptor)
                return nil
            }
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }
}
