/// Which units stand in which groups, by number. A chain of groups is walked once for each question, and
/// never written out: a chain of 20,000 groups would have 200 million members.
struct Membership: Sendable {
    private var numbers: [String: Int] = [:]
    /// By group: the units that name it, or that it names, and the groups that it names.
    private var units: [[Int]] = []
    private var inner: [[Int]] = []
    /// Groups that name units, which then aren't in registry order.
    private var isMixed: [Bool] = []

    init(units all: [OrgUnit], groups: [OrgGroup], unitIndex: [String: Int]) {
        for group in groups { _ = number(of: group.id) }
        for (index, unit) in all.enumerated() {
            for group in unit.groups { units[number(of: group)].append(index) }
        }
        for group in groups {
            let own = number(of: group.id)
            for member in group.members {
                if let index = unitIndex[member] {
                    units[own].append(index)
                    isMixed[own] = true
                } else if let other = numbers[member] {
                    inner[own].append(other)
                }
            }
        }
    }

    private mutating func number(of group: String) -> Int {
        if let number = numbers[group] { return number }
        let number = units.count
        numbers[group] = number
        units.append([])
        inner.append([])
        isMixed.append(false)
        return number
    }

    /// The units of a group that nothing but units are in, in registry order; `nil` for other groups.
    /// A name that is none has no units.
    func plainUnits(of group: String) -> [Int]? {
        guard let number = numbers[group] else { return [] }
        return inner[number].isEmpty && !isMixed[number] ? units[number] : nil
    }

    /// Goes through the group and all groups in it, each once, as long as `goesOn` says so of their
    /// units.
    func visit(_ group: String, while goesOn: ([Int]) -> Bool) {
        guard let start = numbers[group] else { return }
        var isSeen = [Bool](repeating: false, count: units.count)
        var waiting = [start]
        isSeen[start] = true
        while let next = waiting.popLast() {
            guard goesOn(units[next]) else { return }
            for other in inner[next] where !isSeen[other] {
                isSeen[other] = true
                waiting.append(other)
            }
        }
    }
}
