import Civil

/// The subject of a letter that tells several matters.
extension PageOfLetter {
    /// One matter that is late, due today or alone isn't hidden behind a count, nor is the first of an
    /// office's lists.
    func subject(
        of items: [LetterItem], _ coming: [LetterComing], _ view: LetterView
    ) -> String? {
        guard let first = items.first, !letter.isConfirmation else { return nil }
        let others = items.count - 1 + coming.count
        if let late = letter.lateUntold, let item = late.asOverdue,
            !items.contains(where: { $0.kind == .moved })
        {
            return render(item, view).subject + view.wording.others(others, isFortnight: false)
        }
        guard letter.reader == .head else {
            guard items.contains(where: \.namesUnits) else { return nil }
            return render(first, view).subject + view.wording.others(others, isFortnight: false)
        }
        let pressing = items.count { $0.isPressing }
        let moved = items.filter { $0.kind == .moved }
        if pressing == 0, !moved.isEmpty { return subject(ofMoved: moved, others, coming, view) }
        // The one thing that asks for something, beside days that only inform.
        let isAlone =
            !coming.isEmpty && items.count(where: { !$0.onlyInforms }) == 1 && !first.onlyInforms
        guard pressing == 1 || items.count == 1 || isAlone else { return nil }
        let end = letter.at.date.adding(days: 14) ?? .max
        let isFortnight =
            items.dropFirst().allSatisfy { $0.day.map { $0 <= end } ?? false }
            && areWithinFortnight(coming)
        return render(first, view).subject
            + view.wording.others(others, isFortnight: isFortnight)
    }

    /// Days to commemorate may be shown further ahead, and what is late lies behind.
    func areWithinFortnight(_ coming: [LetterComing]) -> Bool {
        let end = letter.at.date.adding(days: 14) ?? .max
        return coming.allSatisfy { $0.day <= end && !$0.isLate }
    }

    /// What moved is said by its name, of several how many; that something is late isn't left unsaid.
    private func subject(
        ofMoved moved: [LetterItem], _ others: Int, _ coming: [LetterComing], _ view: LetterView
    ) -> String {
        let late = coming.count { $0.isLate }
        let rest = others - (moved.count - 1) - late
        let tail =
            view.wording.late(late)
            + view.wording.others(rest, isFortnight: late == 0 && areWithinFortnight(coming))
        guard moved.count > 1 else { return render(moved[0], view).subject + tail }
        let names = moved.compactMap { item -> String? in
            guard case .moved(let matter, let due, _, _, _) = item else { return nil }
            return "\(view.wording.named(matter)) (\(view.wording.short(due.lastGoodDay)))"
        }
        return view.wording.moved(names) + tail
    }
}
