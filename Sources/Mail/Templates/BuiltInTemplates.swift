import SourceText

/// Every built-in template by name: `vi/reminder`, `en/footer`, …, and `html` for the page.
enum BuiltInTemplates {
    static let digest = "digest"
    static let confidential = "confidential"
    static let frame = "frame"
    static let footer = "footer"
    static let html = "html"

    /// Templates that begin with `Subject:` (and, but for these two, `Line:`).
    static let withoutLine: Set<String> = [digest, confidential]
    static let withoutSubject: Set<String> = [frame, footer, html]

    static let all: [String: String] = {
        var table = [html: HTMLPage.template]
        for language in Language.allCases {
            for kind in LetterKind.allCases {
                table["\(language.rawValue)/\(kind.rawValue)"] = text(kind, language)
            }
        }
        table["vi/\(digest)"] = VietnameseLists.digest
        table["vi/\(confidential)"] = VietnameseLists.confidential
        table["vi/\(frame)"] = VietnameseLists.frame
        table["vi/\(footer)"] = VietnameseLists.footer
        table["en/\(digest)"] = EnglishLists.digest
        table["en/\(confidential)"] = EnglishLists.confidential
        table["en/\(frame)"] = EnglishLists.frame
        table["en/\(footer)"] = EnglishLists.footer
        return table
    }()

    private static func text(_ kind: LetterKind, _ language: Language) -> String {
        switch (language, kind) {
        case (.vi, .reminder): VietnameseNotices.reminder
        case (.vi, .dueToday): VietnameseNotices.dueToday
        case (.vi, .overdue): VietnameseNotices.overdue
        case (.vi, .moved): VietnameseNotices.moved
        case (.vi, .returned): VietnameseNotices.returned
        case (.vi, .refused): VietnameseNotices.refused
        case (.vi, .redirect): VietnameseNotices.redirect
        case (.vi, .correction): VietnameseNotices.correction
        case (.vi, .withdrawn): VietnameseNotices.withdrawn
        case (.vi, .anniversary): VietnameseNotices.anniversary
        case (.vi, .inspection): VietnameseNotices.inspection
        case (.vi, .escalation): VietnameseLists.escalation
        case (.vi, .tally): VietnameseLists.tally
        case (.vi, .rollUp): VietnameseLists.rollUp
        case (.vi, .morningList): VietnameseLists.morningList
        case (.vi, .waiting): VietnameseLists.waiting
        case (.vi, .inspectionList): VietnameseLists.inspectionList
        case (.vi, .confirmation): VietnameseNotices.confirmation
        case (.vi, .decisions): VietnameseLists.decisions
        case (.en, .reminder): EnglishNotices.reminder
        case (.en, .dueToday): EnglishNotices.dueToday
        case (.en, .overdue): EnglishNotices.overdue
        case (.en, .moved): EnglishNotices.moved
        case (.en, .returned): EnglishNotices.returned
        case (.en, .refused): EnglishNotices.refused
        case (.en, .redirect): EnglishNotices.redirect
        case (.en, .correction): EnglishNotices.correction
        case (.en, .withdrawn): EnglishNotices.withdrawn
        case (.en, .anniversary): EnglishNotices.anniversary
        case (.en, .inspection): EnglishNotices.inspection
        case (.en, .escalation): EnglishLists.escalation
        case (.en, .tally): EnglishLists.tally
        case (.en, .rollUp): EnglishLists.rollUp
        case (.en, .morningList): EnglishLists.morningList
        case (.en, .waiting): EnglishLists.waiting
        case (.en, .inspectionList): EnglishLists.inspectionList
        case (.en, .confirmation): EnglishNotices.confirmation
        case (.en, .decisions): EnglishLists.decisions
        }
    }
}
