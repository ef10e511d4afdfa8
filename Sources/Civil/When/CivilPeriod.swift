/// A month, quarter, half-year, nine months or year of the calendar: what a period key such as
/// `2026-Q3` names, and what reporting windows are worked out from.
package struct CivilPeriod: Hashable, Sendable {
    package enum Kind: Hashable, Sendable, CaseIterable {
        case month, quarter, halfYear
        /// The first nine months of a year, which papers report on beside quarters and halves.
        case nineMonths
        case year

        /// How many months it has.
        package var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .halfYear: 6
            case .nineMonths: 9
            case .year: 12
            }
        }

        /// How many of them a year has.
        fileprivate var perYear: Int { self == .nineMonths ? 1 : 12 / months }
    }

    package let kind: Kind
    /// 1 to 9999.
    package let year: Int
    /// Which one of its kind in the year, from 1.
    package let number: Int

    /// `nil` when the year is out of range or has no such period.
    package init?(_ kind: Kind, year: Int, number: Int = 1) {
        guard Bounded.year.range.contains(year), (1...kind.perYear).contains(number) else {
            return nil
        }
        self.kind = kind
        self.year = year
        self.number = number
    }

    /// The period that a key names: `2026-07`, `2026-Q3`, `2026-H1`, `2026-9M` or `2026`; `nil` for
    /// other keys: those of weeks, days, and places in a list.
    package init?(key: String) {
        let parts = key.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].utf8.count == 4, let year = Self.digits(parts[0]) else {
            return nil
        }
        guard parts.count == 2 else {
            self.init(.year, year: year)
            return
        }
        let rest = parts[1]
        guard rest.utf8.count == 2, let first = rest.first else { return nil }
        switch first {
        case "Q":
            guard let number = Self.digits(rest.dropFirst()) else { return nil }
            self.init(.quarter, year: year, number: number)
        case "H":
            guard let number = Self.digits(rest.dropFirst()) else { return nil }
            self.init(.halfYear, year: year, number: number)
        case "9" where rest == "9M": self.init(.nineMonths, year: year)
        default:
            guard let month = Self.digits(rest) else { return nil }
            self.init(.month, year: year, number: month)
        }
    }

    private static func digits(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// `2026-07`, `2026-Q3`, `2026-H1`, `2026-9M` or `2026`.
    package var key: String {
        let year = pad(year, 4)
        return switch kind {
        case .month: "\(year)-\(pad(number, 2))"
        case .quarter: "\(year)-Q\(number)"
        case .halfYear: "\(year)-H\(number)"
        case .nineMonths: "\(year)-9M"
        case .year: year
        }
    }

    /// The first day.
    package var start: CivilDate {
        CivilDate(year, (number - 1) * kind.months + 1, 1) ?? .min
    }

    /// The last day.
    package var end: CivilDate {
        (start.adding(months: kind.months - 1) ?? .max).lastOfMonth
    }

    /// From the first day to the last.
    package var days: ClosedRange<CivilDate> { start...end }
}
