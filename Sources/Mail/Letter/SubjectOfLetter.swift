import Civil

/// The subject of a letter that tells several matters.
extension PageOfLetter {
    /// That of what leads it, with how many are late beside and how many others there are; `nil` where a count
    /// leads.
    func subject(of items: [LetterItem], _ view: LetterView) -> String? {
        guard !letter.isConfirmation, let line = letter.lead else { return nil }
        let lead = letter.told(line)
        let coming = letter.reader == .head ? letter.coming : []
        guard letter.reader == .head else {
            return render(lead, view).subject
                + view.wording.others(items.count - 1, isFortnight: false)
        }
        let moved = lead.kind == .moved ? items.filter { $0.kind == .moved } : []
        let late = letter.lateCount - (lead.isOverdue ? 1 : 0)
        let rest = items.count + coming.count - max(1, moved.count) - late
        let end = letter.at.date.adding(days: 14) ?? .max
        let isFortnight =
            late == 0 && areWithinFortnight(coming)
            && items.allSatisfy { item in
                item == lead || moved.contains(item) || item.day.map { $0 <= end } ?? false
            }
        let tail =
            view.wording.late(late, besides: lead.isOverdue)
            + view.wording.others(rest, isFortnight: isFortnight)
        return (moved.count > 1 ? subject(ofMoved: moved, view) : render(lead, view).subject) + tail
    }

    /// Days to commemorate may be shown further ahead, and what is late lies behind.
    func areWithinFortnight(_ coming: [LetterComing]) -> Bool {
        let end = letter.at.date.adding(days: 14) ?? .max
        return coming.allSatisfy { $0.day <= end && !$0.isLate }
    }

    /// What moved is said by its name, of several how many.
    private func subject(ofMoved moved: [LetterItem], _ view: LetterView) -> String {
        view.wording.moved(
            moved.compactMap { item -> String? in
                guard case .moved(let matter, let due, _, _, _) = item else { return nil }
                return "\(view.wording.named(matter)) (\(view.wording.short(due.lastGoodDay)))"
            })
    }
}
