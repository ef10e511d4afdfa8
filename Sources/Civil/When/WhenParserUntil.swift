/// Until when something comes again, which the plan's period says.
extension WhenParser {
    /// Behind `từ 01/03/2026`, of what comes again: `đến 30/06/2026`.
    var untilDate: WhenError? {
        let isRepeated = tokens.indices.contains { place in
            isAny(
                of: "hằng", "hàng", "mỗi", "every", "each", "monthly", "weekly", "quarterly",
                "daily",
                ahead: place - position)
        }
        guard isRepeated else { return nil }
        var ahead = current.isAfterHyphen ? 0 : 1
        while isAny(of: "hết", "ngày", "the", ahead: ahead) { ahead += 1 }
        guard let last = dayText(ahead: ahead) else { return nil }
        let lower =
            current.isAfterHyphen ? tokens[position - 1].range.upperBound : current.range.lowerBound
        let end = ahead + last.split(separator: " ").count
        return WhenHelp.untilDay(lower..<range(upTo: end).upperBound)
    }
}
