/// The names of years in the cycle of ten heavenly stems (can) and twelve earthly branches (chi).
package enum CanChi {
    private static let stems = [
        "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý",
    ]
    private static let branches = [
        "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
    ]

    /// The name of a lunar year: 1984 was a Giáp Tý, the first of sixty.
    package static func year(_ year: Int) -> String {
        "\(stems[residue(year - 1984, 10)]) \(branches[residue(year - 1984, 12)])"
    }

    private static func residue(_ value: Int, _ modulus: Int) -> Int {
        (value % modulus + modulus) % modulus
    }
}

extension LunarDate {
    /// The name of its year, say `Ất Tỵ` for 2025.
    package var canChiYear: String { CanChi.year(year) }
}
