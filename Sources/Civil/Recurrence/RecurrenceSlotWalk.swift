/// The hours, minutes or seconds of rules that repeat by them. A slot's number counts from
/// 1970-01-01T00:00:00.
extension RecurrenceOccurrences {
    mutating func nextSlot() -> Int? {
        let perDay = plan.slots.perDay
        while true {
            let today = floorDivide(position, perDay)
            guard let day = named(from: today) else { return nil }
            if day != today { position = plan.alignedSlot(day * perDay) }
            // A long interval may have stepped over the named day.
            guard position < (day + 1) * perDay else { continue }
            let first = position - day * perDay
            if plan.slots.count(remainder: first % plan.interval) > 0,
                let slot = plan.slots.first(from: first)
            {
                let aligned = plan.alignedSlot(day * perDay + slot)
                if aligned == day * perDay + slot {
                    position = aligned + plan.interval
                    return aligned
                }
                position = aligned
            } else {
                position = plan.alignedSlot((day + 1) * perDay)
            }
        }
    }
}

extension RecurrencePlan {
    /// The first day of the series, every `interval`th one, from `day` on.
    func aligned(_ day: Int) -> Int {
        let first = Int(firstDate.dayNumber)
        return first + (day - first + interval - 1) / interval * interval
    }

    /// The first slot of the series from `slot` on.
    func alignedSlot(_ slot: Int) -> Int {
        let first = floorDivide(self.first, slots.length)
        return slot <= first ? first : first + (slot - first + interval - 1) / interval * interval
    }

    /// The first of `offsets` that is `second` or more.
    func firstOffset(from second: Int) -> Int {
        var low = 0
        var high = offsets.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
