/// The words that answers are read by, without marks: typed with them, or without, they read alike.
enum ReplyVocabulary {
    // MARK: Sent

    /// "Đã gửi", in all the ways of saying it that say nothing else.
    static let sent: PhraseSet = {
        var texts: [String] = []
        for time in ["da", "vua", "moi", "vua moi", "da vua"] {
            for verb in ["gui", "nop", "bao cao", "chuyen nop", "gui nop"] {
                texts.append("\(time) \(verb)")
                texts += ["lai", "bo sung", "xong", "day du", "du"].map { "\(time) \(verb) \($0)" }
                for first in ["hoan thanh", "hoan thien", "ky", "tong hop", "bo sung", "lam xong"] {
                    texts.append("\(time) \(first) va \(verb)")
                    texts.append("\(time) \(first) va \(verb) lai")
                }
            }
        }
        for first in ["da hoan thanh viec", "da thuc hien viec", "da tien hanh"] {
            texts += ["gui", "nop"].map { "\(first) \($0)" }
        }
        for verb in ["gui", "nop"] {
            texts += ["da duoc \(verb)", "da duoc truong \(verb)", "da duoc nha truong \(verb)"]
        }
        for verb in ["sent", "submitted"] {
            texts += [
                verb, "have \(verb)", "have already \(verb)", "have just \(verb)",
                "already \(verb)", "just \(verb)", "has been \(verb)", "has already been \(verb)",
                "have been \(verb)", "was \(verb)", "was already \(verb)", "were \(verb)",
            ]
        }
        return PhraseSet(texts)
    }()

    /// Without "đã": a report only beside "rồi", or beside number and day.
    static let sends = PhraseSet(
        "gui", "nop", "xin gui", "xin nop", "kinh gui", "xin phep gui", "gui lai", "nop lai",
        "xin gui lai", "xin nop lai", "kinh gui lai", "gui bo sung", "xin gui bo sung")
    static let done = PhraseSet("roi")

    static let channels: PhraseSet = {
        let means = [
            "eoffice", "e-office", "ioffice", "i-office", "vnpt ioffice", "vnpt eoffice",
            "vnpt-ioffice", "email", "e-mail", "mail", "thu dien tu", "gmail", "truc",
            "truc van ban", "truc lien thong", "truc lien thong van ban", "he thong",
            "he thong qlvb", "qlvb", "he thong quan ly van ban", "he thong van ban",
            "he thong eoffice", "he thong van ban dien tu", "phan mem", "phan mem qlvb",
            "phan mem quan ly van ban", "quan ly van ban", "buu dien", "duong buu dien",
            "duong cong van", "duong van thu", "duong email", "csdl", "csdl nganh",
            "cong thong tin",
            "truc tuyen", "form", "google form", "link", "duong link", "van thu", "email cua so",
            "mail cua so", "email cua phong", "email phong", "email so", "mail phong", "mail so",
            "email cua anh chi", "the system", "post", "eoffice system", "the portal", "zalo",
            "doffice",
        ]
        let systems = ["phan mem", "he thong", "ung dung", "trang", "cong"]
        let products = [
            "ioffice", "i-office", "eoffice", "e-office", "doffice", "d-office", "voffice",
            "v-office", "vnpt", "vnpt ioffice", "vnpt-ioffice", "vnpt eoffice", "qlvb", "edoc",
        ]
        let forms = ["ban giay", "ban cung", "ban dien tu", "ban mem", "email", "file"]
        var texts = [
            "online", "truc tiep", "ban giay", "tren he thong", "bang ban giay", "bang ban cung",
            "bang van ban giay",
        ]
        for by in [
            "qua", "bang", "tren", "len", "vao", "theo", "by", "via", "through", "on", "thong qua",
        ] {
            texts += means.map { "\(by) \($0)" }
            texts += systems.flatMap { system in products.map { "\(by) \(system) \($0)" } }
        }
        for first in forms {
            for second in forms where second != first {
                texts += ["", "ca "].map { "\($0)\(first) va \(second)" }
                texts += ["", "ca "].map { "\($0)\(first) lan \(second)" }
            }
        }
        return PhraseSet(texts)
    }()

    static let isNil = PhraseSet(
        "khong phat sinh", "khong co phat sinh", "nil", "nil report", "nothing to report")

    static let attached = PhraseSet(
        "dinh kem", "kem theo", "file dinh kem", "file kem theo", "gui kem", "kem", "kem file",
        "trong file dinh kem", "o file dinh kem", "co file kem theo", "co file dinh kem",
        "co dinh kem", "co kem file", "nhu file dinh kem", "nhu dinh kem", "trong file",
        "bang file dinh kem", "theo file", "attached", "is attached", "enclosed",
        "please find attached", "duoi day", "kem mail", "kem thu", "theo file dinh kem",
        "kem theo thu", "kem theo mail", "file", "ban mem", "ban scan", "trong thu nay")

    /// What comes before the thing that is in the file.
    static let attaching = PhraseSet(
        "please find attached", "please find enclosed", "attached please find", "attached is",
        "enclosed is", "attached", "dinh kem", "dinh kem la", "xin dinh kem", "kem theo la",
        "xin gui kem", "gui kem", "file dinh kem la")

    /// What follows a verb and adds nothing.
    static let particles = PhraseSet(
        "roi", "a", "ah", "nhe", "nha", "luon", "xong", "day du", "dung han",
        "theo quy dinh", "theo yeu cau", "thoi", "day", "vay", "already", "please",
        "in time", "on time", "trong han", "ma a", "roi ma", "em nhe", "anh a", "chi a", "anh nhe",
        "chi nhe", "so a", "phong a", "oi", "em oi", "em a",
        "co oi", "thay oi", "co a", "thay a")

    // MARK: Read

    static let acknowledged: PhraseSet = {
        var texts = [
            "ro", "ro roi", "da ro", "da ro roi", "da biet", "biet roi", "nam roi", "da doc",
            "da xem",
            "da nam", "da nam duoc", "da nam ro", "da tiep thu", "da tiep nhan", "tiep nhan",
            "da hieu", "hieu roi", "nhan roi", "da nhan", "da nhan duoc", "nhan duoc roi",
            "xac nhan", "xac nhan da nhan", "xac nhan da nhan duoc", "xin xac nhan da nhan", "ok",
            "oke", "okay", "oki", "okie", "vang", "vang a", "da vang", "nhat tri", "dong y",
            "noted",
            "well noted", "duly noted", "acknowledged", "received", "well received", "got it",
            "understood", "will do", "read", "have received", "have read", "have noted",
            "confirmed",
            "received and noted", "se thuc hien", "se lam", "xin tiep thu", "xin nhan",
            "da ghi nhan", "xin ghi nhan", "nghiem tuc tiep thu", "se luu y", "da luu y",
            "da nhan va",
        ]
        texts += texts.filter { $0.hasPrefix("da ") }.map { "cung \($0)" }
        for thanks in ["cam on", "xin cam on", "rat cam on", "chan thanh cam on", "cam on nhieu"] {
            for who in ["", " anh", " chi", " anh chi", " so", " phong", " thay", " co", " quy so"]
            {
                texts += [
                    "da nhac", "da nhac nho", "da thong bao", "vi da nhac", "vi da nhac nho",
                    "da nhac viec", "nhac nho",
                ].map { "\(thanks)\(who) \($0)" }
            }
        }
        texts += [
            "ghi nhan", "nam duoc roi", "tiep thu", "already done", "thank you for the reminder",
            "thanks for the reminder", "thank you for reminding us",
            "thanks for reminding us",
        ]
        return PhraseSet(texts)
    }()

    static let notice = PhraseSet(
        "thong bao", "thong tin", "nhac nho", "nhac viec", "thu", "thu nhac", "mail", "email",
        "e-mail", "cong van", "van ban", "tin", "tin nhan", "noi dung", "noi dung thong bao",
        "yeu cau", "ke hoach", "cong van cua so", "thong bao cua so", "thong bao cua phong",
        "thu cua so", "thu cua phong", "mail cua so", "mail cua phong", "cua so", "cua phong",
        "thu nay", "mail nay", "the email", "your email", "your mail", "the reminder",
        "your reminder", "the mail", "the notice", "your message", "the message", "this",
        "with thanks",
        "thu dien tu", "lich", "nhiem vu")

    /// What somebody who has read it promises without a day.
    static let willDo = PhraseSet(
        "se thuc hien", "se thuc hien dung han", "se bao cao dung han", "se gui dung han",
        "se nop dung han", "se gui bao cao dung han", "se nop bao cao dung han",
        "se hoan thanh dung han", "se thuc hien dung quy dinh", "se thuc hien theo quy dinh",
        "se trien khai", "se trien khai thuc hien", "se bao cao dung quy dinh", "se luu y",
        "xin thuc hien", "de thuc hien", "de biet", "va thuc hien", "va se thuc hien",
        "trien khai thuc hien", "dang trien khai thuc hien", "se lam", "se lam ngay",
        "se thuc hien ngay", "will comply", "will do", "will send it in time", "and will comply",
        "will submit on time", "will send it on time")

    static let vocatives = PhraseSet(
        "em", "anh", "chi", "co", "thay", "ban", "em nhe", "anh nhe", "chi nhe", "so", "phong",
        "anh chi", "em a", "anh a", "chi a")

    // MARK: Asking for time

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
        "gia han", "lui han", "lui thoi han", "lui thoi gian", "lui", "lui ngay", "lui lich",
        "hoan",
        "keo dai thoi han", "keo dai thoi gian", "khat", "khat han", "doi han", "cham", "tre",
        "nop cham", "gui cham", "bao cao cham", "cham nop", "cham gui", "nop tre", "gui tre",
        "bao cao tre", "tre han", "cham han", "nop muon", "gui muon", "bao cao muon", "muon",
        "nop sau", "gui sau", "nop bao cao cham", "gui bao cao cham", "nop bao cao tre",
        "gui bao cao tre", "nop bao cao muon", "gui bao cao muon", "them thoi gian", "thoi gian",
        "extension", "extend", "extend the deadline", "extension of the deadline", "more time",
        "additional time", "additional", "extra time", "time", "delay", "postpone", "dui han",
        "dui", "gian han")
    static let extendingFill = PhraseSet(
        "nop", "gui", "viec", "thoi gian", "thoi han", "han", "cho truong", "cho truong em",
        "cho em", "cho don vi", "cho chung em", "cho nha truong", "cho chung toi", "giup em",
        "giup truong", "giup", "ho em", "cua truong", "them", "duoc", "bao cao", "time", "the",
        "deadline", "for", "report", "of", "our", "to submit", "our report", "us", "until",
        "needed", "thoi gian nop", "han nop",
        "hoan thanh", "thuc hien")
    static let until = PhraseSet(
        "den", "toi", "cho den", "cho toi", "het", "vao", "trong", "cham nhat",
        "cham nhat la", "cham nhat den", "cham nhat vao", "sang", "until", "till", "to", "by",
        "on", "no later than", "not later than", "khoang", "du kien", "lam toi",
        "muon nhat", "within", "for", "trong vong", "den luc")
    static let requestTail = PhraseSet(
        "se co", "se gui", "se nop", "se xong", "se hoan thanh", "moi co", "moi xong",
        "moi gui duoc",
        "moi nop duoc", "em se gui", "em se nop", "truong se gui", "truong se nop", "duoc khong",
        "co duoc khong", "nhe", "a", "ah", "nha", "please", "nua", "nua a", "if possible",
        "neu duoc", "duoc khong a", "em xin cam on", "gui", "nop", "gui bao cao", "nop bao cao",
        "truong em se gui", "em gui", "truong gui", "em nop", "truong nop", "chung toi se gui",
        "chung em se nop", "chung em se gui", "chung toi se nop", "la xong", "thi xong", "voi",
        "voi a", "voi nhe", "giup em voi", "giup truong voi")
    static let promising = PhraseSet(
        "se gui", "se nop", "se bao cao", "se hoan thanh", "se co", "se gui lai", "se nop lai",
        "xin gui", "xin nop", "xin phep gui", "xin phep nop", "xin duoc gui", "xin duoc nop",
        "will send", "will submit", "will be sent", "will be submitted", "xin hua gui",
        "cam ket gui", "cam ket nop", "du kien gui", "du kien nop", "se hoan thanh va gui",
        "'ll send",
        "we'll send", "i'll send", "will provide", "will file", "se bo sung", "xin se gui",
        "xin hen", "hen")
    static let letters = PhraseSet(
        "cong van", "van ban", "to trinh", "don", "thu", "giay", "cv", "letter", "a letter",
        "the letter", "our letter", "an official letter", "official letter", "cong van de nghi")
    static let reasons = PhraseSet(
        "do", "vi", "vi ly do", "ly do", "boi", "boi vi", "tai", "vi vay", "because", "due",
        "since",
        "as", "hien", "hien nay", "hien tai", "dang", "chua", "khong kip", "con", "owing")
}
