/// The words that answers are read by, without marks: typed with them, or without, they read alike.
enum ReplyVocabulary {
    // MARK: Sent

    /// "Đã gửi", in all the ways of saying it that say nothing else.
    static let sent: PhraseSet = {
        var texts: [String] = []
        for time in [
            "da", "vua", "moi", "vua moi", "da vua", "moi vua", "da kip", "da chu dong",
            "da hoan tat viec",
        ] {
            for verb in [
                "gui", "nop", "bao cao", "chuyen nop", "gui nop", "gui di", "gui len", "nop len",
                "gui cho", "gui toi", "gui den", "scan va gui", "scan gui", "upload", "up",
                "send", "mail", "email", "submit",
            ] {
                texts.append("\(time) \(verb)")
                texts += ["lai", "bo sung", "xong", "day du", "du", "duoc"].map {
                    "\(time) \(verb) \($0)"
                }
                for first in [
                    "hoan thanh", "hoan thien", "ky", "tong hop", "bo sung", "lam xong", "hoan tat",
                    "ky so", "ky dong dau", "dong dau", "phat hanh", "ban hanh", "ky ban hanh",
                    "ky phat hanh", "chuan bi xong", "lap", "xay dung", "hoan thanh bao cao",
                    "lam xong bao cao", "hoan thien bao cao", "lap bao cao", "ky so bao cao",
                    "thuc hien", "thuc hien bao cao", "tong hop so lieu", "ban hanh bao cao",
                    "phat hanh bao cao", "thuc hien xong", "ra soat", "chinh sua",
                ] {
                    texts.append("\(time) \(first) va \(verb)")
                    texts.append("\(time) \(first) va \(verb) lai")
                }
            }
        }
        for first in [
            "da hoan thanh viec", "da thuc hien viec", "da tien hanh", "da hoan thanh",
            "da hoan tat",
            "da hoan tat viec", "da thuc hien",
        ] {
            texts += ["gui", "nop"].map { "\(first) \($0)" }
        }
        for verb in ["gui", "nop"] {
            for who in [
                "", "truong ", "nha truong ", "truong em ", "don vi ", "em ", "chung toi ",
                "van thu ", "van thu truong ", "van thu nha truong ", "van thu don vi ",
                "van thu truong em ", "bo phan van thu ",
            ] {
                texts += ["da duoc \(who)\(verb)", "da duoc \(who)\(verb) di"]
                texts.append("vua duoc \(who)\(verb)")
            }
        }
        for verb in [
            "sent", "submitted", "filed", "delivered", "uploaded", "emailed", "mailed", "sent in",
            "handed in", "turned in", "sent over", "sent off", "lodged",
        ] {
            texts += [
                verb, "has \(verb)", "has already \(verb)", "has just \(verb)",
                "has been signed and \(verb)", "has been completed and \(verb)",
                "completed and \(verb)", "signed and \(verb)", "have completed and \(verb)",
                "has been finalised and \(verb)", "has been finalized and \(verb)",
                "have \(verb)", "have already \(verb)", "have just \(verb)",
                "already \(verb)", "just \(verb)", "has been \(verb)", "has already been \(verb)",
                "have been \(verb)", "was \(verb)", "was already \(verb)", "were \(verb)",
                "has just been \(verb)", "is already \(verb)", "had \(verb)", "had already \(verb)",
                "have now \(verb)", "has now been \(verb)", "was just \(verb)",
            ]
        }
        return PhraseSet(texts)
    }()

    /// Without "đã": a report only beside "rồi", or beside number and day.
    static let sends: PhraseSet = {
        var texts = [
            "gui", "nop", "xin gui", "xin nop", "kinh gui", "xin phep gui", "gui lai", "nop lai",
            "xin gui lai", "xin nop lai", "kinh gui lai", "gui bo sung", "xin gui bo sung",
            "co gui",
            "co nop", "gui len", "nop len", "gui di", "xin phep nop", "duoc gui", "duoc nop",
            "duoc truong gui", "gui du", "nop du", "gui day du", "nop day du",
        ]
        for first in [
            "hoan thanh", "hoan thien", "hoan tat", "tong hop", "lam", "lam xong", "ky", "lap",
        ] {
            for what in ["", " bao cao", " viec"] {
                texts += ["gui", "nop"].map { "\(first)\(what) va \($0)" }
            }
        }
        return PhraseSet(texts)
    }()
    static let done = PhraseSet("roi", "xong roi", "roi do", "roi day", "xong xuoi roi")

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
        "sau khi chinh sua", "sau khi bo sung", "sau khi hoan thien", "sau khi sua",
        "sau khi ra soat",
        "sau khi dieu chinh", "sau khi chinh sua bo sung", "sau khi tiep thu", "da chinh sua",
        "da bo sung",
        "da hoan thien", "sau khi hoan chinh", "muon hon quy dinh", "hoi muon", "hoi tre",
        "hoi cham",
        "lan dau", "lan 1", "lan 2", "lan 3", "lan hai", "lan ba", "lan thu hai", "lan thu nhat",
        "lan thu 2", "lan cuoi", "lan nua", "ban chinh thuc", "roi", "a", "ah", "nhe", "nha",
        "luon", "roi do", "roi day", "do a", "day a",
        "do nhe",
        "day nhe", "do anh", "do chi", "hoan tat",
        "dung thoi han", "dung thoi gian", "dung thoi gian quy dinh", "truoc han", "truoc thoi han",
        "dung quy dinh", "nay roi", "thanh cong", "hoan toan", "roi nhe", "dam bao dung han",
        "da lau", "as required", "as requested", "before the deadline", "successfully", "cung roi",
        "xong", "day du", "dung han", "theo dung han",
        "theo quy dinh", "theo dung quy dinh", "theo dung yeu cau", "theo dung thoi han",
        "theo yeu cau", "thoi", "day", "vay", "already", "please",
        "in time", "on time", "trong han", "em nhe", "anh a", "chi a", "anh nhe",
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
            "da nhan va", "co nhan", "co nhan duoc",
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
        "thu dien tu", "lich", "nhiem vu", "ca hai noi dung", "ca hai viec", "ca 2 viec",
        "ca 2 noi dung",
        "cac noi dung", "cac noi dung tren", "cong van nhac", "cong van nhac nho",
        "cong van nhac viec",
        "van ban nhac nho", "van ban nhac viec", "email nhac viec", "mail nhac viec", "email nhac",
        "mail nhac",
        "thu nhac viec", "loi nhac", "noi dung thu", "noi dung email", "thong bao nhac viec",
        "email cua so", "thu cua so", "mail cua so", "thu nhac cua so", "thong bao cua so",
        "email cua anh", "email cua chi", "email cua phong", "thu cua phong", "thong bao cua phong",
        "thong tin tu so", "tin nhan", "van ban nhac", "thu nhac han", "nhac viec", "nhac nho",
        "noi dung nhac viec", "chi dao", "chi dao cua so", "yeu cau cua so", "yeu cau",
        "this email",
        "this reminder", "your notice", "your reminder email", "the reminder email")

    /// What somebody who has read it promises without a day.
    static let willDo = PhraseSet(
        willDoForms + [
            "se thuc hien", "se thuc hien dung han", "se bao cao dung han", "se gui dung han",
            "se nop dung han", "se gui bao cao dung han", "se nop bao cao dung han",
            "se hoan thanh dung han", "se thuc hien dung quy dinh", "se thuc hien theo quy dinh",
            "se trien khai", "se trien khai thuc hien", "se bao cao dung quy dinh", "se luu y",
            "xin thuc hien", "de thuc hien", "de biet", "va thuc hien", "va se thuc hien",
            "trien khai thuc hien", "dang trien khai thuc hien", "se lam", "se lam ngay",
            "se thuc hien ngay", "will comply", "will do", "will send it in time",
            "and will comply",
            "will submit on time", "will send it on time",
        ])

    private static let willDoForms: [String] = {
        let hows = [
            "", "khan truong ", "nhanh chong ", "nghiem tuc ", "som ", "kip thoi ", "co gang ",
            "gap rut ",
            "tich cuc ", "chu dong ", "sap xep ",
        ]
        let whats = [
            "thuc hien", "hoan thanh", "trien khai", "trien khai thuc hien", "bao cao", "gui",
            "nop",
            "xu ly", "lam", "gui bao cao", "nop bao cao", "hoan thanh bao cao", "hoan thien",
            "gui som",
            "nop som", "to chuc thuc hien", "phoi hop thuc hien", "hoan thien bao cao",
        ]
        let whens = [
            "", " dung han", " dung quy dinh", " som nhat", " theo yeu cau",
            " trong thoi gian som nhat",
            " dung thoi han", " dung thoi gian quy dinh", " theo quy dinh", " kip thoi",
            " trong thoi gian toi", " dung tien do", " som", " day du", " nghiem tuc",
        ]
        return hows.flatMap { how in
            whats.flatMap { what in whens.map { "se \(how)\(what)\($0)" } }
        }
    }()

    static let vocatives = PhraseSet(
        "quy phong", "quy so", "thay co", "cac anh chi", "ban nhe", "thay nhe", "co nhe", "em",
        "anh", "chi", "co", "thay", "ban", "em nhe", "anh nhe", "chi nhe", "so", "phong",
        "anh chi", "em a", "anh a", "chi a")
}
