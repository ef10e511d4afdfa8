import Control
import JSON
import Testing

@testable import Daemon

/// How far the role of each at the board goes.
struct BoardRoleTests {
    struct Reach: Sendable, CustomTestStringConvertible {
        let person: String
        /// Calls that go through, of `calls`.
        let may: Set<String>
        var testDescription: String { person }
    }

    private static let calls: [(name: String, method: String, parameters: JSONValue)] = [
        ("see", "Status", [:]),
        ("waiting", "Waiting", [:]),
        ("receive", "Receive", BoardRules.receipt),
        ("receive-kept", "Receive", ["duty": "viec-kin", "units": ["bao-loc"]]),
        ("extend", "Extend", ["duty": "bao-cao", "units": ["da-lat"], "to": "2025-11-12"]),
        (
            "apply", "Apply",
            ["entries": [["event": "waive", "duty": "bao-cao", "units": ["loc-thanh"]]]]
        ),
        (
            "suspend", "Apply",
            [
                "entries": [
                    [
                        "event": "suspend", "units": ["truong"], "until": "2025-10-20",
                        "on": "2025-10-02", "note": "bão",
                    ]
                ]
            ]
        ),
        ("pause", "Pause", ["plan": "ke-hoach"]),
        ("rules", "Rules", [:]),
        ("export", "Export", ["what": "events"]),
        ("link", "BoardLink", [:]),
        ("forget", "Forget", ["address": "baoloc@so.example"]),
    ]

    @Test(arguments: [
        Reach(person: "lan", may: ["see"]),
        Reach(person: "minh", may: ["see", "receive"]),
        Reach(person: "hoa", may: ["see", "waiting", "receive", "extend", "apply"]),
        Reach(
            person: "quan",
            may: [
                "see", "waiting", "receive", "receive-kept", "extend", "apply", "suspend", "pause",
            ]),
    ])
    func `A role reaches so far and no further`(reach: Reach) throws {
        let desk = try BoardRules.desk()
        let session = try desk.session(for: reach.person)
        for call in Self.calls {
            let before = try desk.contents
            let reply = desk.reply(
                call.method, call.parameters, by: DeskBench.board,
                behalf: Behalf(session: session.text, form: session.form))
            if reach.may.contains(call.name) {
                guard case .success = reply else {
                    Issue.record("\(call.name): \(reply)")
                    continue
                }
            } else {
                guard case .failure(let error, _) = reply,
                    ["NotAllowed", "Refused"].contains(error)
                else {
                    Issue.record("\(call.name): \(reply)")
                    continue
                }
                #expect(try desk.contents == before, "\(call.name)")
            }
        }
        try desk.remove()
    }

    @Test func `What is confidential isn't named to others, and people's addresses aren't shown`()
        throws
    {
        let desk = try BoardRules.desk()
        try desk.advance(to: "2025-10-13T17:00")
        let (lan, hoa, quan) = (
            try desk.session(for: "lan"), try desk.session(for: "hoa"),
            try desk.session(for: "quan")
        )
        func text(_ session: DeskBench.Session, _ method: String, _ parameters: JSONValue) throws
            -> String
        { "\(try desk.asks(method, parameters, session))" }
        for session in [lan, hoa] {
            #expect(try !text(session, "Status", ["all": true, "details": true]).contains("kín"))
            let reply = desk.reply(
                "Why", ["duty": "viec kin", "unit": "bao-loc"], by: DeskBench.board,
                behalf: Behalf(session: session.text))
            guard case .failure("Refused", let refusal) = reply else {
                Issue.record("\(reply)")
                continue
            }
            #expect(!"\(refusal)".contains("viec-kin"))
        }
        #expect(try text(quan, "Status", ["all": true]).contains("Việc kín"))
        let why: JSONValue = ["duty": "bao-cao", "unit": "bao-loc"]
        #expect(try !text(lan, "Why", why).contains("@so.example"))
        #expect(try text(hoa, "Why", why).contains("baoloc@so.example"))
        #expect(try !text(lan, "History", ["about": "bao-loc"]).contains("@so.example"))
        #expect(try text(hoa, "History", ["about": "bao-loc"]).contains("baoloc@so.example"))
        try desk.remove()
    }
}
