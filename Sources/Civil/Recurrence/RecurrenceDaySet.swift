/// A set of days around one year. Bit `i` is the day `i - Self.lead` days after 1 January, so that
/// weeks that begin in the year before or end in the one after have room.
struct RecurrenceDaySet {
    static let words = 6
    static let lead = 4

    var bits: InlineArray<6, UInt64> = .init(repeating: 0)

    init() {}

    /// Adds the days whose bits are set in `mask`, bit 0 standing for day `day` (from 0) of the
    /// year; days that lie outside the set's room are dropped.
    mutating func insert(_ mask: UInt64, at day: Int) {
        let index = day + Self.lead
        if index < 0 {
            if index > -64 { bits[0] |= mask >> UInt64(-index) }
            return
        }
        let (word, shift) = (index >> 6, UInt64(index & 63))
        if word < Self.words { bits[word] |= mask << shift }
        if shift > 0, word + 1 < Self.words { bits[word + 1] |= mask >> (64 - shift) }
    }

    mutating func formIntersection(_ other: Self) {
        for index in 0..<Self.words { bits[index] &= other.bits[index] }
    }
}
