import Control
import Messages
import SourceText
import Tables

/// The answer to `status` as a spreadsheet: the obligations where they are listed, else the occurrences
/// in numbers.
struct StatusTable {
    let text: StatusText

    func table(_ answer: StatusReply, listsObligations: Bool) -> Table {
        listsObligations
            ? obligations(answer.obligations)
            : occurrences(answer.occurrences)
    }

    private func occurrences(_ items: [OccurrenceStatus]) -> Table {
        Table(
            name: text.words("Tình hình", "Status"),
            titles: text.words(
                [
                    "Hạn", "Kế hoạch", "Nhiệm vụ", "Kỳ", "Việc", "Phải làm", "Đã nhận",
                    "Gửi chậm", "Được miễn", "Đã hủy", "Còn lại", "Quá hạn", "Số liệu từ",
                    "Số liệu đến", "Hạn khác",
                ],
                [
                    "Due", "Plan", "Duty", "Period", "What", "Owed", "Received", "Late", "Waived",
                    "Cancelled", "Open", "Overdue", "Data from", "Data until", "Other due days",
                ]),
            rows: items.map { item in
                [.day(item.due)]
                    + [
                        item.plan, item.duty, item.period,
                        item.name?.text(text.language) ?? item.short,
                    ]
                    .map { .text($0) }
                    + [
                        item.owed, item.received, item.late, item.waived, item.cancelled,
                        item.open, item.overdue,
                    ].map { .number(Int64($0)) }
                    + [
                        .day(orEmpty: item.data_from), .day(orEmpty: item.data_until),
                        .text(item.moved == nil ? "" : text.due(item)),
                    ]
            })
    }

    private func obligations(_ items: [ObligationStatus]) -> Table {
        Table(
            name: text.words("Tình hình", "Status"),
            titles: text.words(
                [
                    "Hạn", "Kế hoạch", "Nhiệm vụ", "Kỳ", "Việc", "Mã đơn vị", "Đơn vị",
                    "Tình trạng", "Ngày gửi", "Số ngày chậm", "Số liệu từ", "Số liệu đến",
                ],
                [
                    "Due", "Plan", "Duty", "Period", "What", "Unit's id", "Unit", "State", "Sent",
                    "Days late", "Data from", "Data until",
                ]),
            rows: items.map { item in
                [.day(item.due)]
                    + [
                        item.plan, item.duty, item.period,
                        item.name?.text(text.language) ?? item.short, item.unit,
                        item.unit_name,
                    ].map { .text($0) }
                    + [
                        .text(text.state(item)), .day(orEmpty: item.sent_on),
                        .number(Int64(item.late_days)), .day(orEmpty: item.data_from),
                        .day(orEmpty: item.data_until),
                    ]
            })
    }
}
