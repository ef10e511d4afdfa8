/// The words of asking for time, and of promising a day.
extension ReplyVocabulary {
    /// What may stand before the request's verb: who asks, whom, and how politely.
    static let pleading = PhraseSet(
        "xin", "xin phep", "kinh xin", "de nghi", "kinh de nghi", "mong", "kinh mong", "rat mong",
        "nho", "xin duoc", "xin phep duoc", "kinh mong so", "please", "could", "can", "may",
        "would like", "request", "would like to request", "ask", "ask for", "need", "kindly",
        "requesting", "asking", "asking for", "we need", "xin y kien", "cho em", "cho truong",
        "cho truong em", "cho don vi", "cho chung em", "cho chung toi", "cho nha truong",
        "cho phep",
        "cho minh", "to request", "to ask for")
    static let askingFill = PhraseSet(
        "em", "toi", "minh", "truong", "truong em", "nha truong", "don vi", "chung toi", "chung em",
        "so", "quy so", "phong", "quy phong", "lanh dao so", "lanh dao", "lanh dao phong", "anh",
        "chi", "anh chi", "so giao duc", "so gddt", "xem xet", "tao dieu kien", "giup", "giup do",
        "ho", "chap thuan", "dong y", "cho", "cho phep", "duoc", "phep", "neu duoc", "neu duoc thi",
        "neu co the", "we", "us", "i", "me", "have", "get", "give", "grant", "allow", "to", "for",
        "a", "an", "the", "if possible", "some", "more", "our", "you", "kinh", "them", "ve viec",
        "viec", "xin")
    static let extending = PhraseSet(
        "gia han", "lui han", "lui thoi han", "lui thoi gian", "lui thoi diem", "doi thoi diem",
        "lui moc thoi gian", "lui", "lui ngay", "lui lich",
        "hoan",
        "keo dai thoi han", "keo dai thoi gian", "khat", "khat han", "doi han", "cham", "tre",
        "nop cham", "gui cham", "bao cao cham", "cham nop", "cham gui", "nop tre", "gui tre",
        "bao cao tre", "tre han", "cham han", "nop muon", "gui muon", "bao cao muon", "muon",
        "nop sau", "gui sau", "nop bao cao cham", "gui bao cao cham", "nop bao cao tre",
        "gui bao cao tre", "nop bao cao muon", "gui bao cao muon", "them thoi gian", "thoi gian",
        "extension", "extend", "extend the deadline", "extension of the deadline", "more time",
        "additional time", "additional", "extra time", "time", "delay", "postpone", "dui han",
        "dui", "gian han", "doi", "doi lich", "doi ngay", "doi thoi han", "doi thoi gian",
        "hoan lai", "hoan nop", "nop lui", "gui lui", "giai quyet cham", "lui viec", "hoan viec",
        "extra days", "a later date", "later submission",
        "no den", "no toi", "no lai", "no lai den", "no bao cao", "no bc", "no them", "no cho den")
    static let extendingFill = PhraseSet(
        "nop", "gui", "viec", "thoi gian", "thoi han", "han", "cho truong", "cho truong em",
        "cho em", "cho don vi", "cho chung em", "cho nha truong", "cho chung toi", "giup em",
        "giup truong", "giup", "ho em", "cua truong", "them", "duoc", "bao cao", "time", "the",
        "deadline", "for", "report", "of", "our", "to submit", "our report", "us", "until",
        "our", "your", "this", "hon", "hon mot chut", "needed", "thoi gian nop", "han nop",
        "bao cao nay", "lai", "xuong",
        "mot chut", "it ngay",
        "submission", "submission of", "deadline of", "date", "the submission", "the date",
        "hoan thanh", "thuc hien", "chinh thuc", "ban chinh thuc")
    static let until = PhraseSet(
        "den", "toi", "cho den", "cho toi", "het", "vao", "trong", "cham nhat",
        "cham nhat la", "cham nhat den", "cham nhat vao", "sang", "until", "till", "to", "by",
        "on", "no later than", "not later than", "khoang", "du kien", "lam toi",
        "muon nhat", "within", "for", "trong vong", "den luc")
    static let requestTail = PhraseSet(
        englishPurposes + [
            "se co", "se gui", "se nop", "se xong", "se hoan thanh", "moi co", "moi xong",
            "moi gui duoc",
            "moi nop duoc", "em se gui", "em se nop", "truong se gui", "truong se nop",
            "duoc khong",
            "co duoc khong", "nhe", "a", "ah", "nha", "please", "nua", "nua a", "if possible",
            "neu duoc", "duoc khong a", "em xin cam on", "gui", "nop", "gui bao cao", "nop bao cao",
            "truong em se gui", "em gui", "truong gui", "em nop", "truong nop", "chung toi se gui",
            "chung em se nop", "chung em se gui", "chung toi se nop", "la xong", "thi xong", "voi",
            "voi a", "voi nhe", "giup em voi", "giup truong voi", "em nop nhe", "em gui nhe",
            "em xin nop", "em se nop bu", "roi em nop", "roi em gui",
            "instead", "thank you", "to complete it", "nop bu", "gui sau", "nop sau", "cho kip",
            "em se hoan thanh", "truong se hoan thanh", "truong se bao cao", "em se bao cao",
            "chung toi se hoan thanh", "chung toi se bao cao", "chung em se hoan thanh",
        ])
    private static let englishPurposes = [
        "submit", "send", "finish", "complete", "prepare", "file", "deliver",
    ]
    .flatMap { verb in
        ["", " it", " the report", " our report", " this report", " this"].map { "to \(verb)\($0)" }
    }
    private static let promisingForms: [String] = {
        let leads = [
            "se", "cam ket", "cam ket se", "xin hua", "xin hua se", "du kien", "du kien se",
            "xin hen",
            "xin hen se", "se co gang", "co gang", "xin cam ket", "xin cam ket se", "xin phep",
            "xin phep se",
            "hua", "hua se", "hen", "hen se", "se khan truong", "se hoan thien va",
            "se hoan thanh va",
        ]
        let verbs = [
            "gui", "nop", "bao cao", "hoan thanh", "gui lai", "nop lai", "bo sung", "hoan thien",
        ]
        let english = [
            "will", "shall", "'ll", "we'll", "i'll", "are going to", "promise to", "plan to",
            "expect to",
        ]
        let acts = [
            "send", "submit", "be sent", "be submitted", "provide", "file", "deliver", "complete",
        ]
        return leads.flatMap { lead in verbs.map { "\(lead) \($0)" } }
            + english.flatMap { lead in acts.map { "\(lead) \($0)" } }
    }()
    static let promising = PhraseSet(
        promisingForms + [
            "se gui", "se nop", "se bao cao", "se hoan thanh", "se co", "se gui lai", "se nop lai",
            "xin gui", "xin nop", "xin phep gui", "xin phep nop", "xin duoc gui", "xin duoc nop",
            "will send", "will submit", "will be sent", "will be submitted", "xin hua gui",
            "cam ket gui", "cam ket nop", "du kien gui", "du kien nop", "se hoan thanh va gui",
            "'ll send",
            "we'll send", "i'll send", "will provide", "will file", "se bo sung", "xin se gui",
            "xin hen", "hen",
        ])
    static let letters = PhraseSet(
        "cong van", "van ban", "to trinh", "don", "thu", "giay", "cv", "letter", "a letter",
        "the letter", "our letter", "an official letter", "official letter", "cong van de nghi")
    static let reasons = PhraseSet(
        "nghi om", "nghi thai san", "nghi phep", "nghi viec", "nghi che do", "nghi benh", "nghi lu",
        "nghi bao", "om", "bi om", "di cong tac", "di vang", "di hop", "di tap huan", "mat dien",
        "ban hop", "ban viec",
        "mat mang", "cup dien", "mua lu", "mua bao", "bao lu", "lu lut", "ngap lut", "mat ket noi",
        "nguyen nhan", "reason", "the reason", "reasons", "ly do cham", "ly do cham tre",
        "moi thay", "moi sap nhap", "moi tiep nhan", "moi thanh lap", "moi doi", "vua thay",
        "vua sap nhap", "vua moi thay", "bi", "gap", "thieu",
        "do", "vi", "vi ly do", "ly do", "boi", "boi vi", "tai", "vi vay", "because", "due",
        "since",
        "as", "hien", "hien nay", "hien tai", "dang", "chua", "khong kip", "con", "owing")
}
