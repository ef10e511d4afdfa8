/// Small sets of numbers 0–63, value n being bit n.
enum OnCalendarBits {
    /// The least member that is `minimum` or more; `minimum` isn't negative.
    @inline(__always)
    static func first(in set: UInt64, from minimum: Int) -> Int? {
        let rest = set & (~0 << UInt64(minimum))
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    /// All values of `components`, `nil` standing for `*`.
    static func of(_ components: [OnCalendarComponent]?, in field: OnCalendarField) -> UInt64 {
        var set: UInt64 = 0
        for component in components ?? [.every(field)] {
            component.forEachValue(in: field) { set |= 1 << UInt64($0 / field.scale) }
        }
        return set
    }
}

extension OnCalendarComponent {
    /// Every whole value of `field`.
    static func every(_ field: OnCalendarField) -> OnCalendarComponent {
        OnCalendarComponent(
            start: field.componentRange.lowerBound, stop: nil, step: field.scale)
    }
}
