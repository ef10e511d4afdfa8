import Civil

/// Indices of the notices that wait, by release: a heap, in which those taken out are passed over.
struct WaitingList {
    private struct Item {
        let release: Instant
        let index: Int

        static func < (a: Item, b: Item) -> Bool { (a.release, a.index) < (b.release, b.index) }
    }

    private var heap: [Item] = []
    /// The release under which each waits now.
    private var releases: [Int: Instant] = [:]

    var count: Int { releases.count }

    mutating func insert(_ index: Int, release: Instant) {
        releases[index] = release
        heap.append(Item(release: release, index: index))
        rise(heap.count - 1)
    }

    mutating func remove(_ index: Int) {
        guard releases.removeValue(forKey: index) != nil else { return }
        if heap.count > 2 * releases.count + 64 {
            // Sorted, it is a heap too.
            heap = releases.map { Item(release: $0.value, index: $0.key) }.sorted(by: <)
        }
        while let first = heap.first, !waits(first) { drop() }
    }

    private func waits(_ item: Item) -> Bool { releases[item.index] == item.release }

    /// When the next one is released.
    var next: Instant? { heap.first?.release }

    /// Those released by then, by release, then by index. What is released later costs nothing.
    func through(_ instant: Instant) -> [Int] {
        var found: [Item] = []
        var open = [0]
        while let place = open.popLast() {
            guard place < heap.count, heap[place].release <= instant else { continue }
            if waits(heap[place]) { found.append(heap[place]) }
            open += [2 * place + 1, 2 * place + 2]
        }
        return ordered(found)
    }

    /// Those released after then, in the same order.
    func after(_ instant: Instant) -> [Int] {
        ordered(heap.filter { $0.release > instant && waits($0) })
    }

    /// One that was put off and back again stands in the heap twice.
    private func ordered(_ items: [Item]) -> [Int] {
        var indices: [Int] = []
        for item in items.sorted(by: <) where indices.last != item.index {
            indices.append(item.index)
        }
        return indices
    }

    private mutating func rise(_ start: Int) {
        var child = start
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func drop() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
