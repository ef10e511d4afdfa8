internal import Civil
internal import Scheduler
internal import SourceText

/// How much is sent: notices by kind, mails, and mails that one address gets in a month.
struct SimulationTally {
    private var notices = 0
    private var mails = 0
    private var byKind: [NoticeKind: Int] = [:]
    private var lastMail: String?
    private var byAddress: [String: [Month: Int]] = [:]
    /// By the address of a unit that stands for others: for how many.
    private var weights: [String: Int] = [:]
    private var months: Set<Month> = []

    private struct Month: Hashable {
        let year: Int
        let month: Int
    }

    /// Notices of one mail come one after the other.
    mutating func count(_ notice: SimulatedNotice, _ copies: UnitKinds.Copies = .none) {
        let (times, addresses) = copies.counts
        notices += times
        byKind[notice.notice.key.kind, default: 0] += times
        let month = Month(year: notice.at.date.year, month: notice.at.date.month)
        months.insert(month)
        guard notice.mail != lastMail else { return }
        lastMail = notice.mail
        mails += addresses
        weights[notice.recipient] = addresses
        byAddress[notice.recipient, default: [:]][month, default: 0] += 1
    }

    /// The mean is over addresses that are written to and months in which anything is sent.
    func text(_ language: Language) -> String {
        func name(_ vi: String, _ en: String) -> String {
            Bilingual(vi: vi, en: en).text(language)
        }
        var rows = NoticeKind.allCases.compactMap { kind in
            byKind[kind].map { [kind.name(language), String($0)] }
        }
        let addresses = weights.values.reduce(0, +)
        rows += [
            [name("cả thảy", "notices"), String(notices)], [name("thư", "mails"), String(mails)],
            [name("địa chỉ", "addresses"), String(addresses)],
        ]
        let busiest = byAddress.mapValues { $0.values.max() ?? 0 }
        rows.append(
            [
                name("nhiều nhất một tháng", "most-mails-a-month"),
                String(busiest.values.max() ?? 0),
            ])
        let cells = addresses * months.count
        let tenths = cells == 0 ? 0 : (mails * 10 + cells / 2) / cells
        rows.append(
            [
                name("bình quân một tháng", "mean-mails-a-month"),
                name("\(tenths / 10),\(tenths % 10)", "\(tenths / 10).\(tenths % 10)"),
            ])
        return Columns.aligned(rows)
    }
}

extension NoticeKind {
    /// As tables call it: in English by the word that lines of JSON have.
    func name(_ language: Language) -> String {
        language == .vi ? name.vi : rawValue
    }
}
