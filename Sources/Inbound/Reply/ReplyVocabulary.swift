/// The words that an answer is read by, without marks: typed with them, or without, they read alike.
enum ReplyVocabulary {
    /// The report was sent. Longer phrases stand before those that begin like them.
    static let submission = phrases([
        "da gui", "da nop", "da bao cao", "gui roi", "nop roi", "already sent",
        "already submitted", "have sent", "have submitted", "has been sent", "has been submitted",
        "was sent", "was submitted", "sent", "submitted",
    ])

    /// A request for time in so many words, wherever it stands in a clause.
    static let plainAsking = phrases([
        "xin gia han", "xin duoc gia han", "xin phep gia han", "xin phep duoc gia han",
        "de nghi gia han", "de nghi duoc gia han", "xin lui", "xin duoc lui", "xin phep lui",
        "xin hoan", "xin duoc hoan", "xin nop cham", "xin gui cham", "xin phep nop cham",
        "xin phep gui cham", "xin them thoi gian", "xin cham", "please extend",
        "request an extension", "requesting an extension", "ask for an extension",
        "need more time", "more time needed", "need time",
    ])

    /// The same at the start of a clause, or behind "xin", "đề nghị" and the like: "đã được gia hạn"
    /// asks for nothing.
    static let asking = phrases([
        "gia han", "lui han", "lui thoi han", "keo dai thoi han", "nop cham", "gui cham",
        "nop bao cao cham", "gui bao cao cham", "se gui", "se nop", "se bao cao", "extension",
        "will send",
        "will submit", "will be sent", "will be submitted",
    ])

    /// What makes of a clause a request.
    static let pleading = phrases(["xin", "de nghi", "kinh mong", "mong so", "nho so", "please"])

    static let acknowledgement = phrases([
        "da ro", "da nhan", "da biet", "da xem", "da doc", "da tiep thu", "da nam", "xac nhan",
        "ro roi", "nhan roi", "vang a", "da vang", "ok", "oke", "okay", "oki", "nhat tri", "dong y",
        "noted",
        "acknowledged", "received", "got it", "understood", "will do",
    ])

    /// What may stand before a verb in its clause: who speaks, and politeness. Not "Sở", whose
    /// sending is none of the unit's.
    static let lead: Set<String> = [
        "da", "vang", "thua", "kinh", "xin", "bao", "cao", "em", "toi", "minh", "chung", "don",
        "vi", "nha", "truong", "va", "thi", "hien", "nay", "we", "i", "our", "school", "unit",
        "the", "report", "it", "yes", "hi", "hello", "dear", "and", "thanks", "we've", "i've",
        "nhu", "van", "ngay", "den", "hom", "qua", "sang", "chieu", "on", "have", "has", "already",
    ]

    /// The most words before a verb: who needs more of them doesn't speak plainly.
    static let longestLead = 12

    /// With one of these at its start a clause may name the unit in full before the verb.
    static let unitStarts: Set<String> = ["truong", "phong", "trung", "don", "ubnd"]
    /// The most words of such a name.
    static let longestName = 8

    /// A clause with one of these says the opposite.
    static let negators: Set<String> = [
        "chua", "khong", "chang", "not", "never", "haven't", "hasn't", "won't", "don't", "can't",
        "cannot", "nham",
    ]

    /// From one of these on a sentence says only what might be.
    static let conditions: Set<String> = [
        "neu", "khi", "tuong", "if", "when", "once", "unless", "whether",
    ]

    /// Who else may have written the paper of a bare number: "Kế hoạch số 5/KH-SGDĐT của Sở".
    static let others: Set<String> = ["cua", "theo", "nhan", "received", "your", "from", "ke"]

    /// Where the day that is asked for follows.
    static let untilWords: Set<String> = ["den", "toi", "until", "till", "to", "by"]

    /// An answering machine's words, of which some come without any header that says so.
    static let machine = [
        "tra loi tu dong", "thu tu dong", "tin nhan tu dong", "phan hoi tu dong", "nghi phep",
        "dang vang mat", "hien vang mat", "out of office", "out of the office", "automatic reply",
        "auto-reply", "autoreply", "auto reply", "automated response", "currently away",
        "on annual leave", "on vacation", "away from my", "limited access to email",
        "abwesenheit", "nicht im büro", "nicht im buro", "automatische antwort",
        "absence du bureau",
        "reponse automatique", "absent du bureau", "fuera de la oficina", "respuesta automatica",
        "自动回复", "自動返信", "不在", "부재중", "자동 회신", "автоответ",
    ]

    static func phrases(_ texts: [String]) -> [[String]] {
        texts.map { $0.split(separator: " ").map(String.init) }
            .sorted { $0.count > $1.count }
    }
}
