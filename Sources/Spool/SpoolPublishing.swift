internal import Glibc

/// What became of a message that was to be published.
package enum Publication: Equatable, Sendable {
    /// It is in `new`, durably.
    case published
    /// The very same message was published before and is there now.
    case alreadyThere(SpoolPlace)
}

extension SpoolDirectory {
    /// Publishes one message durably, or finds that it was.
    ///
    /// Doing it again with the same bytes is safe at any time, also after delivery has claimed or
    /// finished the message: that is how a crash between spool and ledger is mended.
    ///
    /// - Throws: `.contentDiffers` when the id has other bytes; a system's error after which nothing was
    ///   published that trying again wouldn't find.
    @discardableResult
    package func publish(
        id: SpoolID, envelope: Envelope, bytes: [UInt8]
    ) throws(SpoolError) -> Publication {
        let mail = SpoolMail(id: id, envelope: envelope, message: bytes)
        guard let outcome = publish([mail]).first else { return .published }
        return try outcome.get()
    }

    /// Publishes many at once, with one flush of the file system in place of one per file.
    ///
    /// - Returns: one outcome for each message, in their order; one that fails doesn't stop the others.
    package func publish(_ mails: [SpoolMail]) -> [Result<Publication, SpoolError>] {
        var jobs = mails.map { Job($0) }
        for index in jobs.indices { lookUp(&jobs[index]) }
        stage(&jobs)
        for index in jobs.indices { link(&jobs[index]) }
        settle(&jobs)
        return jobs.map(\.outcome)
    }

    /// Messages that were there before: what a crash may have kept from being durable is made so in
    /// `settle`.
    private func lookUp(_ job: inout Job) {
        job.advance { job throws(SpoolError) in
            let file = try SpoolFile.encode(envelope: job.mail.envelope, message: job.mail.message)
            guard let place = try find(job.mail.id) else { return .encoded(file) }
            return try compare(job.mail.id, file, in: place)
        }
    }

    /// The same bytes, or an error.
    private func compare(
        _ id: SpoolID, _ file: [UInt8], in place: SpoolPlace
    ) throws(SpoolError) -> Job.Stage {
        let folder = folder(place)
        guard let existing = try folder.read(id.fileName) else {
            // It has just moved on.
            guard let next = try find(id), next != place else { return .encoded(file) }
            return try compare(id, file, in: next)
        }
        guard existing == file else {
            throw SpoolError(
                .contentDiffers, action: "publish a message", path: folder.path(of: id.fileName),
                reason: "another message has this id",
                remedy: "look at both with hanchot spool show; the first one stays")
        }
        return .found(place)
    }

    /// Writes the files and makes them durable. After an error of fsync or syncfs the pages may count as
    /// clean although they never reached the disk: those files are thrown away and written anew, once.
    private func stage(_ jobs: inout [Job]) {
        for attempt in 1...2 {
            let pending = jobs.indices.filter { jobs[$0].isEncoded }
            for index in pending { write(&jobs[index], durably: pending.count == 1) }
            let failure = flush(jobs, alone: pending.count == 1)
            let suspects = pending.filter { jobs[$0].isSuspect || failure != nil }
            if suspects.isEmpty { return }
            for index in suspects { discard(&jobs[index], failure, final: attempt == 2) }
        }
    }

    private func write(_ job: inout Job, durably: Bool) {
        guard case .encoded(let file) = job.stage else { return }
        do throws(SpoolError) {
            let name = try tmp.write(file, like: job.mail.id.text, durably: durably)
            job.stage = .staged(name, file)
        } catch {
            job.stage = .failed(error)
            if error.fault == .system(EIO) { job.stage = .suspect(error, file) }
        }
    }

    private func flush(_ jobs: [Job], alone: Bool) -> SpoolError? {
        guard !alone, jobs.contains(where: \.isStaged) else { return nil }
        do throws(SpoolError) { try tmp.syncAll() } catch { return error }
        return nil
    }

    /// Removes a file that may not be on the disk as it reads, to be written again or given up.
    private func discard(_ job: inout Job, _ failure: SpoolError?, final: Bool) {
        job.advance { job throws(SpoolError) in
            switch job.stage {
            case .staged(let name, let file):
                try tmp.remove(name)
                if final, let failure { throw failure }
                return .encoded(file)
            case .suspect(let error, let file):
                if final { throw error }
                return .encoded(file)
            case .encoded, .linked, .found, .failed:
                return job.stage
            }
        }
    }

    private func link(_ job: inout Job) {
        job.advance { job throws(SpoolError) in
            guard case .staged(let name, let file) = job.stage else { return job.stage }
            let fileName = job.mail.id.fileName
            let new = folder(.new)
            let refused = name.withCString { name in
                fileName.withCString { linkat(tmp.descriptor, name, new.descriptor, $0, 0) != 0 }
            }
            let code = errno
            try tmp.remove(name)
            if !refused { return .linked }
            guard code == EEXIST else {
                throw SpoolError(
                    errno: code, action: "publish a message", path: new.path(of: fileName))
            }
            // Twice in one batch, or published by another process since it was looked up.
            return try compare(job.mail.id, file, in: .new)
        }
    }

    /// Makes the links durable, those found from earlier too. When that fails, what was linked now is
    /// taken back, so that the next attempt links, and flushes, anew.
    private func settle(_ jobs: inout [Job]) {
        for place in SpoolPlace.allCases {
            let concerned = jobs.indices.filter { jobs[$0].place == place }
            if concerned.isEmpty { continue }
            do throws(SpoolError) {
                try folder(place).sync()
            } catch {
                for index in concerned { takeBack(&jobs[index], error) }
            }
        }
    }

    private func takeBack(_ job: inout Job, _ failure: SpoolError) {
        job.advance { job throws(SpoolError) in
            if case .linked = job.stage { try folder(.new).remove(job.mail.id.fileName) }
            throw failure
        }
    }
}

/// One message on its way into `new`.
private struct Job {
    enum Stage {
        case encoded([UInt8])
        case staged(String, [UInt8])
        case suspect(SpoolError, [UInt8])
        case linked
        case found(SpoolPlace)
        case failed(SpoolError)
    }

    let mail: SpoolMail
    var stage: Stage = .encoded([])

    init(_ mail: SpoolMail) {
        self.mail = mail
    }

    mutating func advance(_ step: (Job) throws(SpoolError) -> Stage) {
        do throws(SpoolError) {
            stage = try step(self)
        } catch {
            stage = .failed(error)
        }
    }

    var isEncoded: Bool { if case .encoded = stage { true } else { false } }
    var isStaged: Bool { if case .staged = stage { true } else { false } }
    var isSuspect: Bool { if case .suspect = stage { true } else { false } }

    /// The folder whose entry this message depends on.
    var place: SpoolPlace? {
        switch stage {
        case .linked: .new
        case .found(let place): place
        case .encoded, .staged, .suspect, .failed: nil
        }
    }

    var outcome: Result<Publication, SpoolError> {
        switch stage {
        case .linked: .success(.published)
        case .found(let place): .success(.alreadyThere(place))
        case .failed(let error), .suspect(let error, _): .failure(error)
        case .encoded, .staged:
            .failure(
                SpoolError(
                    .missing, action: "publish a message", path: mail.id.text,
                    reason: "it was moved while it was published", remedy: "it is tried again"))
        }
    }
}
