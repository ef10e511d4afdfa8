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
    var indices: some Sequence<Int> { releases.keys }

    mutating func insert(_ index: Int, release: Instant) {
        releases[index] = release
        heap.append(Item(release: release, index: index))
        rise(heap.count - 1)
    }

    mutating func remove(_ index: Int, release: Instant) {
        guard releases[index] == release else { return }
        releases[index] = nil
        while let first = heap.first, releases[first.index] != first.release { drop() }
    }

    /// When the next one is released.
    var next: Instant? { heap.first?.release }

    /// Those released by then, by release, then by index.
    func through(_ instant: Instant) -> [Int] {
        guard let next, next <= instant else { return [] }
        return releases.filter { $0.value <= instant }
            .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
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
