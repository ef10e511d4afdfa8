package import Civil

/// How many mails an address gets in a month, and how many of them a plan has a part in (statement
/// 49): what a preview tells and a check warns of.
package struct MailLoad: Hashable, Sendable {
    package let address: String
    package let month: Month
    package let mails: Int
    /// By plan; one mail may count for several.
    package let byPlan: [String: Int]

    package struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
        package let year: Int
        package let month: Int

        package init(_ day: CivilDate) {
            year = day.year
            month = day.month
        }

        package var description: String { "\(pad(year, 4))-\(pad(month, 2))" }

        package static func < (a: Month, b: Month) -> Bool {
            (a.year, a.month) < (b.year, b.month)
        }
    }

    /// One mail that leaves.
    package struct Mail: Hashable, Sendable {
        package let address: String
        /// On the plans' clocks.
        package let day: CivilDate
        /// Of the plans that it speaks for.
        package let plans: Set<String>

        package init(address: String, day: CivilDate, plans: Set<String>) {
            self.address = address
            self.day = day
            self.plans = plans
        }
    }

    private struct Key: Hashable {
        let address: String
        let month: Month
    }

    /// Of every address and every month in which it gets any; by address, then by month.
    package static func count(_ mails: some Sequence<Mail>) -> [MailLoad] {
        var found: [Key: (mails: Int, byPlan: [String: Int])] = [:]
        for mail in mails {
            let key = Key(address: mail.address, month: Month(mail.day))
            found[key, default: (0, [:])].mails += 1
            for plan in mail.plans { found[key, default: (0, [:])].byPlan[plan, default: 0] += 1 }
        }
        return found.map { key, count in
            MailLoad(
                address: key.address, month: key.month, mails: count.mails, byPlan: count.byPlan)
        }.sorted { ($0.address, $0.month) < ($1.address, $1.month) }
    }

    /// The fullest month of each address in which `plan` has a part in more than `limit` mails, the
    /// fullest first.
    package static func above(_ limit: Int, of plan: String, in loads: [MailLoad]) -> [MailLoad] {
        let over = loads.filter { ($0.byPlan[plan] ?? 0) > limit }
        return Dictionary(grouping: over, by: \.address).values.compactMap { loads in
            loads.max { ($0.byPlan[plan] ?? 0, $1.month) < ($1.byPlan[plan] ?? 0, $0.month) }
        }.sorted {
            ($1.byPlan[plan] ?? 0, $0.address) < ($0.byPlan[plan] ?? 0, $1.address)
        }
    }
}
