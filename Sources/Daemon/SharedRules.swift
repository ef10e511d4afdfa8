internal import Civil
internal import Desk
internal import Ledger
internal import Rounds
internal import RuleFiles
internal import Rules
internal import Scheduler

/// The rules in force are a snapshot in a shared ledger, by which every machine goes: what lies on a machine's
/// own disk is taken up there by the guarded reload alone (statement 36), on the machine that leads.
extension OpenedService {
    private static let digestName = "rules:digest"
    private static let setName = "rules:set"

    /// What identifies the set in force; `nil` before there was any.
    static func appliedDigest(in ledger: any LedgerStore) throws(LedgerError) -> String? {
        try ledger.settings(prefix: digestName)[digestName]
    }

    /// The set in force.
    ///
    /// - Throws: `damaged` where it doesn't read as one.
    static func applied(
        in ledger: any LedgerStore, _ store: RuleStore
    ) throws(LedgerError) -> CheckedRules? {
        guard let text = try ledger.settings(prefix: setName)[setName] else { return nil }
        guard let checked = store.checked(octets(text)) else {
            throw LedgerError(
                kind: .damaged, action: "read the rules in force", path: ledger.location,
                reason: "this program can't read them",
                remedy: "install the release that the other machine runs")
        }
        return checked
    }

    /// Of a machine that follows, or begins to lead: goes by the set in force.
    func followRules() throws(LedgerError) {
        guard let sharing,
            let digest = try Self.appliedDigest(in: sharing.ledger),
            digest != editGuard.inForce.digest,
            let applied = try Self.applied(in: sharing.ledger, store)
        else { return }
        goBy(applied)
        notedRules = nil
    }

    /// Whether the rules on this machine's disk aren't those by which all go.
    var rulesDiffer: Bool {
        sharing != nil && editGuard.held == nil && diskDigest != editGuard.inForce.digest
    }

    /// Of the machine that leads: notes the set in force where it is another than before.
    func noteRules() throws(DriverError) {
        guard sharing != nil else { return }
        let digest = editGuard.inForce.digest
        if notedRules == digest { return }
        do throws(LedgerError) {
            guard try Self.appliedDigest(in: engine.ledger) != digest else {
                notedRules = digest
                return
            }
        } catch {
            throw .ledger(error)
        }
        try engine.driver.remember([
            Self.digestName: digest,
            Self.setName: hexadecimal(RuleSnapshot.encode(editGuard.inForce.files)),
        ])
        notedRules = digest
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

private func octets(_ text: String) -> [UInt8] {
    func value(_ digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit & 15 : (digit & 15) + 9
    }
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).map { index in
        value(digits[index]) << 4 | value(digits[index + 1])
    }
}
