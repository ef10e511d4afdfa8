import Ledger
import LedgerPostgreSQL
import TestSupport
import Testing

/// What the database must be before a service opens it, and how it is reached.
struct PreparingTests {
    @Test("Preparing a prepared database changes nothing")
    func again() throws {
        let database = try PreparedDatabase()
        let ledger = try PostgresLedger(database.address())
        try ledger.put(.entering([event(1)]))
        try PostgresLedger.prepare(database.address(as: "postgres"))
        #expect(try PostgresLedger(database.address()).standing().lastEvent == 1)
    }

    @Test(
        "A database that isn't prepared, or for another release, or is somebody else's, is refused")
    func others() throws {
        let server = try DatabaseServer.shared()
        let name = try server.makeDatabase()
        let service = try PostgresAddress(server.address(name))
        let owner = try PostgresAddress(server.address(name, as: "postgres"))
        let empty = refusal { _ = try PostgresLedger(service) }
        #expect(empty?.kind == .foreign)
        #expect(empty?.remedy.contains("hanchot ledger prepare") == true)
        try server.run("CREATE TABLE theirs (one INTEGER)", in: name)
        let foreign = refusal { try PostgresLedger.prepare(owner) }
        #expect(foreign?.reason == "the database belongs to another program")
        try server.run("DROP TABLE theirs", in: name)
        try PostgresLedger.prepare(owner)
        try server.run("INSERT INTO migrations VALUES ('v999')", in: name)
        #expect(refusal { _ = try PostgresLedger(service) }?.kind == .newer)
        #expect(refusal { try PostgresLedger.prepare(owner) }?.kind == .newer)
        try server.run("DELETE FROM migrations", in: name)
        #expect(refusal { _ = try PostgresLedger(service) }?.kind == .foreign)
    }

    struct Address: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let reason: String
    }

    static let addresses = [
        Address(
            testDescription: "a password in it", text: "postgresql://a:geheim@127.0.0.1/d",
            reason: "a password in an address is seen by everybody on the machine"),
        Address(
            testDescription: "a password behind it",
            text: "postgresql://127.0.0.1/d?password=geheim",
            reason: "a password in an address is seen by everybody on the machine"),
        Address(testDescription: "another scheme", text: "mysql://h/d", reason: "it can't be read"),
        Address(
            testDescription: "an option nobody knows", text: "postgresql://h/d?colour=red",
            reason: #"invalid URI query parameter: "colour""#),
    ]

    @Test(
        "An address that can't be used is refused, and what is secret isn't repeated",
        arguments: addresses)
    func refused(_ one: Address) throws {
        let error = refusal { _ = try PostgresAddress(one.text) }
        #expect(error?.kind == .unreachable)
        #expect(error?.reason == one.reason)
        #expect(error.map { !"\($0)".contains("geheim") } == true)
    }

    @Test("A server that isn't there is unreachable, and that is said in time")
    func away() throws {
        let address = try PostgresAddress("postgresql://hanchot@/d?host=/nonexistent")
        let error = refusal { _ = try PostgresLedger(address) }
        #expect(error?.kind == .unreachable)
        #expect(error?.path == "postgresql://hanchot@/d")
    }
}
