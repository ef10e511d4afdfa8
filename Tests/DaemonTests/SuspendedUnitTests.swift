import Control
import JSON
import SourceText
import Testing

@testable import Daemon

@Suite("Whom days that don't count are for, and what comes of them (statement 55)")
struct SuspendedUnitTests {
    private func due(_ desk: DeskBench, _ unit: String) throws -> String? {
        let answer = try desk.ask("Status", ["duty": "bao-cao", "details": true])
        return answer["obligations"]?.arrayValue?.first { $0["unit"]?.stringValue == unit }?["due"]?
            .stringValue
    }

    @Test(
        "All units below one are suspended by naming it as their parent, and itself only where it is named"
    )
    func parent() throws {
        let registry = TestRules.registry.replacing(
            "  - id: bao-loc\n", with: "  - id: bao-loc\n    parent: da-lat\n"
        ).replacing("  - id: loc-thanh\n", with: "  - id: loc-thanh\n    parent: bao-loc\n")
        let desk = try DeskBench(
            [registry, TestRules.calendar, TestRules.plan], at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        var storm: JSONValue = [
            "units": [], "parent": "da-lat", "duty": "bao-cao", "from": "2025-10-20",
            "until": "2025-10-24", "reason": "bão số 5",
        ]
        let answer = try desk.ask("Suspend", storm)
        let moved = (answer["events"]?.arrayValue ?? []).compactMap { $0["unit"]?.stringValue }
        #expect(moved.sorted() == ["bao-loc", "loc-thanh"])
        #expect(try due(desk, "da-lat") == "2025-11-03")
        #expect(try due(desk, "loc-thanh") == "2025-11-10")
        // The same by the same words takes it back.
        storm = [
            "units": [], "parent": "da-lat", "duty": "bao-cao", "from": "2025-10-20",
            "until": "2025-10-24", "cancel": true,
        ]
        _ = try desk.ask("Suspend", storm)
        #expect(try due(desk, "loc-thanh") == "2025-11-03")
        let both = try desk.ask(
            "Suspend",
            [
                "units": ["da-lat"], "parent": "da-lat", "duty": "bao-cao", "from": "2025-10-20",
                "until": "2025-10-24", "reason": "bão số 5",
            ])
        #expect(both["events"]?.arrayValue?.count == 3)
        let nobody = try #require(
            try desk.refusals(
                "Suspend",
                [
                    "units": [], "parent": "loc-thanh", "from": "2025-10-20", "until": "2025-10-24",
                    "reason": "bão",
                ]
            ).first)
        #expect(nobody.reason.vi.contains("('loc-thanh') không có đơn vị cấp dưới nào"))
        try desk.remove()
    }

    @Test(
        "A rule that goes back from days off goes on from one among suspended days, and it is said so"
    )
    func rolled() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        try desk.advance(to: "2025-10-20T09:00")
        let answer = try desk.ask(
            "Suspend",
            [
                "units": ["bao-loc", "loc-thanh"], "duty": "bao-cao", "from": "2025-10-20",
                "until": "2025-10-24", "reason": "bão số 5",
            ])
        // Monday 03/11 becomes Saturday 08/11, so Monday, not Friday.
        let remarks = (answer["remarks"]?.arrayValue ?? []).compactMap { $0["vi"]?.stringValue }
        let words =
            "dời bấy nhiêu ngày là 08/11/2025, là ngày nghỉ cuối tuần, nên sang ngày làm việc kế tiếp "
            + "dù quy tắc ghi roll: previous (ngày làm việc trước): lùi về trước thì mất ngày đã không tính"
        #expect(
            remarks == ["Báo cáo năm 2025: \(words), hạn của 2 đơn vị là 10/11/2025"], "\(remarks)")
        let why = try desk.ask("Why", ["duty": "bao-cao", "unit": "bao-loc"])
        let texts = (why["explanations"]?.arrayValue ?? []).compactMap {
            $0["text"]?["vi"]?.stringValue
        }
        #expect(
            texts.contains { $0.contains("bão số 5") && $0.hasSuffix("; \(words)") }, "\(texts)")
        // A working day is no matter.
        let plain = try desk.ask(
            "Suspend",
            [
                "units": ["da-lat"], "duty": "bao-cao", "from": "2025-10-20", "until": "2025-10-21",
                "reason": "lũ",
            ])
        #expect(plain["remarks"]?.arrayValue?.isEmpty ?? true)
        try desk.remove()
    }
}
