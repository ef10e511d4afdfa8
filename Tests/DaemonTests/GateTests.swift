import Control
import JSON
import Testing

@testable import Daemon
@testable import Desk

@Suite("Who may ask what")
struct GateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let who: String
        let peer: Peer
        let group: UInt32?
        let may: Bool
        var testDescription: String { who }
    }

    @Test(
        "Root, the group hanchot and the service's own user may do everything, others ask for status and calendars",
        arguments: [
            Case(who: "root", peer: Peer(pid: 1, uid: 0, groups: [0]), group: 77, may: true),
            Case(
                who: "a member by a supplementary group",
                peer: Peer(pid: 1, uid: 1001, groups: [1001, 77]), group: 77, may: true),
            Case(
                who: "the service's own user, where there is no such group",
                peer: Peer(pid: 1, uid: 900, groups: [900]), group: nil, may: true),
            Case(
                who: "somebody else", peer: Peer(pid: 1, uid: 1002, groups: [1002]), group: 77,
                may: false),
            Case(
                who: "somebody else, where there is no such group",
                peer: Peer(pid: 1, uid: 1002, groups: [1002]), group: nil, may: false),
            Case(
                who: "somebody in a group of the same number as a user",
                peer: Peer(pid: 1, uid: 77, groups: [1002]), group: 77, may: false),
            Case(
                who: "the overflow user of another namespace",
                peer: Peer(pid: 0, uid: 65534, groups: [65534]), group: 77, may: false),
        ])
    func gate(example: Case) throws {
        let gate = ControlGate(group: example.group, ownUser: 900, board: 901)
        let methods = try InterfaceDefinition(parsing: controlInterface).methods.keys
        for method in methods {
            let isForAll = ["Status", "Calendar", "Inbound"].contains(method)
            if ["BoardEnter", "BoardLeave", "OnBehalf", "HeadPage", "HeadAnswer"].contains(method) {
                #expect(!gate.permits(method, to: example.peer), "\(method) is the board's alone")
                continue
            }
            #expect(
                gate.permits(method, to: example.peer) == (example.may || isForAll), "\(method)")
        }
    }

    @Test("Whoever may not is told which method, and nothing happens")
    func notAllowed() throws {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let contents = try desk.contents
        let reply = desk.reply(
            "Receive", ["duty": "bao-cao", "units": ["bao-loc"]], by: DeskBench.stranger)
        #expect(reply == .failure("NotAllowed", ["method": "vn.hanchot.Control.Receive"]))
        #expect(try desk.contents == contents)
        guard case .success = desk.reply("Status", by: DeskBench.stranger) else {
            Issue.record("status was refused")
            return
        }
        try desk.remove()
    }

    @Test("What a confidential plan holds is shown to its office alone (statement 33)")
    func confidential() throws {
        let plan = TestRules.plan.replacing(
            "  owner: phong", with: "  owner: phong\n  confidential: có")
        let desk = try DeskBench(
            [TestRules.registry, TestRules.calendar, plan], at: "2025-10-01T07:00")
        guard case .success(let shown) = desk.reply("Status", by: DeskBench.stranger) else {
            Issue.record("status was refused")
            return
        }
        #expect(shown["occurrences"] == [])
        #expect(shown["plans"] == [])
        #expect(try desk.ask("Status")["occurrences"]?.arrayValue?.isEmpty == false)
        try desk.remove()
    }
}
