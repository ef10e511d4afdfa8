import Foundation
import TestSupport
import Testing

/// The built service twice, over one ledger in PostgreSQL. That a lease has run out is said to the database: no
/// test waits for it.
@Suite struct TwoMachinesTests {
    private let database: PreparedDatabase
    private let one: RunningService
    private let two: RunningService

    init() throws {
        database = try PreparedDatabase()
        one = try RunningService()
        two = try RunningService()
    }

    private var ledger: String {
        get throws { try DatabaseServer.shared().address(database.name) }
    }

    private static let follows = "this machine follows: "

    private func receive(_ unit: String, at machine: RunningService) throws -> RunningService.Output
    {
        try machine.run("receive", "bao-cao", unit, "--no", "12/BC", "--on", "28/10/2025")
    }

    /// What only who decides does is refused, and who that is is said.
    private func refuse(at machine: RunningService) throws {
        let refused = try machine.run("pause", "ke-hoach")
        #expect(refused.status != 0 && refused.err.contains(Self.follows), "\(refused.err)")
    }

    private func letLeaseRunOut() throws {
        try database.run("UPDATE lease SET ends = '-infinity'")
    }

    private func shareKeys() throws {
        try FileManager.default.copyItem(
            atPath: one.path("state/reply-keys"), toPath: two.path("state/reply-keys"))
    }

    private func mails(_ machine: RunningService) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: machine.path("spool/new")))
    }

    @Test(
        "One decides, and what it recorded the other knows; killed, it is followed by the other; one that stood still decides nothing more, and no mail lies in two spools"
    )
    func takenOver() throws {
        try one.start(at: "2025-10-28T08:00", ledger: ledger)
        try shareKeys()
        try two.start(at: "2025-10-28T08:00", ledger: ledger)
        #expect(try receive("da-lat", at: one).status == 0)
        try refuse(at: two)
        #expect(try two.run("history", "da-lat").out.contains("12/BC"))

        one.kill()
        try letLeaseRunOut()
        let taken = try two.run("void", "1")
        #expect(taken.status == 0, "\(taken.err)")

        // The next morning, when both are to be reminded: it has been away, and only follows.
        try one.start(at: "2025-10-29T09:00", ledger: ledger)
        try refuse(at: one)
        #expect(try mails(one).isEmpty)
        two.signal(SIGSTOP)
        try letLeaseRunOut()
        let third = try receive("bao-loc", at: one)
        #expect(third.status == 0, "\(third.err)")
        two.signal(SIGCONT)
        try refuse(at: two)

        let (ones, others) = (try mails(one), try mails(two))
        #expect(ones.count == 1 && ones.isDisjoint(with: others), "\(ones) \(others)")
        #expect(try database.run("SELECT term FROM lease") == "3")
        #expect(try one.stop() == 0 && two.stop() == 0)
        #expect(try database.run("SELECT ends FROM lease") == "-infinity")
    }

    /// Where answers to the one mail in a spool go.
    private func replyAddress(_ machine: RunningService) throws -> String {
        let folder = machine.path("spool/new")
        let name = try #require(try mails(machine).first)
        let text = String(
            decoding: try #require(FileManager.default.contents(atPath: "\(folder)/\(name)")),
            as: UTF8.self)
        let field = try #require(
            text.replacing("\r\n ", with: " ").split(separator: "\r\n")
                .first { $0.hasPrefix("Reply-To:") })
        return String(field.dropFirst("Reply-To:".count).split(separator: "<").last ?? "")
            .trimmingCharacters(in: CharacterSet(charactersIn: "<> "))
    }

    @Test(
        "A receipt and an answer by mail are entered where nobody decides, once, seen on both, and confirmed from where mail leaves"
    )
    func entered() throws {
        let settings = """
            settings:
              organisation:
                name: Sở
                office: Sở GDĐT
                mail-from: nhacviec@so.example
                replies: nhacviec@so.example

            """
        for machine in [one, two] { try machine.write(settings, to: "settings.yaml") }
        try one.start(at: "2025-10-28T08:00", ledger: ledger)
        try shareKeys()
        try two.start(at: "2025-10-28T08:00", ledger: ledger)
        func receive(at machine: RunningService) throws -> RunningService.Output {
            try machine.run(
                "receive", "bao-cao", "da-lat", "--no", "12/BC", "--on", "28/10/2025",
                "--request", "r1")
        }
        #expect(try receive(at: two).status == 0)
        let again = try receive(at: one)
        #expect(again.status == 0 && again.out.contains("done before"), "\(again)")
        #expect(try receive(at: two).out.contains("done before"))
        for machine in [one, two] {
            let status = try machine.run("status").out
            #expect(status.contains("bao-cao  2025    2     1 "), "\(status)")
        }

        // The next morning the other is reminded, from the machine that decides.
        one.kill()
        try one.start(at: "2025-10-29T09:00", ledger: ledger)
        try refuse(at: two)
        #expect(try receive(at: one).out.contains("done before"))
        #expect(try mails(one).count == 1)
        let answer = """
            From: <baoloc@so.example>
            To: <\(try replyAddress(one))>
            Subject: Re: nhac viec
            Message-ID: <1@so.example>
            Return-Path: <baoloc@so.example>
            Content-Type: text/plain; charset=utf-8

            Xin gia hạn đến ngày 12/11/2025

            """
        let taken = try two.run("inbound", input: answer)
        #expect(taken.status == 0, "\(taken)")
        #expect(try two.run("inbound", input: answer).status == 0)
        #expect(try two.run("decide").out.contains("12/11/2025"))
        // Whoever is asked to enter something has read on; nothing of this is new.
        #expect(try receive(at: one).out.contains("done before"))
        #expect(try one.run("decide").out.contains("12/11/2025"))
        #expect(try mails(one).count == 2 && mails(two).isEmpty)
        #expect(try two.run("decide", "2", "--yes").status == 0)
        #expect(try receive(at: one).out.contains("done before"))
        for machine in [one, two] {
            #expect(try machine.run("why", "bao-cao", "bao-loc").out.contains("2025-11-12"))
        }
        #expect(
            try database.run("SELECT value FROM settings WHERE name = 'entries:considered'")
                == database.run("SELECT max(id) FROM events"))
        #expect(
            try database.run("SELECT count(*) FROM notices WHERE kind = 'moved'") == "1")
        #expect(try one.stop() == 0 && two.stop() == 0)
    }

    @Test("A ledger moves from a file to the database and back, and all of it is there")
    func moves() throws {
        try one.start(at: "2025-10-29T09:00")
        #expect(try receive("da-lat", at: one).status == 0)
        let before = try one.run("export").out
        one.kill()
        func move(_ way: String) throws -> RunningService.Output {
            try one.run("ledger", "move", way, ledger, "--state", one.path("state"))
        }
        let there = try move("--to")
        #expect(there.status == 0 && there.out.contains("events 1"), "\(there)")
        #expect(try move("--to").err.contains("nothing to move"))
        try one.start(at: "2025-10-29T09:00", ledger: ledger)
        #expect(try one.run("export").out == before)
        #expect(try receive("bao-loc", at: one).status == 0)
        let after = try one.run("export").out
        #expect(try move("--from").err.contains("lock"))
        one.kill()
        #expect(try move("--from").status == 0)
        try one.start(at: "2025-10-29T09:00")
        #expect(try one.run("export").out == after)
        try shareKeys()
        try one.stop()
        try two.start(at: "2025-10-29T09:00", ledger: ledger)
        try refuse(at: two)
        try two.stop()
    }

    @Test(
        "Without the other's reply keys, or a database that is prepared, it doesn't start and says why"
    )
    func unfit() throws {
        try one.start(at: "2025-10-28T08:00", ledger: ledger)
        func refusal(_ ledger: String) throws -> String {
            try two.run(
                "daemon", "--rules", two.path("rules"), "--state", two.path("state"), "--spool",
                two.path("spool"), "--clock", "2025-10-28T08:00,1", "--ledger", ledger
            ).err
        }
        #expect(try refusal(ledger).contains("copy its reply-keys here"))
        let server = try DatabaseServer.shared()
        let other = try server.makeDatabase()
        #expect(try refusal(server.address(other)).contains("hanchot ledger prepare"))
        #expect(try one.run("ledger", "prepare", server.address(other, as: "postgres")).status == 0)
        try one.stop()
        two.remove()
    }

    @Test("Both go by the rules in force, whatever lies on their disks, and say where those differ")
    func rules() throws {
        try two.write(CommandRules.plan.replacing("[7d]", with: "[9d]"), to: "plan.yaml")
        try one.start(at: "2025-10-28T08:00", ledger: ledger)
        try shareKeys()
        try two.start(at: "2025-10-28T08:00", ledger: ledger)
        let health = try two.run("status", "--health")
        #expect(health.status == 1 && health.out.contains("rules-differ"), "\(health.out)")
        #expect(try two.run("reload").err.contains(Self.follows))
        one.kill()
        try letLeaseRunOut()
        #expect(try receive("da-lat", at: two).status == 0)
        #expect(try two.run("status", "--health").out.contains("rules-differ"))
        #expect(try two.run("reload").status == 0)
        #expect(try two.run("status", "--health").status == 0)
        try two.stop()
        one.remove()
    }
}
