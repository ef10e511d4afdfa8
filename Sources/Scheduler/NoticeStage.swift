internal import Civil
package import Rules

/// What of its subject's course a notice is about: how far from the due day, which list, or what
/// caused it (statement 11). A text in keys, in rows and for people only.
package enum NoticeStage: Hashable, Sendable {
    /// So long before the due day: `30d`, `3wd`.
    case before(Offset)
    /// The last good day itself: `0d`.
    case due
    /// So long after it: `+3wd`. A ladder that is repeated in the other unit of days has both: `+5wd+7d`.
    case after(Offset, then: Offset? = nil)
    /// The owner's lists.
    case morning, weekly
    /// What the owner is told of a release: roles that are nobody, what the blast guard holds, mail
    /// that came back.
    case skipped, held, bounced
    /// The entry that caused it: `event-7`.
    case event(Int64)
    /// The first, second … edit of the rules that moved its due date: `edit-1`.
    case edit(Int)
    /// The entry by which a head passed it on: `passed-7`.
    case passed(Int64)
    /// The unit that took it over: `heir-thpt-a`.
    case heir(String)

    /// A reminder's: no time before is the due day.
    package init(before offset: Offset) { self = offset.isZero ? .due : .before(offset) }

    package var isAfterDue: Bool { if case .after = self { true } else { false } }
}

extension NoticeStage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .before(let offset): offset.text
        case .due: "0d"
        case .after(let offset, let more): "+\(offset.text)" + (more.map { "+\($0.text)" } ?? "")
        case .morning: "morning"
        case .weekly: "weekly"
        case .skipped: "skipped"
        case .held: "held"
        case .bounced: "bounced"
        case .event(let number): "event-\(number)"
        case .edit(let number): "edit-\(number)"
        case .passed(let number): "passed-\(number)"
        case .heir(let unit): "heir-\(unit)"
        }
    }

    /// Reads back what `description` writes; `nil` for any other text.
    package init?(parsing text: some StringProtocol) {
        let lists: [NoticeStage] = [.morning, .weekly, .skipped, .held, .bounced]
        if let list = lists.first(where: { $0.description == text }) {
            self = list
        } else if text.hasPrefix("event-") {
            guard let number = Int64(text.dropFirst(6)) else { return nil }
            self = .event(number)
        } else if text.hasPrefix("edit-") {
            guard let number = Int(text.dropFirst(5)) else { return nil }
            self = .edit(number)
        } else if text.hasPrefix("passed-") {
            guard let number = Int64(text.dropFirst(7)) else { return nil }
            self = .passed(number)
        } else if text.hasPrefix("heir-") {
            self = .heir(String(text.dropFirst(5)))
        } else if text.hasPrefix("+") {
            let parts = text.dropFirst().split(separator: "+", omittingEmptySubsequences: false)
                .map { Offset(parsing: $0) }
            switch (parts.count, parts.first, parts.last) {
            case (1, let first??, _): self = .after(first)
            case (2, let first??, let then??): self = .after(first, then: then)
            default: return nil
            }
        } else {
            guard let offset = Offset(parsing: text) else { return nil }
            self.init(before: offset)
        }
    }
}

/// By their texts, as the ledger sorts them.
extension NoticeStage: Comparable {
    package static func < (a: NoticeStage, b: NoticeStage) -> Bool {
        a.description < b.description
    }
}

extension Offset {
    /// Reads back what `text` writes; `nil` for any other.
    init?(parsing text: some StringProtocol) {
        let isWorking = text.hasSuffix("wd")
        let digits = text.dropLast(isWorking ? 2 : 1)
        guard text.hasSuffix("d"), digits.allSatisfy(\.isASCII), let count = Int(digits), count >= 0
        else { return nil }
        self = isWorking ? .workingDays(count) : .days(count)
    }
}
