/// The words of those who sign, and of bodies that are none of the unit's own.
extension SignedLine {
    static let placeKinds: Set<String> = [
        "xa", "phuong", "tinh", "huyen", "quan", "tp", "tt", "thon", "ap", "khu",
    ]

    static let places = PhraseSet(
        "xa", "phuong", "tinh", "huyen", "quan", "tp", "thanh pho", "thi tran", "thi xa",
        "dac khu")

    static let committeeDivisions = PhraseSet(
        "van phong hdnd va", "van phong hdnd", "van phong hoi dong nhan dan va",
        "van phong hoi dong nhan dan", "vp hdnd va", "vp hdnd", "van phong", "vp",
        "phong van hoa", "phong vhxh", "phong kinh te", "phong kt", "van hoa", "xa hoi", "vhxh",
        "vh xh", "kinh te", "ha tang", "do thi", "ha tang va do thi", "ha tang do thi", "va xa hoi",
        "cong chuc", "tu phap", "ho tich", "thong ke", "vp-tk", "van phong thong ke", "vh-xh",
        "phong vh-xh", "phong van hoa va xa hoi", "phong van hoa xa hoi")

    static let schoolDivisions = PhraseSet(
        "van phong", "vp", "to van phong", "to hanh chinh", "bo phan van phong", "phong hanh chinh")

    static let contacts = PhraseSet(
        "dien thoai", "dt", "sdt", "so dien thoai", "so dt", "di dong", "dd", "tel", "phone",
        "mobile", "hotline", "email", "e-mail", "mail", "zalo", "fax", "website", "web", "facebook",
        "m", "t", "e", "lien he", "nguoi lien he", "thu dien tu", "trang web", "cell", "office")

    static let addresses = PhraseSet("dia chi", "tru so", "address", "dia chi lien he")

    /// Who is also something else signs as the former.
    static let seconds = PhraseSet(
        "bi thu chi bo", "bi thu dang bo", "pho bi thu chi bo", "bi thu dang uy",
        "pho bi thu dang uy")

    static let called = PhraseSet(
        "em", "co", "thay", "ong", "ba", "anh", "chi", "mr", "ms", "mrs", "dong chi", "d/c")

    static let titles = PhraseSet(
        "hieu truong", "pho hieu truong", "hieu pho", "ht", "pht", "p ht", "p.ht", "giam doc",
        "pho giam doc", "chu tich", "pho chu tich", "pct", "ct", "q hieu truong",
        "quyen hieu truong", "truong phong", "pho truong phong", "pho phong", "truong ban",
        "chanh van phong", "pho chanh van phong", "uy vien", "van thu", "nhan vien", "nv",
        "nhan vien van thu", "vt", "ke toan", "kt", "tm", "tl", "tuq", "t/m", "k/t", "t/l",
        "thua lenh", "thay mat", "ky thay", "thua uy quyen", "chuyen vien", "cv", "can bo",
        "can bo phu trach", "cb", "giao vien", "gv", "to truong", "to pho",
        "to truong chuyen mon", "thu ky", "ban giam hieu", "bgh", "nguoi gui", "nguoi bao cao",
        "nguoi lap", "nguoi phu trach", "lanh dao", "thu truong", "thu truong don vi",
        "cong chuc", "vien chuc", "phu trach nha truong", "phu trach truong", "dau moi",
        "principal", "vice principal", "headmaster", "clerk", "secretary", "manager",
        "office manager", "chairman", "vice chairman", "da ky", "ky ten", "kinh thu", "kinh bao")

    /// What joins them, and says nothing of its own.
    static let filling = PhraseSet(
        "pho", "phu trach", "phu trach chuyen mon", "chuyen mon", "don vi", "nha truong", "truong",
        "cua", "o", "tai", "tu", "la", "em", "toi", "thuoc", "ben", "day", "kiem", "va", "co",
        "thay", "thu vien", "thiet bi", "y te", "of", "the", "from", "at", "deputy", "head", "vice",
        "p", "phong", "hanh chinh", "to chuc hanh chinh", "ths", "ts", "ubnd", "uy ban nhan dan")

    static let authorities = PhraseSet(
        "so giao duc va dao tao", "so giao duc dao tao", "so gddt", "so gd dt", "so gd&dt",
        "so gd-dt", "phong giao duc va dao tao", "phong gddt", "phong gd&dt", "phong gd-dt",
        "phong giao duc")

    static let bodies = PhraseSet(
        "cong an", "tram y te", "hoi khuyen hoc", "hoi phu nu", "hoi lien hiep", "hoi lhpn",
        "hoi nong dan", "hoi cuu chien binh", "hoi ccb", "hoi chu thap do", "hoi ctd", "hoi cha me",
        "hoi phu huynh", "hoi nguoi cao tuoi", "hoi cuu", "hoi dong y", "hoi luat gia", "cong doan",
        "phan hieu", "cdcs", "chi bo", "dang bo", "dang uy", "chi doan", "lien doi",
        "doan thanh nien", "doan tncs", "doan tn", "doan truong", "doan xa", "doan phuong",
        "mat tran", "ubmttq", "uy ban mttq", "uy ban mat tran", "mttq", "ban chi huy", "bch",
        "ban dai dien", "ban quan ly", "ban chi dao", "ban dan chinh", "cmhs", "phu huynh",
        "cha me hoc sinh", "cuu hoc sinh", "hoc sinh", "hop tac xa", "htx", "cong ty", "chi cuc",
        "kho bac", "toa an", "vien kiem sat", "buu dien", "ngan hang", "hat kiem lam", "quan su",
        "ban chqs", "trung tam", "benh vien", "phong kham", "nha van hoa", "cau lac bo", "clb",
        "hdnd", "hoi dong nhan dan", "thanh tra", "bao hiem xa hoi", "dien luc", "to dan pho",
        "police", "union", "station", "clinic", "hospital", "association", "company", "bank",
        "parents", "party", "youth", "military", "post office", "alumni", "students")
}
