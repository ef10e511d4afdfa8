import Civil
import SourceText

/// Dates given on the command line. What is wrong with one is a finding, as in a rule file: with
/// its place in the argument, and exit status 1.
enum DateArgument {
    /// A solar date; `option` says in the finding which argument it was.
    static func solar(_ text: String, _ option: String) throws -> CivilDate {
        do {
            return try CivilDate(parsing: text)
        } catch {
            throw problem(
                text, option, place(of: error, in: text),
                Bilingual(vi: error.vietnamese, en: error.description))
        }
    }

    /// A lunar date.
    static func lunar(_ text: String, _ option: String) throws -> LunarDate {
        do { return try LunarDate(parsing: text) } catch { throw problem(text, option, error) }
    }

    /// The lunar date of a solar one that is given as `text`.
    static func lunar(of date: CivilDate, _ text: String, _ option: String) throws -> LunarDate {
        do { return try LunarDate(date) } catch { throw problem(text, option, error) }
    }

    private static func problem(_ text: String, _ option: String, _ error: LunarError) -> Problem {
        problem(
            text, option, place(of: error, in: text),
            Bilingual(vi: error.vietnamese, en: error.description))
    }

    private static func problem(
        _ text: String, _ option: String, _ range: Range<Int>, _ message: Bilingual
    ) -> Problem {
        let finding = Diagnostic(
            severity: .error, code: "bad-date", file: SourceFile(name: option, text: text),
            range: range, message: message)
        return Problem(DiagnosticRenderer(language: Surroundings.language).render(finding))
    }

    private static func place(of error: CivilError, in text: String) -> Range<Int> {
        let order = text.contains("/") ? ["day", "month", "year"] : ["year", "month", "day"]
        return switch error {
        case .outOfRange(let quantity, _, _):
            number(order.firstIndex(of: quantity), in: text) ?? whole(text)
        case .unreadable: whole(text)
        }
    }

    private static func place(of error: LunarError, in text: String) -> Range<Int> {
        switch error {
        case .dayOutOfRange: number(0, in: text) ?? whole(text)
        case .monthOutOfRange: number(1, in: text) ?? whole(text)
        case .yearOutOfRange: number(2, in: text) ?? whole(text)
        case .noLeapMonth:
            (number(1, in: text)?.lowerBound ?? 0)..<text.utf8.count
        case .before1968, .after2199, .unreadable: whole(text)
        }
    }

    private static func whole(_ text: String) -> Range<Int> { 0..<text.utf8.count }

    /// Where the number at `index` stands in `text`, in UTF-8 bytes; `nil` when it has fewer.
    private static func number(_ index: Int?, in text: String) -> Range<Int>? {
        var numbers: [Range<Int>] = []
        for (offset, byte) in text.utf8.enumerated() where (48...57).contains(byte) {
            if let last = numbers.last, last.upperBound == offset {
                numbers[numbers.count - 1] = last.lowerBound..<offset + 1
            } else {
                numbers.append(offset..<offset + 1)
            }
        }
        return index.flatMap { numbers.indices.contains($0) ? numbers[$0] : nil }
    }
}
