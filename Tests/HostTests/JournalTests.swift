import Glibc
import Testing

@testable import Host

@Suite struct JournalTests {
    @Test func `each kind of event has an id of its own, 32 lower-case hexadecimal digits`() {
        let ids = JournalEvent.allCases.map(\.messageID)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(id.count == 32 && id.allSatisfy { "0123456789abcdef".contains($0) }, "\(id)")
            // An id of sd-id128(3) is a UUID of version 4, variant DCE.
            #expect(Array(id)[12] == "4" && "89ab".contains(Array(id)[16]), "\(id)")
        }
    }

    @Test func `an event is found by its id and by its notice's kind`() {
        for event in JournalEvent.allCases {
            #expect(JournalEvent.named(event.messageID) == event)
        }
        #expect(JournalEvent.spooled(kind: "due-today") == .dueTodaySpooled)
        #expect(JournalEvent.spooled(kind: "roll-up") == .rollUpSpooled)
        #expect(JournalEvent.spooled(kind: "postcard") == nil)
    }

    @Test(arguments: ["HANCHOT_UNIT", "A", "X9_", String(repeating: "A", count: 64)])
    func `names that journald takes are field names`(name: String) {
        #expect(isFieldName(name))
    }

    @Test(arguments: [
        "", "_PID", "9A", "hanchot", "HANCHOT UNIT", "HẠN", "A=B",
        String(repeating: "A", count: 65),
    ])
    func `what journald would drop is refused with what to write instead`(name: String) {
        #expect(!isFieldName(name))
        #expect {
            try Journal(destination: .journal)
                .send(message: "m", priority: .info, fields: [(name, "v")])
        } throws: { error in
            (error as? HostError)?.remedy.contains("capital letters") == true
        }
    }

    @Test func `without a journal, a line on stderr says the kind and the message`() async throws {
        let result = await #expect(
            processExitsWith: .success, observing: [\.standardErrorContent]
        ) {
            unsetenv("JOURNAL_STREAM")
            let journal = Journal()
            #expect(journal.destination == .standardError)
            try journal.send(
                .overdueSpooled, message: "báo cáo năm quá hạn", priority: .notice,
                fields: [("HANCHOT_UNIT", "thpt-bao-loc")])
            try journal.send(message: "no kind of ours", priority: .warning)
        }
        let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(text.contains("overdue-spooled: báo cáo năm quá hạn\n"))
        #expect(text.contains("\nwarning: no kind of ours\n"))
    }

    /// chroot(2) gives the process a journal socket of the test's own.
    @Test(.enabled(if: geteuid() == 0, "chroot needs root"))
    func `the journal gets every field as it is, line breaks and Vietnamese included`() async {
        await #expect(processExitsWith: .success) {
            let root = try makeFolder()
            for folder in ["/run", "/run/systemd", "/run/systemd/journal"] {
                mkdir(root + folder, 0o755)
            }
            try #require(chroot(root) == 0)
            let inbox = try Inbox(path: "/run/systemd/journal/socket")
            try Journal(destination: .journal).send(
                .rulesRefused, message: "dòng 1\ndòng 2", priority: .error,
                fields: [("HANCHOT_PLAN", "antq-2025"), ("HANCHOT_EMPTY", "")])
            let entry = nativeEntry(try #require(inbox.next()))
            #expect(entry["MESSAGE"] == "dòng 1\ndòng 2")
            #expect(entry["PRIORITY"] == "3")
            #expect(entry["MESSAGE_ID"] == JournalEvent.rulesRefused.messageID)
            #expect(entry["HANCHOT_PLAN"] == "antq-2025")
            #expect(entry["HANCHOT_EMPTY"] == "")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "chroot needs root"))
    func `the journal is used only by a process whose stdout or stderr is connected to it`() async {
        await #expect(processExitsWith: .success) {
            var status = stat()
            try #require(fstat(STDERR_FILENO, &status) == 0)
            let stream = "\(status.st_dev):\(status.st_ino)"
            let root = try makeFolder()
            for folder in ["/run", "/run/systemd", "/run/systemd/journal"] {
                mkdir(root + folder, 0o755)
            }
            try #require(chroot(root) == 0)
            setenv("JOURNAL_STREAM", stream, 1)
            #expect(Journal().destination == .standardError, "no socket yet")
            let inbox = try Inbox(path: "/run/systemd/journal/socket")
            #expect(Journal().destination == .journal)
            #expect(inbox.next() == nil, "asking writes nothing")
            setenv("JOURNAL_STREAM", "1:1", 1)
            #expect(Journal().destination == .standardError, "stderr was redirected since")
        }
    }
}

/// The journal's native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL): `NAME=value` and a line break or,
/// for a value with line breaks, the name, a line break, eight bytes of length, the value.
private func nativeEntry(_ bytes: [UInt8]) -> [String: String] {
    var entry: [String: String] = [:]
    var rest = bytes[...]
    while let end = rest.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\n") })
    {
        let name = String(decoding: rest[..<end], as: UTF8.self)
        let value: ArraySlice<UInt8>
        if rest[end] == UInt8(ascii: "=") {
            value = rest[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
        } else {
            let length = rest[(end + 1)...].prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
            value = rest[(end + 9)...].prefix(length)
        }
        entry[name] = String(decoding: value, as: UTF8.self)
        rest = rest[value.endIndex...].dropFirst()
    }
    return entry
}
