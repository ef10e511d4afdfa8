import Foundation
import Testing

/// Putting a wrong clock right at the command line (statement 58).
@Suite("Undoing what a wrong clock decided, at the command line", .serialized)
struct GoingBackTests {
    @Test("What was decided beyond is undone and counted, in both languages; wrong usage is told")
    func goBack() throws {
        let service = try RunningService(start: "2025-10-29T08:00")
        let undone = try service.run("release", "--clock", "--back-to", "2025-10-20T07:00")
        #expect(undone.status == 0, "\(undone)")
        #expect(undone.out.hasPrefix("The clock is vouched for.\nThe ledger is back at "))
        #expect(undone.out.contains("2025-10-20T07:00:00+07:00"), "\(undone)")
        let json = try service.run(
            "release", "--clock", "--back-to", "2025-10-19T00:00:00+00:00", "--json")
        #expect(json.out.contains("\"undone\":{"), "\(json)")
        let late = try service.run(
            "release", "--clock", "--back-to", "2098-01-01", language: "vi_VN.UTF-8")
        #expect(late.status == 1 && late.err.contains("chưa đến"), "\(late)")
        let alone = try service.run("release", "--back-to", "2025-10-20T07:00")
        #expect(alone.status == 2 && alone.err.contains("--back-to needs --clock"), "\(alone)")
        let vouched = try service.run("release", "--clock", language: "vi_VN.UTF-8")
        #expect(vouched.out == "Đã xác nhận đồng hồ.\n")
        try service.stop()
    }
}
