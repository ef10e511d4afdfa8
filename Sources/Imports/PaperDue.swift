import Civil
import SourceText

/// When something is due, as a paper's table says it.
enum PaperDue: Equatable {
    /// Understood as it stands.
    case understood(String)
    /// A period without a day: what is taken for it.
    case guessed(String)
    /// How often, without a day: "Hằng tháng".
    case often(PaperOften)
    /// Nothing, or words for what goes on all the time.
    case standing
    /// Kept as it stands; why it isn't understood, as the reader of rules says it.
    case unread(WhenError)

    /// - Parameter header: of its column, which may say how its days are meant.
    init(_ text: String, header: String) {
        let phrase = oneLine(text).trimmingDots
        let folded = words(of: phrase).joined(separator: " ")
        if folded.isEmpty || Self.goesOn.contains(where: { folded.hasPrefix($0) }) {
            self = .standing
            return
        }
        guard phrase.utf8.count <= Self.longest else {
            self = .unread(
                WhenError(
                    "it is too long for a phrase", vi: "dài quá một câu nói về thời hạn",
                    range: 0..<phrase.utf8.count))
            return
        }
        // "Trước ngày" above a column of dates.
        let isBareDate = phrase.allSatisfy { $0.isNumber || "/-.".contains($0) }
        let heading = words(of: header).joined(separator: " ")
        let opening = isBareDate && heading.contains("truoc ngay") ? "trước ngày " : ""
        if case .success = Self.read(opening + phrase), !opening.isEmpty {
            self = .understood(opening + phrase)
            return
        }
        switch Self.read(phrase) {
        case .success(let expression):
            self =
                expression.repeatedWithoutDay.map { .often(PaperOften($0)) } ?? .understood(phrase)
        case .failure(let fault):
            // "Tháng 10/2025", "Trong quý IV": all of it, so its last day.
            let period = phrase.droppingWord("trong")
            let isBefore = folded.hasPrefix("truoc") || folded.hasPrefix("before")
            if !isBefore, case .success = Self.read("hết " + period) {
                self = .guessed("hết " + period)
            } else {
                self = .unread(fault)
            }
        }
    }

    /// Bytes: longer than any phrase of a paper's, and what isn't understood is looked at again and again.
    private static let longest = 300

    private static let goesOn = [
        "thuong xuyen", "ca nam", "trong nam", "quanh nam", "lien tuc", "khi co", "theo yeu cau",
        "theo tien do", "theo ke hoach", "hang ngay", "dot xuat", "all year",
        "continuous", "ongoing", "as needed", "when needed", "on request",
    ]

    private static func read(_ phrase: String) -> Result<WhenExpression, WhenError> {
        do throws(WhenError) {
            return .success(try WhenExpression(parsing: phrase) { _ in nil })
        } catch {
            return .failure(error)
        }
    }
}

/// How often something comes; a person must say on which day.
struct PaperOften: Equatable {
    /// What to ask, and how a line with a day would read.
    let question: Bilingual
    let example: Bilingual

    init(_ period: RepeatedPeriod) {
        let (vi, en, exampleVi, exampleEn) =
            switch period {
            case .week:
                (
                    "thứ mấy trong tuần", "on which day of the week", "thứ Sáu hằng tuần",
                    "every week on friday"
                )
            case .month:
                (
                    "ngày nào trong tháng", "on which day of the month", "ngày 25 hằng tháng",
                    "every month on 25"
                )
            case .quarter:
                (
                    "ngày nào trong quý", "on which day of the quarter", "ngày 20 tháng cuối quý",
                    "ngày 20 tháng cuối quý"
                )
            case .halfYear:
                (
                    "ngày nào trong 6 tháng", "on which day of the half-year",
                    "ngày 10/6 và 10/12 hằng năm", "ngày 10/6 và 10/12 hằng năm"
                )
            case .year:
                (
                    "ngày nào trong năm", "on which day of the year", "30/11 hằng năm",
                    "30/11 hằng năm"
                )
            case .other:
                (
                    "ngày nào, tháng nào", "on which day, in which month", "ngày 25 hằng tháng",
                    "every month on 25"
                )
            }
        question = Bilingual(vi: vi, en: en)
        example = Bilingual(vi: exampleVi, en: exampleEn)
    }
}

extension String {
    /// Without the full stop or semicolon that ends a cell's sentence.
    fileprivate var trimmingDots: String {
        var text = self[...]
        while let last = text.last, ".;, ".contains(last) { text = text.dropLast() }
        return String(text)
    }

    /// Without `word` at its beginning, whatever its case.
    fileprivate func droppingWord(_ word: String) -> String {
        guard lowercased().hasPrefix(word + " ") else { return self }
        return String(dropFirst(word.count + 1))
    }
}
