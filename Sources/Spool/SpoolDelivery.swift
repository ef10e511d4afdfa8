internal import Glibc

/// A message that delivery is at: as long as this value lives nobody can revoke it, and no second
/// delivery can take it. A process that dies lets go of it.
package final class SpoolHold: Sendable {
    /// The message.
    package let mail: SpoolMail
    /// What earlier attempts left; `nil` when this is the first.
    package let record: DeliveryRecord?
    private let descriptor: Int32

    fileprivate init(mail: SpoolMail, record: DeliveryRecord?, descriptor: Int32) {
        self.mail = mail
        self.record = record
        self.descriptor = descriptor
    }

    deinit {
        release(descriptor)
    }
}

/// The right to deliver: one process at a time has it, until the value or the process is gone.
package final class DeliveryLock: Sendable {
    private let descriptor: Int32

    fileprivate init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        release(descriptor)
    }
}

extension SpoolDirectory {
    /// What `claim` did.
    package struct Claim: Sendable {
        /// The messages that are in `queue` now, sorted.
        package var ids: [SpoolID] = []
        /// Entries that aren't messages of ours, now in `failed`.
        package var strange: [String] = []
        /// What could not be moved, and why; the rest was.
        package var errors: [SpoolError] = []
    }

    /// Moves everything that is in `new` to `queue`, first of all: a path unit with
    /// `DirectoryNotEmpty=` would start delivery over and over as long as `new` isn't empty. Odd entries
    /// go to `failed` for the same reason; nothing there, nor in `queue`, is overwritten.
    @discardableResult
    package func claim() throws(SpoolError) -> Claim {
        var claim = Claim()
        let listing = try list(.new)
        claim.strange = listing.strange
        for id in listing.ids {
            do throws(SpoolError) {
                switch try folder(.new).moveNew(id.fileName, to: folder(.queue), as: id.fileName) {
                case .moved: claim.ids.append(id)
                case .gone: break
                case .taken: claim.strange.append(id.fileName)
                }
            } catch {
                claim.errors.append(error)
            }
        }
        claim.errors += setAside(claim.strange, from: .new)
        if !claim.ids.isEmpty { try folder(.queue).sync() }
        if !claim.ids.isEmpty || !claim.strange.isEmpty { try folder(.new).sync() }
        return claim
    }

    /// Moves entries that are no messages to `failed`, where a person will see them.
    ///
    /// - Returns: what could not be moved, and why.
    func setAside(_ names: [String], from place: SpoolPlace) -> [SpoolError] {
        var errors: [SpoolError] = []
        for name in names {
            do throws(SpoolError) {
                _ = try folder(place).moveAside(name, to: folder(.failed))
            } catch {
                errors.append(error)
            }
        }
        if names.isEmpty { return [] }
        do throws(SpoolError) { try folder(.failed).sync() } catch { errors.append(error) }
        return errors
    }

    /// - Throws: `.busy` while another process delivers from this spool.
    package func lockForDelivery() throws(SpoolError) -> DeliveryLock {
        let opened = uninterrupted {
            openat(work.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard opened >= 0 else {
            throw SpoolError(errno: errno, action: "lock the spool", path: work.path)
        }
        do throws(SpoolError) {
            try lockNow(opened, path: work.path)
        } catch {
            close(opened)
            throw error
        }
        return DeliveryLock(descriptor: opened)
    }

    /// Takes a queued message for delivery.
    ///
    /// - Parameter queued: as `mend` or `claim` found it: only delivery itself adds a record.
    /// - Returns: `nil` when it is no longer queued: revoked, or settled by another run.
    /// - Throws: `.busy` while somebody else holds it.
    package func hold(_ queued: Queued) throws(SpoolError) -> SpoolHold? {
        let id = queued.id
        guard let opened = try lock(id, in: .queue) else { return nil }
        do throws(SpoolError) {
            let path = folder(.queue).path(of: id.fileName)
            let file = try contents(of: opened, path: path)
            let (envelope, message) = try SpoolFile.decode(file, path: path)
            let mail = SpoolMail(id: id, envelope: envelope, message: message)
            // A person may have had it forgotten meanwhile.
            let record = queued.record == nil ? nil : try record(of: id, in: .queue)
            return SpoolHold(mail: mail, record: record, descriptor: opened.descriptor)
        } catch {
            release(opened.descriptor)
            throw error
        }
    }
}
