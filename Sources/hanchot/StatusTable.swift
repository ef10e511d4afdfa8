import Control
import JSON
import SourceText
import Tables

/// The answer to `status` as a spreadsheet: the obligations where they are listed, else the occurrences
/// in numbers.
struct StatusTable {
    let text: StatusText

    func table(_ answer: JSONValue, listsObligations: Bool) -> Table {
        listsObligations
            ? obligations(answer["obligations"]?.arrayValue ?? [])
            : occurrences(answer["occurrences"]?.arrayValue ?? [])
    }

    private func occurrences(_ items: [JSONValue]) -> Table {
        Table(
            name: text.words("Tình hình", "Status"),
            titles: text.words(
                [
                    "Hạn", "Kế hoạch", "Nhiệm vụ", "Kỳ", "Việc", "Phải làm", "Đã nhận",
                    "Gửi chậm", "Được miễn", "Đã hủy", "Còn lại", "Quá hạn",
                ],
                [
                    "Due", "Plan", "Duty", "Period", "What", "Owed", "Received", "Late", "Waived",
                    "Cancelled", "Open", "Overdue",
                ]),
            rows: items.map { item in
                [.day(orEmpty: item["due"]?.stringValue)]
                    + ["plan", "duty", "period", "short"].map { .text(text.text(item, $0)) }
                    + ["owed", "received", "late", "waived", "cancelled", "open", "overdue"]
                    .map { .number(item[$0]?.intValue ?? 0) }
            })
    }

    private func obligations(_ items: [JSONValue]) -> Table {
        Table(
            name: text.words("Tình hình", "Status"),
            titles: text.words(
                [
                    "Hạn", "Kế hoạch", "Nhiệm vụ", "Kỳ", "Việc", "Mã đơn vị", "Đơn vị",
                    "Tình trạng", "Ngày gửi", "Số ngày chậm",
                ],
                [
                    "Due", "Plan", "Duty", "Period", "What", "Unit's id", "Unit", "State", "Sent",
                    "Days late",
                ]),
            rows: items.map { item in
                [.day(orEmpty: item["due"]?.stringValue)]
                    + ["plan", "duty", "period", "short", "unit", "unit_name"]
                    .map { .text(text.text(item, $0)) }
                    + [
                        .text(text.state(item)), .day(orEmpty: item["sent_on"]?.stringValue),
                        .number(item["late_days"]?.intValue ?? 0),
                    ]
            })
    }
}
