package import Civil
package import Edits
import Scheduler
package import SourceText

/// An edit of the rules that waits for somebody's word (statement 36); what ran before goes on.
package struct HeldEdit: Sendable {
    package let checked: CheckedRules
    package let consequences: EditConsequences
    /// When it was first met.
    package let since: Instant
    /// The day of that, where the plans are.
    package let day: CivilDate

    package init(
        checked: CheckedRules, consequences: EditConsequences, since: Instant, day: CivilDate
    ) {
        self.checked = checked
        self.consequences = consequences
        self.since = since
        self.day = day
    }

    package var digest: String { consequences.digest }

    /// The command that takes it up.
    package var command: String { "hanchot reload --accept \(digest)" }

    /// For the owner's lists and whoever asked.
    package var text: Bilingual {
        Bilingual(vi: "\(state.vi). \(choices.vi)", en: "\(state.en). \(choices.en)")
    }

    /// What waits and why.
    package var state: Bilingual {
        Bilingual(
            vi:
                "quy tắc sửa ngày \(day.vietnamese) chưa áp dụng, vì \(stakes.vi); quy tắc cũ vẫn chạy",
            en:
                "an edit of the rules is held since \(day.iso), because \(stakes.en); the rules before "
                + "go on")
    }

    /// What may be done about it.
    package var choices: Bilingual {
        Bilingual(
            vi:
                "Xem: 'hanchot reload'. Đồng ý: '\(command)'. Không: sửa lại tệp, rồi 'hanchot reload'",
            en: "See it: 'hanchot reload'. Take it up: '\(command)'. Else mend the files, "
                + "then 'hanchot reload'")
    }

    /// For the journal: the same with the places.
    package var journalText: String {
        let places = consequences.places
        let shown = places.prefix(Self.placesShown)
        let rest = places.count - shown.count
        let lines = shown.map { "\n  \($0)" }.joined()
        return text.en + lines + (rest == 0 ? "" : "\n  … and \(rest) more")
    }

    /// For `STATUS=`.
    package var status: String { "an edit of the rules is held: \(command)" }

    private static let placesShown = 12

    /// What would be lost or taken back, as counts.
    private var stakes: Bilingual {
        let withdrawn = consequences.withdrawn.filter(\.isHeld).map(\.told).reduce(0, +)
        let moved = consequences.moved.filter(\.isHeld).map(\.told).reduce(0, +)
        var vi: [String] = []
        var en: [String] = []
        if !consequences.orphans.isEmpty {
            let count = consequences.orphans.count
            vi.append("\(count) ghi nhận sẽ mất chỗ")
            en.append(count == 1 ? "1 record would be lost" : "\(count) records would be lost")
        }
        if !consequences.displaced.isEmpty {
            let count = consequences.displaced.count
            vi.append("\(count) ghi nhận sẽ tính cho ngày khác")
            en.append("\(quantity(count, "record")) would count for another day")
        }
        if withdrawn > 0 {
            vi.append("\(withdrawn) đầu việc đã nhắc sẽ không còn")
            en.append("\(withdrawn) that were reminded would no longer owe it")
        }
        if moved > 0 {
            vi.append("hạn đã báo cho \(moved) đơn vị sẽ đổi")
            en.append("a due day that \(moved) were told would move")
        }
        return Bilingual(vi: vi.joined(separator: ", "), en: en.joined(separator: ", "))
    }
}

extension EditConsequences {
    /// Where records are lost, or what was told is taken back: a line each.
    fileprivate var places: [String] {
        var lost: [String: Int] = [:]
        for orphan in orphans {
            let reason =
                switch orphan.lack {
                case .duty: "the duty is gone"
                case .period: "the period is gone"
                case .unit: "the unit no longer owes it"
                }
            let now = orphan.likely.map { "; is it '\($0)' now?" } ?? ""
            lost["\(orphan.obligation.occurrence): \(reason)\(now)", default: 0] += 1
        }
        let records = lost.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value) recorded)" }
        var others: [String: Int] = [:]
        for item in displaced {
            let days = "for \(item.from.iso), would count for \(item.to.iso)"
            others["\(item.obligation.occurrence): \(days)", default: 0] += 1
        }
        return records
            + others.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value) recorded)" }
            + withdrawn.filter(\.isHeld).map { "\($0.occurrence): no longer owed, \($0.told) told" }
            + moved.filter(\.isHeld).map {
                "\($0.occurrence): due \($0.from.iso) → \($0.to.iso), \($0.told) told"
            }
    }
}
