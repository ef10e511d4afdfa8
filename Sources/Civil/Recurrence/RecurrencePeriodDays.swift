/// All days of one period, for BYSETPOS to choose from.
struct RecurrencePeriodDays: Sendable {
    private var bits: InlineArray<6, UInt64> = .init(repeating: 0)
    private var base = 0
    private(set) var count = 0

    mutating func clear() {
        bits = .init(repeating: 0)
        count = 0
    }

    /// Word `index` of the period, whose bit 0 is day `start`.
    mutating func set(word index: Int, _ days: UInt64, start: Int) {
        if index == 0 { base = start }
        bits[index] = days
        count += days.nonzeroBitCount
    }

    /// The day with `number` others before it; less than `count`.
    func day(number: Int) -> Int {
        var left = number
        var index = 0
        while left >= bits[index].nonzeroBitCount {
            left -= bits[index].nonzeroBitCount
            index += 1
        }
        var rest = bits[index]
        for _ in 0..<left { rest &= rest - 1 }
        return base + index * 64 + rest.trailingZeroBitCount
    }
}
