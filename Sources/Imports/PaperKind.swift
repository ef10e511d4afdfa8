import Civil
import Rules

/// What a title says of the kind of a duty.
enum PaperKind: Equatable {
    case plain
    /// Its day, as `28/3`, and what it is called behind "Kỷ niệm … năm".
    case anniversary(day: String?, name: String)
    case inspection

    /// - Parameter due: what the table has for its due day.
    init(title: String, due: String) {
        let all = words(of: title)
        let isAnniversary = Self.anniversaries.contains { all.starts(with: $0) }
        if isAnniversary {
            let name = Self.name(title)
            let day = Self.day(in: title) ?? Self.day(in: due)
            self = .anniversary(day: day, name: name.isEmpty ? title : name)
        } else if Self.inspections.contains(where: { all.starts(with: $0) }) {
            self = .inspection
        } else {
            self = .plain
        }
    }

    private static let anniversaries = [
        "Kỷ niệm", "Lễ kỷ niệm", "Tổ chức kỷ niệm", "Tổ chức lễ kỷ niệm", "Mít tinh kỷ niệm",
        "Ngày truyền thống",
    ].map { Imports.words(of: $0) }
    private static let inspections = [["kiem", "tra"], ["thanh", "tra"], ["giam", "sat"]]

    /// The one day and month that a text names, whatever the year: `20/11`, `20-11-2026`.
    private static func day(in text: String) -> String? {
        let found = pieces(text).compactMap(dayMonth)
        return Set(found).count == 1 ? found[0] : nil
    }

    private static func pieces(_ text: String) -> [Substring] {
        text.split { $0.isWhitespace || "(),;:".contains($0) }
    }

    private static func dayMonth(_ piece: Substring) -> String? {
        let parts = piece.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, numbers.count == 2 || numbers.count == 3,
            CivilDate(2000, numbers[1], numbers[0]) != nil
        else { return nil }
        return "\(numbers[0])/\(numbers[1])"
    }

    /// Without "Kỷ niệm" and without the day, which stand in their own places.
    private static func name(_ title: String) -> String {
        var name = oneLine(title)
        for opening in ["Tổ chức", "Mít tinh", "Lễ"] + ["Kỷ niệm"]
        where name.lowercased().hasPrefix(opening.lowercased() + " ") {
            name = oneLine(name.dropFirst(opening.count))
        }
        if name.lowercased() == "kỷ niệm" { return "" }
        for piece in pieces(name) where dayMonth(piece) != nil {
            name = name.replacing("(\(piece))", with: "").replacing(piece, with: "")
        }
        return oneLine(name)
    }
}
