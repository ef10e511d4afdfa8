import Civil
import Ledger
import Rules
import Scheduler
import Spool
import Systemd

/// Statement 31: a ledger restored from a backup sends nothing again. The spool's mails say what they
/// told; those that the ledger doesn't know are taken up before anything is decided.
extension Engine {
    /// After so many known ones in a row, the newest first, the older ones are known too: ids begin
    /// with their time.
    private static let sureAfter = 500

    func reconcile() throws(EngineError) {
        do {
            var strays: [StrayMail] = []
            for place in SpoolPlace.allCases { strays += try unknown(in: place) }
            guard !strays.isEmpty else { return }
            try ledger.takeUp(strays.sorted { $0.id < $1.id }) { rules.duty($0)?.plan.id }
            say(
                .recovered,
                "the ledger was behind the spool: \(strays.count) mails that had been written since "
                    + "were taken up and won't be written again; enter what was recorded since its "
                    + "backup once more", .warning)
        } catch let error as LedgerError {
            throw .ledger(error)
        } catch let error as SpoolError {
            throw .spool(error)
        } catch {
            throw .other("\(error)")
        }
    }

    private func unknown(in place: SpoolPlace) throws -> [StrayMail] {
        var strays: [StrayMail] = []
        var known = 0
        for id in try spool.list(place).ids.reversed() {
            if try ledger.knowsMail(id: id.text) {
                known += 1
                if known >= Self.sureAfter { break }
                continue
            }
            known = 0
            if let stray = try stray(id, in: place) { strays.append(stray) }
        }
        return strays
    }

    /// `nil` for a file that isn't a mail of this service's: it tells nothing that could be told again.
    private func stray(_ id: SpoolID, in place: SpoolPlace) throws -> StrayMail? {
        do throws(SpoolError) {
            let mail = try spool.read(id, in: place)
            guard let recipient = mail.envelope.recipients.first, !mail.envelope.notices.isEmpty,
                let published = try spool.published(id, in: place)
            else { return nil }
            return StrayMail(
                id: id.text, recipient: recipient, sender: mail.envelope.sender,
                spooledAt: Instant(microseconds: published), keys: mail.envelope.notices)
        } catch {
            switch error.fault {
            case .strange, .missing: return nil
            case .invalid, .contentDiffers, .busy, .system: throw error
            }
        }
    }
}
