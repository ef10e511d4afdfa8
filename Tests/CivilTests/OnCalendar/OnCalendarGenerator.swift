import TestSupport

/// Makes expressions of systemd.time(7), well-formed ones and damaged ones, from a seed.
struct OnCalendarGenerator {
    var dice: SeededGenerator

    init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

    mutating func expression() -> String {
        if dice.chance(4) { return shorthand() + suffix() }
        var parts: [String] = []
        if dice.chance(35) { parts.append(weekdays()) }
        if dice.chance(65) { parts.append(date()) }
        if dice.chance(70) || parts.isEmpty { parts.append(time()) }
        return parts.joined(separator: dice.chance(90) ? " " : "  ") + suffix()
    }

    private mutating func shorthand() -> String {
        let word = dice.pick([
            "minutely", "hourly", "daily", "weekly", "monthly", "quarterly", "semiannually",
            "semi-annually", "biannually", "bi-annually", "yearly", "annually", "anually",
        ])
        return dice.chance(80) ? word : word.uppercased()
    }

    private mutating func suffix() -> String {
        dice.chance(10) ? dice.pick([" UTC", " utc", " Etc/UTC", " Asia/Ho_Chi_Minh"]) : ""
    }

    private mutating func weekdays() -> String {
        let names = [
            "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "monday", "Tuesday", "WEDNESDAY",
            "Thursday", "friday", "Saturday", "Sunday",
        ]
        var members: [String] = []
        for _ in 0..<dice.pick([1, 1, 2, 3]) {
            let first = Int.random(in: 0..<7, using: &dice)
            let name = names[first + (dice.chance(30) ? 7 : 0)]
            if dice.chance(60) {
                members.append(name)
            } else {
                let last = Int.random(in: (dice.chance(92) ? first : 0)..<7, using: &dice)
                members.append(name + (dice.chance(85) ? ".." : "-") + names[last])
            }
        }
        return members.joined(separator: ",") + (dice.chance(8) ? "," : "")
    }

    private mutating func date() -> String {
        let fromEnd = dice.chance(20)
        let day = list(1...(fromEnd ? 28 : 31), star: 25)
        let rest = list(1...12, star: 50) + (fromEnd ? "~" : "-") + day
        if dice.chance(15) { return rest }
        let years = dice.chance(85) ? 2000...2199 : 0...99
        return list(years, star: 65) + "-" + rest
    }

    private mutating func time() -> String {
        var text = list(0...23, star: 25) + ":" + list(0...59, star: 15)
        if dice.chance(35) { text += ":" + list(0...59, star: 20, fractions: dice.chance(30)) }
        return text
    }

    private mutating func list(
        _ range: ClosedRange<Int>, star: Int, fractions: Bool = false
    ) -> String {
        if dice.chance(star) { return "*" }
        return (0..<dice.pick([1, 1, 1, 2, 3])).map { _ in member(range, fractions) }
            .joined(separator: ",")
    }

    private mutating func member(_ range: ClosedRange<Int>, _ fractions: Bool) -> String {
        var start = Int.random(in: range, using: &dice)
        var text = number(start, fractions)
        if dice.chance(25) {
            if dice.chance(50) { start = min(start, range.lowerBound + range.count / 3) }
            text = number(start, fractions)
            let stop = Int.random(
                in: (dice.chance(95) ? start : 0)...range.upperBound, using: &dice)
            text += ".." + number(stop, fractions)
        }
        if dice.chance(25) {
            let most = dice.chance(85) ? max(1, range.count / 3) : range.count + 3
            text += "/" + number(Int.random(in: 1...most, using: &dice), fractions)
        }
        return text
    }

    private mutating func number(_ value: Int, _ fractions: Bool) -> String {
        var text = dice.chance(40) && value < 10 ? "0\(value)" : "\(value)"
        if fractions, dice.chance(60) {
            text += "."
            for _ in 0..<dice.pick([1, 1, 2, 3, 6, 7, 9]) {
                text += String(Int.random(in: 0...9, using: &dice))
            }
        }
        return text
    }

    /// A well-formed expression with one to three bytes added, lost or changed.
    mutating func damaged() -> String {
        var bytes = Array(expression().utf8)
        let alphabet = Array("**--~~::..,,//  0123456789@+MonTueFriUTC".utf8)
        for _ in 0..<dice.pick([1, 1, 1, 2, 3]) {
            let index = Int.random(in: 0...bytes.count, using: &dice)
            switch dice.pick([0, 1, 2, 3]) {
            case 0: bytes.insert(dice.pick(alphabet), at: index)
            case 1 where index < bytes.count: bytes.remove(at: index)
            case 2 where index < bytes.count: bytes[index] = dice.pick(alphabet)
            default: bytes.insert(contentsOf: bytes.suffix(2), at: index)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
