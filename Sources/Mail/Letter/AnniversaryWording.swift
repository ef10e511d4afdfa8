import Civil

/// What commemorated days are called.
extension LetterWording {
    /// `Kỷ niệm 43 năm Ngày Nhà giáo Việt Nam`; without a number the occasion alone.
    func name(_ anniversary: LetterAnniversary) -> String {
        let occasion = anniversary.occasion
        guard let number = anniversary.number else { return occasion }
        if anniversary.isDeathDay {
            let bare = pick(withoutDeathDay(occasion), occasion)
            return pick(
                "Giỗ lần thứ \(number)\(bare.isEmpty ? "" : " \(bare)")",
                "\(ordinal(number)) death anniversary: \(bare)")
        }
        return pick(
            "Kỷ niệm \(number) năm \(occasion)",
            "\(ordinal(number)) anniversary of \(occasion)")
    }

    /// The occasion without the word that `name` puts in front: "Ngày giỗ cụ A" and
    /// "Giỗ cụ A" are "cụ A".
    private func withoutDeathDay(_ occasion: String) -> String {
        for word in ["Ngày giỗ ", "ngày giỗ ", "Giỗ ", "giỗ ", "Lễ giỗ "] {
            if occasion.hasPrefix(word) { return String(occasion.dropFirst(word.count)) }
        }
        return occasion
    }

    /// The same inside a sentence.
    func nameInside(_ anniversary: LetterAnniversary) -> String {
        guard anniversary.number != nil else { return anniversary.occasion }
        return pick(midSentence(name(anniversary)), "the \(name(anniversary))")
    }

    /// Decree 145/2013, article 3: ends in 0 năm tròn, in 5 năm lẻ 5; `nil` for other years.
    func roundness(_ number: Int) -> String? {
        switch number % 10 {
        case 0: pick("năm tròn", "round (ends in 0)")
        case 5: pick("năm lẻ 5", "half-round (ends in 5)")
        default: nil
        }
    }

    private func ordinal(_ number: Int) -> String {
        let suffix =
            switch (number % 100, number % 10) {
            case (11, _), (12, _), (13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(suffix)"
    }
}
