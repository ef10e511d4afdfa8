import Civil

/// Days and times as spreadsheets count them.
struct SheetDay {
    /// Where counting starts (ECMA-376 part 1, 18.17.4.1).
    enum System {
        /// Day 1 is 1 January 1900, and day 60 the 29 February 1900 that never was.
        case from1900
        /// Day 0 is 1 January 1904.
        case from1904
    }

    /// The cell of a day with a time in its fraction; a number that is no day stays one.
    static func cell(_ serial: Double, _ system: System, _ origin: SheetCell.Origin) -> SheetCell {
        // To the second: a third of a day isn't a fraction of two.
        let seconds = (serial * 86_400).rounded()
        guard seconds >= 0, seconds < 2_958_466 * 86_400 else {
            return SheetCell(SheetNumber.text(serial), origin: origin)
        }
        let (days, rest) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
        let day: CivilDate?
        switch system {
        case .from1904: day = CivilDate(1904, 1, 1)?.adding(days: days)
        case .from1900 where days == 60: return SheetCell("29/02/1900", origin: origin)
        case .from1900 where days == 0: return SheetCell(time(rest), origin: origin)
        case .from1900:
            day = CivilDate(1899, 12, days < 60 ? 31 : 30)?.adding(days: days)
        }
        guard let day else { return SheetCell(SheetNumber.text(serial), origin: origin) }
        return cell(day, time: rest == 0 ? "" : time(rest), origin)
    }

    /// An ISO 8601 date or date-time, as OpenDocument and strict workbooks have them.
    static func cell(_ iso: String, _ origin: SheetCell.Origin) -> SheetCell {
        let parts = iso.split(separator: "T", maxSplits: 1)
        do throws(CivilError) {
            let day = try CivilDate(parsing: parts.first ?? "")
            let time = parts.count > 1 ? String(parts[1].prefix(5)) : ""
            return cell(day, time: time == "00:00" ? "" : time, origin)
        } catch {
            return SheetCell(trimmed(iso), origin: origin)
        }
    }

    private static func cell(_ day: CivilDate, time: String, _ origin: SheetCell.Origin)
        -> SheetCell
    {
        SheetCell(
            time.isEmpty ? day.vietnamese : "\(day.vietnamese) \(time)", day: day, origin: origin)
    }

    private static func time(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    }
}

enum SheetNumber {
    /// As a person would write it who has read it: no `.0`, and no digits that binary fractions make.
    static func text(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return "\(Int64(number))" }
        // A spreadsheet keeps fifteen digits.
        let scale = 1e10
        let rounded = (number * scale).rounded() / scale
        return abs(number) < 1e5 ? "\(rounded)" : "\(number)"
    }
}
