package import Civil

/// What a head asks for, or tells, in an answer.
package enum ReplyRequest: Hashable, Sendable {
    /// "Đã rõ": the reminder has been read.
    case acknowledge
    /// "Đã gửi, số 12/BC-X ngày 03/11/2025". Without a day the day of the answer is meant.
    case reportSubmitted(number: String?, on: CivilDate?)
    /// "Xin gia hạn đến ngày 10/11".
    case askForTime(until: CivilDate)
}

/// One request, and which of a digest's items it is about.
package struct ReplyStatement: Hashable, Sendable {
    package let request: ReplyRequest
    /// The item's number as the mail counts them, from 1; `nil` where the answer names none.
    package let item: Int?

    package init(_ request: ReplyRequest, item: Int? = nil) {
        self.request = request
        self.item = item
    }
}
