import Glibc
import Imports
import SourceText

/// Asks for what a new rule has to say: each answer is read at once, and asked for again where it won't
/// do. Without a terminal nothing is asked.
struct Asking {
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1

    /// - Parameter given: the options that were given, by the names of their fields.
    func fill(_ rule: inout NewRule, given: [String: String?]) throws {
        for field in rule.fields {
            guard let text = given[field.name] ?? nil else { continue }
            do throws(ImportRefusal) {
                say(try rule.answer(field, text))
            } catch {
                throw ImportText.problem(error, of: "--\(field.name)", status: 2)
            }
        }
        let missing = rule.missing
        guard isTerminal, !missing.isEmpty else {
            guard missing.isEmpty else {
                let options = missing.map { "--\($0.name)" }.joined(separator: ", ")
                throw Problem(
                    bilingual("thiếu: \(options)", "missing: \(options)"), status: 2)
            }
            return
        }
        for field in rule.fields where (given[field.name] ?? nil) == nil { try ask(field, &rule) }
    }

    private func ask(_ field: NewField, _ rule: inout NewRule) throws {
        let skip = field.isRequired ? "" : bilingual(" (Enter: bỏ qua)", " (Enter: none)")
        while true {
            _ = "\(field.question.text(Surroundings.language))\(skip): ".withCString {
                write(STDERR_FILENO, $0, strlen($0))
            }
            guard let line = readLine() else {
                throw Problem(bilingual("dừng lại, không ghi gì", "stopped; nothing is written"))
            }
            do throws(ImportRefusal) {
                say(try rule.answer(field, line))
                return
            } catch {
                for note in error.notes { complain("  " + note.text(Surroundings.language)) }
            }
        }
    }

    private func say(_ notes: [ImportNote]) {
        for note in notes { complain("  " + note.text(Surroundings.language)) }
    }
}
