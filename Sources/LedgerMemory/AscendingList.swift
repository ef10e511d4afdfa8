/// Numbers in ascending order that join at the end and leave from anywhere, mostly from the front.
struct AscendingList {
    /// Those that left are passed over, and cleared away once they are the half.
    private var numbers: [Int] = []
    private var start = 0
    private var members: Set<Int> = []

    var count: Int { members.count }

    /// - Precondition: a number that joins is above all that ever joined.
    mutating func set(_ number: Int, holds: Bool) {
        guard holds else {
            guard members.remove(number) != nil else { return }
            while start < numbers.count, !members.contains(numbers[start]) { start += 1 }
            if numbers.count > 2 * members.count + 64 {
                numbers = numbers[start...].filter(members.contains)
                start = 0
            }
            return
        }
        if members.insert(number).inserted { numbers.append(number) }
    }

    /// The first `limit` members from `number` on.
    func from(_ number: Int, limit: Int) -> [Int] {
        var (low, high) = (start, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return Array(numbers[low...].lazy.filter(members.contains).prefix(max(0, limit)))
    }
}
