import SourceText

/// Data, law, and how files are written.
extension LintText {
    static let duplicateReference = LintText(
        "duplicate-reference", .advice,
        vi: (
            "ghi hai lần",
            "Một tên ghi hai lần thường là quên sửa tên thứ hai.",
            "Bỏ một lần, hoặc sửa thành tên đúng."
        ),
        en: (
            "given twice",
            "A name that stands twice is often one that should have been changed.",
            "Remove one, or mend it."
        ))
    static let unitsPerTime = LintText(
        "units-per-time", .advice,
        vi: (
            "mỗi đợt nhiều hơn số đơn vị",
            "Mỗi đợt lấy hết, nên không còn lần lượt.",
            "Ghi số nhỏ hơn, hoặc bỏ dòng này."
        ),
        en: (
            "more at a time than there are",
            "All are taken each time, so nothing rotates.",
            "Write a smaller number, or remove the line."
        ))
    static let dueBeforeData = LintText(
        "due-before-data", .serious,
        vi: (
            "hạn sát ngày chốt số liệu",
            "Điều 8 Nghị định 09/2019: từ ngày chốt số liệu đến hạn gửi không ít hơn một ngày làm việc.",
            "Lùi hạn, hoặc chốt số liệu sớm hơn."
        ),
        en: (
            "due before the data are there",
            "Decree 09/2019, article 8: at least one working day lies between the end of the data and the due day.",
            "Move the due day, or close the data earlier."
        ))
    static let windowGap = LintText(
        "window-gap", .serious,
        vi: (
            "số liệu bỏ sót hoặc trùng ngày",
            "Hai kỳ liền nhau mà số liệu không nối nhau.",
            "Để kỳ sau bắt đầu ngay ngày kế tiếp."
        ),
        en: (
            "days in no report, or in two",
            "Two periods follow each other and their data don't.",
            "Let each begin the day after the one before ends."
        ))
    static let reportsOverlap = LintText(
        "reports-overlap", .advice,
        vi: (
            "hai báo cáo cùng số liệu",
            "Đơn vị phải báo cáo hai lần về cùng một số liệu.",
            "Gộp lại nếu văn bản cho phép."
        ),
        en: (
            "two reports on the same data",
            "A unit reports twice on the same data.",
            "Make one of the two where the paper lets you."
        ))
    static let outsideForce = LintText(
        "outside-force", .serious,
        vi: (
            "hạn ngoài thời gian hiệu lực",
            "Văn bản dẫn ra chưa có hoặc hết hiệu lực vào ngày ấy.",
            "Ghi văn bản có hiệu lực khi ấy."
        ),
        en: (
            "due outside the law's force",
            "The law that is cited isn't in force on that day.",
            "Cite the one that is."
        ))
    static let schoolYearsEnd = LintText(
        "school-years-end", .advice,
        vi: (
            "chưa khai đủ năm học",
            "Quá những năm học đã khai thì không tính được hạn.",
            "Khai thêm khi có khung kế hoạch năm học."
        ),
        en: (
            "school years that aren't declared",
            "Beyond those declared no due day can be worked out.",
            "Declare the next ones once they are laid down."
        ))
    static let ruleNote = LintText(
        "rule-note", .advice,
        vi: (
            "quy tắc lịch bỏ qua ngày",
            "Ví dụ ngày 31 bị bỏ qua ở tháng thiếu ngày; hoặc việc đã qua từ lâu.",
            "Xem các ngày bằng hanchot when."
        ),
        en: (
            "a calendar rule that passes over days",
            "A 31st, say, is passed over in short months; or all of it is long over.",
            "Look at its days with hanchot when."
        ))
    static let unusedColumn = LintText(
        "unused-column", .advice,
        vi: (
            "cột không được dùng",
            "Cột lạ trong bảng danh mục: có thể gõ sai tên cột.",
            "Sửa tên cột, hoặc cứ để."
        ),
        en: (
            "a column that isn't used",
            "Its header may be mistyped.",
            "Mend the header, or leave it."
        ))
    static let emptyFile = LintText(
        "empty-file", .advice,
        vi: (
            "tệp không có nội dung",
            "Có thể lưu nhầm, mất nội dung.",
            "Xóa tệp, hoặc viết quy tắc vào."
        ),
        en: (
            "a file that holds nothing",
            "It may have been saved by mistake.",
            "Delete it, or write rules in it."
        ))
    static let cutByComment = LintText(
        "cut-by-comment", .serious,
        vi: (
            "giá trị bị cắt ở dấu #",
            "Từ dấu # sau một dấu cách trở đi là ghi chú, nên tên trong thư bị cụt.",
            "Đặt cả giá trị trong dấu nháy đơn."
        ),
        en: (
            "a value cut by a #",
            "From a # after a blank on it is a comment, so mails would show half the title.",
            "Put the whole value between single quotes."
        ))
    static let hiddenCharacter = LintText(
        "hidden-character", .advice,
        vi: (
            "ký tự không nhìn thấy",
            "Chép từ văn bản sang thường mang theo ký tự ẩn, tìm không ra, so không khớp.",
            "Xóa và gõ lại."
        ),
        en: (
            "a character that can't be seen",
            "Text copied from a document often brings some along; nothing matches it.",
            "Delete it and type it again."
        ))
    static let skippedFile = LintText(
        "skipped-file", .advice,
        vi: (
            "tệp không được đọc",
            "Chỉ đọc .yaml, .yml, .csv, .mustache: quy tắc trong tệp khác không có hiệu lực.",
            "Đổi đuôi tệp, hoặc chuyển đi nơi khác."
        ),
        en: (
            "a file that isn't read",
            "Only .yaml, .yml, .csv and .mustache are read: rules elsewhere have no effect.",
            "Rename it, or move it elsewhere."
        ))
    static let unusedAllowance = LintText(
        "unused-allowance", .advice,
        vi: (
            "cho phép mà không có gì để cho phép",
            "Chỗ được cho phép đã sửa rồi, hoặc ghi sai mã: để lại thì lần sau có lỗi thật cũng bị che.",
            "Bỏ dòng ấy."
        ),
        en: (
            "an allowance that nothing uses",
            "What it allowed has been mended, or the code is wrong; left there it would hide the next real one.",
            "Remove the line."
        ))
}
