internal import Civil
package import Rules
package import SourceText

/// Refusals in words: what is wrong, and what would be right.
extension Refusal {
    /// With what it is about.
    package func text(about id: ObligationID, registry: Registry) -> Bilingual {
        let name = registry.unit(id.debtor)?.name ?? id.debtor
        // Of what all share there is no unit to name.
        let about = id.isEveryone ? "\(id.occurrence)" : "\(name) (\(id))"
        return Bilingual(vi: "\(about): \(vietnamese)", en: "\(about): \(english)")
    }

    package var vietnamese: String {
        switch self {
        case .unknownDuty: "không có nhiệm vụ này trong các kế hoạch"
        case .notOpened: "kỳ này chưa mở"
        case .notOwed: "đơn vị không có đầu việc này trong kỳ"
        case .noReportExpected: "nhiệm vụ này không yêu cầu báo cáo"
        case .doesNotFit(.transferred, let heirs):
            "đầu việc đã chuyển giao cho \(heirs.joined(separator: ", ")); ghi vào đầu việc mới"
        case .doesNotFit(.open, _): "chưa nhận báo cáo; có báo cáo thì ghi nhận trước (receive)"
        case .doesNotFit(let fulfilment, _):
            "không phù hợp: đầu việc \(fulfilment.vietnamese); nếu ghi nhầm, hủy ghi nhận trước (void)"
        case .futureDay(let day): "ngày \(day.vietnamese) chưa đến"
        case .beforeEvent(let day):
            "ngày gửi trước ngày xảy ra sự kiện (\(day.vietnamese))"
        case .notAfterToday(let day):
            "ngày \(day.vietnamese) đã qua hoặc là hôm nay; ghi một ngày sau"
        case .dueAlready(let day): "hạn đã là ngày \(day.vietnamese)"
        case .unknownUnit(let unit): "không có đơn vị “\(unit)” trong danh mục"
        case .unfitUnit(let unit): "“\(unit)” đã phụ trách việc này hoặc không còn hoạt động"
        case .unknownEntry(let entry): "đầu việc này không có ghi nhận số \(entry)"
        case .voidsVoid(let entry):
            "ghi nhận số \(entry) là một lần hủy; ghi lại nội dung đúng thay vì hủy"
        case .voidedAlready(let entry): "ghi nhận số \(entry) đã bị hủy"
        case .entryOfService(let entry):
            "ghi nhận số \(entry) do kế hoạch hoặc danh mục đơn vị sinh ra; sửa ở đó"
        case .neededBy(let entry, let other):
            "ghi nhận số \(other) dựa trên số \(entry); hủy số \(other) trước"
        case .notWaiting(let answer):
            "không có trả lời số \(answer) đang chờ; xem những gì đang chờ: hanchot decide"
        }
    }

    package var english: String {
        switch self {
        case .unknownDuty: "no plan has this duty"
        case .notOpened: "this period hasn't opened"
        case .notOwed: "the unit doesn't owe this in the period"
        case .noReportExpected: "this duty expects no report"
        case .doesNotFit(.transferred, let heirs):
            "it was transferred to \(heirs.joined(separator: ", ")); record it there"
        case .doesNotFit(.open, _): "no report has been received; use receive"
        case .doesNotFit(let fulfilment, _):
            "it doesn't fit: this is \(fulfilment.rawValue); void the entry that was a mistake first"
        case .futureDay(let day): "\(day.iso) hasn't come yet"
        case .beforeEvent(let day): "it is dated before what it reports on (\(day.iso))"
        case .notAfterToday(let day): "\(day.iso) is today or past; give a later day"
        case .dueAlready(let day): "it is due \(day.iso) already"
        case .unknownUnit(let unit): "the registry has no unit '\(unit)'"
        case .unfitUnit(let unit): "'\(unit)' answers for it already, or has ended"
        case .unknownEntry(let entry): "it has no entry \(entry)"
        case .voidsVoid(let entry): "entry \(entry) voids another; record what is right instead"
        case .voidedAlready(let entry): "entry \(entry) is void already"
        case .entryOfService(let entry):
            "entry \(entry) follows from the rules or the registry; mend it there"
        case .neededBy(let entry, let other):
            "entry \(other) rests on entry \(entry); void \(other) first"
        case .notWaiting(let answer):
            "no answer \(answer) waits; 'hanchot decide' lists what does"
        }
    }
}

extension ObligationState.Fulfilment {
    package var vietnamese: String {
        switch self {
        case .open: "chưa gửi báo cáo"
        case .received: "đã nhận báo cáo"
        case .accepted: "đã được chấp nhận"
        case .waived: "được miễn báo cáo"
        case .cancelled: "đã thôi yêu cầu"
        case .transferred: "đã chuyển giao"
        }
    }
}
