import Backups
import Rounds
import Scheduler
import Civil
import Spool

/// The spool as the driver's outlet.
struct SpoolOutlet: Outlet {
    let spool: SpoolDirectory

    func publish(_ mails: [StoredMail]) -> [Publishing] {
        do throws(SpoolError) { try spool.check() } catch {
            return mails.map { _ in publishing(error) }
        }
        var outcomes: [Publishing] = mails.map { _ in .published }
        var ready: [(index: Int, mail: SpoolMail)] = []
        for (index, mail) in mails.enumerated() {
            do throws(SpoolError) { ready.append((index, try SpoolMail(mail))) } catch {
                outcomes[index] = publishing(error)
            }
        }
        let results = spool.publish(ready.map(\.mail))
        for ((index, _), result) in zip(ready, results) {
            if case .failure(let error) = result { outcomes[index] = publishing(error) }
        }
        return outcomes
    }

    /// What lies with the mail itself is its end; what lies with the disk is tried again.
    private func publishing(_ error: SpoolError) -> Publishing {
        switch error.fault {
        case .invalid: .impossible("\(error)")
        case .contentDiffers, .strange: .obstructed("\(error)")
        case .missing, .busy, .system: .failed("\(error)")
        }
    }

    func revoke(_ id: String) throws(OutletError) -> Revoking {
        do throws(SpoolError) {
            try spool.check()
            return switch try spool.revoke(try SpoolID(id)) {
            case .revoked: .revoked
            case .tooLate, .unknown: .tooLate
            }
        } catch {
            if error.fault == .busy { return .busy }
            throw OutletError("\(error)")
        }
    }

    func standing(of id: String) throws(OutletError) -> MailStanding {
        do throws(SpoolError) {
            let name = try SpoolID(id)
            guard let standing = try spool.standing(of: name) else { return .gone }
            let record = standing.record
            // Without a record the time of its move: the same at every look, and later than any attempt.
            var microseconds = record?.lastAttempt ?? 0
            if record == nil {
                microseconds = try spool.moved(name, into: standing.place) ?? 0
            }
            let at = Instant(microseconds: microseconds)
            let reply = record.map { "\($0.replyCode) \($0.replyText)" }
            switch standing.place {
            case .new, .queue: return .waiting
            case .revoked:
                return .settled(
                    MailOutcome(at: at, .revoked, detail: nil), blamesAddress: false)
            case .done:
                return .settled(MailOutcome(at: at, .sent, detail: reply), blamesAddress: false)
            case .failed:
                let outcome = MailOutcome(at: at, .dead, detail: reply ?? "no record of why")
                return .settled(outcome, blamesAddress: record.map(blamesAddress) ?? false)
            }
        } catch {
            // Something that is no mail lies under its name.
            if error.fault == .strange { return .gone }
            throw OutletError("\(error)")
        }
    }

    /// Replies that speak of the mailbox, not of this one message (RFC 5321, section 4.2.3).
    private func blamesAddress(_ record: DeliveryRecord) -> Bool {
        record.cause == .refused && [550, 551, 553].contains(record.replyCode)
    }

    func takeNews() throws(OutletError) -> [String] {
        do throws(SpoolError) {
            try spool.check()
            return try spool.takeNews().map(\.text)
        } catch {
            throw OutletError("\(error)")
        }
    }

    /// After so many known ones in a row, the newest first, the older ones are known too: ids begin
    /// with their time.
    private static let sureAfter = 500

    func strays(isKnown: (String) -> Bool) throws(OutletError) -> [FoundMail] {
        do throws(SpoolError) {
            var strays: [FoundMail] = []
            for place in SpoolPlace.allCases {
                var known = 0
                for id in try spool.list(place).ids.reversed() {
                    if isKnown(id.text) {
                        known += 1
                        if known >= Self.sureAfter { break }
                        continue
                    }
                    known = 0
                    if let stray = try found(id, in: place) { strays.append(stray) }
                }
            }
            return strays
        } catch {
            throw OutletError("\(error)")
        }
    }

    /// `nil` for a file that isn't a mail of this service's: it tells nothing that could be told again.
    private func found(_ id: SpoolID, in place: SpoolPlace) throws(SpoolError) -> FoundMail? {
        do throws(SpoolError) {
            let mail = try spool.read(id, in: place)
            guard let recipient = mail.envelope.recipients.first, !mail.envelope.notices.isEmpty,
                let published = try spool.published(id, in: place)
            else { return nil }
            return FoundMail(
                id: id.text, recipient: recipient, sender: mail.envelope.sender,
                published: published, keys: mail.envelope.notices)
        } catch {
            switch error.fault {
            case .strange, .missing: return nil
            case .invalid, .contentDiffers, .busy, .system: throw error
            }
        }
    }
}
