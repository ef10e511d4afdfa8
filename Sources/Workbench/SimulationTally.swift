internal import Civil
internal import Scheduler

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
        let (times, addresses) =
            switch copies {
            case .none: (1, 1)
            case .listed(let all): (all.count, 1)
            case .each(let all, _): (all.count, all.count)
            }
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
    var text: String {
        var rows = NoticeKind.allCases.compactMap { kind in
            byKind[kind].map { [kind.rawValue, String($0)] }
        }
        rows += [["notices", String(notices)], ["mails", String(mails)]]
        let addresses = weights.values.reduce(0, +)
        rows.append(["addresses", String(addresses)])
        let busiest = byAddress.mapValues { $0.values.max() ?? 0 }
        rows.append(["most-mails-a-month", String(busiest.values.max() ?? 0)])
        let cells = addresses * months.count
        let tenths = cells == 0 ? 0 : (mails * 10 + cells / 2) / cells
        rows.append(["mean-mails-a-month", "\(tenths / 10).\(tenths % 10)"])
        return Columns.aligned(rows)
    }
}
