import Civil
import SourceText

/// Dates given on the command line. What is wrong with one is a finding, as in a rule file, with
/// its place in the argument.
enum DateArgument {
    /// What the argument is to the command. An option that can't be read is wrong usage, status 2;
    /// the very thing that was asked about is work that found a problem, status 1.
    enum Part {
        case option, subject

        fileprivate var status: Int32 {
            switch self {
            case .option: 2
            case .subject: 1
            }
        }
    }

    /// A solar date; `name` says in the finding which argument it was.
    static func solar(_ text: String, _ name: String, _ part: Part = .option) throws -> CivilDate {
        do { return try CivilDate(parsing: text) } catch { throw problem(text, name, error, part) }
    }

    /// A solar date with a time of day; midnight where only a date is given.
    static func moment(_ text: String, _ name: String) throws -> CivilDateTime {
        do { return try CivilDateTime(parsing: text) } catch {
            throw problem(text, name, error, .option)
        }
    }

    /// A lunar date, to be converted.
    static func lunar(_ text: String, _ name: String) throws -> LunarDate {
        do { return try LunarDate(parsing: text) } catch { throw problem(text, name, error) }
    }

    /// The lunar date of a solar one that is given as `text`.
    static func lunar(of date: CivilDate, _ text: String, _ name: String) throws -> LunarDate {
        do { return try LunarDate(date) } catch { throw problem(text, name, error) }
    }

    private static func problem(
        _ text: String, _ name: String, _ error: CivilError, _ part: Part
    ) -> Problem {
        problem(
            text, name, place(of: error, in: text),
            Bilingual(vi: error.vietnamese, en: error.description), part)
    }

    private static func problem(_ text: String, _ name: String, _ error: LunarError) -> Problem {
        problem(
            text, name, place(of: error, in: text),
            Bilingual(vi: error.vietnamese, en: error.description), .subject)
    }

    private static func problem(
        _ text: String, _ name: String, _ range: Range<Int>, _ message: Bilingual, _ part: Part
    ) -> Problem {
        let finding = Diagnostic(
            severity: .error, code: "bad-date", file: SourceFile(name: name, text: text),
            range: range, message: message)
        return Problem(
            DiagnosticRenderer(language: Surroundings.language).render(finding),
            status: part.status)
    }

    private static func place(of error: CivilError, in text: String) -> Range<Int> {
        let date = text.contains("/") ? ["day", "month", "year"] : ["year", "month", "day"]
        let order = date + ["hour", "minute", "second"]
        return switch error {
        case .outOfRange(let quantity, _, _):
            number(order.firstIndex(of: quantity), in: text) ?? whole(text)
        case .unreadable(let part, _): range(of: part, in: text) ?? whole(text)
        }
    }

    /// The date or the time within both; `nil` for an empty one.
    private static func range(of part: String, in text: String) -> Range<Int>? {
        guard !part.isEmpty, let range = text.firstRange(of: part) else { return nil }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return start..<start + part.utf8.count
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
