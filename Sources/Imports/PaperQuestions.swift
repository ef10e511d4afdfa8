import Civil
import Rules
import SourceText

/// What a person must say of a duty's day before anybody is reminded of it.
extension PaperDuty {
    var questionsOfDay: [Bilingual] {
        switch (nature, due) {
        case (.anniversary(day: .some, _), _): []
        case (.anniversary(day: nil, _), _):
            [
                Bilingual(
                    vi: "ngày kỷ niệm là ngày nào? Ghi dòng “ngày: …” và đổi loại thành “kỷ niệm”; "
                        + "để vậy thì không ai được nhắc",
                    en: "on which day is it? Write a line 'date: …' and make it an anniversary; as "
                        + "it stands nobody is reminded")
            ]
        case (.inspection, .understood), (.inspection, .guessed):
            [
                Bilingual(
                    vi:
                        "đơn vị nào đi kiểm tra, đơn vị nào được kiểm tra? Đơn vị đi kiểm tra ghi ở "
                        + "dòng “đơn vị kiểm tra: …”, đơn vị được kiểm tra ghi ở dòng “thực hiện”",
                    en: "who inspects, and who is inspected? Write the inspector under "
                        + "'inspector', those inspected under 'owed-by'")
            ]
        case (_, .standing) where dueText.isEmpty:
            [
                Bilingual(
                    vi:
                        "bảng không ghi thời hạn, để là việc thường xuyên. \(Self.asDeadline("…").vi)",
                    en: "the table says no due day: a standing duty. \(Self.asDeadline("…").en)")
            ]
        case (_, .often(let often)):
            [
                Bilingual(
                    vi: "“\(dueText)”: \(often.question.vi)? "
                        + Self.asDeadline(often.example.vi, isExample: true).vi,
                    en: "'\(dueText)': \(often.question.en)? "
                        + Self.asDeadline(often.example.en, isExample: true).en)
            ]
        case (_, .unread(let fault)):
            [
                Bilingual(
                    vi: "chưa hiểu thời hạn “\(dueText)” (\(fault.messageVi)). "
                        + Self.asDeadline("…").vi,
                    en: "'\(dueText)' isn't understood (\(fault.message)). "
                        + Self.asDeadline("…").en)
            ]
        case (.plain, .understood), (.plain, .guessed), (_, .standing): []
        }
    }

    /// Whether its own words for a day are among the questions.
    var asksForDay: Bool {
        switch (nature, due) {
        case (.anniversary, _), (_, .understood), (_, .guessed), (_, .standing): false
        case (_, .often), (_, .unread): true
        }
    }

    private static func asDeadline(_ due: String, isExample: Bool = false) -> Bilingual {
        Bilingual(
            vi:
                "Ghi dòng “hạn: \(due)”\(isExample ? " (thí dụ)" : "") và đổi loại thành “báo cáo”; "
                + "để vậy thì không ai được nhắc",
            en: "Write a line 'due: \(due)'\(isExample ? " (for example)" : "") and make it a "
                + "deadline; as it stands nobody is reminded")
    }

    /// Words of the table that made it a standing duty; "thường xuyên" is no news.
    var goesOnNote: ImportNote? {
        guard kind == .standing, case .standing = due, case .plain = nature, !dueText.isEmpty,
            !words(of: dueText).starts(with: ["thuong", "xuyen"])
        else { return nil }
        return ImportNote(
            row: row, vi: "“\(dueText)”: để là việc thường xuyên, không ai được nhắc",
            en: "'\(dueText)': a standing duty, nobody is reminded")
    }
}
