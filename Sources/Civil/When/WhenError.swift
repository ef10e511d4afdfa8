/// Why a when-expression can't be used, where in its text, and what would be right.
package struct WhenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One English sentence without a full stop.
    package var message: String
    /// The same in Vietnamese.
    package var messageVi: String
    /// What to write instead, where that is known.
    package var remedy: String?
    package var remedyVi: String?
    /// The offending part: offsets in UTF-8 code units from the start of the text. Empty, at the
    /// text's end, when something is missing there.
    package var range: Range<Int>
    /// Whether the part at fault is the one that says how often, given apart from the rest.
    package var isInEvery = false
    /// Whether it counts from something of which only an event of the rules could say the day.
    package internal(set) var asksForEvent = false
    /// What could stand in the place of a part of it. The first that makes a phrase is shown as the remedy.
    var instead: [Instead] = []

    struct Instead: Hashable, Sendable {
        var place: Range<Int>
        var text: String
        /// What more to say of it, in English and in Vietnamese.
        var then = ""
        var thenVi = ""
        /// In which language it is; `nil` where it is of either.
        var isEnglish: Bool? {
            guard text.unicodeScalars.allSatisfy(\.isASCII) else { return false }
            return ["by ", "every ", "after "].contains { text.hasPrefix($0) } ? true : nil
        }

        /// Whether `của`, `in` and the like before it go too.
        var takesLink = false
    }

    /// Whether two things may be said, each of which is a rule of its own.
    var isOfTwo = false

    /// Whether a word is at fault that may have nothing to do with when.
    var isUnread = false

    package init(
        _ message: String, vi messageVi: String, remedy: String? = nil, remedyVi: String? = nil,
        range: Range<Int>
    ) {
        self.message = message
        self.messageVi = messageVi
        self.remedy = remedy
        self.remedyVi = remedyVi
        self.range = range
    }

    package var description: String {
        remedy.map { "\(message) (\($0))" } ?? message
    }
}
