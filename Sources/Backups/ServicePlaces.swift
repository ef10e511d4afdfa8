/// Where a service keeps what a backup holds.
package struct ServicePlaces: Sendable {
    /// The ledger, the keys of answers, the rules that passed last.
    package var state: String
    package var spool: String
    /// Files and folders of settings: the rules, the units' environment, the mail server's password.
    package var settings: [String]

    package init(state: String, spool: String, settings: [String]) {
        self.state = state
        self.spool = spool
        self.settings = settings
    }

    /// Those of the units, of one organisation among several where it has a name.
    package init(instance: String? = nil) {
        let suffix = instance.map { "-\($0)" } ?? ""
        self.init(
            state: "/var/lib/hanchot\(suffix)", spool: "/var/spool/hanchot\(suffix)",
            settings: [
                "/etc/hanchot\(suffix)", "/etc/default/hanchot\(suffix)",
                "/etc/default/hanchot-deliver\(suffix)",
            ])
    }

    static let ledger = "ledger.sqlite"
    /// What SQLite may keep beside a ledger.
    static let beside = ["ledger.sqlite-wal", "ledger.sqlite-shm"]
    /// What lies beside the ledger and can't be made anew.
    static let small = ["reply-keys", "forget-key", "checked-rules"]
}
