import SourceText

/// The mappings that rule files are made of.
extension KeyTable {
    package static let file = KeyTable(
        "file", vi: "một tệp quy tắc", en: "a rule file",
        optional: [
            "plan", "defaults", "duties", "units", "groups", "calendar", "holidays", "days",
            "school-years", "settings", "regimes", "tests",
        ])

    package static let plan = KeyTable(
        "plan", vi: "mục “plan”", en: "'plan'", required: ["id", "title", "owner"],
        optional: [
            "short", "document", "basis", "period", "timezone", "calendar", "office-hours",
            "language", "mode", "confidential", "digest", "mails-per-month", "law", "allow",
            "note",
        ])

    package static let duty = KeyTable(
        "duty", vi: "một nhiệm vụ", en: "a duty", required: ["id", "kind"],
        optional: [
            "regime", "title", "short", "cite", "note", "due", "before", "by", "date", "dates",
            "every", "first", "roll", "since", "only", "owed-by", "send-to", "channel", "form",
            "inspector", "units-per-time", "gathers", "report", "reply", "urgent", "remind",
            "escalate", "formerly", "after-event", "reports-on", "data", "law", "allow",
        ], names: ["regime": ["theo chế độ", "chế độ"]])

    /// A duty of a library, which a plan includes with `regime`.
    package static let regime = KeyTable(
        "regime", vi: "một chế độ báo cáo", en: "a regime", required: ["id", "title", "law"],
        optional: [
            "short", "note", "due", "before", "by", "every", "roll", "after-event", "reports-on",
            "data", "form", "channel",
        ])

    package static let law = KeyTable(
        "law", vi: "mục “law”", en: "'law'", required: ["document"],
        optional: ["article", "from", "until", "source", "checked", "doubt", "note"])

    /// What `defaults` may give for every duty of a kind.
    package static let kindDefaults = KeyTable(
        "kindDefaults", vi: "giá trị mặc định", en: "defaults",
        optional: inheritable)

    /// What `defaults` may give for all duties, and a mapping for each kind.
    package static let defaults = KeyTable(
        "defaults", vi: "mục “defaults”", en: "'defaults'",
        optional: inheritable + Duty.Kind.allCases.map(\.rawValue))

    package static let rung = KeyTable(
        "rung", vi: "một bậc đôn đốc", en: "a rung of the ladder",
        required: ["after", "to"], optional: ["every", "times"], names: ["every": ["nhắc lại"]])

    package static let unit = KeyTable(
        "unit", vi: "một đơn vị", en: "a unit", required: ["id", "name"],
        optional: [
            "head", "contact", "deputies", "email", "language", "parent", "groups", "from",
            "until", "successor", "outside", "formerly", "allow", "note",
        ], names: ["name": ["tên", "tên đơn vị"]])

    package static let person = KeyTable(
        "person", vi: "một người", en: "a person",
        optional: ["title", "name", "email", "phone", "language"], names: personNames)

    package static let deputy = KeyTable(
        "deputy", vi: "người ký thay", en: "a deputy",
        optional: ["title", "name", "email", "phone", "language", "from", "until"],
        names: personNames)

    package static let group = KeyTable(
        "group", vi: "một nhóm", en: "a group", required: ["id"],
        optional: ["name", "members", "note"])

    package static let calendar = KeyTable(
        "calendar", vi: "mục “calendar”", en: "'calendar'", required: ["id"],
        optional: ["title", "weekend", "announced", "extends", "fiscal-year", "note"])

    package static let schoolYear = KeyTable(
        "schoolYear", vi: "một năm học", en: "a school year", required: ["year", "semesters"],
        optional: ["source", "note"])

    package static let holiday = KeyTable(
        "holiday", vi: "một ngày lễ", en: "a holiday", required: ["name", "date"],
        optional: ["since", "until", "days-before", "days-after", "source", "note"],
        names: ["until": ["đến hết năm"]])

    package static let day = KeyTable(
        "day", vi: "một ngày nghỉ hoặc làm bù", en: "a dated day",
        required: ["date", "kind"], optional: ["name", "source", "note"])

    package static let settings = KeyTable(
        "settings", vi: "mục “settings”", en: "'settings'",
        optional: ["organisation", "blast-guard", "board", "note"])

    package static let organisation = KeyTable(
        "organisation", vi: "mục “organisation”", en: "'organisation'",
        optional: ["name", "office", "mail-from", "replies", "deciders", "note"])

    package static let blastGuard = KeyTable(
        "blastGuard", vi: "mục “blast-guard”", en: "'blast-guard'",
        optional: ["share", "at-least"])

    package static let board = KeyTable(
        "board", vi: "mục “board”", en: "'board'",
        optional: ["url", "people", "single-sign-on", "note"])

    package static let boardPerson = KeyTable(
        "boardPerson", vi: "một người dùng bảng theo dõi", en: "somebody at the board",
        required: ["id", "role"], optional: ["name", "plans", "note"],
        names: ["name": ["họ tên", "họ và tên"]])

    /// Codes of warnings, each with the reason why it may stand.
    package static let allow = KeyTable(
        "allow", vi: "mục “allow”", en: "'allow'", optional: Lint.allCases.map(\.code))

    package static let all = [
        file, plan, duty, regime, law, allow, kindDefaults, defaults, rung, unit, person, deputy,
        group, calendar, holiday, day, schoolYear, settings, organisation, blastGuard, board,
        boardPerson,
    ]

    private static let inheritable = [
        "owed-by", "send-to", "channel", "form", "inspector", "roll", "only", "report", "reply",
        "urgent", "remind", "escalate", "data", "law",
    ]

    private static let personNames = [
        "title": ["chức vụ", "chức danh"], "name": ["họ tên", "họ và tên"],
    ]
}

/// What keys are called in Vietnamese, where a mapping has no name of its own for one.
enum VietnameseKeys {
    static let names = [
        // A file and a plan.
        "plan": "kế hoạch", "duties": "nhiệm vụ", "defaults": "dùng chung", "id": "mã",
        "title": "tên", "short": "tên ngắn", "document": "văn bản", "basis": "căn cứ",
        "period": "thời gian thực hiện", "owner": "chủ trì", "timezone": "múi giờ",
        "calendar": "lịch", "office-hours": "giờ làm việc", "language": "ngôn ngữ",
        "mode": "chế độ", "confidential": "không nêu nội dung", "note": "ghi chú",
        "digest": "gộp thư", "mails-per-month": "số thư mỗi tháng",
        // A duty.
        "kind": "loại", "cite": "mục", "due": "hạn", "before": "trước ngày",
        "by": "chậm nhất ngày", "every": "định kỳ", "first": "lần đầu", "date": "ngày",
        "dates": "các ngày", "since": "từ năm", "only": "chỉ", "roll": "trùng ngày nghỉ",
        "owed-by": "thực hiện", "send-to": "gửi về", "channel": "hình thức gửi",
        "form": "biểu mẫu", "gathers": "tổng hợp từ", "inspector": "đơn vị kiểm tra",
        "units-per-time": "số đơn vị mỗi đợt", "report": "báo cáo", "reply": "trả lời thư",
        "urgent": "gấp", "formerly": "mã cũ", "remind": "nhắc", "escalate": "đôn đốc",
        "deadline": "báo cáo",
        "anniversary": "kỷ niệm", "inspection": "kiểm tra", "standing": "thường xuyên",
        "after-event": "tính từ sự kiện", "allow": "cho phép", "regimes": "chế độ báo cáo",
        "regime": "theo chế độ",
        "reports-on": "kỳ báo cáo",
        "data": "số liệu", "law": "quy định", "article": "điều khoản",
        "checked": "ngày đối chiếu", "doubt": "nghi vấn",
        // A rung.
        "after": "sau", "to": "gửi", "times": "số lần",
        // The registry.
        "units": "đơn vị", "groups": "nhóm", "members": "gồm", "name": "tên",
        "head": "thủ trưởng", "contact": "đầu mối", "deputies": "cấp phó",
        "email": "thư điện tử", "phone": "điện thoại", "parent": "cấp trên", "from": "từ ngày",
        "until": "đến hết ngày", "successor": "kế thừa", "outside": "cơ quan ngoài",
        // A calendar.
        "extends": "dựa trên", "holidays": "ngày lễ", "days": "ngày cụ thể", "source": "nguồn",
        "days-before": "nghỉ trước", "days-after": "nghỉ sau", "announced": "đã công bố",
        "weekend": "nghỉ hằng tuần", "school-years": "các năm học", "year": "năm học",
        "semesters": "học kỳ", "fiscal-year": "năm tài chính",
        // Settings.
        "settings": "cài đặt", "organisation": "cơ quan", "office": "tên cơ quan",
        "mail-from": "gửi từ", "replies": "hộp thư trả lời",
        "deciders": "người quyết định", "blast-guard": "chốt chặn",
        "share": "tỷ lệ", "at-least": "ít nhất",
        "board": "bảng theo dõi", "url": "địa chỉ trang", "people": "người dùng", "role": "vai trò",
        "plans": "các kế hoạch", "single-sign-on": "đăng nhập một lần",
    ]
}
