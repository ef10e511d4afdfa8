// swift-tools-version: 6.2
import PackageDescription

/// One list for every target: Swift 6 mode, explicit existentials, imports that stay internal,
/// and no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Golden files and programs are found beside the test's source, so they are no resources.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

/// libFuzzer's driver has no main of its own and is built by `scripts/fuzz` alone.
let fuzzing: [Target] =
    Context.environment["HANCHOT_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "Fuzz", dependencies: ["FuzzReading"], path: "Fuzz/Driver", swiftSettings: strict)
    ]

let parsing = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "hanchot",
    products: [
        .executable(name: "hanchot", targets: ["hanchot"]),
        .executable(name: "hanchot-board", targets: ["hanchot-board"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(
            name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CLinux"),

        // What depends on nothing but what stands above it.
        part("Civil"),
        part("SourceText"),
        part("Help", ["SourceText"]),
        part("Rules", ["Civil", "SourceText", "CLibyaml"]),
        part(
            "Scheduler",
            [
                "Civil", "SourceText", "Rules",
                .product(name: "HashTreeCollections", package: "swift-collections"),
            ]),
        part("Ledger", ["Civil", "Scheduler"]),
        part("LedgerColumns", ["Civil", "Rules", "Scheduler", "Ledger"]),
        part("LedgerMemory", ["Civil", "Rules", "Scheduler", "Ledger"]),
        part(
            "LedgerSQLite",
            [
                "Civil", "JSON", "Rules", "Scheduler", "Ledger", "LedgerColumns",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        part(
            "LedgerPostgreSQL",
            ["Civil", "Rules", "Scheduler", "Ledger", "LedgerColumns", "CPostgres"]),
        part(
            "Mail",
            [
                "Civil", "SourceText", "CCrypto",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        part("Inbound", ["Civil", "SourceText", "Mail"]),
        part("Correspondence", ["Civil", "SourceText", "Rules", "Scheduler", "Mail"]),
        part("Spool", ["CLinux"]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        part("Delivery", ["SourceText", "Spool", "CCurl", "CLinux"]),
        part("Host", ["CSystemd", "CLinux"]),
        part("JSON"),
        part("Tables"),
        part("Papers", ["Civil", "Tables"]),
        part("Sheets", ["Civil", "SourceText", "CExpat", "CZlib"]),
        part("Control", ["SourceText", "JSON"]),
        part("Messages", ["SourceText", "JSON", "Control", "Rules", "Scheduler"]),
        part(
            "Rounds",
            [
                "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Ledger", "Mail",
                "Correspondence",
            ]),
        part("RuleFiles", ["Civil", "SourceText", "Rules"]),
        part("Imports", ["Civil", "SourceText", "Rules", "Sheets"]),
        part("Events", ["Civil", "SourceText", "JSON", "Scheduler"]),
        part(
            "Edits",
            [
                "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Events", "Ledger",
                "LedgerMemory", "Rounds", "Mail",
            ]),
        part(
            "Workbench",
            [
                "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Ledger", "Rounds", "Mail",
                "Events", "Edits", "Correspondence",
            ]),
        part(
            "Desk",
            [
                "Civil", "SourceText", "JSON", "Rules", "RuleFiles", "Scheduler", "Ledger",
                "Rounds", "Mail", "Correspondence", "Control", "Events", "Edits", "Messages",
            ]),
        part(
            "Backups",
            [
                "Civil", "JSON", "Scheduler", "Ledger", "LedgerSQLite", "Rounds", "Events",
                "Spool", "Host", "CCrypto", "CLinux",
            ]),
        part(
            "Daemon",
            [
                "Desk", "Backups", "Civil", "SourceText", "Rules", "RuleFiles", "Scheduler",
                "Ledger",
                "LedgerColumns", "LedgerSQLite", "LedgerPostgreSQL", "Rounds", "Mail", "Inbound",
                "Correspondence", "Spool", "Host", "Control", "JSON", "Edits", "Events", "Messages",
            ]),
        .executableTarget(
            name: "hanchot",
            dependencies: [
                "Civil", "SourceText", "Rules", "RuleFiles", "Scheduler", "Rounds", "Mail",
                "Inbound", "Workbench", "Daemon", "Backups", "Desk", "Control", "Messages", "JSON",
                "Spool", "Events", "Edits", "Tables", "Papers", "Imports", "Help", "Host", parsing,
            ], swiftSettings: strict),

        .executableTarget(
            name: "hanchot-deliver", dependencies: ["Delivery", "Spool", "Help", "Host"],
            swiftSettings: strict),

        part(
            "Board",
            [
                "SourceText", "JSON", "Control", "Messages", "Tables",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .executableTarget(
            name: "hanchot-board", dependencies: ["Board", "Help", "Host", parsing],
            swiftSettings: strict),

        .executableTarget(
            name: "DateBench", dependencies: ["Civil"], path: "Benchmarks/DateBench",
            exclude: ["libical.c", "allocations.c"], swiftSettings: strict),
        .target(name: "MallocCount", path: "Benchmarks/MallocCount"),
        .executableTarget(
            name: "ScaleBench",
            dependencies: ["Civil", "Daemon", "Rounds", "Scheduler", "Spool", "MallocCount"],
            path: "Benchmarks/ScaleBench", swiftSettings: strict),
        .executableTarget(
            name: "LetterBench",
            dependencies: ["Civil", "Rules", "Scheduler", "Mail", "Correspondence", "MallocCount"],
            path: "Benchmarks/LetterBench", swiftSettings: strict),
        .executableTarget(
            name: "SpoolBench", dependencies: ["Spool"], path: "Benchmarks/SpoolBench",
            exclude: ["fsync_loop.c", "smtp_sink.c"], swiftSettings: strict),

        .target(
            name: "FuzzReading",
            dependencies: [
                "Civil", "SourceText", "JSON", "Rules", "Mail", "Inbound", "Spool", "Control",
                "Sheets", "Imports",
            ], path: "Fuzz/Reading", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Scheduler", "LedgerPostgreSQL"],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("FuzzTests", ["FuzzReading"]),

        tests("CivilTests", ["Civil", "TestSupport"]),
        tests("SourceTextTests", ["SourceText"]),
        tests("TablesTests", ["TestSupport", "Tables"]),
        tests("PapersTests", ["TestSupport", "Papers", "Civil"]),
        tests("SheetsTests", ["TestSupport", "Sheets", "Civil", "SourceText"], data: ["Files"]),
        tests(
            "ImportsTests",
            ["TestSupport", "Imports", "Sheets", "Rules", "RuleFiles", "Civil", "SourceText"],
            data: ["Golden"]),
        tests("RulesTests", ["TestSupport", "Rules", "Civil", "SourceText"], data: ["Golden"]),
        tests("RuleFilesTests", ["RuleFiles", "Rules", "Civil", "SourceText"]),
        tests(
            "SchedulerTests",
            [
                "TestSupport",
                "Scheduler", "Rules", "Civil", "Ledger", "LedgerMemory", "Rounds", "Mail",
                "Correspondence",
            ]),
        tests(
            "LedgerTests",
            [
                "TestSupport", "Ledger", "LedgerColumns", "LedgerSQLite", "LedgerPostgreSQL",
                "LedgerMemory", "Rounds", "Scheduler", "Rules", "Civil",
            ],
            data: ["Fixture"]),
        tests(
            "SimulatorTests",
            [
                "TestSupport", "Rounds", "Scheduler", "Rules", "Civil", "Ledger", "LedgerSQLite",
                "LedgerMemory", "Mail", "Correspondence",
            ]),
        tests("MailTests", ["TestSupport", "Mail", "Civil", "SourceText"], data: ["Golden"]),
        tests(
            "CorrespondenceTests",
            ["TestSupport", "Correspondence", "Mail", "Rules", "Scheduler", "Civil", "SourceText"],
            data: ["Golden"]),
        tests(
            "InboundTests", ["TestSupport", "Inbound", "Mail", "Civil", "SourceText"],
            data: ["Texts"]),
        tests("SpoolTests", ["TestSupport", "Spool"]),
        tests(
            "DeliveryTests", ["Delivery", "Spool", "hanchot", "hanchot-deliver", "SpoolBench"],
            data: ["Servers"]),
        tests("HostTests", ["TestSupport", "Host"]),
        tests(
            "BoardTests",
            [
                "TestSupport", "Board", "Control", "JSON", "Messages", "Rules", "Scheduler",
                "SourceText", "hanchot", "hanchot-board",
            ], data: ["Golden", "Judge"]),
        tests("MessagesTests", ["Messages", "Control", "JSON"]),
        tests("CrashTests", ["hanchot"]),
        tests("ControlTests", ["TestSupport", "Control", "JSON", "SourceText"]),
        tests(
            "DaemonTests",
            [
                "TestSupport",
                "Daemon", "Backups", "Desk", "Control", "JSON", "Ledger", "LedgerSQLite", "Rounds",
                "Mail",
                "Scheduler", "Rules", "RuleFiles", "Civil", "SourceText", "Spool", "Host",
                "Edits",
            ], data: ["Golden"]),
        tests(
            "WorkbenchTests",
            [
                "TestSupport",
                "Workbench", "Daemon", "Ledger", "LedgerSQLite", "Rounds", "Spool", "Host",
                "RuleFiles", "Rules", "Events", "Edits", "JSON", "LedgerMemory",
                "Scheduler", "Mail", "Civil", "SourceText",
            ], data: ["Golden"]),
        tests("CommandTests", ["hanchot", "hanchot-board", "hanchot-deliver", "TestSupport"]),
        tests("WallTests", []),
        tests("SystemTests", ["Host"], data: ["Package"]),
    ] + fuzzing)
