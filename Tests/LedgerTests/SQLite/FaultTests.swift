import Foundation
import Glibc
import Ledger
import Scheduler
import Testing

/// Disks that are full, files that can't be written or read: the error says what to do, and what was
/// there stays.
struct FaultTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A small file system over the scratch directory; unmounted whatever happens.
    private func onSmallDisk(_ options: String, _ body: () throws -> Void) throws {
        try Outside.output(
            "/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", scratch.directory])
        let result = Result { try body() }
        try Outside.output("/bin/umount", ["--lazy", scratch.directory])
        try result.get()
    }

    private func fillDisk() throws {
        let descriptor = open("\(scratch.directory)/filler", O_WRONLY | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        let block = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        close(descriptor)
    }

    private func notices(_ batch: Int) -> [Notice] {
        (0..<200).map { notice("truong-\(batch)-\($0)") }
    }

    @Test(
        "A full disk is told as one, and the work is done again by itself once there is room",
        .enabled(if: geteuid() == 0, "mounting needs root"))
    func fullDisk() throws {
        try onSmallDisk("size=2m") {
            let ledger = try scratch.open()
            try ledger.decide(notices(0))
            try fillDisk()
            var batch = 0
            var error: LedgerError?
            while error == nil, batch < 100 {
                batch += 1
                error = refusal { try ledger.decide(notices(batch)) }
            }
            #expect(error?.kind == .full)
            #expect(error?.action == "record")
            #expect(error?.remedy.hasPrefix("free some disk space") == true)
            #expect(try ledger.counts().notices == batch * 200)
            #expect(
                refusal { try ledger.put(.entering([event(1)], request: "r1")) } != nil)
            try FileManager.default.removeItem(atPath: "\(scratch.directory)/filler")
            try ledger.decide(notices(batch))
            #expect(try ledger.counts().notices == (batch + 1) * 200)
            try ledger.put(.entering([event(1)], request: "r1"))
            #expect(try ledger.request("r1")?.events == [1])
        }
    }

    @Test(
        "A disk too full for a new ledger is told as one",
        .enabled(if: geteuid() == 0, "mounting needs root"))
    func noRoomToStart() throws {
        try onSmallDisk("size=16k") {
            try fillDisk()
            #expect(refusal { _ = try scratch.open() }?.kind == .full)
        }
    }

    @Test(
        "A file system mounted read-only is told as one, and nothing is lost",
        .enabled(if: geteuid() == 0, "mounting needs root"))
    func readOnly() throws {
        try onSmallDisk("size=4m") {
            do {
                let ledger = try scratch.open()
                try ledger.decide([notice()])
            }
            let before = try scratch.files()
            try Outside.output("/bin/mount", ["-o", "remount,ro", scratch.directory])
            let error = refusal { _ = try scratch.open() }
            #expect(error?.kind == .readOnly)
            #expect(error?.remedy.hasPrefix("let user hanchot write the file") == true)
            #expect(try scratch.files() == before)
            try Outside.output("/bin/mount", ["-o", "remount,rw", scratch.directory])
            #expect(try scratch.open().notice(key: notice().text) != nil)
        }
    }

    @Test("A damaged ledger is told as one, and is left as it is for whoever repairs it")
    func damaged() throws {
        do {
            let ledger = try scratch.open()
            for batch in 0..<10 { try ledger.decide(notices(batch)) }
        }
        var bytes = try #require(try scratch.files()["ledger.sqlite"])
        bytes.replaceSubrange(
            (bytes.count / 2)..<(bytes.count / 2 + 40_000),
            with: repeatElement(UInt8(0xA5), count: 40_000))
        try bytes.write(to: URL(fileURLWithPath: scratch.path))
        let error = refusal { _ = try scratch.open() }
        #expect(error?.kind == .damaged)
        #expect(
            error?.remedy.hasPrefix("keep the file aside, and start from the last backup") == true)
        #expect(try scratch.files()["ledger.sqlite"] == bytes)
    }

    struct Beginning: CustomTestStringConvertible {
        let testDescription: String
        let zeros: Range<Int>
        let kind: LedgerError.Kind
    }

    @Test(
        "A ledger whose beginning is damaged isn't left for an empty one",
        arguments: [
            Beginning(testDescription: "its first words", zeros: 0..<64, kind: .damaged),
            Beginning(testDescription: "its first page", zeros: 0..<4096, kind: .foreign),
            Beginning(testDescription: "the size of its pages", zeros: 16..<24, kind: .foreign),
        ])
    func damagedAtTheStart(_ beginning: Beginning) throws {
        do { try scratch.open().decide(notices(0)) }
        var bytes = try #require(try scratch.files()["ledger.sqlite"])
        bytes.replaceSubrange(
            beginning.zeros, with: repeatElement(UInt8(0), count: beginning.zeros.count))
        try bytes.write(to: URL(fileURLWithPath: scratch.path))
        let error = try #require(refusal { _ = try scratch.open() })
        #expect(error.kind == beginning.kind, "\(error)")
        #expect(error.remedy.contains("the last backup"), "\(error)")
        #expect(try scratch.files()["ledger.sqlite"] == bytes)
    }

    @Test("A ledger cut short is told as damaged")
    func cutShort() throws {
        do {
            let ledger = try scratch.open()
            for batch in 0..<10 { try ledger.decide(notices(batch)) }
        }
        let bytes = try #require(try scratch.files()["ledger.sqlite"])
        try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: scratch.path))
        #expect(refusal { _ = try scratch.open() }?.kind == .damaged)
    }
}
