/// What a target may import. The same table, with its reasons, is in ARCHITECTURE.md.
struct Wall: Sendable, CustomStringConvertible {
    let target: String
    /// Modules of this package.
    let own: Set<String>
    /// Everything else; imports of these stay internal, but for Dispatch, whose queues are handed in.
    let outside: Set<String>

    init(_ target: String, _ own: Set<String> = [], outside: Set<String> = []) {
        self.target = target
        self.own = own
        self.outside = outside
    }

    var description: String { target }

    /// What the target may show to those above it: modules in Swift, not C declarations.
    var shown: Set<String> { own.subtracting(Self.headers).union(["Dispatch"]) }

    private static let headers: Set = [
        "CCrypto", "CCurl", "CExpat", "CLibyaml", "CLinux", "CPostgres", "CSystemd", "CZlib",
    ]

    static let all = [
        // Headers and C, without a line of Swift.
        Wall("CCrypto"), Wall("CCurl"), Wall("CExpat"), Wall("CLibyaml"), Wall("CLinux"),
        Wall("CPostgres"), Wall("CSystemd"), Wall("CZlib"),

        // Pure: nothing but the standard library, so no clock, no files, no Foundation.
        Wall("Civil"),
        Wall("SourceText"),
        Wall("JSON"),
        Wall("Tables"),
        Wall("Papers", ["Civil", "Tables"]),
        Wall("Sheets", ["Civil", "SourceText", "CExpat", "CZlib"]),
        Wall("Rules", ["Civil", "SourceText", "CLibyaml"]),
        Wall("Scheduler", ["Civil", "SourceText", "Rules"], outside: ["HashTreeCollections"]),
        Wall("Mail", ["Civil", "SourceText", "CCrypto"], outside: ["Mustache"]),
        Wall("Imports", ["Civil", "SourceText", "Rules", "Sheets"]),
        Wall("Inbound", ["Civil", "SourceText", "Mail"]),
        Wall("Correspondence", ["Civil", "SourceText", "Rules", "Scheduler", "Mail"]),

        // Each speaks to one part of the world.
        Wall("Help", ["SourceText"], outside: ["Glibc"]),
        Wall("RuleFiles", ["Civil", "SourceText", "Rules"], outside: ["Glibc"]),
        Wall("Ledger", ["Civil", "Scheduler"]),
        Wall(
            "LedgerMemory", ["Civil", "Rules", "Scheduler", "Ledger"],
            outside: ["Synchronization"]),
        Wall("LedgerColumns", ["Civil", "Rules", "Scheduler", "Ledger"]),
        Wall(
            "LedgerSQLite", ["Civil", "JSON", "Rules", "Scheduler", "Ledger", "LedgerColumns"],
            outside: ["GRDB", "Foundation", "Glibc"]),
        Wall(
            "LedgerPostgreSQL",
            ["Civil", "Rules", "Scheduler", "Ledger", "LedgerColumns", "CPostgres"],
            outside: ["Glibc", "Synchronization"]),
        Wall(
            "Rounds",
            [
                "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Ledger", "Mail",
                "Correspondence",
            ], outside: ["Dispatch", "Synchronization"]),
        Wall("Spool", ["CLinux"], outside: ["Glibc", "Synchronization"]),
        Wall(
            "Delivery", ["SourceText", "Spool", "CCurl", "CLinux"],
            outside: ["Glibc", "Synchronization"]),
        Wall("Host", ["CSystemd", "CLinux"], outside: ["Glibc", "Dispatch"]),
        Wall(
            "Control", ["SourceText", "JSON"],
            outside: ["Glibc", "Dispatch", "Synchronization"]),

        Wall("Messages", ["SourceText", "JSON", "Control", "Rules", "Scheduler"]),
        Wall("Events", ["Civil", "SourceText", "JSON", "Scheduler"]),

        // What joins them.
        Wall(
            "Edits",
            [
                "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Events", "Ledger",
                "LedgerMemory", "Rounds", "Mail",
            ]),
        Wall(
            "Workbench",
            [
                "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Ledger", "Rounds", "Mail",
                "Events", "Edits", "Correspondence",
            ], outside: ["Foundation"]),
        Wall(
            "Desk",
            [
                "Civil", "SourceText", "JSON", "Rules", "RuleFiles", "Scheduler", "Ledger",
                "Rounds", "Mail", "Correspondence", "Control", "Events", "Edits", "Messages",
            ], outside: ["Synchronization"]),
        Wall(
            "Backups",
            [
                "Civil", "JSON", "Scheduler", "Ledger", "LedgerSQLite", "Rounds", "Events",
                "Spool", "Host", "CCrypto", "CLinux",
            ], outside: ["Glibc"]),
        Wall(
            "Daemon",
            [
                "Desk", "Backups", "Civil", "SourceText", "Rules", "RuleFiles", "Scheduler",
                "Ledger",
                "LedgerColumns", "LedgerSQLite", "LedgerPostgreSQL", "Rounds", "Mail", "Inbound",
                "Correspondence", "Spool", "Host", "Control", "JSON", "Edits", "Events", "Messages",
            ], outside: ["Glibc", "Dispatch", "Synchronization"]),
        Wall(
            "hanchot",
            [
                "Civil", "SourceText", "Rules", "RuleFiles", "Scheduler", "Rounds", "Mail",
                "Inbound", "Spool", "Workbench", "Daemon", "Backups", "Desk", "Control", "Messages",
                "JSON", "Events", "Edits", "Tables", "Papers", "Imports", "Help", "Host",
            ], outside: ["ArgumentParser", "Foundation", "Glibc"]),
        Wall(
            "Board", ["SourceText", "JSON", "Control", "Messages", "Tables"],
            outside: [
                "Glibc", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "Mustache",
                "NIOCore", "NIOPosix",
                "Synchronization",
            ]),
        Wall("hanchot-board", ["Board", "Help", "Host"], outside: ["ArgumentParser", "Glibc"]),
        Wall(
            "hanchot-deliver", ["Delivery", "Spool", "Help", "Host"],
            outside: ["Glibc"]),
    ]
}
