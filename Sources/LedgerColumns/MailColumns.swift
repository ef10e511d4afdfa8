package import Scheduler

/// What a mail's numbered lines are about, as one text: a line each, ended, obligations parted by tabs.
package func itemsText(_ items: [[ObligationID]]) -> String {
    items.map { $0.map(\.description).joined(separator: "\t") + "\n" }.joined()
}

/// A line may be about nothing; the others keep their numbers all the same.
package func items(inText text: String) -> [[ObligationID]] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
        line.split(separator: "\t").compactMap { ObligationID(parsing: $0) }
    }
}

/// The answers that a list shows, by event; `nil` for none.
package func waitingText(_ waiting: [Int64]) -> String? {
    waiting.isEmpty ? nil : waiting.map { String($0) }.joined(separator: " ")
}

package func waiting(inText text: String?) -> [Int64] {
    (text ?? "").split(separator: " ").compactMap { Int64($0) }
}

/// 64-bit FNV-1a in hexadecimal. It only narrows a search: what is found is compared whole.
package func contentHash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
}
