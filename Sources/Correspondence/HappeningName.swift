package import Scheduler
internal import SourceText
internal import Civil

/// What an occurrence is called that follows something that happened (statement 54): by its day and its
/// paper. Its number counts what happened anywhere, which a school that it is the first of can't know.
package struct HappeningName: Hashable, Sendable {
    private let on: CivilDate
    private let number: String?
    /// Which it is of those of one unit that day, where no paper tells them apart.
    private let place: Int

    /// `nil` where it follows nothing.
    package init?(_ occurrence: OccurrenceID, _ book: Book) {
        guard let event = book.happening(of: occurrence),
            case .occurred(let number, let units) = event.body
        else { return nil }
        on = event.on
        self.number = number
        let paper = number.map(paperNumber)
        let alike = book.openings(of: occurrence.duty).prefix { $0.occurrence != occurrence }
            .count { opening in
                guard let other = book.happening(of: opening.occurrence), other.on == event.on,
                    case .occurred(let known, let others) = other.body,
                    known.map(paperNumber) == paper,
                    book.withdrawal(of: opening.occurrence) == nil
                else { return false }
                return others.contains(where: units.contains)
            }
        place = alike + 1
    }

    /// "ngày 07/01/2026, văn bản số 45/BC".
    func text(_ language: Language) -> String {
        switch language {
        case .vi:
            (place > 1 ? "thứ \(place) " : "") + "ngày \(on.vietnamese)"
                + (number.map { ", văn bản số \($0)" } ?? "")
        case .en:
            on.vietnamese + (place > 1 ? ", no. \(place) of that day" : "")
                + (number.map { ", paper no. \($0)" } ?? "")
        }
    }

    /// "Báo cáo nhanh tai nạn (sự kiện ngày 07/01/2026, văn bản số 45/BC)".
    func joined(to name: String, _ language: Language) -> String {
        switch language {
        case .vi: "\(name) (sự kiện \(text(language)))"
        case .en: "\(name) (of \(text(language)))"
        }
    }
}
