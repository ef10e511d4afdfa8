import Civil
import SourceText

/// Judges one document. It is proposed only where its own words say whole that it is that report, and
/// its day is beyond doubt (statement 39); what may be one is for a person.
struct ReceiptChoice {
    let names: UnitNames
    /// By who sends it.
    let owed: [String: [OwedItem]]
    let today: CivilDate

    func answer(_ row: RegisterRow) -> ReceiptMatch.Answer {
        switch names.find(row.issuer) {
        case .none:
            return .foreign(
                Bilingual(
                    vi: "“\(row.issuer)” không có việc nào phải báo cáo",
                    en: "'\(row.issuer)' owes no report"))
        case .several(let ids):
            let list = ids.map(names.name).joined(separator: ", ")
            return choice(
                row, ids.flatMap { owed[$0] ?? [] },
                doubting: Bilingual(
                    vi: "“\(row.issuer)” có thể là: \(list)", en: "'\(row.issuer)' may be: \(list)")
            )
        case .likely(let id):
            let name = names.name(id)
            return choice(
                row, owed[id] ?? [],
                doubting: Bilingual(
                    vi: "“\(row.issuer)” có phải là \(name)?", en: "is '\(row.issuer)' \(name)?"))
        case .known(let id): return choice(row, owed[id] ?? [], doubting: nil)
        }
    }

    private static let noReport = Bilingual(
        vi: "trích yếu không giống báo cáo nào đang chờ",
        en: "its summary is like no report that is waited for")

    /// - Parameter issuer: why it isn't sure whose document it is.
    private func choice(
        _ row: RegisterRow, _ items: [OwedItem], doubting issuer: Bilingual?
    ) -> ReceiptMatch.Answer {
        let summary = Summary(row)
        let fits = items.map(summary.fit)
        let likely = Self.likely(fits)
        let open = likely.filter(\.item.isOpen)
        guard !open.isEmpty else {
            return likely.isEmpty
                ? unlike(summary, fits, row, issuer) : done(likely, summary)
        }
        // What its words say whole is meant before what they say in part.
        let whole = open.filter(\.leftover.isEmpty)
        let chosen = whole.count == 1 ? whole : open
        var doubts = [issuer].compactMap { $0 }
        if chosen.count > 1 {
            doubts.append(
                Bilingual(
                    vi: "trích yếu hợp với \(chosen.count) việc",
                    en: "its summary fits \(chosen.count)"))
        }
        doubts += Self.doubts(chosen, summary)
        return settle(chosen.map(\.item), doubts, row)
    }

    /// Why it may be another document than a report.
    private static func doubts(_ fits: [Summary.Fit], _ summary: Summary) -> [Bilingual] {
        let leftover = fits.min { $0.leftover.count < $1.leftover.count }?.leftover ?? []
        if !leftover.isEmpty {
            let text = OfficeFile.list(leftover)
            return [
                Bilingual(
                    vi: "trích yếu còn nói điều khác (\(text)): có phải chính báo cáo ấy không?",
                    en: "its summary also says something else (\(text)): is it that report itself?")
            ]
        }
        if summary.isReport { return [] }
        return [
            Bilingual(
                vi: "không rõ văn bản này có phải báo cáo không",
                en: "it isn't clear that this is a report")
        ]
    }

    /// It says none of what is waited for: of another period, or not which.
    private func unlike(
        _ summary: Summary, _ fits: [Summary.Fit], _ row: RegisterRow, _ issuer: Bilingual?
    ) -> ReceiptMatch.Answer {
        let open = fits.filter { $0.item.isOpen && !$0.isOfAnotherPeriod }
        if summary.isBare, summary.isReport, !open.isEmpty {
            let which = Bilingual(
                vi: "trích yếu không nói là báo cáo nào", en: "its summary doesn't say which report"
            )
            return settle(open.map(\.item), [issuer, which].compactMap { $0 }, row)
        }
        guard let other = fits.first(where: { $0.item.isOpen && $0.share >= 0.5 }) else {
            return .foreign(Self.noReport)
        }
        return .foreign(
            Bilingual(
                vi: "trích yếu nói kỳ khác; đang chờ: \(other.item.names[0])",
                en: "its summary is of another period; waited for is: \(other.item.names[0])"))
    }

    /// Nobody waits for it any more.
    private func done(_ likely: [Summary.Fit], _ summary: Summary) -> ReceiptMatch.Answer {
        let received = likely.compactMap { fit -> (Summary.Fit, CivilDate?)? in
            if case .received(let day) = fit.item.state { (fit, day) } else { nil }
        }
        guard let (fit, day) = received.first else {
            return .foreign(
                Bilingual(
                    vi: "báo cáo ấy đã được miễn hoặc đã hủy, không còn phải gửi",
                    en: "that report was waived or withdrawn: it is owed no more"))
        }
        if summary.isReport, fit.leftover.isEmpty { return .received(fit.item, day) }
        return .foreign(
            Bilingual(
                vi: "báo cáo “\(fit.item.names[0])” đã ghi nhận bằng văn bản khác",
                en: "the report '\(fit.item.names[0])' was entered by another document"))
    }

    private func settle(
        _ items: [OwedItem], _ doubts: [Bilingual], _ row: RegisterRow
    ) -> ReceiptMatch.Answer {
        let years = items.compactMap { Int($0.period.prefix(4)) }
        let sent = SentDay(row, year: years.min(), today: today)
        let all = doubts + [sent.doubt].compactMap { $0 }
        if all.isEmpty, items.count == 1, let day = sent.day { return .proposed(items[0], on: day) }
        return .undecided(
            items,
            Bilingual(
                vi: all.map(\.vi).joined(separator: "; "), en: all.map(\.en).joined(separator: "; ")
            ), on: sent.day)
    }

    /// Those whose names the summary says, and that it doesn't say are of another period. Of several, those
    /// that it says clearly most of.
    private static func likely(_ fits: [Summary.Fit]) -> [Summary.Fit] {
        let scored = fits.filter { $0.share >= 0.5 && !$0.isOfAnotherPeriod }
        guard let best = scored.map(\.share).max() else { return [] }
        return scored.filter { $0.share > best - 0.2 }
    }
}
