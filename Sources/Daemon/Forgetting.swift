import Desk
import Civil
import Control
import Ledger
import Mail
import Messages
import Rounds
import Rules
import Scheduler
import Spool
import Host
import SourceText

/// Erases what is known of an address (statement 34): its mails in the spool, then what the ledger has of
/// it. What was decided, told and entered stays, under a pseudonym.
struct Forgetting {
    let engine: Engine
    let address: String

    struct Outcome: Hashable, Sendable {
        /// Mails whose recipient the ledger has forgotten.
        let mails: Int
        /// Files erased from the spool.
        let files: Int
    }

    /// - Parameters:
    ///   - alsoWaiting: takes back what hasn't left yet; else that is a refusal.
    ///   - now: when what never got to the spool is recorded as taken back.
    ///   - settle: takes up what the spool says of mails.
    func run(
        alsoWaiting: Bool, keys: TokenKeys, now: Instant, settle: () -> Void
    ) throws -> Outcome {
        if let place = placeInRules() { throw stillNamed(place) }
        let ids = try engine.ledger.mailIDs(to: address)
        var found = try files(ids)
        let waiting = found.filter { !$0.place.isSettled }
        let unpublished = try ids.filter { id in
            try engine.ledger.mail(id: id).map { $0.spooledAt == nil && $0.bytes != nil } ?? false
        }
        let waitingCount = waiting.count + unpublished.count
        guard alsoWaiting || waitingCount == 0 else { throw stillWaiting(waitingCount) }
        // What failed may be sent once more, so it isn't at its end either.
        let open = found.filter { $0.place == .failed || !$0.place.isSettled }
        for file in open {
            do throws(SpoolError) { _ = try engine.spool.revoke(file.id) } catch {
                guard error.fault == .busy else { throw error }
                throw beingSent()
            }
        }
        if !open.isEmpty {
            settle()
            found = try files(ids)
        }
        // What never got to the spool leaves no more, and nothing waits for it.
        for id in unpublished { try engine.driver.giveUp(id, now: now) }
        // The files first: a ledger that no longer knows them would take them for strays.
        for file in found { try engine.spool.erase(file.id, from: file.place) }
        var names: [String: String] = [:]
        let print = fingerprint(address)
        for text in [print] + (2...9).map({ "\(print)/\($0)" }) {
            names[text] = try pseudonym(of: text, keys: keys)
        }
        let known = try engine.driver.forget(address, as: { names[$0] ?? $0 })
        guard known || !found.isEmpty else { throw unknown() }
        // The spool announces what was erased under its id.
        settle()
        return Outcome(mails: ids.count, files: found.count)
    }

    private struct File {
        let id: SpoolID
        let place: SpoolPlace
    }

    /// The address's mails in the spool. Those that the ledger doesn't know, such as trials, are read;
    /// the service's own have whom they go to in their ids.
    private func files(_ ids: [String]) throws(SpoolError) -> [File] {
        let known = Set(ids)
        var found: [File] = []
        for place in SpoolPlace.allCases {
            for id in try engine.spool.list(place).ids {
                if known.contains(id.text) {
                    found.append(File(id: id, place: place))
                } else if MailReference(id: id.text) == nil, try goesHere(id, place) {
                    found.append(File(id: id, place: place))
                }
            }
        }
        return found
    }

    private func goesHere(_ id: SpoolID, _ place: SpoolPlace) throws(SpoolError) -> Bool {
        do throws(SpoolError) {
            return try engine.spool.read(id, in: place).envelope.recipients.contains(address)
        } catch {
            switch error.fault {
            // No mail, or gone meanwhile: there is no address in it.
            case .strange, .missing: return false
            case .invalid, .contentDiffers, .busy, .system: throw error
            }
        }
    }

    /// Where rules or registry name the address: from there it would come back with the next mail.
    private func placeInRules() -> String? {
        for unit in engine.rules.registry.units {
            let people = [unit.head, unit.contact].compactMap { $0 } + unit.deputies.map(\.person)
            if ([unit.email] + people.map(\.email)).contains(address) { return unit.id }
        }
        return engine.rules.plans.flatMap(\.duties).first { duty in
            duty.ladder.contains { $0.to.contains(.address(address)) }
        }?.id
    }

    // MARK: Refusals

    private func stillNamed(_ id: String) -> Refusals {
        Refusals(
            ControlRefusal(
                .contradiction,
                vi: "'\(id)' vẫn ghi địa chỉ này; xóa ở đó, chạy 'hanchot reload' rồi làm lại",
                en:
                    "'\(id)' still names this address; take it out there, run 'hanchot reload', and "
                    + "ask again"))
    }

    private func stillWaiting(_ count: Int) -> Refusals {
        Refusals(
            ControlRefusal(
                .contradiction,
                vi: "còn \(count) thư chưa gửi đến địa chỉ này; chờ gửi xong, hoặc thu hồi bằng "
                    + "'--also-waiting'",
                en:
                    "\(quantity(count, "mail to this address hasn't", "mails to this address haven't")) left yet; wait, or take "
                    + "them back with '--also-waiting'"))
    }

    private func beingSent() -> Refusals {
        Refusals(
            ControlRefusal(
                .contradiction, vi: "một thư đến địa chỉ này đang được gửi; làm lại sau một phút",
                en: "a mail to this address is being sent just now; ask again in a minute"))
    }

    private func unknown() -> Refusals {
        Refusals(
            ControlRefusal(
                .unknown,
                vi:
                    "không có thư nào gửi đến '\(address)'; ghi đúng như trong danh mục, cả chữ hoa",
                en: "nothing is known of '\(address)'; write it as the registry had it, capitals "
                    + "included"))
    }
}

extension SpoolPlace {
    /// Delivery is done with what is there.
    fileprivate var isSettled: Bool {
        switch self {
        case .new, .queue: false
        case .done, .failed, .revoked: true
        }
    }
}

extension ControlAnswers {
    func forget(_ call: ForgetCall, by actor: String) throws -> ForgetCall.Reply {
        let outcome = try Forgetting(engine: engine, address: call.address).run(
            alsoWaiting: call.also_waiting ?? false, keys: try surroundings.forgettingKeys(),
            now: surroundings.now, settle: surroundings.settle)
        // Whose address it was isn't said: the journal is kept.
        engine.say(
            .eventRecorded,
            "\(actor): an address was forgotten: \(outcome.mails) mails in the ledger, "
                + "\(outcome.files) files in the spool", .notice, [("HANCHOT_ACTOR", actor)])
        return ForgetCall.Reply(mails: outcome.mails, files: outcome.files)
    }
}
