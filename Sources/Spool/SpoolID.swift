/// The name of one spooled message, for ever: its file is `<id>.eml`.
///
/// 1 to 120 characters out of ASCII letters, digits and `. _ - @ + = : , ~`, the first one a letter or a
/// digit, and no two dots in a row. So it can't leave its directory, hide, or be taken for an option.
package struct SpoolID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The longest id, in characters: with its endings a file name stays far below the 255 bytes that
    /// file systems allow.
    package static let longest = 120

    package let text: String

    /// - Throws: `SpoolError` (`.invalid`) with the rule that the text breaks.
    package init(_ text: String) throws(SpoolError) {
        if let reason = flaw(in: text) {
            throw SpoolError(
                .invalid, action: "use as a message's id", path: text, reason: reason)
        }
        self.text = text
    }

    /// The file's name.
    package var fileName: String { text + SpoolID.ending }

    /// The name of the file beside it, with delivery's record.
    var recordName: String { text + SpoolID.recordEnding }

    package var description: String { text }

    package static func < (left: SpoolID, right: SpoolID) -> Bool { left.text < right.text }

    /// The id of a file's name; `nil` for one that isn't a message's.
    init?(fileName: String) {
        self.init(name: fileName, ending: SpoolID.ending)
    }

    /// The id of a record's name; `nil` for one that isn't a record's.
    init?(recordName: String) {
        self.init(name: recordName, ending: SpoolID.recordEnding)
    }

    private init?(name: String, ending: String) {
        guard name.hasSuffix(ending) else { return nil }
        let text = String(name.dropLast(ending.count))
        guard flaw(in: text) == nil else { return nil }
        self.text = text
    }

    private static let ending = ".eml"
    static let recordEnding = ".txt"
}

private func flaw(in text: String) -> String? {
    guard let first = text.utf8.first else { return "it is empty" }
    if text.utf8.count > SpoolID.longest {
        return "it is longer than \(SpoolID.longest) characters"
    }
    if !isLetterOrDigit(first) { return "it doesn't start with a letter or a digit" }
    var previous: UInt8?
    for byte in text.utf8 {
        guard isLetterOrDigit(byte) || punctuation.contains(byte) else {
            return "only ASCII letters, digits and . _ - @ + = : , ~ may be in it"
        }
        if byte == UInt8(ascii: "."), previous == byte { return "it has two dots in a row" }
        previous = byte
    }
    return nil
}

private let punctuation = Array("._-@+=:,~".utf8)

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: false
    }
}
