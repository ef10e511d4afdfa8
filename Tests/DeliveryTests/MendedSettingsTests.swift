import Delivery
import Foundation
import Spool
import Testing

/// Settings that are written anew while mail waits for a server that can't be used.
@Suite("Mended settings")
struct MendedSettingsTests {
    let scratch: Scratch
    let spool: SpoolDirectory

    init() throws {
        scratch = try Scratch()
        spool = try scratch.open()
        try spool.publish(["a-1"], kind: "ok")
        try spool.recordRelay(
            RelayTrouble(
                failures: 3, since: noon - minute, lastAttempt: noon, nextAttempt: noon + minute,
                reason: "nobody there"))
    }

    private func watch(written: Int64, started: Int64, now: Int64) throws -> DeliveryWatch {
        let file = try scratch.file("settings", "HANCHOT_RELAY=smtp://127.0.0.1:25\n")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(written) / 1e6)],
            ofItemAtPath: file)
        return try DeliveryWatch(spool, settingsFile: file, started: started, now: now)
    }

    @Test("A file written after the program started has changed already; an older one hasn't")
    func sinceTheStart() throws {
        let late = try watch(written: noon + 5, started: noon, now: noon + minute)
        #expect(late.settingsHaveChanged)
        let before = try watch(written: noon - minute, started: noon, now: noon + minute)
        #expect(!before.settingsHaveChanged)
        // A file of the future would end every run at once.
        let future = try watch(written: noon + day, started: noon, now: noon + minute)
        #expect(!future.settingsHaveChanged)
    }

    @Test("With new settings the server is asked at once: the wait was the old ones'")
    func atOnce() throws {
        let run = DeliveryRun(
            spool: spool,
            settings: try DeliverySettings(
                SettingsSource(arguments: ["--relay", "smtp://127.0.0.1:9"], environment: [:]),
                hostName: "so.example", readPassword: { _ in "" }),
            surroundings: DeliverySurroundings(
                clock: { noon + 10 }, chance: { 0.5 }, shouldStop: { false }, report: { _ in }))
        let watch = try watch(written: noon + 5, started: noon, now: noon + 10)
        #expect(DeliveryStay(run, watch: watch).go() == .settingsChanged)
        let trouble = try #require(try spool.relayTrouble())
        #expect(trouble.nextAttempt == noon + 10)
        #expect(trouble.failures == 3 && trouble.since == noon - minute)
    }
}
