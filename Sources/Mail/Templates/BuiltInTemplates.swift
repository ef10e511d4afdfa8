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
        for language in LetterLanguage.allCases {
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

    private static func text(_ kind: LetterKind, _ language: LetterLanguage) -> String {
        switch (language, kind) {
        case (.vietnamese, .reminder): VietnameseNotices.reminder
        case (.vietnamese, .dueToday): VietnameseNotices.dueToday
        case (.vietnamese, .overdue): VietnameseNotices.overdue
        case (.vietnamese, .moved): VietnameseNotices.moved
        case (.vietnamese, .returned): VietnameseNotices.returned
        case (.vietnamese, .refused): VietnameseNotices.refused
        case (.vietnamese, .redirect): VietnameseNotices.redirect
        case (.vietnamese, .correction): VietnameseNotices.correction
        case (.vietnamese, .anniversary): VietnameseNotices.anniversary
        case (.vietnamese, .inspection): VietnameseNotices.inspection
        case (.vietnamese, .escalation): VietnameseLists.escalation
        case (.vietnamese, .tally): VietnameseLists.tally
        case (.vietnamese, .rollUp): VietnameseLists.rollUp
        case (.vietnamese, .morningList): VietnameseLists.morningList
        case (.vietnamese, .waiting): VietnameseLists.waiting
        case (.vietnamese, .inspectionList): VietnameseLists.inspectionList
        case (.vietnamese, .confirmation): VietnameseNotices.confirmation
        case (.vietnamese, .decisions): VietnameseLists.decisions
        case (.english, .reminder): EnglishNotices.reminder
        case (.english, .dueToday): EnglishNotices.dueToday
        case (.english, .overdue): EnglishNotices.overdue
        case (.english, .moved): EnglishNotices.moved
        case (.english, .returned): EnglishNotices.returned
        case (.english, .refused): EnglishNotices.refused
        case (.english, .redirect): EnglishNotices.redirect
        case (.english, .correction): EnglishNotices.correction
        case (.english, .anniversary): EnglishNotices.anniversary
        case (.english, .inspection): EnglishNotices.inspection
        case (.english, .escalation): EnglishLists.escalation
        case (.english, .tally): EnglishLists.tally
        case (.english, .rollUp): EnglishLists.rollUp
        case (.english, .morningList): EnglishLists.morningList
        case (.english, .waiting): EnglishLists.waiting
        case (.english, .inspectionList): EnglishLists.inspectionList
        case (.english, .confirmation): EnglishNotices.confirmation
        case (.english, .decisions): EnglishLists.decisions
        }
    }
}
