import Foundation
import Testing

/// The package as a machine meets it, in one of its own. `HANCHOT_PACKAGE` names one that is built already;
/// else one is made of the programs that were built with these tests.
@Suite(
    "The package", .serialized,
    .enabled(if: Machine.isWanted, "HANCHOT_SKIP_SYSTEM_TESTS is set"))
struct PackageTests {
    /// Made once for all of these tests.
    struct Packages: Sendable {
        static let shared = Result { try Packages() }
        /// The one that ships, when it was built.
        static let shipped = ProcessInfo.processInfo.environment["HANCHOT_PACKAGE"]

        let folder: String
        let older: String
        let newer: String

        private init() throws {
            folder = try Command.succeed(["mktemp", "-d"]).trimmingCharacters(in: .newlines)
            older = try Self.trial("0.1.9", into: folder)
            newer = try Self.shipped ?? Self.trial("0.2.0", into: folder)
        }

        private static func trial(_ version: String, into folder: String) throws -> String {
            let made = try Command.succeed([
                "\(Project.root)/scripts/package", "--trial", Project.programs, "--version",
                version, folder,
            ])
            return try #require(made.split(separator: "\n").last.map(String.init))
        }
    }

    let packages: Packages

    init() throws { packages = try Packages.shared.get() }

    /// Runs a script of `Package` in a machine of its own.
    private func play(_ scenario: String, _ files: [String]) throws -> Command {
        let folder = "\(Project.root)/Tests/SystemTests/Package"
        var copies = [
            "\(folder)/steps.sh:/root/steps.sh", "\(folder)/\(scenario):/root/\(scenario)",
        ]
        var arguments: [String] = []
        for (index, file) in files.enumerated() {
            arguments.append("/root/\(index).deb")
            copies.append("\(file):/root/\(index).deb")
        }
        let number = ProcessInfo.processInfo.processIdentifier
        return try Command.run(
            ["\(Project.root)/scripts/container", "with"] + copies.flatMap { ["--copy", $0] }
                + ["--", "bash", "/root/\(scenario)"] + arguments,
            environment: ["HANCHOT_CONTAINER": "package-\(number)"])
    }

    @Test func `installed by one command it reminds; upgrade, removal and return lose nothing`()
        throws
    {
        let life = try play("life.sh", [packages.older, packages.newer])
        try #require(life.status == 0, "\(life.output)\n\(life.errors)")
        #expect(life.output.contains("holds: and starts from nothing"))
    }

    @Test func `each may do what the table says; failures are told without the daemon, and heal`()
        throws
    {
        let watched = try play("watch.sh", [packages.newer])
        try #require(watched.status == 0, "\(watched.output)\n\(watched.errors)")
        #expect(watched.output.contains("holds: to the end"))
    }

    @Test func `after each disaster what was lost is said, and nothing is sent twice`() throws {
        let survived = try play("disasters.sh", [packages.newer])
        try #require(survived.status == 0, "\(survived.output)\n\(survived.errors)")
        #expect(survived.output.contains("holds: another machine is whole again"))
    }

    /// One made for trying finds Swift's libraries where they are: that alone is said of it, and forgiven.
    @Test func `lintian finds nothing, pedantically`() throws {
        let forgiven =
            Packages.shipped == nil ? ["--suppress-tags", "custom-library-search-path"] : []
        let judged = try Command.run(
            ["lintian", "--pedantic", "--allow-root"] + forgiven + [packages.newer])
        #expect(judged.status == 0)
        #expect(judged.output == "", "\(judged.output)")
    }

    @Test func `each page of the manual is in it in both languages`() throws {
        let files = try Command.succeed(["dpkg-deb", "-c", packages.newer])
        let found = files.matches(of: /\/usr\/share\/man\/((?:vi\/)?man\d\/\S+)\.gz/)
        let pages = Set(found.map { String($0.output.1) })
        let english = pages.filter { !$0.hasPrefix("vi/") }
        #expect(english.count == 5)
        #expect(english.union(english.map { "vi/\($0)" }) == pages)
    }

    @Test func `what it contains is told in a CycloneDX document that its schema accepts`() throws {
        try Command.succeed(["dpkg-deb", "-x", packages.newer, "\(packages.folder)/tree"])
        let document = "\(packages.folder)/tree/usr/share/doc/hanchot/sbom.cdx.json"
        try Command.succeed([
            "python3", "-c",
            """
            import sys
            from cyclonedx.schema import SchemaVersion
            from cyclonedx.validation.json import JsonStrictValidator
            error = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1]).read())
            sys.exit(str(error) if error else 0)
            """, document,
        ])
        let text = try String(contentsOfFile: document, encoding: .utf8)
        for part in [
            "grdb.swift", "hummingbird", "swift-nio", "swift-mustache", "swift-collections",
            "swift-foundation-icu",
            "libcurl.so.4", "libexpat.so.1", "libpq.so.5", "libz.so.1",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `the version is the same in program and changelog`() throws {
        let version = try Command.succeed(["\(Project.programs)/hanchot", "--version"])
        #expect(
            try Project.text("packaging/changelog").hasPrefix(
                "hanchot (\(version.trimmingCharacters(in: .newlines)))"))
    }
}
