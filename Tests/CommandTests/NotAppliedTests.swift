import Foundation
import Testing

/// What a file of events holds that a service doesn't enter.
@Suite("What apply leaves out", .serialized)
struct NotAppliedTests {
    @Test("What only the registry brings about, and answers that wait, are told by their lines")
    func notTaken() throws {
        let service = try RunningService(start: "2025-10-20T09:00")
        let file = [
            #"{"event":"transfer","duty":"bao-cao","unit":"bao-loc","to":"bao-loc","at":"2025-10-20T08:00"}"#,
            #"{"event":"receive","duty":"bao-cao","unit":"bao-loc"}"#,
            #"{"event":"join","duty":"bao-cao","unit":"bao-loc"}"#,
        ].joined(separator: "\n")
        let refused = try service.run("apply", "-", input: file)
        #expect(refused.status == 1)
        #expect(
            refused.err.split(separator: "\n").map { $0.prefix(40) } == [
                "-:1: error: 'transfer' can't be entered:",
                "-:3: error: 'join' can't be entered: it ",
            ], "\(refused)")
        let waiting = [
            #"{"entry":1,"actor":"reply/a@so","event":"unread","duty":"bao-cao","period":"2025","unit":"bao-loc","#
                + #""at":"2025-10-20T08:00:00","recorded":"2025-10-20T08:00:00+07:00","on":"2025-10-20"}"#,
            #"{"event":"receive","duty":"bao-cao","unit":"bao-loc"}"#,
        ].joined(separator: "\n")
        let taken = try service.run("apply", "-", input: waiting)
        #expect(taken.status == 0)
        #expect(
            taken.err.hasPrefix("-:1: an answer that waits is left out (bao-cao/2025 bao-loc)"),
            "\(taken)")
        try service.stop()
    }
}
