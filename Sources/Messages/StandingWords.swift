package import Scheduler
package import SourceText

/// How something that is owed stands, in the words that all answers and pages have for it (statement 15).
extension Timeliness {
    /// Of what hasn't come and isn't overdue; `nil` of the rest, which is told with its days, or by how it ended.
    package var ahead: Bilingual? {
        switch self {
        case .inTime: Bilingual(vi: "trong hạn", en: "in time")
        case .soon: Bilingual(vi: "sắp đến hạn", en: "due soon")
        case .today: Bilingual(vi: "đến hạn hôm nay", en: "due today")
        case .missing, .onTime, .late, .ended: nil
        }
    }
}

/// How what is over ended without a report.
package enum EndingWords {
    package static let waived = Bilingual(vi: "được miễn", en: "waived")
    package static let cancelled = Bilingual(vi: "đã thôi yêu cầu", en: "cancelled")
    package static let transferred = Bilingual(vi: "đã chuyển giao", en: "transferred")
}

extension ObligationState.Fulfilment {
    /// Of what is over without a report; `nil` of the rest.
    package var ending: Bilingual? {
        switch self {
        case .waived: EndingWords.waived
        case .cancelled: EndingWords.cancelled
        case .transferred: EndingWords.transferred
        case .open, .received, .accepted: nil
        }
    }
}
