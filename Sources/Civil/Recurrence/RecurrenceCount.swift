/// Where COUNT ends a rule, found by counting whole stretches and days at a time.
extension RecurrenceOccurrences {
    /// The moment of occurrence `number` (from 1) of a walk that hasn't begun; `nil` when there
    /// are fewer.
    mutating func second(number: Int) -> Int? {
        if plan.positions != nil { return oneByOne(number) }
        return plan.shape == .slots ? slot(number) : day(number)
    }

    private mutating func oneByOne(_ number: Int) -> Int? {
        var last: Int?
        for _ in 0..<number {
            guard let second = nextSecond() else { return nil }
            last = second
        }
        return last
    }

    private mutating func day(_ number: Int) -> Int? {
        let offsets = plan.offsets
        var left = number
        var isFirst = true
        while refill() {
            if isFirst {
                // Times on the start's own day that come before it were never there.
                let day = base + bits.trailingZeroBitCount
                left += plan.firstOffset(from: from - day * RecurrencePlan.day)
                isFirst = false
            }
            let count = bits.nonzeroBitCount * offsets.count
            if left <= count {
                for _ in 0..<(left - 1) / offsets.count { bits &= bits - 1 }
                let day = base + bits.trailingZeroBitCount
                return day * RecurrencePlan.day + offsets[(left - 1) % offsets.count]
            }
            left -= count
        }
        return nil
    }

    private mutating func slot(_ number: Int) -> Int? {
        let perDay = plan.slots.perDay
        guard let first = nextSlot() else { return nil }
        let offsets = plan.offsets
        var left =
            number + plan.firstOffset(from: from - first * plan.slots.length) - offsets.count
        if left <= 0 { return first * plan.slots.length + offsets[left + offsets.count - 1] }
        while true {
            let today = floorDivide(position, perDay)
            guard let day = named(from: today) else { return nil }
            if day != today { position = plan.alignedSlot(day * perDay) }
            guard position < (day + 1) * perDay else { continue }
            let start = position - day * perDay
            if start < plan.interval {
                let count = plan.slots.count(remainder: start) * offsets.count
                if count < left {
                    left -= count
                    position = plan.alignedSlot((day + 1) * perDay)
                    continue
                }
            }
            guard let slot = nextSlot() else { return nil }
            if left <= offsets.count { return slot * plan.slots.length + offsets[left - 1] }
            left -= offsets.count
        }
    }
}
