package import Civil
import Rules
package import Scheduler

/// What was entered, in both languages.
package enum EventWords {
    /// `on` is the day when it held.
    package static func of(_ body: EventBody, on: CivilDate) -> (vi: String, en: String) {
        func given(_ text: String?, _ before: String) -> String { text.map { before + $0 } ?? "" }
        switch body {
        case .received(let number, let none, let note):
            let vi = none ? "không phát sinh" : "đã nhận báo cáo"
            let en = none ? "nothing to report" : "report received"
            return (
                vi + given(number, " số ") + ", gửi ngày \(on.vietnamese)"
                    + given(note, "; "),
                en + given(number, " no. ") + ", sent \(on.iso)" + given(note, "; ")
            )
        case .acknowledged(let until):
            return (
                "đơn vị đã xem" + given(until?.vietnamese, ", không nhắc lại đến hết "),
                "acknowledged" + given(until?.iso, ", repeats rest through ")
            )
        case .submitted(let number, let undated):
            return (
                "đơn vị báo đã gửi" + given(number, ", số ")
                    + (undated ? ", chưa rõ ngày" : "") + ", chờ xác nhận",
                "the unit says that it was sent" + given(number, ", number ")
                    + (undated ? ", the day isn't known" : "") + ", not confirmed yet"
            )
        case .unread:
            return ("đơn vị trả lời, chưa rõ nội dung", "the unit answered; not understood")
        case .settled(let answer, let agreed, let note):
            return (
                (agreed ? "đã xử lý" : "không chấp nhận") + " trả lời số \(answer)"
                    + given(note, "; "),
                (agreed ? "dealt with" : "declined") + " answer \(answer)" + given(note, "; ")
            )
        case .accepted: return ("chấp nhận báo cáo", "report accepted")
        case .returned(let until, let note):
            return (
                "trả lại để bổ sung" + given(until?.vietnamese, ", chờ đến hết ")
                    + given(note, "; "),
                "sent back to be completed" + given(until?.iso, ", rests through ")
                    + given(note, "; ")
            )
        case .extended(let to, let letter):
            return (
                "gia hạn đến \(to.vietnamese)" + given(letter, ", văn bản "),
                "extended to \(to.iso)" + given(letter, ", letter ")
            )
        case .extensionAsked(let until):
            return ("xin gia hạn đến \(until.vietnamese)", "asks for time until \(until.iso)")
        case .waived(let letter):
            return (
                "miễn báo cáo" + given(letter, ", văn bản "), "waived" + given(letter, ", letter ")
            )
        case .cancelled: return ("thôi yêu cầu", "cancelled")
        case .reassigned(let unit):
            return ("giao cho \(unit) chịu trách nhiệm", "\(unit) answers for it from now on")
        case .occurred(let number, _):
            return (
                "xảy ra ngày \(on.vietnamese)" + given(number, ", văn bản số "),
                "it happened on \(on.iso)" + given(number, ", paper no. ")
            )
        case .joined: return ("đơn vị mới, cùng phải làm", "a new unit: it owes this too")
        case .transferred(let units):
            let list = units.joined(separator: ", ")
            return ("chuyển giao cho \(list)", "transferred to \(list)")
        case .suspended(let until, let reason):
            return (
                "tạm dừng từ \(on.vietnamese) đến hết \(until.vietnamese): \(reason)",
                "suspended from \(on.iso) through \(until.iso): \(reason)"
            )
        case .voided(let id): return ("hủy ghi nhận số \(id)", "voids entry \(id)")
        }
    }
}
