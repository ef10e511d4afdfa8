import Foundation
import TestSupport
import Testing

/// The board before judges of its own kind: a browser, its accessibility's judge, and who means it no good.
@Suite(.serialized)
struct JudgeTests {
    private struct Verdict: Decodable {
        let checked: Int
        let findings: [String]
    }

    /// Beside the tests, as every program of the build.
    private static let programs = URL(fileURLWithPath: CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent().path

    private func judge(_ script: String, _ arguments: String...) throws -> Verdict {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Judge").path
        let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../rules").standardized.path
        // Their files are modules of each other.
        let start =
            "import runpy, sys; sys.dont_write_bytecode = True; sys.path.insert(0, sys.argv[1]); "
            + "script = sys.argv[2]; "
            + "sys.argv = [script] + sys.argv[3:]; runpy.run_path(script, run_name='__main__')"
        let told = try Python.run(
            start, [folder, "\(folder)/\(script)", Self.programs, rules] + arguments,
            input: Data())
        return try JSONDecoder().decode(Verdict.self, from: told)
    }

    @Test
    func
        `every page and flow holds in a browser: no script, keyboard, phone, paper, forced colours`()
        throws
    {
        let verdict = try judge("pages.py")
        #expect(verdict.findings == [])
        #expect(verdict.checked > 100)
    }

    @Test
    func
        `forged, altered and foreign requests, other roles, noise, weight and a death get nothing`()
        throws
    {
        let verdict = try judge("attacks.py", "2000")
        #expect(verdict.findings == [])
        #expect(verdict.checked > 2000)
    }
}
