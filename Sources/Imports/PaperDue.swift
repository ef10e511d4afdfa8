import Civil

/// When something is due, as a paper's table says it.
enum PaperDue: Equatable {
    /// Understood as it stands.
    case understood(String)
    /// A period without a day: what is taken for it.
    case guessed(String)
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
        if Self.fault(opening + phrase) == nil {
            self = .understood(opening + phrase)
            return
        }
        guard let fault = Self.fault(phrase) else {
            self = .understood(phrase)
            return
        }
        // "Tháng 10/2025", "Trong quý IV": all of it, so its last day.
        let period = phrase.droppingWord("trong")
        let isBefore = folded.hasPrefix("truoc") || folded.hasPrefix("before")
        if !isBefore, Self.fault("hết " + period) == nil {
            self = .guessed("hết " + period)
        } else {
            self = .unread(fault)
        }
    }

    /// Bytes: longer than any phrase of a paper's, and what isn't understood is looked at again and again.
    private static let longest = 300

    private static let goesOn = [
        "thuong xuyen", "ca nam", "trong nam", "quanh nam", "lien tuc", "khi co", "theo yeu cau",
        "theo tien do", "theo ke hoach", "hang nam", "hang ngay", "dot xuat", "all year",
        "continuous", "ongoing", "as needed", "when needed", "on request",
    ]

    private static func fault(_ phrase: String) -> WhenError? {
        do throws(WhenError) {
            _ = try WhenExpression(parsing: phrase) { _ in nil }
            return nil
        } catch {
            return error
        }
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
