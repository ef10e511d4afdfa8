/// Why a recurrence rule can't be used, and where in its text.
package struct RecurrenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One English sentence without a full stop, which says what would be right where that is
    /// known.
    package let message: String
    /// The same in Vietnamese.
    package let messageVi: String
    /// UTF-8 offsets within the text; empty where something is missing.
    package let range: Range<Int>

    init(_ message: String, vi messageVi: String, _ range: Range<Int>) {
        self.message = message
        self.messageVi = messageVi
        self.range = range
    }

    package var description: String { message }
}
