import Edits
import Rules
import Scheduler
import SourceText
import Workbench

/// More lines than a country's offices enter in a year.
private let longestScript = 64 << 20

/// The events in a file, or all that is wrong with them.
func readScript(_ path: String, rules: RuleSet) throws -> [ScriptedEvent] {
    let bytes = try InputFile.bytes(path, most: longestScript)
    guard bytes.count <= longestScript else {
        throw Problem(
            Bilingual(
                vi: "\(path): tệp lớn quá 64 MB, hãy chia ra",
                en: "\(path): the file is larger than 64 MB, part it"
            ).text(Surroundings.language))
    }
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

extension UnclearEvents {
    /// A line for each event of the file.
    func text(_ path: String, _ rules: RuleSet) -> String {
        events.map {
            "\($0.place(in: path)): error: " + $0.text(rules).text(Surroundings.language)
        }.joined(separator: "\n")
    }
}
