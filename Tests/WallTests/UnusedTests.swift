import Testing

/// What nobody uses goes: an allowance, or a declaration that only tests call.
@Suite struct UnusedTests {
    /// Called by the language and its library, never by name.
    private static let ofTheLanguage: Set<Substring> = ["customMirror", "unownedExecutor"]

    @Test(arguments: Wall.all)
    func `a target imports everything that its row allows`(wall: Wall) throws {
        let imported = Set(try ImportTests.imports(of: wall.target).map { String($0.module) })
        let stale = wall.own.union(wall.outside).subtracting(imported)
        #expect(stale.isEmpty, "\(stale.sorted())")
    }

    /// Names are counted, not meanings: one that something else bears too is let pass.
    @Test func `what is shown to other targets is used outside the tests`() throws {
        let files = try SourceTree.files(["Sources/**", "Benchmarks/**", "Fuzz/**"])
            .filter { $0.hasSuffix(".swift") }
        var uses: [Substring: Int] = [:]
        var declared: [Substring] = []
        let declaration =
            /^ *package (?:[a-z]+(?:\(set\))? )*(?:func|var|let|struct|class|enum|protocol|actor|typealias) (\w+)/
        for file in files {
            let text = try SourceTree.text(file)
            for line in text.split(separator: "\n") {
                let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
                for word in code.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }
                ) { uses[word, default: 0] += 1 }
                if let found = line.prefixMatch(of: declaration) { declared.append(found.output.1) }
            }
        }
        try #require(declared.count > 500)
        let unused = declared.filter { uses[$0] == 1 && !Self.ofTheLanguage.contains($0) }
        #expect(unused.isEmpty, "\(unused)")
    }
}
