import Civil
import Testing

/// Zones beside `zdump`, which reads the same files.
struct ZoneJudgedTests {
    @Test("Every zone changes its offset when zdump says so, from 1900 to 2199")
    func changesAsZdumpSays() throws {
        let all = try ZoneJudge.distinctNames()
        #expect(all.count > 250)
        for name in all {
            let expected = try ZoneJudge.changes(zdump: name)
            #expect(ZoneJudge.changes(of: try ZoneJudge.zone(name)) == expected, "\(name)")
        }
    }

    @Test("zdump is understood: it tells of changes where there are some")
    func judgeIsUnderstood() throws {
        #expect(try ZoneJudge.changes(zdump: "Europe/Berlin").count > 400)
        #expect(try ZoneJudge.changes(zdump: "Asia/Ho_Chi_Minh").count > 5)
    }
}
