import Rules
package import SourceText

/// Something that a new plan, duty or unit has to say, or may.
package struct NewField: Sendable {
    /// The option's name without its dashes.
    package let name: String
    package let question: Bilingual
    package let isRequired: Bool
    let key: String
    let part: Part
    /// Ids of units and groups, one or several.
    let names: Names

    /// Which mapping it is a key of.
    enum Part: Sendable { case plan, duty, unit, person(String) }

    enum Names: Sendable { case none, unit, units }

    init(
        _ name: String, _ part: Part, key: String? = nil, required: Bool = false,
        names: Names = .none, vi: String, en: String
    ) {
        self.name = name
        self.part = part
        self.key = key ?? name
        isRequired = required
        self.names = names
        question = Bilingual(vi: vi, en: en)
    }

    var table: KeyTable {
        switch part {
        case .plan: .plan
        case .duty: .duty
        case .unit: .unit
        case .person: .person
        }
    }

    static let ofPlan = [
        NewField(
            "title", .plan, required: true, vi: "Tên kế hoạch", en: "The plan's title"),
        NewField(
            "document", .plan, vi: "Văn bản, như “Kế hoạch số 12/KH-SGDĐT ngày 15/01/2025”",
            en: "The paper, such as 'Kế hoạch số 12/KH-SGDĐT ngày 15/01/2025'"),
        NewField(
            "owner", .plan, required: true, names: .unit, vi: "Đơn vị chủ trì (mã hoặc tên)",
            en: "The unit that keeps it (id or name)"),
        NewField(
            "period", .plan, vi: "Thời gian thực hiện, như “15/01/2025 - 31/12/2025” hoặc “2025”",
            en: "Its period, such as '15/01/2025 - 31/12/2025' or '2025'"),
        NewField(
            "duty", .duty, key: "title", required: true, vi: "Nhiệm vụ đầu tiên",
            en: "Its first duty"),
    ]

    /// - Parameter kind: of the duty; a standing one has no due day.
    static func ofDuty(_ kind: Duty.Kind) -> [NewField] {
        var fields: [NewField] = []
        switch kind {
        case .standing: break
        case .anniversary:
            fields.append(
                NewField(
                    "due", .duty, key: "date", required: true,
                    vi: "Ngày, như “28/3” hoặc “10/3 âm lịch”",
                    en: "Its day, such as '28/3' or 'lunar 10/3'"))
        case .deadline, .inspection:
            fields.append(
                NewField(
                    "due", .duty, required: true,
                    vi: "Hạn, đúng chữ của văn bản, như “trước ngày 05/11/2025”",
                    en: "When it is due, in the paper's words, such as 'before 05/11/2025'"))
        }
        fields += [
            NewField(
                "owed-by", .duty, required: kind == .deadline || kind == .inspection, names: .units,
                vi: "Ai thực hiện (mã hoặc tên đơn vị, nhóm; cách nhau bằng dấu phẩy)",
                en: "Who owes it (ids or names of units and groups, parted by commas)"),
            NewField(
                "cite", .duty, vi: "Ở mục nào của văn bản, như “Mục III, đoạn cuối”",
                en: "Its place in the paper, such as 'Mục III'"),
        ]
        if kind == .deadline {
            fields.append(
                NewField(
                    "send-to", .duty, names: .unit, vi: "Gửi về đâu (bỏ trống: đơn vị chủ trì)",
                    en: "Where reports go (left empty: to the owner)"))
        }
        return fields
    }

    static let titleOfDuty = NewField(
        "title", .duty, required: true, vi: "Tên nhiệm vụ", en: "The duty's title")

    static let ofUnit = [
        NewField("name", .unit, required: true, vi: "Tên đơn vị", en: "The unit's name"),
        NewField(
            "email", .unit, required: true, vi: "Thư điện tử của đơn vị", en: "The unit's address"),
        NewField(
            "head", .person("head"), key: "title", vi: "Chức danh thủ trưởng, như “Hiệu trưởng”",
            en: "Its head's title, such as 'Hiệu trưởng'"),
        NewField(
            "head-name", .person("head"), key: "name", vi: "Họ tên thủ trưởng",
            en: "Its head's name"),
        NewField(
            "contact-email", .person("contact"), key: "email", vi: "Thư điện tử của đầu mối",
            en: "The address of its contact"),
        NewField(
            "parent", .unit, names: .unit, vi: "Đơn vị cấp trên (mã hoặc tên)",
            en: "The unit above it (id or name)"),
        NewField(
            "groups", .unit, names: .units, vi: "Nhóm (mã, cách nhau bằng dấu phẩy)",
            en: "Its groups (ids, parted by commas)"),
    ]
}
