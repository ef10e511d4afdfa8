/// What a column of the registry's table holds, and the headers it may have.
enum CSVColumn: Hashable, Sendable {
    case id, name, email, language, parent, groups, from, until, successor, outside
    case headTitle, headName, headEmail, headPhone
    case contactTitle, contactName, contactEmail, contactPhone
    case deputyTitle, deputyName, deputyEmail, deputyPhone, deputyFrom, deputyUntil
    /// A column that offices keep for themselves.
    case ignored

    static let headers = Vocabulary<CSVColumn>([
        (.id, ["Mã", "id", "Mã đơn vị", "code", "unit id"]),
        (.name, ["Tên đơn vị", "name", "Tên", "Đơn vị", "unit"]),
        (.headTitle, ["Chức danh", "title", "Chức vụ", "head title", "head-title"]),
        (
            .headName,
            ["Thủ trưởng", "head", "Họ tên thủ trưởng", "Họ và tên", "head name", "head-name"]
        ),
        (.email, ["Thư điện tử", "email", "e-mail", "Địa chỉ thư", "Email đơn vị", "mail"]),
        (.headEmail, ["Thư thủ trưởng", "head email", "head-email", "Email thủ trưởng"]),
        (
            .headPhone,
            ["Điện thoại", "phone", "head phone", "head-phone", "Điện thoại thủ trưởng"]
        ),
        (.contactName, ["Đầu mối", "contact", "contact name", "contact-name"]),
        (
            .contactTitle,
            ["Chức danh đầu mối", "Chức vụ đầu mối", "contact title", "contact-title"]
        ),
        (.contactEmail, ["Thư đầu mối", "contact email", "contact-email", "Email đầu mối"]),
        (.contactPhone, ["Điện thoại đầu mối", "contact phone", "contact-phone"]),
        (.language, ["Ngôn ngữ", "language"]),
        (.parent, ["Đơn vị cấp trên", "parent", "Cấp trên"]),
        (.groups, ["Nhóm", "groups", "group"]),
        (.from, ["Từ ngày", "from"]),
        (.until, ["Đến ngày", "until", "to"]),
        (.successor, ["Đơn vị kế thừa", "successor", "Kế thừa"]),
        (.outside, ["Ngoài ngành", "outside", "Cơ quan ngoài"]),
        (.deputyName, ["Cấp phó", "deputy", "deputy name", "deputy-name", "Người ký thay"]),
        (
            .deputyTitle,
            ["Chức danh cấp phó", "Chức vụ cấp phó", "deputy title", "deputy-title"]
        ),
        (.deputyEmail, ["Thư cấp phó", "deputy email", "deputy-email", "Email cấp phó"]),
        (.deputyPhone, ["Điện thoại cấp phó", "deputy phone", "deputy-phone"]),
        (.deputyFrom, ["Ký thay từ ngày", "deputy from", "deputy-from"]),
        (.deputyUntil, ["Ký thay đến ngày", "deputy until", "deputy-until"]),
        (.ignored, ["Ghi chú", "STT", "TT", "Số TT", "note", "notes", "Địa chỉ", "address", "#"]),
    ])
}
