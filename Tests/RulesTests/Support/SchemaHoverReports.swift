import SourceText

@testable import Rules

/// What an editor shows over the keys of periods, their data, and the law that they come from.
extension SchemaHover {
    static let reports: [String: (vi: String, en: String)] = [
        "allow": (
            "Cảnh báo của “check” được để nguyên ở đây: mỗi mã một dòng, kèm lý do.",
            "Warnings of 'check' that may stand here: a line for each code, with the reason."
        ),
        "school-years": (
            "Các năm học với học kỳ, theo khung kế hoạch thời gian năm học: quy tắc tính theo học kỳ, năm học cần mục này.",
            "School years with their semesters, as an authority lays them down: rules that speak of them need this."
        ),
        "schoolYear.year": ("Năm học, như 2025-2026.", "The school year, such as 2025-2026."),
        "semesters": (
            "Mỗi học kỳ từ ngày nào đến ngày nào, như 05/09/2025 - 17/01/2026.",
            "From which day to which each semester runs, such as 05/09/2025 - 17/01/2026."
        ),
        "fiscal-year": (
            "Ngày đầu năm tài chính, như 1/10; không ghi thì là 1/1.",
            "The first day of fiscal years, such as 1/10; 1/1 by default."
        ),
        "after-event": (
            "Mã của sự kiện mà hạn tính từ đó: “hanchot event MÃ ĐƠN-VỊ --on NGÀY” mở việc này.",
            "The id of the event that the due day counts from: 'hanchot event ID UNIT --on DAY' opens this."
        ),
        "regimes": (
            "Thư viện chế độ báo cáo theo pháp luật; kế hoạch dùng bằng “theo chế độ”.",
            "A library of what law asks; plans include it with 'regime'."
        ),
        "duty.regime": (
            "Mã của một hay nhiều chế độ báo cáo trong thư viện: việc này lấy tên, hạn, số liệu, quy định ở đó; ghi thêm ai thực hiện.",
            "The id of a regime in the library, or several: title, due day, data and law come from there; say who owes it."
        ),
        "regime.title": ("Tên việc, đầy đủ.", "The duty's title, in full."),
        "regime.every": ("Kỳ lặp lại.", "The period."),
        "reports-on": (
            "Việc mỗi năm một lần báo cáo phần nào của năm: quý I, 6 tháng đầu năm, 9 tháng, cả năm.",
            "What part of the year a yearly duty reports on: Q1, first half, nine months, year."
        ),
        "data": (
            "Số liệu báo cáo từ ngày nào đến ngày nào: “theo NĐ 09/2019”, “15 tháng trước - 14 tháng cuối”, “15/12 năm trước - 14/11”, “lũy kế theo NĐ 09/2019”, “trọn kỳ”, “tính đến 30/9”.",
            "From which day to which the data run: 'by Decree 09/2019', '15 month before - 14 last month', '15/12 year before - 14/11', 'cumulative by Decree 09/2019', 'whole period', 'as of 30/9'."
        ),
        "law.document": (
            "Văn bản quy phạm: “Nghị định số 09/2019/NĐ-CP”.",
            "The legal document: 'Nghị định số 09/2019/NĐ-CP'."
        ),
        "article": ("Điều, khoản.", "Article and clause."),
        "law.from": ("Ngày có hiệu lực.", "The first day in force."),
        "law.until": ("Ngày cuối còn hiệu lực.", "The last day in force."),
        "law.source": ("Nơi đã đọc văn bản.", "Where the text was read."),
        "checked": (
            "Ngày đối chiếu quy tắc với văn bản.",
            "The day on which the rule was compared with the text."
        ),
        "doubt": (
            "Điều chưa chắc về hiệu lực hoặc cách hiểu.",
            "What isn't certain of its force or reading."
        ),
    ]

    /// What a code says where it is allowed.
    static func lint(_ mapping: String, _ key: String) -> (vi: String, en: String)? {
        guard mapping == "allow", let name = Lint(rawValue: key)?.text.name else { return nil }
        return (name.vi, name.en)
    }
}
