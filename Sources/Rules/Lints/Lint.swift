package import SourceText

/// What `check` warns of: rules that pass, and that most people would not want. A code is for ever;
/// one that is given up is never given to another.
package enum Lint: String, CaseIterable, Sendable {
    case blankNumber = "H001"
    case noSender = "H002"
    case unreachableOwner = "H003"
    case noAddress = "H004"
    case sharedAddress = "H005"
    case noSource = "H006"
    case noTitle = "H007"
    case noCalendar = "H008"
    case dueOnDayOff = "H009"
    case notAnnounced = "H010"
    case unknownDaysOff = "H011"
    case ladderOvertakes = "H012"
    case remindsTooEarly = "H013"
    case remindsTooLate = "H014"
    case neverReminds = "H015"
    case outsideOfficeHours = "H016"
    case neverRepeats = "H017"
    case rollsTogether = "H018"
    case matchesNobody = "H019"
    case outsideRole = "H020"
    case noParent = "H021"
    case gatheredByNobody = "H022"
    case noOwedBy = "H023"
    case neverCounted = "H024"
    case duplicateReference = "H025"
    case unitsPerTime = "H026"
    case dueBeforeData = "H027"
    case windowGap = "H028"
    case reportsOverlap = "H029"
    case outsideForce = "H030"
    case schoolYearsEnd = "H031"
    case ruleNote = "H032"
    case successorWithoutEnd = "H033"
    case unusedGroup = "H034"
    case unusedColumn = "H035"
    case emptyFile = "H036"
    case cutByComment = "H037"
    case hiddenCharacter = "H038"
    case skippedFile = "H039"
    case unusedAllowance = "H040"
    case busyWeek = "H041"
    case mixedReadings = "H042"
    case neverTold = "H043"
    case mailsAboveLimit = "H044"
    case lawPeriodMissing = "H045"
    case laterThanLaw = "H046"
    case otherThanLaw = "H047"
    case gathersAll = "H048"
    case dueBeforePlan = "H049"
    case checkedLater = "H050"
    case gathersTight = "H051"

    package var code: String { rawValue }

    package var text: LintText {
        switch self {
        case .blankNumber: .blankNumber
        case .noSender: .noSender
        case .unreachableOwner: .unreachableOwner
        case .noAddress: .noAddress
        case .sharedAddress: .sharedAddress
        case .noSource: .noSource
        case .noTitle: .noTitle
        case .noCalendar: .noCalendar
        case .dueOnDayOff: .dueOnDayOff
        case .notAnnounced: .notAnnounced
        case .unknownDaysOff: .unknownDaysOff
        case .ladderOvertakes: .ladderOvertakes
        case .remindsTooEarly: .remindsTooEarly
        case .remindsTooLate: .remindsTooLate
        case .neverReminds: .neverReminds
        case .outsideOfficeHours: .outsideOfficeHours
        case .neverRepeats: .neverRepeats
        case .rollsTogether: .rollsTogether
        case .matchesNobody: .matchesNobody
        case .outsideRole: .outsideRole
        case .noParent: .noParent
        case .gatheredByNobody: .gatheredByNobody
        case .noOwedBy: .noOwedBy
        case .neverCounted: .neverCounted
        case .duplicateReference: .duplicateReference
        case .unitsPerTime: .unitsPerTime
        case .dueBeforeData: .dueBeforeData
        case .windowGap: .windowGap
        case .reportsOverlap: .reportsOverlap
        case .outsideForce: .outsideForce
        case .schoolYearsEnd: .schoolYearsEnd
        case .ruleNote: .ruleNote
        case .successorWithoutEnd: .successorWithoutEnd
        case .unusedGroup: .unusedGroup
        case .unusedColumn: .unusedColumn
        case .emptyFile: .emptyFile
        case .cutByComment: .cutByComment
        case .hiddenCharacter: .hiddenCharacter
        case .skippedFile: .skippedFile
        case .unusedAllowance: .unusedAllowance
        case .busyWeek: .busyWeek
        case .mixedReadings: .mixedReadings
        case .neverTold: .neverTold
        case .mailsAboveLimit: .mailsAboveLimit
        case .lawPeriodMissing: .lawPeriodMissing
        case .laterThanLaw: .laterThanLaw
        case .otherThanLaw: .otherThanLaw
        case .gathersAll: .gathersAll
        case .dueBeforePlan: .dueBeforePlan
        case .checkedLater: .checkedLater
        case .gathersTight: .gathersTight
        }
    }

    /// How it is called in findings for programs.
    package var word: String { text.word }

    package var mark: LintMark { LintMark(code: code, level: text.level) }

    /// A code as somebody types it.
    package init?(typed: String) { self.init(rawValue: typed.uppercased()) }
}

/// One lint in words.
package struct LintText: Sendable {
    package let word: String
    package let level: LintMark.Level
    package let name: Bilingual
    package let reason: Bilingual
    package let remedy: Bilingual

    init(
        _ word: String, _ level: LintMark.Level, vi: (String, String, String),
        en: (String, String, String)
    ) {
        self.word = word
        self.level = level
        name = Bilingual(vi: vi.0, en: en.0)
        reason = Bilingual(vi: vi.1, en: en.1)
        remedy = Bilingual(vi: vi.2, en: en.2)
    }
}
