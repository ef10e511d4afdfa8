package import Civil

/// What a head asks for, or tells, in an answer.
package enum ReplyRequest: Hashable, Sendable {
    /// "Đã rõ": the reminder has been read.
    case acknowledge
    /// "Đã gửi, số 12/BC-X ngày 03/11/2025". What isn't given, or can't be read, is `nil`; nothing is put in
    /// its place (statement 39).
    case reportSubmitted(number: String?, on: CivilDate?)
    /// "Xin gia hạn đến ngày 10/11", "xin thêm 3 ngày".
    case askForTime(until: RequestedTime)
    /// "Chuyển đồng chí Nguyễn Văn An": the name, without the title, as it was typed.
    case forward(to: String)
    /// The words behind this item's number say nothing that the grammar knows, and others do.
    case notUnderstood
}

/// One request, and which of the mail's items it is about.
package struct ReplyStatement: Hashable, Sendable {
    package let request: ReplyRequest
    /// The item's number as the mail counts them, from 1; `nil` where the answer names none.
    package let item: Int?

    package init(_ request: ReplyRequest, item: Int? = nil) {
        self.request = request
        self.item = item
    }
}
