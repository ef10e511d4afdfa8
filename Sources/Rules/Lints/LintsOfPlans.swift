import SourceText

/// Who writes, to whom, by which paper.
extension LintText {
    static let blankNumber = LintText(
        "blank-number", .serious,
        vi: (
            "số văn bản còn để trống",
            "Thư nêu văn bản mà không có số thì thủ trưởng không biết theo văn bản nào.",
            "Điền số và ngày khi văn bản đã phát hành."
        ),
        en: (
            "a paper's number is blank",
            "Heads obey a paper with a number; a mail that names one without it is laid aside.",
            "Fill in number and date once the paper is issued."
        ))
    static let noSender = LintText(
        "no-sender", .serious,
        vi: (
            "chưa cài đặt địa chỉ gửi",
            "Không có mail-from thì thư đi từ một địa chỉ mẫu, máy chủ thư có thể từ chối.",
            "Thêm tệp cài đặt có cơ quan và địa chỉ gửi."
        ),
        en: (
            "no settings say who writes",
            "Without mail-from all mail comes from a sample address that mail servers may refuse.",
            "Add a settings file with the organisation and its address."
        ))
    static let unreachableOwner = LintText(
        "unreachable-owner", .serious,
        vi: (
            "không gửi thư được cho đơn vị chủ trì",
            "Đơn vị chủ trì nhận danh sách quá hạn, tổng hợp và câu hỏi của dịch vụ; không đến được thì không ai biết.",
            "Ghi địa chỉ cho đơn vị ấy, hoặc giao cho đơn vị khác."
        ),
        en: (
            "the plan's owner can't be written to",
            "The owner gets every list and question; if none arrives, nobody knows what is missing.",
            "Give that unit an address, or name another owner."
        ))
    static let noAddress = LintText(
        "no-address", .serious,
        vi: (
            "đơn vị chưa có địa chỉ thư",
            "Đơn vị không có địa chỉ nào thì không nhận được lời nhắc, mà vẫn bị tính là chưa gửi báo cáo.",
            "Ghi email; cơ quan ngoài thì ghi rõ là cơ quan ngoài."
        ),
        en: (
            "units without an address",
            "A unit without any address is never reminded, and counts as missing all the same.",
            "Give an email, or say that it is an outside body."
        ))
    static let sharedAddress = LintText(
        "shared-address", .advice,
        vi: (
            "hai đơn vị một địa chỉ",
            "Thường là chép nhầm một dòng: một đơn vị đọc thư của đơn vị kia. Dùng chung thật thì hai đơn vị nhận từng thư riêng vào một hộp.",
            "Ghi địa chỉ riêng; dùng chung thật thì cho phép kèm lý do."
        ),
        en: (
            "two units with one address",
            "Mostly a line copied by mistake: one unit then reads the other's mail. Where they do share one, each still gets its own mail there.",
            "Give each its own address, or allow it with the reason."
        ))
    static let noSource = LintText(
        "no-source", .serious,
        vi: (
            "không rõ theo văn bản nào",
            "Thư không nêu văn bản thì dễ bị bỏ qua, và không ai kiểm lại được hạn.",
            "Ghi văn bản ở kế hoạch và mục ở nhiệm vụ."
        ),
        en: (
            "no paper is named",
            "A mail that cites no paper is easily laid aside, and nobody can check its day.",
            "Name the paper in the plan and the place in it at the duty."
        ))
    static let noTitle = LintText(
        "no-title", .serious,
        vi: (
            "nhiệm vụ chưa có tên",
            "Thư sẽ gọi việc ấy bằng mã, người nhận không hiểu.",
            "Ghi tên như trong văn bản."
        ),
        en: (
            "a duty without a title",
            "Mails would call it by its id, which readers don't know.",
            "Give it the title that the paper has."
        ))
    static let noCalendar = LintText(
        "no-calendar", .serious,
        vi: (
            "kế hoạch chưa có lịch",
            "Không có lịch thì lễ, Tết bị tính là ngày làm việc: thư gửi vào ngày nghỉ, hạn tính sai.",
            "Thêm lịch, như calendar: vn."
        ),
        en: (
            "a plan without a calendar",
            "Without one, holidays count as working days: mail leaves on them, and days are miscounted.",
            "Name one, such as calendar: vn."
        ))
    static let noOwedBy = LintText(
        "no-owed-by", .serious,
        vi: (
            "kỷ niệm chưa ghi ai thực hiện",
            "Chỉ đơn vị chủ trì được nhắc.",
            "Ghi đơn vị hoặc nhóm."
        ),
        en: (
            "an anniversary without owed-by",
            "Only the plan's owner is reminded.",
            "Name units or groups."
        ))
    static let outsideRole = LintText(
        "outside-role", .advice,
        vi: (
            "bậc đôn đốc gửi cơ quan ngoài",
            "Cơ quan ngoài không được tự gửi thư, nên bậc ấy bị bỏ qua.",
            "Gửi văn bản giấy, và ghi thêm vai trò khác."
        ),
        en: (
            "a rung to an outside body",
            "Outside bodies are never written to by a program, so the rung is skipped.",
            "Write on paper, and name another role too."
        ))
    static let noParent = LintText(
        "no-parent", .advice,
        vi: (
            "đơn vị chưa có cấp trên",
            "Bậc gửi cấp trên bị bỏ qua với các đơn vị ấy.",
            "Ghi cấp trên trong danh mục."
        ),
        en: (
            "units without a parent",
            "A rung to the parent is skipped for them.",
            "Give the parent in the registry."
        ))
    static let gatheredByNobody = LintText(
        "gathered-by-nobody", .serious,
        vi: (
            "báo cáo không nơi nào tổng hợp",
            "Báo cáo của các đơn vị ấy không vào bảng tổng hợp nào.",
            "Ghi đơn vị tổng hợp, hoặc sửa cấp trên."
        ),
        en: (
            "reports that nobody gathers",
            "The reports of those units are in no tally.",
            "Name who gathers them, or mend their parents."
        ))
    static let matchesNobody = LintText(
        "matches-nobody", .serious,
        vi: (
            "kỳ không ai thực hiện",
            "Các đơn vị phải làm đã thôi hoạt động trước kỳ ấy: việc bị bỏ mà không ai hay.",
            "Thêm đơn vị kế thừa vào owed-by."
        ),
        en: (
            "a period that nobody owes",
            "Its units have all ended by then: the work is dropped and nobody notices.",
            "Add their successors to owed-by."
        ))
    static let successorWithoutEnd = LintText(
        "successor-without-end", .advice,
        vi: (
            "có kế thừa mà không có ngày kết thúc",
            "Đơn vị còn hoạt động thì chưa có gì chuyển sang đơn vị kế thừa.",
            "Ghi until là ngày cuối của đơn vị."
        ),
        en: (
            "a successor without an end",
            "As long as the unit exists nothing passes on.",
            "Give the unit's last day as until."
        ))
    static let unusedGroup = LintText(
        "unused-group", .advice,
        vi: (
            "nhóm không nhiệm vụ nào giao",
            "Nhóm giống tên một nhóm khác thường là gõ sai.",
            "Sửa tên, hoặc cứ để nếu đúng."
        ),
        en: (
            "a group that owes nothing",
            "One that looks like another's name is likely a slip.",
            "Mend the name, or leave it."
        ))
}
