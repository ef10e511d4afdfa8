import Civil
import Foundation
import Testing

@testable import Daemon

@Suite("Since when an edit is held (statement 59)") struct HeldEditTimeTests {
    @Test("A restart keeps it; another edit, and the same one after it was undone, count anew")
    func kept() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-held-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func store() -> RuleStore { RuleStore(paths: [], stateDirectory: folder.path) }
        func at(_ second: Int64) -> Instant { Instant(seconds: second) }
        #expect(store().held("a", now: at(10)) == at(10))
        #expect(store().held("a", now: at(20)) == at(10))
        // A clock that was set back: never later than now.
        #expect(store().held("a", now: at(5)) == at(5))
        #expect(store().held("b", now: at(30)) == at(30))
        store().release()
        #expect(store().held("b", now: at(40)) == at(40))
    }
}
