package import SourceText
import Rules
import Sheets

/// What a table is about.
package enum TableKind: String, CaseIterable, Sendable {
    case rules, units, receipts

    package var title: Bilingual {
        switch self {
        case .rules: Bilingual(vi: "bảng nhiệm vụ", en: "a table of duties")
        case .units: Bilingual(vi: "danh mục đơn vị", en: "a list of units")
        case .receipts: Bilingual(vi: "sổ văn bản đến", en: "a register of documents")
        }
    }

    /// What the headers say: the kind that has what it needs and most columns besides.
    package init(guessing file: OfficeFile) throws(ImportRefusal) {
        let duties = DutyColumn.layout(file.sheet)?.columns ?? [:]
        let receipts = TableLayout(file.sheet, column: ReceiptColumn.headers.column)?.columns ?? [:]
        let units =
            TableLayout(file.sheet) { isRegistryHeader($0) ? $0 : nil }?.columns ?? [:]
        var scores: [(kind: TableKind, score: Int)] = []
        if duties[.title] != nil, duties[.due] != nil || duties[.who] != nil {
            scores.append((.rules, duties.count))
        }
        if receipts[.number] != nil, receipts[.issuer] != nil, receipts[.summary] != nil {
            scores.append((.receipts, receipts.count))
        }
        if units.keys.contains(where: { namesUnits($0).names }), units.count > 1 {
            scores.append((.units, units.count))
        }
        let best = scores.map(\.score).max()
        let leading = scores.filter { $0.score == best }
        guard leading.count == 1, let only = leading.first else {
            let question = ImportNote(
                vi:
                    "không rõ bảng này là gì; ghi --as rules (bảng nhiệm vụ), --as units (danh mục đơn vị) "
                    + "hay --as receipts (sổ văn bản đến)",
                en:
                    "it isn't clear what this table is; say --as rules (duties), --as units (a registry) or "
                    + "--as receipts (the register of documents)")
            throw ImportRefusal([question] + file.notes)
        }
        self = only.kind
    }
}

/// The columns of a table of duties.
enum DutyColumn: Hashable, Sendable {
    case number, title, who, support, due, cite, note, product, sendTo, form, other

    static let headers = HeaderWords<DutyColumn>([
        (.number, ["STT", "TT", "Số TT", "Số thứ tự", "No", "Item"]),
        (
            .title,
            [
                "Nội dung", "Nhiệm vụ", "Công việc", "Nội dung công việc", "Nội dung nhiệm vụ",
                "Tên nhiệm vụ", "Tên công việc", "Tên báo cáo", "Báo cáo", "Loại báo cáo",
                "Nhiệm vụ cụ thể", "Việc", "Task", "Duty", "Report", "Title", "Activity", "What",
            ]
        ),
        (
            .who,
            [
                "Đơn vị", "Đơn vị thực hiện", "Đơn vị chủ trì", "Chủ trì", "Chủ trì thực hiện",
                "Cơ quan chủ trì", "Cơ quan thực hiện", "Người thực hiện", "Phụ trách",
                "Người phụ trách", "Đơn vị báo cáo", "Đơn vị gửi", "Thực hiện", "Phân công",
                "Đơn vị chịu trách nhiệm", "Đối tượng thực hiện", "Cơ quan đơn vị thực hiện",
                "Unit", "Who", "Responsible", "Responsible unit", "Owner", "Lead", "Owed by",
            ]
        ),
        (
            .support,
            [
                "Phối hợp", "Đơn vị phối hợp", "Cơ quan phối hợp", "Phối hợp thực hiện", "Support",
                "Supporting units",
            ]
        ),
        (
            .due,
            [
                "Thời hạn", "Hạn", "Hạn gửi", "Hạn nộp", "Hạn báo cáo", "Thời hạn gửi",
                "Thời gian", "Thời gian hoàn thành", "Thời gian thực hiện", "Thời gian gửi",
                "Thời hạn hoàn thành", "Thời hạn thực hiện", "Thời hạn gửi báo cáo", "Hoàn thành",
                "Ngày hoàn thành", "Trước ngày", "Hạn hoàn thành", "Hạn cuối", "Ngày kết thúc",
                "Thời gian kết thúc", "Kết thúc", "Due", "Due date", "Deadline", "When",
            ]
        ),
        (
            .cite,
            [
                "Căn cứ", "Mục", "Điều", "Điều khoản", "Văn bản", "Căn cứ thực hiện",
                "Căn cứ pháp lý", "Cite", "Section", "Reference", "Article", "Legal basis",
            ]
        ),
        (.note, ["Ghi chú", "Note", "Notes", "Remarks"]),
        (
            .product,
            [
                "Sản phẩm", "Kết quả", "Kết quả sản phẩm", "Sản phẩm đầu ra", "Sản phẩm hoàn thành",
                "Product", "Output", "Result",
            ]
        ),
        (
            .sendTo,
            [
                "Nơi nhận", "Gửi về", "Nơi gửi", "Đơn vị nhận", "Nơi nhận báo cáo",
                "Đơn vị tổng hợp",
                "Send to", "Recipient",
            ]
        ),
        (.form, ["Biểu mẫu", "Mẫu", "Mẫu biểu", "Mẫu báo cáo", "Form", "Template"]),
        (
            .other,
            [
                "Kinh phí", "Bắt đầu", "Ngày bắt đầu", "Thời gian bắt đầu", "Trạng thái", "Tiến độ",
                "Start",
                "Budget", "Status", "Ưu tiên",
            ]
        ),
    ])
}

extension DutyColumn {
    /// Beneath "Thời hạn": from when, which isn't when it is due.
    static func isStart(_ text: String) -> Bool {
        let all = words(of: text)
        return all.place(of: ["bat", "dau"]) != nil
            || ["tu", "from", "start", "begin"].contains(all.first)
    }

    static func layout(_ sheet: Sheet) -> TableLayout<DutyColumn>? {
        TableLayout(sheet, isStart: isStart, column: headers.column)
    }
}

/// The columns of a register of incoming documents (sổ đăng ký văn bản đến, Decree 30/2020, annex IV).
enum ReceiptColumn: Hashable, Sendable {
    case order, arrived, arrivalNumber, issuer, number, dated, kind, summary, handler, note

    static let headers = HeaderWords<ReceiptColumn>([
        (.order, ["STT", "TT", "Số TT", "Số thứ tự"]),
        (
            .arrived,
            ["Ngày đến", "Ngày nhận", "Received", "Received on", "Date received", "Arrived"]
        ),
        (.arrivalNumber, ["Số đến", "Số đến VB", "Entry", "Register number"]),
        (
            .issuer,
            [
                "Tác giả", "Cơ quan ban hành", "Đơn vị ban hành", "Nơi ban hành", "Nơi gửi",
                "Đơn vị gửi", "Cơ quan gửi", "Cơ quan tổ chức ban hành", "Nơi phát hành", "Issuer",
                "From", "Sender",
            ]
        ),
        (
            .number,
            [
                "Số ký hiệu", "Số, ký hiệu", "Số và ký hiệu", "Số hiệu", "Số văn bản", "Số",
                "Số ký hiệu văn bản", "Ký hiệu", "Number", "Document number", "Reference",
            ]
        ),
        (
            .dated,
            [
                "Ngày", "Ngày tháng", "Ngày văn bản", "Ngày ban hành", "Ngày ký",
                "Ngày tháng văn bản",
                "Ngày tháng năm", "Date", "Dated", "Document date",
            ]
        ),
        (.kind, ["Loại văn bản", "Tên loại", "Type", "Kind"]),
        (
            .summary,
            [
                "Trích yếu", "Trích yếu nội dung", "Tên loại và trích yếu nội dung", "Nội dung",
                "Nội dung văn bản", "Về việc", "Summary", "Subject", "Abstract",
            ]
        ),
        (
            .handler,
            [
                "Đơn vị nhận", "Người nhận", "Đơn vị hoặc người nhận", "Nơi nhận", "Xử lý",
                "Đơn vị xử lý", "Ký nhận", "Handler",
            ]
        ),
        (.note, ["Ghi chú", "Note", "Notes", "Remarks"]),
    ])
}
