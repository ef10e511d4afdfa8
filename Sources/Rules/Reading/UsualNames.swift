import SourceText

/// What people call a key before they have read what it is called. None of these is taken for the
/// key; whoever writes one is told its name.
enum UsualNames {
    private static let names: [(key: String, names: [String])] = [
        ("id", ["mã số", "mã đơn vị", "mã nhiệm vụ", "mã kế hoạch", "ký hiệu", "code"]),
        (
            "title",
            [
                "tiêu đề", "nội dung", "nội dung công việc", "tên công việc", "tên nhiệm vụ",
                "tên báo cáo", "tên kế hoạch", "trích yếu", "công việc", "name",
            ]
        ),
        (
            "due",
            [
                "hạn chót", "thời hạn", "hạn nộp", "hạn gửi", "hạn báo cáo", "thời gian hoàn thành",
                "ngày hết hạn", "thời hạn gửi", "deadline", "due date",
            ]
        ),
        ("by", ["chậm nhất", "chậm nhất là", "muộn nhất", "trễ nhất", "no later than"]),
        (
            "send-to",
            ["nơi nhận", "gửi đến", "gửi cho", "nơi gửi", "đơn vị nhận", "người nhận", "recipient"]
        ),
        (
            "owed-by",
            [
                "đơn vị thực hiện", "người thực hiện", "đơn vị báo cáo", "đối tượng", "phụ trách",
                "chịu trách nhiệm", "assignee", "responsible",
            ]
        ),
        ("remind", ["nhắc nhở", "nhắc trước", "nhắc việc", "reminders", "reminder"]),
        ("every", ["chu kỳ", "tần suất", "lặp lại", "kỳ báo cáo", "frequency", "repeat"]),
        ("escalate", ["leo thang", "quá hạn", "khi quá hạn", "escalation"]),
        ("document", ["số văn bản", "số hiệu", "số kế hoạch", "văn bản số"]),
        ("owner", ["đơn vị chủ trì", "cơ quan chủ trì", "người chủ trì", "đơn vị ban hành"]),
        ("period", ["thời gian", "giai đoạn", "hiệu lực", "năm", "từ ngày đến ngày"]),
        ("email", ["địa chỉ thư", "địa chỉ email", "hộp thư", "mail", "thư"]),
        ("head", ["hiệu trưởng", "giám đốc", "người đứng đầu", "lãnh đạo", "trưởng đơn vị"]),
        ("phone", ["số điện thoại", "sđt", "đt", "di động", "telephone"]),
        ("parent", ["đơn vị cấp trên", "cơ quan quản lý", "đơn vị quản lý", "trực thuộc"]),
        ("date", ["ngày kỷ niệm", "ngày tháng"]),
        ("cite", ["điều khoản", "trích dẫn", "mục số"]),
        ("form", ["mẫu", "mẫu biểu", "mẫu báo cáo"]),
        ("channel", ["cách gửi", "phương thức gửi", "hình thức báo cáo"]),
        ("note", ["chú thích", "lưu ý", "comment"]),
        ("units", ["danh mục đơn vị", "danh sách đơn vị", "các đơn vị", "danh mục"]),
        ("duties", ["các nhiệm vụ", "danh sách nhiệm vụ", "công việc", "tasks"]),
        ("members", ["thành viên", "các đơn vị", "gồm các đơn vị"]),
        ("name", ["họ và tên", "tên gọi"]),
    ]

    private static let keys: [String: [String]] = {
        var found: [String: [String]] = [:]
        for (key, names) in names {
            for name in names { found[keyForm(name), default: []].append(key) }
        }
        return found
    }()

    static func keys(for written: String) -> [String] { keys[keyForm(written)] ?? [] }
}

/// Words of the law's that keys must not be taken for, each with what to write.
enum LawsWords {
    private static let all: [(words: [String], key: String, vi: String, en: String)] = [
        (
            ["mật", "tối mật", "tuyệt mật", "bí mật", "secret"], "confidential",
            "“mật” là độ mật của tài liệu, không ghi ở đây; thư không nêu nội dung thì ghi “không nêu "
                + "nội dung: có”",
            "a degree of secrecy isn't said here; for mails that say nothing of the matter write "
                + "'confidential: yes'"
        ),
        (
            ["khẩn", "hỏa tốc", "thượng khẩn", "độ khẩn", "mức độ khẩn"], "urgent",
            "“khẩn” là mức độ của văn bản (Nghị định 30/2020/NĐ-CP); việc gửi thư ngoài giờ thì ghi "
                + "“gấp: có”",
            "that is a paper's degree of urgency (Decree 30/2020); for mail outside office hours "
                + "write 'urgent: yes'"
        ),
    ]

    private static let byForm: [String: Bilingual] = {
        var found: [String: Bilingual] = [:]
        for (words, _, vi, en) in all {
            for word in words { found[keyForm(word)] = Bilingual(vi: vi, en: en) }
        }
        return found
    }()

    private static let keys: [String: String] = {
        var found: [String: String] = [:]
        for (words, key, _, _) in all { for word in words { found[keyForm(word)] = key } }
        return found
    }()

    /// What to write for `written`, and where, if `table` has no such key; `nil` for any other word.
    static func remedy(for written: String, in table: KeyTable) -> Bilingual? {
        guard let key = keys[keyForm(written)], let law = byForm[keyForm(written)] else {
            return nil
        }
        guard !table.keys.contains(key) else { return law }
        return KeyTable.all.first { $0.keys.contains(key) }.map { home in
            Bilingual(
                vi: "\(law.vi), ở phần của \(home.title.vi)",
                en: "\(law.en), which belongs to \(home.title.en)")
        }
    }
}

extension KeyTable {
    /// The name of the key that people also call `written`; `nil` where this mapping has none.
    func usualName(_ written: String, _ language: Language) -> String? {
        UsualNames.keys(for: written).first { keys.contains($0) }.map { name(of: $0, language) }
    }
}
