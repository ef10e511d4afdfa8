import Civil
import Rules
import Scheduler
import SourceText
import Testing

@testable import Rounds

@Suite("The parts of a release that are committed at a time")
struct BatchesTests {
    /// A mail to each address; the slot tells them apart.
    private func bundles(_ addresses: [String]) -> [Bundle] {
        addresses.enumerated().map { place, address in
            Bundle(
                recipient: Recipient(
                    address: address, unit: nil,
                    person: Person(), language: .vi),
                slot: Instant(microseconds: Int64(place)), notices: [])
        }
    }

    @Test(
        "Parts are of the size asked for, in order; what else an address gets joins its first mail",
        arguments: [
            (size: 2, "a b c d e", ["a b", "c d", "e"]),
            (size: 2, "a b c a d b", ["a b a b", "c d"]),
            (size: 1, "a a a", ["a a a"]),
            (size: 3, "", []),
            (size: 9, "b a", ["b a"]),
        ])
    func batches(size: Int, addresses: String, parts: [String]) {
        let all = bundles(addresses.split(separator: " ").map(String.init))
        let made = all.batches(of: size)
        #expect(made.map { $0.map(\.recipient.address).joined(separator: " ") } == parts)
        #expect(made.map { $0.map(\.slot) } == made.map { $0.map(\.slot).sorted() })
    }
}
