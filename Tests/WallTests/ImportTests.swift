import Testing

/// SwiftPM stops no target from importing Foundation, and the compiler's own check knows nothing of
/// access levels: so the import lines are read.
@Suite struct ImportTests {
    struct Import {
        let access: Substring
        let module: Substring
        let line: SourceTree.Line
    }

    static func imports(of target: String) throws -> [Import] {
        let levels: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
        return try SourceTree.lines(
            // Help shows the command of that name.
            #"^\s*(@\w+\s+)*((public|package|internal|private|fileprivate)\s+)?import\s"#,
            in: ["Sources/\(target)/**/*.swift"]
        ).map { line in
            let words = line.text.split(separator: " ")
            let position = try #require(words.firstIndex(of: "import"))
            let module = try #require(words[(position + 1)...].first { !kinds.contains($0) })
            return Import(
                access: words[..<position].first { levels.contains($0) } ?? "internal",
                module: module.prefix { $0 != "." && $0 != ";" }, line: line)
        }
    }

    @Test func `every target has its row in the table, and every row its target`() throws {
        #expect(try SourceTree.targets() == Wall.all.map(\.target).sorted())
    }

    @Test(arguments: Wall.all)
    func `a target imports what its row allows and nothing else`(wall: Wall) throws {
        for found in try Self.imports(of: wall.target) {
            #expect(wall.own.union(wall.outside).contains(String(found.module)), "\(found.line)")
        }
    }

    /// What a target shows of another library binds everybody above it; so libraries stay inside.
    @Test(arguments: Wall.all)
    func `only this package's own modules, and Dispatch, are shown to the targets above`(wall: Wall)
        throws
    {
        for found in try Self.imports(of: wall.target) {
            #expect(found.access != "public", "\(found.line)")
            #expect(
                found.access != "package" || wall.shown.contains(String(found.module)),
                "\(found.line)")
        }
    }

    @Test(arguments: [
        "Civil", "SourceText", "JSON", "Rules", "Scheduler", "Ledger", "Rounds", "Mail", "Delivery",
        "Spool",
    ])
    func `Foundation is far from what decides, writes and delivers mail`(target: String) throws {
        let modules = try Self.imports(of: target).map(\.module)
        #expect(!modules.contains { $0.hasPrefix("Foundation") })
    }

    @Test func `SQL is in the stores, and the parser of arguments in the programs`() throws {
        for wall in Wall.all {
            let modules = Set(try Self.imports(of: wall.target).map(\.module))
            #expect(modules.contains("GRDB") == (wall.target == "LedgerSQLite"), "\(wall)")
            #expect(
                modules.contains("CPostgres") == (wall.target == "LedgerPostgreSQL"), "\(wall)")
            #expect(
                !modules.contains("ArgumentParser") || wall.target.hasPrefix("hanchot"), "\(wall)")
        }
    }

    @Test(arguments: Wall.all)
    func `no type bears its module's name or one that Foundation or Testing owns`(wall: Wall) throws
    {
        let taken = [
            wall.target, "Unit", "Date", "Calendar", "TimeZone", "Attachment", "SourceLocation",
        ].joined(separator: "|")
        // At the left margin: a nested type has its outer type's name before it.
        let pattern =
            #"^(?:\w+ )*(?:struct|class|enum|actor|protocol|typealias) (?:\#(taken))\b"#
        let found = try SourceTree.lines(pattern, in: ["Sources/\(wall.target)/**/*.swift"])
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `every Swift target has the strict settings`() throws {
        let text = try SourceTree.text("Package.swift")
        for setting in [
            ".swiftLanguageMode(.v6)", #"("ExistentialAny")"#, #"("InternalImportsByDefault")"#,
            #"("MemberImportVisibility")"#, ".treatAllWarnings(as: .error)",
        ] {
            #expect(text.contains(setting), "\(setting)")
        }
        let targets = text.split(separator: try Regex(#"\.(target|executableTarget|testTarget)\("#))
            .dropFirst()
        for target in targets where try Self.isSwift(target) {
            #expect(target.contains("swiftSettings: strict"), "\(target.prefix(60))")
        }
    }

    /// Not so a target whose folder, given or by its name, has no line of Swift.
    private static func isSwift(_ target: Substring) throws -> Bool {
        guard let name = target.firstMatch(of: /^\s*name: "([^"]+)"/) else { return true }
        let path = target.prefix { $0 != ")" }.firstMatch(of: /path: "([^"]+)"/)?.output.1
        return try !SourceTree.files(["\(path ?? "Sources/\(name.output.1)")/**/*.swift"]).isEmpty
    }
}
