import Foundation
import Ledger
import LedgerSQLite
import Scheduler
import Testing

/// A ledger whose file isn't at its path any more, while it is open.
struct MovedFileTests {
    private let scratch: Scratch
    private let path: String
    private let ledger: any LedgerStore

    /// In a directory of its own, that can be moved.
    init() throws {
        scratch = try Scratch()
        try FileManager.default.createDirectory(
            atPath: "\(scratch.directory)/state", withIntermediateDirectories: true)
        path = "\(scratch.directory)/state/ledger.sqlite"
        ledger = try SQLiteLedger(path: path)
        try ledger.decide([notice("a")])
    }

    struct Harm: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let reason: String
        let isDone: @Sendable (String) throws -> Void
    }

    private static let harms = [
        Harm(testDescription: "its directory is moved away", reason: "isn't there any more") {
            try FileManager.default.moveItem(atPath: $0 + "/state", toPath: $0 + "/state.old")
        },
        Harm(testDescription: "its directory is deleted", reason: "isn't there any more") {
            try FileManager.default.removeItem(atPath: $0 + "/state")
        },
        Harm(testDescription: "its log is deleted", reason: "isn't there any more") {
            try FileManager.default.removeItem(atPath: $0 + "/state/ledger.sqlite-wal")
        },
        Harm(testDescription: "another file is put in its place", reason: "another file lies at") {
            let old = try Data(contentsOf: URL(fileURLWithPath: $0 + "/state/ledger.sqlite"))
            try old.write(to: URL(fileURLWithPath: $0 + "/state/ledger.sqlite"), options: .atomic)
        },
        Harm(testDescription: "another directory is put in its place", reason: "another file lies")
        {
            try FileManager.default.moveItem(atPath: $0 + "/state", toPath: $0 + "/state.old")
            try FileManager.default.copyItem(atPath: $0 + "/state.old", toPath: $0 + "/state")
        },
    ]

    @Test(
        "Nothing is recorded that nobody would find again, and what is known is still read",
        arguments: harms)
    func refused(_ harm: Harm) throws {
        #expect(refusal { try ledger.check() } == nil)
        try harm.isDone(scratch.directory)
        let attempts: [() throws -> Void] = [
            { try ledger.decide([notice("b")]) }, { try ledger.check() },
        ]
        for attempt in attempts {
            let error = try #require(refusal(attempt))
            #expect(error.kind == .moved)
            #expect(error.reason.contains(harm.reason), "\(error)")
            #expect(error.remedy.contains("put the state directory back"), "\(error)")
        }
        #expect(try ledger.counts().notices == 1)
        #expect(try ledger.notice(key: notice("a").text) != nil)
    }

    @Test("Once it is back it is written to as before")
    func cameBack() throws {
        let (place, elsewhere) = ("\(scratch.directory)/state", "\(scratch.directory)/state.old")
        try FileManager.default.moveItem(atPath: place, toPath: elsewhere)
        #expect(refusal { try ledger.decide([notice("b")]) }?.kind == .moved)
        try FileManager.default.moveItem(atPath: elsewhere, toPath: place)
        try ledger.decide([notice("b")])
        #expect(try SQLiteLedger(path: path).counts().notices == 2)
    }
}
