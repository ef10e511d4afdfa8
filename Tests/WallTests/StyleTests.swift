import Glibc
import Testing

/// The habits that a reader relies on, held as rules.
@Suite struct StyleTests {
    struct Ban: Sendable, CustomStringConvertible {
        let pattern: String
        let why: String

        var description: String { why }
    }

    @Test(arguments: [
        Ban(pattern: #"\btry\?"#, why: "an error is told, never dropped"),
        Ban(pattern: #"\btry!|\bas!"#, why: "what can fail is handled"),
        Ban(pattern: #"\bcatch\s*\{\s*\}"#, why: "an error that is caught is handled"),
        Ban(pattern: #"\bfatalError\b"#, why: "a service does not end itself"),
        Ban(pattern: #"@unchecked\s+Sendable"#, why: "the compiler checks"),
        Ban(pattern: #"@_\w"#, why: "the language's own attributes may change"),
        Ban(pattern: #"\b(?:TO(?:DO)|FIX(?:ME)|XX(?:X)|HA(?:CK))\b"#, why: "done, or an issue"),
        Ban(
            pattern: #"\b(?:class|struct|enum|actor|protocol)\s+\w*(?:Manager|Helper|Utils?)\b"#,
            why: "a name says what the type holds"),
        Ban(
            pattern:
                #"^\s*(?:public|open)\s+(?:[a-z]+\s+)*(?:struct|class|enum|func|var|let|init)\b"#,
            why: "no other package calls anything here"),
    ])
    func `the code keeps its habits`(ban: Ban) throws {
        let found = try SourceTree.lines(ban.pattern, in: ["Sources/**/*.swift"])
        #expect(found.isEmpty, "\(found): \(ban.why)")
    }

    @Test func `only the programs end the process`() throws {
        let found = try SourceTree.lines(#"(?<![.\w])_?exit\("#, in: ["Sources/**/*.swift"])
            .filter { !$0.path.hasPrefix("Sources/hanchot") }
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: ["Sources", "Tests", "Benchmarks", "Fuzz", "scripts", ".ci"])
    func `a file holds one idea: at most 300 lines`(folder: String) throws {
        let long = try SourceTree.files(["\(folder)/**"]).filter {
            $0.hasSuffix(".swift") || !$0.hasPrefix("Tests") && !$0.contains(".")
        }.map {
            (path: $0, count: try SourceTree.text($0).filter { $0 == "\n" }.count)
        }
        .filter { $0.count > 300 }
        #expect(long.isEmpty, "\(long)")
    }

    @Test func `nothing names a path of one machine`() throws {
        // Written so that this file doesn't name one.
        let found = try SourceTree.lines(
            #"(?<![\w.$}])/(?:work/(?:main|shared)|farm|home|tmp/h|opt/swift)/"#, in: ["**"])
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `what a build makes is not tracked`() throws {
        let made = try SourceTree.tracked().filter {
            $0.hasPrefix(".build") || $0.contains("/.build") || $0.hasSuffix("Package.resolved")
                || $0.hasPrefix("run/")
        }
        #expect(made == [])
    }

    @Test func `scripts can be run, and stop at the first error`() throws {
        let scripts = try SourceTree.files(["scripts/*", ".ci/*"])
        try #require(scripts.count >= 6)
        for script in scripts {
            #expect(access(SourceTree.root + "/" + script, X_OK) == 0, "\(script)")
            let lines = try SourceTree.text(script).split(separator: "\n")
            if lines.first == "#!/bin/bash" {
                #expect(lines.contains("set -euo pipefail"), "\(script)")
            }
        }
    }
}
