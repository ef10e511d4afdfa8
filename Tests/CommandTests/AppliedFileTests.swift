import Testing

/// What `hanchot apply` says of a file of entries.
@Suite("A file of entries applied", .serialized)
struct AppliedFileTests {
    @Test(
        "A file of silences and a pause says what is in force, and again that all is there already")
    func holdsApplied() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let file = """
            {"event":"silence","unit":"bao-loc","note":"mưa lũ"}
            {"event":"silence","unit":"da-lat","on":"01/12/2025","note":"bão"}
            {"event":"pause","plan":"ke-hoach"}
            """
        let first = try service.run("apply", "-", input: file)
        #expect(first.status == 0, "\(first)")
        #expect(
            first.out
                == "In force: 3 silences, pauses, resumptions, suspensions or opened periods.\n",
            "\(first)")
        let status = try service.run("status")
        #expect(status.out.contains("To be silenced from 2025-12-01 [2] unit=da-lat"), "\(status)")
        #expect(status.out.contains("Silenced [1] unit=bao-loc"), "\(status)")
        try service.stop()
    }

    @Test("All that is wrong with a file is said at once, whoever finds it, by line")
    func allFaults() throws {
        let service = try RunningService(start: "2025-10-20T08:00")
        let file = """
            {"event":"receive","duty":"bao-cao","unit":"nope"}
            {"event":"suspend","units":["bao-loc"],"until":"01/12/2025"}
            {"event":"pause","plan":"nope"}
            {"event":"receiv","duty":"bao-cao","unit":"bao-loc"}
            {"event":"receive","duty":"bao-cao","unit":"bao-loc","no":"a\\u0007b"}
            {"event":"receive","duty":"bao-cao","unit":"da-lat"}
            """
        let said = try service.run("apply", "-", input: file)
        #expect(said.status == 1)
        let lines = said.err.split(separator: "\n").map { $0.prefix(while: { $0 != " " }) }
        #expect(lines == ["-:1:", "-:2:", "-:3:", "-:4:", "-:5:"], "\(said)")
        #expect(try service.run("export", "events").out.isEmpty)
        try service.stop()
    }
}
