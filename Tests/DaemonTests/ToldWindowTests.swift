import Rules
import Testing

@testable import Daemon

/// What an edit says of reporting windows that somebody was told (statement 52).
@Suite("Reporting windows that were told")
struct ToldWindowTests {
    @Test("A window that was told and is another one is named, and taken up all the same (52)")
    func window() throws {
        let bench = try GuardBench(at: "2025-10-15T08:00")
        try bench.edit("data: theo NĐ 09/2019", "data: trọn kỳ")
        let untold = try bench.reload()
        #expect(untold.word == "taken")
        #expect(untold.windows == [])
        try bench.edit("data: theo NĐ 09/2019", "data: theo NĐ 09/2019")
        #expect(try bench.reload().word == "taken")
        try bench.advance(to: "2025-10-23T17:00")
        try bench.edit("data: theo NĐ 09/2019", "data: trọn kỳ")
        let taken = try bench.reload()
        #expect(taken.word == "taken")
        #expect(taken.windows.contains("bao-cao-thang/2025-10 2025-09-15 2025-10-01 told 1"))
        // Nobody has been told of November.
        #expect(!taken.windows.contains { $0.hasPrefix("bao-cao-thang/2025-11") })
        try bench.remove()
    }
}
