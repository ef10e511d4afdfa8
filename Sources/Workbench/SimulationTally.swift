internal import Civil
internal import Scheduler

/// How much is sent: notices by kind, mails, and mails that one address gets in a month.
struct SimulationTally {
    private var notices = 0
    private var mails = 0
    private var byKind: [NoticeKind: Int] = [:]
    private var lastMail: String?
    private var byAddress: [String: [Month: Int]] = [:]
    private var months: Set<Month> = []

    private struct Month: Hashable {
        let year: Int
        let month: Int
    }

    /// Notices of one mail come one after the other.
    mutating func count(_ notice: SimulatedNotice) {
        notices += 1
        byKind[notice.notice.key.kind, default: 0] += 1
        let month = Month(year: notice.at.date.year, month: notice.at.date.month)
        months.insert(month)
        guard notice.mail != lastMail else { return }
        lastMail = notice.mail
        mails += 1
        byAddress[notice.recipient, default: [:]][month, default: 0] += 1
    }

    /// The mean is over addresses that are written to and months in which anything is sent.
    var text: String {
        var rows = NoticeKind.allCases.compactMap { kind in
            byKind[kind].map { [kind.rawValue, String($0)] }
        }
        rows += [["notices", String(notices)], ["mails", String(mails)]]
        rows.append(["addresses", String(byAddress.count)])
        let busiest = byAddress.mapValues { $0.values.max() ?? 0 }
        rows.append(["most-mails-a-month", String(busiest.values.max() ?? 0)])
        let cells = byAddress.count * months.count
        let tenths = cells == 0 ? 0 : (mails * 10 + cells / 2) / cells
        rows.append(["mean-mails-a-month", "\(tenths / 10).\(tenths % 10)"])
        return Columns.aligned(rows)
    }
}
