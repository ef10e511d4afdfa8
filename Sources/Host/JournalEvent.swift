/// The kinds of thing the service tells the journal. Each has a fixed message id (sd-id128(3)) that
/// administrators may filter by (`journalctl MESSAGE_ID=…`) and an entry, in English and in
/// Vietnamese, in `systemd/hanchot.catalog` and `systemd/hanchot.vi.catalog`.
///
/// The raw value names the kind in logs that aren't the journal. Ids never change and are never used
/// again for something else.
package enum JournalEvent: String, CaseIterable, Sendable {
    case reminderSpooled = "reminder-spooled"
    case dueTodaySpooled = "due-today-spooled"
    case overdueSpooled = "overdue-spooled"
    case escalationSpooled = "escalation-spooled"
    case tallySpooled = "tally-spooled"
    case rollUpSpooled = "roll-up-spooled"
    case movedSpooled = "moved-spooled"
    case returnedSpooled = "returned-spooled"
    case redirectSpooled = "redirect-spooled"
    case correctionSpooled = "correction-spooled"
    case noticeSuppressed = "notice-suppressed"
    case noticeSuperseded = "notice-superseded"
    case rulesLoaded = "rules-loaded"
    case rulesRefused = "rules-refused"
    case editHeld = "edit-held"
    case startedOnSnapshot = "started-on-snapshot"
    case blastGuardHolding = "blast-guard-holding"
    case clockStepped = "clock-stepped"
    case spoolProblem = "spool-problem"
    case ledgerProblem = "ledger-problem"
    case mailUndeliverable = "mail-undeliverable"
    case mailReturned = "mail-returned"
    case mailWaiting = "mail-waiting"
    case letterProblem = "letter-problem"
    case clockHeld = "clock-held"
    case leadChanged = "lead-changed"
    case recovered
    case eventRecorded = "event-recorded"
    case eventIgnored = "event-ignored"

    /// `MESSAGE_ID=`: 32 lower-case hexadecimal digits.
    package var messageID: String {
        switch self {
        case .reminderSpooled: "1dc06eba8ca34622bc0c55ff8ea9b3c2"
        case .dueTodaySpooled: "5833ab5da12f4d2abfd8f08963b0b750"
        case .overdueSpooled: "3f7a84af93b445d9b652171dfb980733"
        case .escalationSpooled: "ea48b5a978a2427cb19764de182fad1b"
        case .tallySpooled: "2c0d19b6caf341fd845a8c1500b1a74d"
        case .rollUpSpooled: "f77d5266fda840d08b5eb0b9e7d39713"
        case .movedSpooled: "d7fd91ad812a4065b71bd03f374a9392"
        case .returnedSpooled: "c51aea6e1d3c4a86be037d3acba4c0ed"
        case .redirectSpooled: "d42cda4ce05444f897c562247fb5dff3"
        case .correctionSpooled: "32600d64ccfd461987e9a7f931503425"
        case .noticeSuppressed: "76840a86943f4186a9498d50cb4bcd4a"
        case .noticeSuperseded: "60a64a4c460744f980610e9b80ac7c7e"
        case .rulesLoaded: "4f239b97340a4e35a8504251777aefe0"
        case .rulesRefused: "c5f6838ebf6049bc9c5af387b1ee6d02"
        case .editHeld: "5cac38a15630454ca196e6dd6bd81d5b"
        case .startedOnSnapshot: "cc23d846cdc44e518c3909586c3a6f6d"
        case .blastGuardHolding: "9950cdd959574f4daf9a50dee5b71d7e"
        case .clockStepped: "d14c8693078540c8a623fe6ef38d1efc"
        case .spoolProblem: "2392d58746c949cf8a290011e6c86736"
        case .ledgerProblem: "093a73a130b64c0d98a78445c833610c"
        case .mailUndeliverable: "982cdbad193746219b4a6bc686facb64"
        case .mailReturned: "e23cd8c6cf8b4475ae9afff2c74170b1"
        case .mailWaiting: "53349cf9889645eeadba75f802234a40"
        case .letterProblem: "36f645d5a33a45d4929c264842c79daa"
        case .clockHeld: "692b3a0f3c204edab96627d0f3eccd7a"
        case .leadChanged: "7d3f0c5a9be14c0f8a6b21d4e95c7f38"
        case .recovered: "b5acc5f974ef4642830ede8afba3ebff"
        case .eventRecorded: "bef83a4b307841509530bc231a19f93d"
        case .eventIgnored: "944732c88a844f2fa8cb7d06187fc492"
        }
    }

    /// The event of a notice of this kind (`reminder`, `due-today`, …) reaching the spool; `nil` for
    /// a word that names no kind.
    package static func spooled(kind: String) -> JournalEvent? {
        JournalEvent(rawValue: kind + "-spooled")
    }
}
