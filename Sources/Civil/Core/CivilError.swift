/// A civil value that can't exist, or a text that can't be read as one.
///
/// Each case carries what a person needs to mend it; `description` says it in one English line,
/// `vietnamese` in a Vietnamese one.
package enum CivilError: Error, Equatable, Sendable, CustomStringConvertible {
    /// `quantity` ("day", "hour", …) was `value`, outside `range`.
    case outOfRange(quantity: String, value: Int, range: ClosedRange<Int>)
    /// `text` doesn't have the form that `expected` describes.
    case unreadable(text: String, expected: String)

    package var description: String {
        switch self {
        case .outOfRange(let quantity, let value, let range):
            "\(quantity) \(value) is outside \(range.lowerBound)–\(range.upperBound)"
        case .unreadable(let text, let expected):
            "'\(text)' is not \(expected)"
        }
    }

    package var vietnamese: String {
        switch self {
        case .outOfRange(let quantity, let value, let range):
            "\(Self.vietnamese[quantity] ?? quantity) \(value) ngoài khoảng "
                + "\(range.lowerBound)–\(range.upperBound)"
        case .unreadable(let text, let expected):
            // What is expected ends in examples, which need no translation.
            if let example = expected.split(separator: " such as ").dropFirst().first {
                "không đọc được “\(text)”; viết như \(example.replacing(" or ", with: " hoặc "))"
            } else {
                "không đọc được “\(text)”"
            }
        }
    }

    private static let vietnamese = [
        "year": "năm", "month": "tháng", "day": "ngày", "hour": "giờ", "minute": "phút",
        "second": "giây", "microsecond": "micrô giây",
    ]
}

/// A bounded quantity: its human name and its range, owned in one place so that every error can
/// name them.
package struct Bounded: Sendable {
    package let quantity: String
    package let range: ClosedRange<Int>

    package static let year = Bounded(quantity: "year", range: 1...9999)
    package static let month = Bounded(quantity: "month", range: 1...12)
    package static let hour = Bounded(quantity: "hour", range: 0...23)
    package static let minute = Bounded(quantity: "minute", range: 0...59)
    package static let second = Bounded(quantity: "second", range: 0...59)
    package static let microsecond = Bounded(quantity: "microsecond", range: 0...999_999)

    /// `value` itself, when it lies in the range.
    @discardableResult
    package func check(_ value: Int) throws(CivilError) -> Int {
        guard range.contains(value) else {
            throw .outOfRange(quantity: quantity, value: value, range: range)
        }
        return value
    }
}
