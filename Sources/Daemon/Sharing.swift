internal import Civil
internal import Glibc
internal import Host
internal import Ledger
internal import LedgerPostgreSQL
internal import Mail
internal import Rounds
internal import Scheduler
internal import SourceText

/// A ledger that another machine may lead, and what this one knows of that. Confined to the scheduler's queue.
final class Sharing {
    let ledger: PostgresLedger
    /// This machine's name, for ever the same: its host's, and what is kept in its state directory.
    let machine: String
    /// Who led when this machine last looked.
    private(set) var leader = Lease(holder: "", term: 0, isHeld: false)
    private var leadership: Leadership
    private var looked: Duration?
    /// It rises with time, also while the machine sleeps or the process stands still; nobody sets it.
    private let start = ContinuousClock.now

    /// - Throws: why the ledger can't be opened, or the machine's name can't be kept.
    init(_ address: PostgresAddress, state: String) throws {
        ledger = try PostgresLedger(address)
        machine = try Self.machine(state: state)
        leadership = Leadership(holder: machine)
    }

    private var now: Duration { start.duration(to: .now) }

    /// The term in which this machine leads, as far as it may believe so.
    var term: Int64? { leadership.term(at: now) }

    /// Takes the lead if it is free, or keeps it.
    ///
    /// - Parameter mayLead: whether this machine's clock is trusted.
    func look(mayLead: Bool) throws(LedgerError) -> Leadership.Finding {
        let started = now
        let finding = try leadership.look(at: ledger, mayLead: mayLead, now: started)
        looked = started
        if term == nil { leader = try ledger.lease() }
        return finding
    }

    /// Keeps the lead in the middle of a long step, when it is time again. What fails is in doubt, and found at
    /// the next commit.
    func keep() {
        guard term != nil, let looked, now - looked > .seconds(Leadership.renewedEvery) else {
            return
        }
        do throws(LedgerError) { _ = try look(mayLead: true) } catch { return }
    }

    /// Lets another lead, at once.
    func end() throws(LedgerError) { try leadership.end(in: ledger) }

    /// What to say of it where this machine decides nothing.
    var following: Bilingual {
        leader.isHeld
            ? Bilingual(
                vi:
                    "máy này chỉ theo dõi: máy \(leader.holder) đang quyết định; làm việc này ở máy đó",
                en: "this machine follows: \(leader.holder) decides; do this there")
            : Bilingual(
                vi: "chưa máy nào quyết định: máy này chưa nhận được quyền",
                en: "no machine decides: this one hasn't got the lead yet")
    }

    /// Whether the other machines' reply keys are these: else an answer would count on one machine alone.
    ///
    /// - Throws: `ServiceFailure` where they are others.
    func check(_ keys: TokenKeys) throws {
        let name = "keys:reply"
        let mark = try seal("reply keys", for: "shared ledger", keys: keys)
        if let known = try ledger.settings(prefix: name)[name] {
            guard known == mark else {
                throw ServiceFailure(
                    description:
                        "the reply keys of this machine aren't those that the ledger's other "
                        + "machine uses, so answers would count there alone; copy its reply-keys here, "
                        + "with the same owner and mode, and start again")
            }
            return
        }
        var change = Change()
        change.settings[name] = mark
        _ = try ledger.commit(change, expecting: .nothing)
    }

    private static func machine(state: String) throws -> String {
        let path = "\(state)/machine"
        if let known = try TokenKeyFile.read(path) { return String(decoding: known, as: UTF8.self) }
        var buffer = [CChar](repeating: 0, count: 256)
        let isNamed = gethostname(&buffer, buffer.count - 1) == 0
        let host = buffer.withUnsafeBufferPointer { text in
            text.baseAddress.map { String(cString: $0) } ?? ""
        }
        var generator = SystemRandomNumberGenerator()
        let mark = String(UInt32.random(in: .min ... .max, using: &generator), radix: 16)
        let name = "\(isNamed ? host : "localhost")/\(mark)"
        try DurableFile.replace(path, with: Array(name.utf8), mode: 0o640)
        return name
    }
}
