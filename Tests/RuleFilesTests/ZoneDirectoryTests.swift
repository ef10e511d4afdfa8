import Civil
import Testing

@testable import RuleFiles

/// Zones come from the machine's zone data, and names from rules can't lead anywhere else.
struct ZoneDirectoryTests {
    @Test(
        "A zone is found by its name and has its offset",
        arguments: [
            ("Asia/Ho_Chi_Minh", 7 * 3600), ("Asia/Saigon", 7 * 3600), ("UTC", 0),
            ("Etc/GMT+5", -5 * 3600),
        ])
    func offset(_ name: String, _ seconds: Int) throws {
        let zone = try #require(RuleDirectory().zone(name))
        #expect(zone.name == name)
        let noon = CivilDateTime(
            try CivilDate(parsing: "01/07/2025"), try CivilTime(hour: 12, minute: 0))
        #expect(zone.offset(at: Instant(noon, offset: 0)) == seconds)
    }

    @Test(
        "What is no zone is nil",
        arguments: [
            "", "Asia/Nowhere", "Asia", "../../etc/passwd", "/etc/passwd", "Asia//Saigon",
            "zone.tab", "tzdata.zi", "Asia/Ho Chi Minh", "Asia/Hồ_Chí_Minh",
            "a/\0", String(repeating: "a", count: 65),
        ])
    func none(_ name: String) { #expect(RuleDirectory().zone(name) == nil) }

    @Test("UTC needs no zone data")
    func utc() {
        let files = RuleDirectory(zonesAt: "/nonexistent")
        #expect(files.zone("UTC") == .utc)
        #expect(files.zone("Asia/Ho_Chi_Minh") == nil)
    }
}
