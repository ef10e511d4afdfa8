/// A message in `queue` with what is known of its delivery.
package struct Queued: Equatable, Sendable {
    package var id: SpoolID
    package var record: DeliveryRecord?

    package init(id: SpoolID, record: DeliveryRecord?) {
        self.id = id
        self.record = record
    }
}

extension SpoolDirectory {
    /// Records what became of queued messages, and moves those that were sent to `done`, the dead ones
    /// to `failed`. When this returns without errors all of it is on the disk.
    ///
    /// The record beside the message in `queue` is what decides: from then on a crash can't make the
    /// message go out again, `mend` finishes the move. The caller holds the messages, but for those
    /// that can't be held since they can't be read.
    ///
    /// A message that was sent or is dead moves on even when there is no room for its record, so that
    /// a full disk sends nothing twice.
    ///
    /// - Parameter records: at most one for a message.
    /// - Returns: the errors; empty when everything is recorded.
    package func settle(_ records: [DeliveryRecord]) -> [SpoolError] {
        var errors: [SpoolError] = []
        func attempt(_ step: () throws(SpoolError) -> Void) {
            do throws(SpoolError) { try step() } catch { errors.append(error) }
        }
        // Many are flushed once, when all is done: what a power cut leaves of that is a message whose
        // answer is forgotten, or one with an empty record. A single one needn't flush what others write.
        let alone = records.count == 1
        for record in records {
            attempt { () throws(SpoolError) in
                let name = try work.write(
                    Array(record.text.utf8), like: record.id.text, durably: alone)
                _ = try work.move(name, to: folder(.queue), as: record.id.recordName)
            }
            // Where there is no room to announce it the mail moves on all the same.
            attempt { () throws(SpoolError) in
                if target(of: record.outcome) != nil { try announce(record.id) }
            }
            attempt { () throws(SpoolError) in try advance(record.id, by: record.outcome) }
        }
        if alone, let outcome = records.first?.outcome {
            if let target = target(of: outcome) {
                attempt { () throws(SpoolError) in try target.sync() }
            }
            attempt { () throws(SpoolError) in try folder(.queue).sync() }
        } else if !records.isEmpty {
            attempt { () throws(SpoolError) in try work.syncAll() }
        }
        return errors
    }

    /// What `mend` found.
    package struct Mended: Sendable {
        /// The messages in `queue` that are still to be sent, sorted.
        package var queued: [Queued] = []
        /// Those whose move was finished.
        package var finished: [SpoolID] = []
        /// Entries that aren't messages of ours, now in `failed`.
        package var strange: [String]
        /// What could not be mended, and why; the rest was.
        package var errors: [SpoolError] = []
    }

    private static let probeName = ".probe"

    /// Mends what a crash of delivery left: finishes moves whose outcome was recorded, removes records
    /// whose message is gone and files being written, sets odd entries aside. Only the holder of the
    /// lock may, before it holds any message.
    ///
    package func mend(_ lock: DeliveryLock) throws(SpoolError) -> Mended {
        for entry in try work.entries() { try work.remove(entry.name) }
        try folder(.queue).remove(SpoolDirectory.probeName)
        let listing = try list(.queue)
        var mended = Mended(strange: listing.strange)
        mended.errors = setAside(listing.strange, from: .queue)
        var recorded = listing.recorded
        for id in listing.ids {
            guard recorded.remove(id) != nil else {
                mended.queued.append(Queued(id: id, record: nil))
                continue
            }
            do throws(SpoolError) {
                let record = try record(of: id, in: .queue)
                if let record, record.outcome != .deferred {
                    try announce(id)
                    try advance(id, by: record.outcome)
                    mended.finished.append(id)
                } else {
                    mended.queued.append(Queued(id: id, record: record))
                }
            } catch {
                mended.errors.append(error)
            }
        }
        for id in recorded {
            do throws(SpoolError) { try follow(id) } catch { mended.errors.append(error) }
        }
        if !mended.finished.isEmpty || !recorded.isEmpty {
            for place in [SpoolPlace.done, .failed, .queue] { try folder(place).sync() }
        }
        return mended
    }

    /// Moves a message whose outcome is recorded, and the record after it.
    private func advance(_ id: SpoolID, by outcome: DeliveryRecord.Outcome) throws(SpoolError) {
        guard let target = target(of: outcome) else { return }
        let queue = folder(.queue)
        switch try queue.moveNew(id.fileName, to: target, as: id.fileName) {
        case .moved, .gone: break
        case .taken:
            // Somebody put another file under this name there; it must not stop the mail.
            _ = try target.moveAside(id.fileName, to: folder(.failed))
            _ = try queue.move(id.fileName, to: target, as: id.fileName)
        }
        _ = try queue.move(id.recordName, to: target, as: id.recordName)
    }

    /// Where a message of this outcome belongs; `nil` when it stays.
    private func target(of outcome: DeliveryRecord.Outcome) -> Folder? {
        switch outcome {
        case .sent: folder(.done)
        case .dead: folder(.failed)
        case .deferred: nil
        }
    }

    /// Brings a record whose message has left `queue` after it.
    private func follow(_ id: SpoolID) throws(SpoolError) {
        let queue = folder(.queue)
        for place in [SpoolPlace.done, .failed]
        where try folder(place).status(of: id.fileName) != nil {
            _ = try queue.move(id.recordName, to: folder(place), as: id.recordName)
            return
        }
        try queue.remove(id.recordName)
    }

    /// Whether the disk takes what delivery will have to record: asked before anything is sent, since a
    /// message that was sent and couldn't be recorded would be sent again.
    package func probe() throws(SpoolError) {
        let bytes = [UInt8](repeating: UInt8(ascii: " "), count: 4096)
        let written = try work.write(bytes, like: "probe", durably: true)
        // Into `queue`, as a record would go; under no record's name.
        guard try work.move(written, to: folder(.queue), as: SpoolDirectory.probeName) else {
            return
        }
        try folder(.queue).remove(SpoolDirectory.probeName)
    }
}
