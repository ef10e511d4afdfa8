/// The lists and numbers of calendar expressions.
extension OnCalendarParser {
    /// A list of components as it stands in the text, each with its place.
    struct RawList {
        /// `nil` for `*`.
        var components: [(component: OnCalendarComponent, range: Range<Int>)]?

        /// Sorted, without doubles, once every member is known to lie in `field`.
        func checked(_ field: OnCalendarField) throws(OnCalendarError) -> [OnCalendarComponent]? {
            guard let components else { return nil }
            let sorted =
                components
                .map { ($0.component.normalised(in: field), $0.range) }
                .sorted { $0.0 < $1.0 }
            var result: [OnCalendarComponent] = []
            for (component, range) in sorted where component != result.last {
                if let reason = component.fault(in: field, at: result.count) {
                    throw OnCalendarError(reason: reason, range: range)
                }
                result.append(component)
            }
            return result
        }
    }

    /// `*`, or components with commas between.
    mutating func list(inSeconds: Bool) throws(OnCalendarError) -> RawList {
        if peek() == UInt8(ascii: "*") {
            position += 1
            return RawList(components: nil)
        }
        var list = RawList(components: [])
        while true {
            let start = position
            let component = try component(inSeconds: inSeconds)
            list.components?.append((component, start..<position))
            guard peek() == UInt8(ascii: ",") else { return list }
            position += 1
            if list.components?.count == Self.longestList {
                throw error(.listTooLong(most: Self.longestList), position..<position)
            }
        }
    }

    /// start [`..` stop] [`/` step]
    private mutating func component(
        inSeconds: Bool
    ) throws(OnCalendarError) -> OnCalendarComponent {
        let unit = inSeconds ? OnCalendarField.second.scale : 1
        let start = position
        var component = OnCalendarComponent(
            start: try number(inSeconds: inSeconds), stop: nil, step: 0)
        if peek() == UInt8(ascii: "."), position + 1 < end,
            bytes[position + 1] == UInt8(ascii: ".")
        {
            position += 2
            component.stop = try number(inSeconds: inSeconds)
            component.step = unit
        }
        if peek() == UInt8(ascii: "/") {
            position += 1
            let start = position
            component.step = try number(inSeconds: inSeconds)
            if component.step == 0 { throw error(.repetitionIsZero, start..<position) }
        } else if inSeconds, let stop = component.stop,
            (component.start..<component.start + unit).contains(stop)
        {
            throw error(.rangeTooShort, start..<position)
        }
        if let next = peek(), ![Self.blank].contains(next), !",-~:".utf8.contains(next) {
            throw unexpected("a number, '..', '/', ',' or a separator")
        }
        return component
    }

    /// A whole number; in seconds also with a fraction, rounded to microseconds.
    private mutating func number(inSeconds: Bool) throws(OnCalendarError) -> Int {
        let start = position
        let whole = try digits()
        // systemd holds these in 32 bits.
        guard whole <= Int(Int32.max) / (inSeconds ? 1_000_000 : 1) else {
            throw error(.numberTooLarge, start..<position)
        }
        guard inSeconds else { return whole }
        var value = whole * 1_000_000
        let dot = UInt8(ascii: ".")
        if peek() == dot, position + 1 >= end || bytes[position + 1] != dot {
            position += 1
            let fraction = bytes[position..<end].prefix(while: Self.isDigit)
            guard !fraction.isEmpty else { throw error(.numberExpected, position..<position) }
            position += fraction.count
            let kept = fraction.prefix(6).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            value += (0..<max(0, 6 - fraction.count)).reduce(kept) { kept, _ in kept * 10 }
            if let next = fraction.dropFirst(6).first, next >= UInt8(ascii: "5") { value += 1 }
        }
        return value
    }

    /// Any number of digits, as long as the value stays below 10¹² (year 33658 as a timestamp).
    mutating func digits() throws(OnCalendarError) -> Int {
        let text = bytes[position..<end].prefix(while: Self.isDigit)
        guard !text.isEmpty else { throw error(.numberExpected, position..<position) }
        var value = 0
        for digit in text {
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            guard value < 1_000_000_000_000 else {
                throw error(.numberTooLarge, text.startIndex..<text.endIndex)
            }
        }
        position = text.endIndex
        return value
    }
}
