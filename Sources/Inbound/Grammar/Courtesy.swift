/// Whole phrases of politeness by how they are made: thanks, regrets, "nhờ anh kiểm tra lại giúp em". Each says nothing
/// of what was sent; a word among them that isn't theirs leaves the phrase unread.
enum Courtesy {
    /// A step of a phrase: words that stand here, perhaps, or as often as they do.
    enum Step: Sendable {
        case one(PhraseSet)
        case perhaps(PhraseSet)
        case any(PhraseSet)
        /// All of it, or none.
        case group([Step])
    }

    static func take(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if forms.contains(where: { take($0, &cursor) }) {
            // The whole clause, where it goes on as politely.
            var whole = cursor
            whole.go(to: start)
            if cursor.next?.kind == .word, takePlea(&whole) {
                cursor = whole
                return true
            }
            if !runsOn(cursor) { return true }
            cursor.go(to: start)
        }
        return takeCall(&cursor) || takePlea(&cursor) || takeLook(&cursor) || takeAside(&cursor)
    }

    /// "Cảm ơn anh đã gửi số 12": what somebody else did.
    static func runsOn(_ cursor: ReplyCursor) -> Bool {
        guard cursor.place > cursor.words.startIndex, let word = cursor.next, word.kind == .word
        else { return false }
        let before = cursor.words[cursor.place - 1]
        return before.kind == .word && (others.contains(before.folded) || before.isCapitalised)
            && ["da", "vua", "moi", "gui", "nop", "co", "bao", "noi"].contains(word.folded)
    }

    private static let others: Set<String> = [
        "anh", "chi", "co", "thay", "so", "phong", "ban", "quy", "ong", "ba", "chu", "bac", "a",
        "thu", "nguoi", "ac", "ben", "dao", "you",
    ]

    /// "Chị Lan ơi", "dạ Sở ơi".
    static func takeCall(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if cursor.take(persons) {
            var length = 0
            while let word = cursor.next, word.kind == .word, word.isCapitalised, length < 4 {
                cursor.advance()
                length += 1
            }
            if cursor.take(any: "oi", "oi a") { return true }
        }
        cursor.go(to: start)
        return false
    }

    static func take(_ steps: [Step], _ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        for step in steps {
            switch step {
            case .one(let phrases):
                guard cursor.take(phrases) else {
                    cursor.go(to: start)
                    return false
                }
            case .perhaps(let phrases): _ = cursor.take(phrases)
            case .any(let phrases): _ = cursor.takeAll(phrases)
            case .group(let inner): _ = take(inner, &cursor)
            }
        }
        return true
    }

    // MARK: Who, and how politely

    static let persons = PhraseSet(
        "anh", "chi", "anh chi", "anh/chi", "cac anh chi", "cac anh", "cac chi", "em", "so",
        "quy so", "phong", "quy phong", "thay", "co", "thay co", "ban", "cac ban", "dong chi",
        "cac dong chi", "lanh dao", "lanh dao so", "lanh dao phong", "quy co quan", "quy lanh dao",
        "moi nguoi", "chu", "bac", "a", "ac", "so giao duc", "so gddt", "so gd", "quy thay co",
        "quy anh chi", "anh a", "chi a", "van thu", "van phong", "ben so", "ben phong", "bo phan")
    static let selves: PhraseSet = {
        let who = [
            "em", "truong", "nha truong", "don vi", "chung toi", "chung em", "toi", "minh",
            "ben em",
            "truong em", "truong minh", "truong chung toi", "truong chung em", "don vi em",
            "don vi chung toi", "ben truong", "phia truong", "ben minh", "xa", "phuong", "ubnd xa",
            "ubnd phuong", "uy ban", "phong",
            "trung tam", "chi cuc", "tram", "ban", "benh vien", "co quan", "xa em", "phuong em",
            "cong ty", "tui em", "bon em",
        ]
        return PhraseSet(who)
    }()
    static let softly = PhraseSet(
        "rat", "kinh", "tran trong", "chan thanh", "vo cung", "het suc", "that su", "thanh that",
        "xin", "cung", "mot lan nua", "va", "xin duoc", "thanh tam")
    private static let warmly = PhraseSet(softly.texts.filter { $0 != "xin" })
    private static let closing = PhraseSet(
        "a", "ah", "nhe", "nha", "nhieu", "rat nhieu", "nhieu lam", "nhieu a", "voi", "em nhe",
        "anh nhe", "chi nhe", "em", "anh", "chi", "anh chi", "nhieu nhieu", "truoc", "lam")

    // MARK: Thanks and regrets

    private static let thanked = PhraseSet(
        "quan tam", "thong cam", "huong dan", "ho tro", "giup do", "tao dieu kien", "dong hanh",
        "phoi hop", "chia se", "quan tam giup do", "quan tam huong dan", "ho tro giup do",
        "quan tam nhac nho", "nhac nho kip thoi", "kip thoi nhac nho", "nhac", "nhac nho",
        "nhac viec",
        "thong cam va chia se", "gui thu", "gui thu nhac", "gui email", "gui mail", "gui thong bao",
        "gui email nhac", "gui mail nhac", "gui thu nhac nho", "gui nhac nho", "giup",
        "giup truong", "giup em", "ho tro truong", "thong tin")
    static let because = PhraseSet(
        "vi", "ve", "do", "vi da", "ve viec", "vi viec", "vi su", "ve su", "da", "cho", "cho su",
        "do da", "vi de")
    static let faults: PhraseSet = {
        var texts = [
            "cham tre", "bat tien", "thieu sot", "tre han", "qua han", "cham han", "lam phien",
            "so suat", "cham chan", "muon", "tre", "cham", "khong dung han", "nham lan",
            "chua tra loi som", "chua tra loi mail som", "chua tra loi thu som",
            "chua phan hoi som",
            "chua bao som", "chua bao lai som", "tra loi thu muon", "bao muon", "bao cham",
        ]
        for what in ["gui", "nop", "bao cao", "phan hoi", "tra loi", "gui bao cao", "nop bao cao"] {
            texts += ["cham", "muon", "tre", "cham tre", "tre han", "cham han"]
                .map { "\(what) \($0)" }
        }
        for who in ["so", "phong", "anh", "chi", "anh chi", "quy so", "cac anh chi", "em"] {
            texts += [
                "nhac", "nhac nho", "phai nhac", "phai nhac nho", "phai cho", "cho", "cho lau",
            ]
            .map { "\(who) \($0)" }
        }
        return PhraseSet(texts + texts.map { "de \($0)" } + texts.map { "da \($0)" })
    }()
    static let these = PhraseSet(
        "1 ngay", "2 ngay", "3 ngay", "4 ngay", "5 ngay", "mot ngay", "hai ngay", "may ngay",
        "vai ngay",
        "mot chut", "mot buoi", "so voi quy dinh", "so voi thoi han",
        "nay", "tren", "cua truong", "cua em", "cua truong em", "cua nha truong", "cua don vi",
        "cua chung em", "cua chung toi", "vua qua", "noi tren", "vua roi")

    private static let thanks: [Step] = [
        .perhaps(selves), .any(softly), .one(PhraseSet("cam on", "biet on", "tks", "thanks")),
        .perhaps(persons),
        .any(closing), .group([.one(because), .one(thanked), .perhaps(persons)]), .any(closing),
    ]
    private static let regret: [Step] = [
        .perhaps(selves), .any(warmly),
        .one(PhraseSet("xin loi", "cao loi", "thu loi", "xin thu loi", "xin cao loi")),
        .perhaps(persons),
        .group([.perhaps(selves), .one(faults), .perhaps(these)]), .any(closing),
        .group([.one(because), .perhaps(PhraseSet("su", "viec")), .one(faults), .perhaps(these)]),
        .any(closing),
    ]
    private static let pardon: [Step] = [
        .perhaps(selves), .any(softly),
        .one(
            PhraseSet("mong", "mong duoc", "xin", "de nghi", "nho", "mong nhan duoc su", "mong su")),
        .perhaps(persons),
        .one(
            PhraseSet(
                "thong cam", "luong thu", "bo qua", "chia se", "tha loi", "hieu cho",
                "thong cam va chia se", "thong cam bo qua", "thong cam va bo qua")),
        .any(PhraseSet("cho", "giup", "giup cho")), .perhaps(selves),
        .group([.one(because), .perhaps(PhraseSet("su", "viec")), .one(faults), .perhaps(these)]),
        .any(closing),
    ]

    // MARK: "Nhờ anh kiểm tra lại giúp em"

    private static let asks = PhraseSet(
        "nho", "mong", "xin", "de nghi", "phien", "lam phien", "mong duoc", "kinh mong", "kinh nho")
    static let looking: PhraseSet = {
        var texts: [String] = []
        for verb in ["kiem tra", "xem", "check", "tra cuu", "ra soat", "doi chieu"] {
            for more in ["", " lai", " giup", " ho", " lai giup", " giup lai"] {
                texts.append(verb + more)
                for place in [
                    "hop thu", "he thong", "tren he thong", "email", "mail", "hom thu",
                    "lai he thong",
                    "van ban den", "tren eoffice", "tren ioffice", "eoffice", "ioffice",
                    "lai hop thu", "lai tren he thong", "hop thu den", "o muc van ban den",
                ] { texts.append("\(verb)\(more) \(place)") }
            }
        }
        for verb in [
            "xac nhan", "ghi nhan", "cap nhat", "tiep nhan", "theo doi", "xem xet", "nhan",
            "kiem tra va xac nhan", "kiem tra xac nhan", "kiem tra va ghi nhan", "nhan va xac nhan",
            "xac nhan da nhan", "tiep nhan va xac nhan", "kiem tra va cap nhat",
            "xem xet ghi nhan", "xem xet va ghi nhan", "tao dieu kien", "giup do", "quan tam",
            "xem xet tao dieu kien", "quan tam tao dieu kien", "tao dieu kien giup do",
            "quan tam giup do", "chap thuan", "xem xet chap thuan", "xem xet giai quyet",
            "xem xet dong y", "xem xet cho phep", "dong y", "chi dao", "huong dan them", "nam",
            "nam thong tin", "nam tinh hinh", "nam va theo doi", "quan tam ghi nhan",
            "tong hop", "dua vao danh sach da nop", "bo khoi danh sach chua nop",
            "cap nhat danh sach",
            "cap nhat lai danh sach", "cap nhat trang thai", "cap nhat vao he thong", "danh dau",
            "tick", "luu", "bao nhan",
        ] { texts.append(verb) }
        return PhraseSet(texts)
    }()
    static let help = PhraseSet(
        "giup", "ho", "giup cho", "lam on", "vui long", "lai", "ho tro")
    static let helped: PhraseSet = {
        var texts = ["giup", "ho", "lai", "voi", "voi a", "nhe", "nha", "a", "ah", "giup voi"]
        for by in ["giup", "ho", "cho", "giup cho"] {
            texts += selves.texts.map { "\(by) \($0)" }
        }
        return PhraseSet(texts)
    }()
    private static let check: [Step] = [
        .perhaps(selves), .any(softly), .one(asks), .perhaps(persons), .any(help), .one(looking),
        .any(helped), .any(closing),
    ]
    /// "Anh kiểm tra giúp em": without "nhờ" it takes a word of asking behind it.
    private static let checkBriefly: [Step] = [
        .one(persons), .any(help), .one(looking), .one(helped), .any(helped), .any(closing),
    ]

    /// "Xin thông báo để Sở biết", "kính báo Sở để tổng hợp": why it was said.
    private static let purpose: [Step] = [
        .perhaps(selves), .any(softly),
        .one(
            PhraseSet(
                "thong bao", "bao cao", "thong tin", "bao", "kinh bao", "kinh bao cao", "bao tin")),
        .any(PhraseSet("den", "toi", "voi", "cho", "lai")), .perhaps(persons),
        .one(PhraseSet("de")),
        .perhaps(persons),
        .one(
            PhraseSet(
                "biet", "duoc biet", "ro", "duoc ro", "nam", "nam duoc", "nam thong tin",
                "theo doi", "tong hop", "theo doi tong hop", "theo doi va tong hop", "ghi nhan",
                "cap nhat", "biet va theo doi", "nam tinh hinh")),
        .any(closing),
    ]

    static let forms = [
        inform, purpose,
        thanks, regret, pardon, check, checkBriefly, sorry, thankYou, pleaseCheck, hope,
    ]
}
