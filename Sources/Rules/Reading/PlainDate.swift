import Civil
import SourceText

/// What to write for a value that holds a date in a spelling that isn't understood, such as
/// `31.05.2027`, `“05/11/2025”`, `０５/11/2025` or a spreadsheet's `45838`; `nil` where there is none.
func plainDateRemedy(_ text: String) -> Bilingual? {
    let plain = plainSpelling(text)
    if plain != text, holdsDate(plain) {
        return Bilingual(vi: "viết \(plain)", en: "write \(plain)")
    }
    if let day = spreadsheetDay(text) {
        return Bilingual(
            vi: "\(text) là số thứ tự của ngày trong bảng tính: định dạng ô là ngày, "
                + "hoặc viết \(day.vietnamese)",
            en: "\(text) is a spreadsheet's number for a day: format the cell as a date, "
                + "or write \(day.vietnamese)")
    }
    if let turned = americanDay(text) {
        return Bilingual(
            vi: "viết ngày trước tháng: \(turned.vietnamese)",
            en: "write the day before the month: \(turned.vietnamese)")
    }
    return nil
}

/// `text` with plain digits, without smart quotes and hidden characters, and with `/` between the
/// parts of dates and years of four digits.
func plainSpelling(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xFF10...0xFF19:
            plain += String(scalar.value - 0xFF10)
        case 0xFF0F, 0x2044, 0x2215: plain += "/"
        case 0xFF0E: plain += "."
        case 0xFF0D, 0x2010...0x2015, 0x2212: plain += "-"
        case 0x2018...0x201F, 0xAB, 0xBB, 0xFF02, 0xFF07: break
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD: break
        default: plain.unicodeScalars.append(scalar)
        }
    }
    return plain.split(separator: " ", omittingEmptySubsequences: false)
        .map { plainDateWord($0) }.joined(separator: " ")
}

private func plainDateWord(_ word: Substring) -> String {
    for separator in [".", "-", "/", "\\"] as [Character] {
        let parts = word.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
        else { continue }
        if parts[0].count == 4 {
            return separator == "-" ? String(word) : parts.joined(separator: "-")
        }
        guard parts[0].count <= 2, parts[1].count <= 2 else { continue }
        if parts[2].count == 4 { return parts.joined(separator: "/") }
        if parts[2].count == 2 { return "\(parts[0])/\(parts[1])/20\(parts[2])" }
    }
    return String(word)
}

/// Whether one of the words is a date that exists.
private func holdsDate(_ text: String) -> Bool {
    text.split(separator: " ").contains { word in
        do {
            _ = try CivilDate(parsing: word)
            return true
        } catch {
            return false
        }
    }
}

/// The day of a spreadsheet's serial number: 1 is 31/12/1899 in the calendar that it counts by, and
/// days of this century have five digits.
private func spreadsheetDay(_ text: String) -> CivilDate? {
    guard text.utf8.count == 5, let number = Int(text), (36_526...73_050).contains(number) else {
        return nil
    }
    return CivilDate(2000, 1, 1)?.adding(days: number - 36_526)
}

/// `6/30/2025` with the month first, as a spreadsheet with American settings writes it.
private func americanDay(_ text: String) -> CivilDate? {
    let numbers = text.split(separator: "/").map { Int($0) }
    guard numbers.count == 3, let month = numbers[0], let day = numbers[1],
        let year = numbers[2], day > 12, (1000...9999).contains(year)
    else { return nil }
    return CivilDate(year, month, day)
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Fields {
    func date(_ key: String) -> CivilDate? { text(key).flatMap { date($0) } }

    func date(_ text: Located<String>) -> CivilDate? {
        do {
            return try CivilDate(parsing: text.value)
        } catch {
            report(error, text)
            return nil
        }
    }

    /// A civil value that can't be read, in words for plan owners.
    func report(_ error: CivilError, _ text: Located<String>) {
        findings.report(
            Diagnostic(
                severity: .error, code: "bad-value", file: file, range: text.range,
                message: error.wording(of: text.value),
                remedy: plainDateRemedy(text.value) ?? error.remedy))
    }
}
