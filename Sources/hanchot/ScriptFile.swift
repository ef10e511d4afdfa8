import Rules
import Scheduler
import SourceText
import Workbench

/// The events in a file, or all that is wrong with them.
func readScript(_ path: String, rules: RuleSet) throws -> [ScriptedEvent] {
    let bytes = try InputFile.bytes(path, most: 1 << 30)
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Problem(bilingual("\(path): không phải văn bản UTF-8", "\(path): not UTF-8 text"))
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
