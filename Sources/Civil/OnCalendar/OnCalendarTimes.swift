/// The times of day that an expression names.
struct OnCalendarTimes: Hashable, Sendable {
    private let hours: UInt64
    private let minutes: UInt64
    /// The whole seconds among them.
    private let seconds: UInt64
    /// The rest, in microseconds of the minute.
    private let fractions: [OnCalendarComponent]
    /// The first moment that matches within a minute, an hour, a day, in microseconds.
    private let firstInMinute: Int64
    private let firstInHour: Int64
    private let firstInDay: Int64

    private static let second: Int64 = 1_000_000
    private static let minute: Int64 = 60 * second
    private static let hour: Int64 = 60 * minute

    /// `nil` stands for `*`, which for seconds means every whole one.
    init(
        hours: [OnCalendarComponent]?, minutes: [OnCalendarComponent]?,
        seconds: [OnCalendarComponent]?
    ) {
        self.hours = OnCalendarBits.of(hours, in: .hour)
        self.minutes = OnCalendarBits.of(minutes, in: .minute)
        let all = seconds ?? [.every(.second)]
        let scale = OnCalendarField.second.scale
        let whole = all.filter { $0.start % scale == 0 && $0.step % scale == 0 }
        self.seconds = OnCalendarBits.of(whole, in: .second)
        fractions = all.filter { $0.start % scale != 0 || $0.step % scale != 0 }
        // Every list has a member, and every member is its own first value.
        firstInMinute = Int64(all.map(\.start).min() ?? 0)
        firstInHour = Int64(self.minutes.trailingZeroBitCount) * Self.minute + firstInMinute
        firstInDay = Int64(self.hours.trailingZeroBitCount) * Self.hour + firstInHour
    }

    var first: CivilTime { CivilTime(uncheckedMicroseconds: firstInDay) }

    /// The first time of the day that matches and isn't before `time`.
    func first(from time: CivilTime) -> CivilTime? {
        let hour = time.hour
        let minute = time.minute
        let hourStart = Int64(hour) * Self.hour
        if hours & 1 << UInt64(hour) != 0 {
            let minuteStart = hourStart + Int64(minute) * Self.minute
            if minutes & 1 << UInt64(minute) != 0,
                let moment = firstInMinute(from: time.microseconds - minuteStart)
            {
                return CivilTime(uncheckedMicroseconds: minuteStart + moment)
            }
            if let minute = OnCalendarBits.first(in: minutes, from: minute + 1) {
                return CivilTime(
                    uncheckedMicroseconds: hourStart + Int64(minute) * Self.minute + firstInMinute)
            }
        }
        guard let hour = OnCalendarBits.first(in: hours, from: hour + 1) else { return nil }
        return CivilTime(uncheckedMicroseconds: Int64(hour) * Self.hour + firstInHour)
    }

    private func firstInMinute(from moment: Int64) -> Int64? {
        let wholeSecond = Int((moment + Self.second - 1) / Self.second)
        var best = OnCalendarBits.first(in: seconds, from: wholeSecond).map {
            Int64($0) * Self.second
        }
        for component in fractions {
            let limit = OnCalendarField.second.componentRange.upperBound
            guard let value = component.first(from: Int(moment), upTo: limit) else { continue }
            best = min(best ?? Int64(value), Int64(value))
        }
        return best
    }
}
