import Foundation
import Rules
import Scheduler
import SourceText
import Workbench

/// The events in a file, or all that is wrong with them.
func readScript(_ path: String, rules: RuleSet) throws -> [ScriptedEvent] {
    let text: String
    do {
        text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
        throw Problem("\(path): can't be read: \(error.localizedDescription)")
    }
    let (script, findings) = Script.read(text, rules: rules)
    guard findings.isEmpty else {
        throw Problem(
            findings.map {
                "\(path):\($0.line): error: \($0.reason.text(Surroundings.language))"
            }.joined(separator: "\n"))
    }
    return script.events
}
