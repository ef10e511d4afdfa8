import Civil
import Foundation
import Rules
import SourceText
import Testing

@testable import RuleFiles

/// Which files are read, in what order, and what is told of the others.
struct RuleDirectoryTests {
    /// A directory of its own for each test.
    private final class Folder {
        let path: String

        init(_ files: [String: String] = [:]) throws {
            path =
                FileManager.default.temporaryDirectory
                .appendingPathComponent("hanchot-rules-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
            for (name, text) in files { try write(name, text) }
        }

        func write(_ name: String, _ text: String) throws {
            let file = URL(fileURLWithPath: path).appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func link(_ name: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/\(name)", withDestinationPath: target)
        }

        deinit {
            do { try FileManager.default.removeItem(atPath: path) } catch {
                Issue.record("\(path) can't be removed: \(error)")
            }
        }

        /// Names within the folder.
        func names(_ sources: [RuleSource]) -> [String] {
            sources.map { String($0.name.dropFirst(path.count + 1)) }
        }
    }

    @Test("Rule files are found at any depth, in order of their names; nothing else is read")
    func recursion() throws {
        let folder = try Folder([
            "registry.yaml": "r", "plans/b.yml": "b", "plans/a.YAML": "a", "units.csv": "u",
            "plans/deep/er/c.yaml": "c", "README.md": "x", "plan.yaml.bak": "x",
            "plan.yaml~": "x", ".hidden.yaml": "x", ".git/config.yaml": "x", "#a.yaml#": "x",
            "~$units.csv": "x", ".~lock.units.csv#": "x", "schema/s.json": "x",
        ])
        let loaded = RuleDirectory().load([folder.path])
        #expect(
            folder.names(loaded.sources) == [
                "plans/a.YAML", "plans/b.yml", "plans/deep/er/c.yaml", "registry.yaml",
                "units.csv",
            ])
        #expect(
            loaded.sources.map { String(decoding: $0.bytes, as: UTF8.self) }
                == ["a", "b", "c", "r", "u"])
        #expect(loaded.unreadable.isEmpty)
        #expect(loaded.templates.isEmpty)
    }

    @Test("What somebody may think is read, and isn't, is named with what to do")
    func skipped() throws {
        let folder = try Folder([
            "a.yaml": "a", "b.yaml.txt": "x", "danh-muc.xlsx": "x", "Kế hoạch.docx": "x",
            "ghi-chu.txt": "x", "c.csv.bak": "x", "README.md": "x", "schema/s.json": "x", "d": "x",
            "a.yaml~": "x", ".b.swp": "x", "r/e.jsonl": "x", "z.json": "{}", ".e.yaml": "x",
            "._a.yaml": "x", ".#a.yaml": "x",
        ])
        let loaded = RuleDirectory().load([folder.path])
        let remedies = loaded.skipped.map {
            ($0.file.name.dropFirst(folder.path.count + 1), $0.remedy?.vi ?? "")
        }
        #expect(
            remedies.map { String($0.0) } == [
                ".e.yaml", "Kế hoạch.docx", "b.yaml.txt", "c.csv.bak", "d", "danh-muc.xlsx",
                "ghi-chu.txt", "z.json",
            ])
        #expect(loaded.skipped.allSatisfy { $0.severity == .warning && $0.code == "skipped-file" })
        #expect(remedies[0].1.contains("“e.yaml”"))
        #expect(remedies[2].1.contains("“b.yaml”"))
        #expect(remedies[5].1.contains("CSV UTF-8"))
        #expect(loaded.unreadable.isEmpty)
    }

    @Test("Mail templates are found beside the rules, and kept apart from them")
    func templates() throws {
        let folder = try Folder([
            "a.yaml": "a", "templates/vi/overdue.mustache": "v", "templates/html.MUSTACHE": "h",
            "templates/vi/overdue.mustache~": "x", "templates/.old/html.mustache": "x",
            "templates/README.md": "x",
        ])
        let loaded = RuleDirectory().load([folder.path, "\(folder.path)/templates"])
        #expect(folder.names(loaded.sources) == ["a.yaml"])
        #expect(
            loaded.templates.map { String($0.name.dropFirst(folder.path.count + 1)) }
                == ["templates/html.MUSTACHE", "templates/vi/overdue.mustache"])
        #expect(loaded.templates.map(\.bytes) == [[0x68], [0x76]])
        #expect(loaded.unreadable.isEmpty && loaded.unreadableTemplates.isEmpty)
    }

    @Test("A template that can't be read is told, and leaves the rules complete")
    func unreadableTemplate() throws {
        let folder = try Folder([
            "a.yaml": "a", "templates/vi/overdue.mustache": "0123456789a",
            "templates/vi/reminder.mustache": "r",
        ])
        let loaded = RuleDirectory(limits: RuleFileLimits(fileSize: 10)).load([folder.path])
        #expect(loaded.unreadable.isEmpty)
        #expect(loaded.unreadableTemplates.map(\.message.en) == ["more than 10 bytes"])
        #expect(loaded.templates.map(\.bytes) == [[0x72]])
    }

    @Test("What was loaded and stored can be parted again")
    func stored() throws {
        let folder = try Folder(["a.yaml": "a", "t/html.mustache": "h", "b.csv": "b"])
        let loaded = RuleDirectory().load([folder.path])
        let again = LoadedFiles(loaded.files)
        #expect(again.sources.map(\.name) == loaded.sources.map(\.name))
        #expect(again.templates.map(\.name) == loaded.templates.map(\.name))
        #expect(again.files.map(\.bytes) == [[0x61], [0x62], [0x68]])
    }

    @Test("A file that is named itself is read, whatever its name, and only once")
    func named() throws {
        let folder = try Folder(["a.yaml": "a", "plan.txt": "p"])
        let paths = ["plan.txt", "a.yaml", "a.yaml", "."].map { "\(folder.path)/\($0)" }
        let loaded = RuleDirectory().load(paths)
        #expect(folder.names(loaded.sources) == ["a.yaml", "plan.txt"])
        #expect(loaded.unreadable.isEmpty)
    }

    @Test("Links are followed once, circles end")
    func links() throws {
        let folder = try Folder(["real/a.yaml": "a"])
        try folder.link("real/again", to: folder.path)
        try folder.link("b.yaml", to: "real/a.yaml")
        let loaded = RuleDirectory().load([folder.path])
        #expect(loaded.sources.count == 1)
        #expect(loaded.unreadable.isEmpty)
    }

    struct Fault: CustomTestStringConvertible {
        var says: String
        var message: String
        var files: [String: String] = [:]
        var limits = RuleFileLimits()
        var path = ""
        var prepare: @Sendable (_ folder: String) throws -> Void = { _ in }

        var testDescription: String { says }
    }

    @Test(
        "What can't be read is told, and the rest is read all the same",
        arguments: [
            Fault(says: "nothing there", message: "no such file or directory", path: "/none"),
            Fault(
                says: "a file in a directory's place", message: "no such file or directory",
                files: ["a.yaml": "a"], path: "/a.yaml/b"),
            Fault(
                says: "an empty directory", message: "there is no rule file in this directory",
                files: ["README": "x"]),
            Fault(
                says: "a link to nothing", message: "no such file or directory",
                files: ["a.yaml": "a"],
                prepare: {
                    try FileManager.default.createSymbolicLink(
                        atPath: "\($0)/b.yaml", withDestinationPath: "none")
                }),
            Fault(
                says: "a link to itself", message: "the symbolic links form a circle",
                files: ["a.yaml": "a"],
                prepare: {
                    try FileManager.default.createSymbolicLink(
                        atPath: "\($0)/b.yaml", withDestinationPath: "b.yaml")
                }),
            Fault(
                says: "a pipe", message: "this is no regular file and no directory",
                files: ["a.yaml": "a"], prepare: { #expect(mkfifo("\($0)/b.yaml", 0o600) == 0) }),
            Fault(
                says: "a large file", message: "more than 10 bytes",
                files: ["a.yaml": "a", "b.yaml": "0123456789a"],
                limits: RuleFileLimits(fileSize: 10)),
            Fault(
                says: "many files", message: "too many files: at most 2 and 256 MB are read",
                files: ["a.yaml": "a", "b.yaml": "b", "c.yaml": "c", "d.yaml": "d"],
                limits: RuleFileLimits(files: 2)),
            Fault(
                says: "deep directories", message: "directories are nested more than 2 deep",
                files: ["a/a.yaml": "a", "a/b/c.yaml": "c"], limits: RuleFileLimits(depth: 2)),
        ])
    func faults(_ fault: Fault) throws {
        let folder = try Folder(fault.files)
        try fault.prepare(folder.path)
        let loaded = RuleDirectory(limits: fault.limits).load([folder.path + fault.path])
        #expect(loaded.unreadable.map(\.message.en) == [fault.message])
        #expect(loaded.unreadable.hasErrors)
        let readable = fault.path.isEmpty && fault.files.keys.contains { $0.hasSuffix("a.yaml") }
        #expect(!readable || loaded.sources.first?.bytes == [0x61])
    }

    @Test("A finding about a file has its path and a remedy, in both languages")
    func rendered() {
        let unreadable = RuleDirectory().load(["/không/có"]).unreadable
        #expect(
            DiagnosticRenderer(language: .vi).render(unreadable) == """
                /không/có: error: không có tệp hay thư mục này
                      = kiểm tra lại đường dẫn

                """)
        #expect(
            DiagnosticRenderer(language: .en).render(unreadable) == """
                /không/có: error: no such file or directory
                      = check the path

                """)
    }

    @Test("What was loaded can be read as rules")
    func together() throws {
        let folder = try Folder([
            "registry.yaml": "units:\n  - id: phong\n    name: Phòng\n    email: p@so.example\n",
            "calendar.yaml": "calendar:\n  id: vn\n",
            "settings.yaml": "settings:\n  organisation:\n    mail-from: p@so.example\n",
            "plan.yaml":
                "plan:\n  id: p\n  title: P\n  owner: phong\n  calendar: vn\n"
                + "duties:\n  - id: d\n    kind: standing\n    title: D\n",
        ])
        let files = RuleDirectory()
        let (rules, findings) = RuleReader.read(
            files.load([folder.path]).sources, zone: files.zone)
        #expect(findings.map(\.message.en) == [])
        #expect(rules?.plans.map(\.zone.name) == ["Asia/Ho_Chi_Minh"])
    }
}
