import Foundation
import Host
import Testing

/// The journal's message catalog, as journalctl(1) itself reads it.
@Suite struct CatalogTests {
    struct Entry: Sendable {
        let id: String
        let text: Substring
    }

    static let files = ["hanchot.catalog", "hanchot.vi.catalog"]

    static func entries(of file: String) throws -> [Entry] {
        try Project.text("systemd/catalog/\(file)").split(separator: "\n-- ").dropFirst().map {
            Entry(id: String($0.prefix(32)), text: $0.dropFirst(33))
        }
    }

    @Test(arguments: files)
    func `there is one entry for each kind of event and none for anything else`(file: String) throws
    {
        #expect(
            try Self.entries(of: file).map(\.id).sorted()
                == JournalEvent.allCases.map(\.messageID).sorted())
    }

    @Test(arguments: files)
    func `each entry has a subject, says who speaks, and where to read on`(file: String) throws {
        let pages = try FileManager.default.contentsOfDirectory(atPath: Project.root + "/man")
        for entry in try Self.entries(of: file) {
            let lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
            try #require(lines.count > 4, "\(entry.id)")
            #expect(lines[0].hasPrefix("Subject: "), "\(entry.id)")
            #expect(lines[1] == "Defined-By: Hanchot", "\(entry.id)")
            let documentation = try #require(lines[2].wholeMatch(of: /Documentation: (.+)/))
            for page in documentation.output.1.split(separator: " ") {
                let name = try #require(page.wholeMatch(of: /man:([a-z-]+)\(([1-8])\)/))
                #expect(pages.contains("\(name.output.1).\(name.output.2)"), "\(entry.id): \(page)")
            }
            #expect(lines[3].isEmpty && !lines[4].isEmpty, "\(entry.id)")
        }
    }

    /// Text between at signs is replaced by the entry's fields; what isn't sent would stay as it is.
    @Test(arguments: files)
    func `only fields that hanchotd sends are named`(file: String) throws {
        let sent: Set = [
            "HANCHOT_PLAN", "HANCHOT_KIND", "HANCHOT_RUNG", "HANCHOT_ROLE", "HANCHOT_DUE",
            "HANCHOT_KEY", "HANCHOT_DUTY", "HANCHOT_PERIOD", "HANCHOT_UNIT", "HANCHOT_RECIPIENT",
            "HANCHOT_MAIL", "HANCHOT_SUBJECT", "HANCHOT_REASON",
        ]
        let named = try Project.text("systemd/catalog/\(file)").matches(of: /@([A-Z_]+)@/)
        #expect(!named.isEmpty)
        for match in named { #expect(sent.contains(String(match.output.1)), "\(match.output.0)") }
    }

    @Test func `journalctl takes the catalog and lists every entry of ours`() throws {
        try withFolder { folder in
            try Self.install(in: folder)
            let list = try Command.succeed(["journalctl", "--root=\(folder)", "--list-catalog"])
            for event in JournalEvent.allCases {
                #expect(list.contains("\(event.messageID) Hanchot: "), "\(event)")
            }
        }
    }

    @Test func `under a Vietnamese locale the explanation is Vietnamese`() throws {
        try withFolder { folder in
            try Self.install(in: folder)
            try Command.succeed(
                ["localedef", "-i", "vi_VN", "-f", "UTF-8", "\(folder)/vi_VN.UTF-8"])
            let dump = [
                "journalctl", "--root=\(folder)", "--dump-catalog",
                JournalEvent.rulesRefused.messageID,
            ]
            let vietnamese = try Command.succeed(
                dump, environment: ["LOCPATH": folder, "LC_ALL": "vi_VN.UTF-8"])
            #expect(vietnamese.contains("Quy tắc vừa sửa bị từ chối"))
            let english = try Command.succeed(dump, environment: ["LC_ALL": "C.UTF-8"])
            #expect(english.contains("Edited rules refused"))
        }
    }

    private static func install(in folder: String) throws {
        let place = "\(folder)/usr/lib/systemd/catalog"
        try Command.succeed(["mkdir", "-p", place, "\(folder)/var/lib/systemd/catalog"])
        for file in files {
            try Command.succeed(["cp", "\(Project.root)/systemd/catalog/\(file)", place])
        }
        try Command.succeed(["journalctl", "--root=\(folder)", "--update-catalog"])
    }
}
