/// A zone's data in the form that lookups want: sorted transitions, then a rule for what follows.
/// All times are whole seconds since 1970-01-01T00:00:00Z, all offsets seconds east of UTC.
final class ZoneTable: Sendable {
    /// When the offset changes, strictly ascending, each change a real one.
    private let times: [Int64]
    /// The offset from `times[i]` on.
    private let offsets: [Int32]
    /// The offset before `times[0]`.
    private let initial: Int32
    /// What holds from `footerStart` on, if the data has a rule for it.
    private let footer: ZoneFooter?
    private let footerStart: Int64

    /// What an offset may be (RFC 8536, section 3.2).
    static let offsets = -89_999...93_599
    /// Instants are microseconds in 64 bits; no transition outside that matters.
    static let representable: ClosedRange<Int64> = -9_223_372_036_854...9_223_372_036_854

    /// `times` ascends strictly; it is no longer than `offsets`, whose values lie in
    /// `Self.offsets`, as does `initial`.
    init(times: [Int64], offsets: [Int], initial: Int, footer: ZoneFooter?, footerStart: Int64) {
        // From its start the footer has the say, should the last transition contradict it.
        let usesFooter = footerStart <= Self.representable.upperBound
        let start = footerStart < Self.representable.lowerBound ? Int64.min : footerStart
        var kept: [Int64] = []
        var keptOffsets: [Int32] = []
        var first = Int32(initial)
        for (time, given) in zip(times, offsets) {
            let offset = time == start && usesFooter ? footer?.offset(at: time) ?? given : given
            if time < Self.representable.lowerBound {
                first = Int32(offset)
            } else if time <= Self.representable.upperBound,
                offset != Int(keptOffsets.last ?? first)
            {
                kept.append(time)
                keptOffsets.append(Int32(offset))
            }
        }
        self.times = kept
        self.offsets = keptOffsets
        self.initial = first
        self.footer = usesFooter ? footer : nil
        self.footerStart = start
    }

    /// A stretch of time with one offset: from `start` to just before `end`, where `.min` and
    /// `.max` mean for ever.
    struct Span {
        var start: Int64
        var end: Int64
        var offset: Int
    }

    /// The stretch that holds at `time`.
    func span(at time: Int64) -> Span {
        if let footer, time >= footerStart {
            var span = footer.span(at: time)
            if span.start < footerStart {
                span.start = times.last ?? .min
            }
            return span
        }
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) >> 1
            if times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        let offset = low == 0 ? initial : offsets[low - 1]
        var end = low == times.count ? Int64.max : times[low]
        if low == times.count, let footer { end = footer.span(at: footerStart).end }
        return Span(start: low == 0 ? .min : times[low - 1], end: end, offset: Int(offset))
    }

    /// What `wall` (a local time written as if it were UTC) means here, by walking every stretch
    /// whose clock could show it.
    func resolve(_ wall: Instant) -> LocalResolution {
        let reach = Int64(Self.offsets.upperBound)
        var span = span(at: wall.seconds - reach)
        var first: Instant?
        var gap: LocalResolution?
        while true {
            let instant = wall.adding(seconds: -Int64(span.offset))
            let seconds = instant.seconds
            if seconds >= span.start, seconds < span.end {
                if let first { return .fold(first: first, second: instant) }
                first = instant
            }
            guard span.end <= wall.seconds + reach else { break }
            let next = self.span(at: span.end)
            let local = wall.seconds
            if gap == nil, local >= span.end + Int64(span.offset),
                local < span.end + Int64(next.offset)
            {
                gap = .gap(
                    before: span.offset, after: next.offset,
                    transition: Instant(seconds: span.end))
            }
            span = next
        }
        if let first { return .unique(first) }
        // Every local time that no stretch shows lies in a jump; the last line can't be reached.
        return gap ?? .unique(wall.adding(seconds: -Int64(span.offset)))
    }

    func hasSameData(as other: ZoneTable) -> Bool {
        times == other.times && offsets == other.offsets && initial == other.initial
            && footer == other.footer && footerStart == other.footerStart
    }
}
