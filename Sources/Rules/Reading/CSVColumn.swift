/// What a column of the registry's table holds, and the headers it may have.
enum CSVColumn: Hashable, Sendable {
    case id, name, email, language, parent, groups, from, until, successor, formerly, outside,
        allowed
    case headTitle, headName, headEmail, headPhone, headLanguage
    case contactTitle, contactName, contactEmail, contactPhone, contactLanguage
    case deputyTitle, deputyName, deputyEmail, deputyPhone, deputyLanguage, deputyFrom, deputyUntil
    /// A column that offices keep for themselves.
    case ignored

    /// The words to write stand first; the others are what schools and offices call such columns.
    static let headers = Vocabulary<CSVColumn>([
        (
            .id,
            [
                "Mã", "id", "Mã đơn vị", "Mã trường", "Mã số", "Mã định danh", "code", "unit id",
                "unit code", "school code", "school id",
            ]
        ),
        (
            .name,
            [
                "Tên đơn vị", "name", "Tên", "Đơn vị", "Tên trường", "Trường", "Tên cơ sở",
                "Tên cơ quan", "Tên đơn vị, trường học", "Cơ sở giáo dục", "unit", "unit name",
                "school",
                "school name", "organisation", "organization",
            ]
        ),
        (.headTitle, ["Chức danh", "title", "Chức vụ", "head title", "head-title", "position"]),
        (
            .headName,
            [
                "Thủ trưởng", "head", "Họ tên thủ trưởng", "Họ và tên", "Họ tên", "Hiệu trưởng",
                "Họ tên hiệu trưởng", "Họ và tên hiệu trưởng", "Họ và tên thủ trưởng",
                "Người đứng đầu",
                "Tên thủ trưởng", "Tên hiệu trưởng", "Giám đốc", "Trưởng phòng", "head name",
                "head-name",
                "principal", "principal name", "headmaster", "head teacher", "headteacher",
                "director",
            ]
        ),
        (
            .email,
            [
                "Thư điện tử", "email", "e-mail", "Địa chỉ thư", "Email đơn vị", "Email trường",
                "mail",
                "Địa chỉ email", "Địa chỉ thư điện tử", "Hộp thư", "Hòm thư", "Hộp thư điện tử",
                "Thư công vụ", "Email công vụ", "email address", "e-mail address", "school email",
                "unit email",
            ]
        ),
        (
            .headEmail,
            [
                "Thư thủ trưởng", "head email", "head-email", "Email thủ trưởng",
                "Email hiệu trưởng",
                "Thư hiệu trưởng", "principal email",
            ]
        ),
        (
            .headPhone,
            [
                "Điện thoại", "phone", "head phone", "head-phone", "Điện thoại thủ trưởng",
                "Số điện thoại", "SĐT", "Số ĐT", "ĐT", "Di động", "Điện thoại di động",
                "Điện thoại liên hệ",
                "SĐT hiệu trưởng", "Điện thoại hiệu trưởng", "Số điện thoại hiệu trưởng",
                "telephone", "tel",
                "phone number", "mobile", "mobile phone",
            ]
        ),
        (.headLanguage, ["Ngôn ngữ thủ trưởng", "head language", "head-language"]),
        (
            .contactName,
            [
                "Đầu mối", "contact", "contact name", "contact-name", "contact person",
                "Cán bộ đầu mối",
                "Người phụ trách", "Người liên hệ", "Văn thư", "Người báo cáo", "Họ tên đầu mối",
            ]
        ),
        (
            .contactTitle,
            ["Chức danh đầu mối", "Chức vụ đầu mối", "contact title", "contact-title"]
        ),
        (
            .contactEmail,
            [
                "Thư đầu mối", "contact email", "contact-email", "Email đầu mối", "Email văn thư",
                "Email liên hệ",
            ]
        ),
        (
            .contactPhone,
            [
                "Điện thoại đầu mối", "contact phone", "contact-phone", "SĐT đầu mối",
                "Số điện thoại đầu mối", "SĐT liên hệ",
            ]
        ),
        (.contactLanguage, ["Ngôn ngữ đầu mối", "contact language", "contact-language"]),
        (.language, ["Ngôn ngữ", "language"]),
        (
            .parent,
            [
                "Đơn vị cấp trên", "parent", "Cấp trên", "Đơn vị quản lý", "Cơ quan quản lý",
                "parent unit",
            ]
        ),
        (.groups, ["Nhóm", "groups", "group", "Các nhóm", "Cụm", "Cụm thi đua", "Khối"]),
        (.from, ["Từ ngày", "from", "Ngày bắt đầu", "start date", "valid from"]),
        (
            .until,
            ["Đến ngày", "until", "to", "Đến hết ngày", "Ngày kết thúc", "end date", "valid until"]
        ),
        (.successor, ["Đơn vị kế thừa", "successor", "Kế thừa"]),
        (.formerly, ["Mã cũ", "formerly", "former id"]),
        (.outside, ["Ngoài ngành", "outside", "Cơ quan ngoài"]),
        (.allowed, ["Cho phép", "allow", "Cảnh báo cho phép", "allowed warnings"]),
        (
            .deputyName,
            [
                "Cấp phó", "deputy", "deputy name", "deputy-name", "Người ký thay",
                "Phó hiệu trưởng",
                "Họ tên cấp phó", "deputy principal", "vice principal",
            ]
        ),
        (
            .deputyTitle,
            ["Chức danh cấp phó", "Chức vụ cấp phó", "deputy title", "deputy-title"]
        ),
        (.deputyEmail, ["Thư cấp phó", "deputy email", "deputy-email", "Email cấp phó"]),
        (
            .deputyPhone,
            [
                "Điện thoại cấp phó", "deputy phone", "deputy-phone", "SĐT cấp phó",
                "Số điện thoại cấp phó",
            ]
        ),
        (.deputyLanguage, ["Ngôn ngữ cấp phó", "deputy language", "deputy-language"]),
        (.deputyFrom, ["Ký thay từ ngày", "deputy from", "deputy-from"]),
        (.deputyUntil, ["Ký thay đến ngày", "deputy until", "deputy-until"]),
        (
            .ignored,
            [
                "Ghi chú", "STT", "TT", "Số TT", "Stt.", "Số thứ tự", "note", "notes", "remark",
                "remarks",
                "Địa chỉ", "address", "#", "no", "no.", "Xã", "Phường", "Xã/Phường", "Xã, phường",
                "Huyện",
                "Quận/Huyện", "Huyện/Thành phố", "Tỉnh", "Tỉnh/Thành phố", "Địa bàn", "ward",
                "district",
                "province", "Fax", "Website", "Mã số thuế",
            ]
        ),
    ])

    /// What heads are called whose names stand under such a header: `Hiệu trưởng`.
    static func title(ofHead header: String) -> String? {
        let titles = [
            "Hiệu trưởng", "Giám đốc", "Trưởng phòng", "Principal", "Headmaster", "Director",
        ]
        return titles.first { normalised(header).hasSuffix(normalised($0)) }
    }
}
