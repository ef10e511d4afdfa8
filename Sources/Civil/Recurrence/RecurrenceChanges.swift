/// What EXDATE takes out of a recurrence set and RDATE puts in (RFC 5545, sections 3.8.5.1 and
/// 3.8.5.2).
package struct RecurrenceChanges: Hashable, Sendable {
    /// A day or a moment, as UNTIL is written.
    package typealias Moment = RecurrenceRule.Until

    /// A day stands for the start's time on it.
    package internal(set) var added: [Moment] = []
    /// A day stands for all that comes on it, as libical has it.
    package internal(set) var excluded: [Moment] = []

    package init(added: [Moment] = [], excluded: [Moment] = []) {
        self.added = added
        self.excluded = excluded
    }

    /// Zones that a pasted line may name, since Vietnam's time is theirs.
    static let vietnameseZones: Set<String> = ["TZID=ASIA/HO_CHI_MINH", "TZID=ASIA/SAIGON"]

    package var isEmpty: Bool { added.isEmpty && excluded.isEmpty }

    /// `exdate:20250103,20250105 rdate:20250201`, or nothing.
    package var text: String {
        func list(_ name: String, _ moments: [Moment]) -> [String] {
            moments.isEmpty
                ? [] : ["\(name):\(moments.map(\.text).sorted().joined(separator: ","))"]
        }
        return (list("exdate", excluded) + list("rdate", added)).joined(separator: " ")
    }

    /// Takes in one property: `EXDATE:20250103,20250105`, `RDATE;VALUE=DATE:20250201`. `false` when
    /// `property` is neither of the two; throws when it is one and can't be read.
    package mutating func read(_ property: some StringProtocol) throws(RecurrenceError) -> Bool {
        let bytes = property.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let head = String(decoding: bytes[..<colon], as: UTF8.self)
            .split(separator: ";", omittingEmptySubsequences: false)
        guard head[0] == "EXDATE" || head[0] == "RDATE" else { return false }
        guard
            head.dropFirst().allSatisfy({
                $0 == "VALUE=DATE" || $0 == "VALUE=DATE-TIME"
                    || Self.vietnameseZones.contains(String($0))
            })
        else {
            throw RecurrenceError(
                "only VALUE=DATE and VALUE=DATE-TIME may stand here; times are in the plan's zone"
                    + " or end in Z",
                vi: "ở đây chỉ có thể là VALUE=DATE hoặc VALUE=DATE-TIME; giờ theo múi giờ của kế"
                    + " hoạch hoặc kết thúc bằng Z", 0..<colon)
        }
        var start = colon + 1
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
            guard let moment = Moment(bytes[start..<end]) else {
                throw RecurrenceError(
                    "a day is written 20251231, a time 20251231T170000 or 20251231T100000Z",
                    vi: "ngày viết là 20251231, giờ viết là 20251231T170000 hoặc 20251231T100000Z",
                    start..<end)
            }
            if head[0] == "RDATE" { added.append(moment) } else { excluded.append(moment) }
            start = end + 1
        }
        return true
    }
}
