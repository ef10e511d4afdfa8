import Control
import JSON
import Ledger
import Rules
import Scheduler
import Testing

@testable import Daemon

/// Who is at the board, and how far each one's role goes.
struct BoardTests {
    @Test func `A link opens the board once, and what was altered or came too late opens nothing`()
        throws
    {
        let desk = try BoardRules.desk()
        let link = try desk.link(for: "hoa")
        #expect(
            desk.reply("BoardEnter", ["link": .string(link + "0")], by: DeskBench.board)
                == .noLink)
        guard
            case .success(let entered) = desk.reply(
                "BoardEnter", ["link": .string(link)], by: DeskBench.board)
        else {
            Issue.record("the link opened nothing")
            return
        }
        #expect(entered["session"]?.stringValue?.count == 64)
        #expect(
            desk.reply("BoardEnter", ["link": .string(link)], by: DeskBench.board) == .noLink)
        let late = try desk.link(for: "hoa")
        desk.boardClock.pass(15 * 60)
        #expect(
            desk.reply("BoardEnter", ["link": .string(late)], by: DeskBench.board) == .noLink)
        try desk.remove()
    }

    @Test func `Only the board's user speaks for others, and root doesn't either`() throws {
        let desk = try BoardRules.desk()
        let session = try desk.session(for: "hoa")
        for peer in [DeskBench.office, DeskBench.stranger, Peer(pid: 1, uid: 0, groups: [0])] {
            let reply = desk.reply("Status", by: peer, behalf: Behalf(session: session.text))
            #expect(reply == .failure("NotAllowed", ["method": "vn.hanchot.Control.OnBehalf"]))
            #expect(
                desk.reply("BoardEnter", ["link": "x"], by: peer)
                    == .failure("NotAllowed", ["method": "vn.hanchot.Control.BoardEnter"]))
        }
        // Nor does the board act for anybody who isn't there, or make itself a link.
        #expect(
            desk.reply("Status", by: DeskBench.board, behalf: Behalf(session: "hoa"))
                == .noSession)
        for method in ["BoardLink", "Receive", "Why", "Export"] {
            let parameters: JSONValue = method == "Receive" ? BoardRules.receipt : [:]
            #expect(
                desk.reply(method, parameters, by: DeskBench.board)
                    == .failure("NotAllowed", ["method": .string("vn.hanchot.Control.\(method)")]))
        }
        try desk.remove()
    }

    @Test func `An entry names the person who made it, and a form of another session makes none`()
        throws
    {
        let desk = try BoardRules.desk()
        let (hoa, minh) = (try desk.session(for: "hoa"), try desk.session(for: "minh"))
        let contents = try desk.contents
        for form in [nil, "", minh.form] {
            #expect(
                desk.reply(
                    "Receive", BoardRules.receipt, by: DeskBench.board,
                    behalf: Behalf(session: hoa.text, form: form)) == .foreignForm)
        }
        #expect(try desk.contents == contents)
        let answer = try desk.asks("Receive", BoardRules.receipt, hoa)
        #expect(answer["reply"]?["events"]?.arrayValue?.count == 1)
        #expect(answer["person"]?["name"] == "Trần Thị Hoa")
        #expect(answer["sequence"] == 1)
        #expect(answer["today"] == "2025-10-01")
        #expect(try desk.engine.ledger.tail(after: 0, limit: 9).map(\.actor) == ["hoa"])
        try desk.remove()
    }

    @Test func `Sessions survive a restart, end by themselves, by leaving, and with the settings`()
        throws
    {
        let desk = try BoardRules.desk()
        let (hoa, lan) = (try desk.session(for: "hoa"), try desk.session(for: "lan"))
        func isThere(_ session: DeskBench.Session) -> Bool {
            desk.reply("Status", by: DeskBench.board, behalf: Behalf(session: session.text))
                != .noSession
        }
        try desk.restart(BoardRules.rules())
        #expect(isThere(hoa) && isThere(lan))
        _ = desk.reply(
            "BoardLeave", ["session": .string(lan.text)], by: DeskBench.board)
        #expect(!isThere(lan))
        desk.boardClock.pass(12 * 3600 - 1)
        #expect(isThere(hoa))
        desk.boardClock.pass(1)
        #expect(!isThere(hoa))
        let minh = try desk.session(for: "minh")
        let without = BoardRules.settings().replacing("- {id: minh, role: văn thư}", with: "")
        try desk.restart(TestRules.all + [without])
        #expect(!isThere(minh), "whom the settings name no more")
        try desk.remove()
    }

    @Test func `The seals in the file open nothing, and its keys are needed`() throws {
        let desk = try BoardRules.desk()
        let hoa = try desk.session(for: "hoa")
        let bytes = try #require(
            try TokenKeyFile.read("\(desk.directory)/state/board-sessions", most: 1 << 16))
        let file = try JSONValue(parsing: bytes)
        let seals = file.arrayValue?.compactMap { $0["seal"]?.stringValue } ?? []
        #expect(seals.count == 1 && seals != [hoa.text])
        for seal in seals {
            #expect(
                desk.reply("Status", by: DeskBench.board, behalf: Behalf(session: seal))
                    == .noSession)
        }
        try desk.remove()
    }

    @Test func `What somebody entered since the page was seen is told, not overwritten`() throws {
        let desk = try BoardRules.desk()
        let (hoa, quan) = (try desk.session(for: "hoa"), try desk.session(for: "quan"))
        let extend: JSONValue = ["duty": "bao-cao", "units": ["da-lat"], "to": "2025-11-12"]
        _ = try desk.asks("Extend", extend, quan, expecting: 0)
        let reply = desk.reply(
            "Extend", ["duty": "bao-cao", "units": ["da-lat"], "to": "2025-11-20"],
            by: DeskBench.board,
            behalf: Behalf(session: hoa.text, form: hoa.form, expecting: 0))
        guard case .failure("Refused", let refusal) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect("\(refusal)".contains("quan đã ghi"))
        // What concerns others is no reason.
        _ = try desk.asks("Receive", BoardRules.receipt, hoa, expecting: 0)
        try desk.remove()
    }

    @Test func `A registrar takes back what is his own, and nothing else`() throws {
        let desk = try BoardRules.desk()
        let (minh, hoa) = (try desk.session(for: "minh"), try desk.session(for: "hoa"))
        _ = try desk.asks("Receive", BoardRules.receipt, minh)
        _ = try desk.asks("Receive", ["duty": "bao-cao", "units": ["da-lat"]], hoa)
        let reply = desk.reply(
            "Void", ["event": 2], by: DeskBench.board,
            behalf: Behalf(session: minh.text, form: minh.form))
        guard case .failure("Refused", _) = reply else {
            Issue.record("\(reply)")
            return
        }
        _ = try desk.asks("Void", ["event": 1], minh)
        try desk.remove()
    }

    @Test func `A proxy's word counts where the settings say so, for whom they name`() throws {
        let desk = try BoardRules.desk()
        func enter(_ name: String) -> ControlReply {
            desk.reply("BoardEnter", ["signed_on": .string(name)], by: DeskBench.board)
        }
        #expect(enter("hoa") == .noLink)
        try desk.restart(BoardRules.rules("    single-sign-on: có"))
        guard case .success = enter("hoa") else {
            Issue.record("\(enter("hoa"))")
            return
        }
        #expect(enter("an") == .noLink, "a member of the group whom nobody named")
        try desk.remove()
    }

    @Test func `A member of the group needs no settings; who isn't named gets no link from others`()
        throws
    {
        let desk = try DeskBench(at: "2025-10-01T07:00")
        let session = try desk.session(for: nil)
        let answer = try desk.asks("Status", [:], session)
        #expect(answer["person"]?["role"] == "administrator")
        #expect(answer["person"]?["person"] == "an")
        let refusals = try desk.refusals("BoardLink", ["person": "ai-do"])
        #expect(refusals.map(\.code) == [.unknown])
        try desk.remove()
    }
}
