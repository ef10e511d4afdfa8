/// The words of politeness, which say nothing, and those of handing a duty on.
extension ReplyVocabulary {
    static let polite: PhraseSet = {
        var texts = [
            "da", "vang", "done", "thua", "kinh thua", "tran trong", "kinh bao",
            "tran trong kinh bao",
            "kinh bao cao", "tran trong bao cao", "kinh chao", "tran trong kinh chao", "xin cam on",
            "cam on", "cam on nhieu", "em cam on", "em xin cam on", "truong xin cam on",
            "xin chan thanh cam on", "chan thanh cam on", "em cam on nhieu", "tran trong cam on",
            "truong em cam on", "rat cam on", "cam on rat nhieu", "thanks", "many thanks",
            "thank you", "thank you very much", "thanks a lot", "best regards", "kind regards",
            "warm regards", "regards", "best", "sincerely", "yours sincerely", "yours faithfully",
            "yours truly", "respectfully", "hi", "hello", "dear", "xin chao", "chao", "em chao",
            "em xin chao", "em kinh chao", "toi chao", "good morning", "good afternoon", "yes",
            "rat xin loi", "sorry",
            "sorry for the delay", "apologies for the delay", "mong so thong cam",
            "mong phong thong cam", "rat mong so thong cam", "mong anh chi thong cam",
            "kinh mong so thong cam", "xin thong cam", "mong thong cam", "a", "ah", "nhe", "nha",
            "hihi", "have a nice day", "have a good day", "have a nice weekend", "than men",
            "than ai",
            "than", "kinh thu", "nay kinh bao",
        ]
        for asks in [
            "nho", "kinh mong", "mong", "de nghi", "kinh de nghi", "xin", "nho anh chi", "nho so",
            "nho phong", "kinh mong so", "mong so", "de nghi so", "kinh de nghi so",
            "de nghi phong", "kinh nho", "nho anh", "nho chi", "kinh mong phong", "mong phong",
            "mong anh chi",
        ] {
            for what in [
                "kiem tra", "xac nhan", "ghi nhan", "cap nhat", "tiep nhan", "theo doi",
                "kiem tra xac nhan", "kiem tra va xac nhan", "xem giup", "nhan giup",
                "kiem tra lai",
            ] {
                texts += [
                    "", " giup", " ho", " giup em", " giup truong", " cho truong", " cho em",
                    " cho truong em",
                ].map { "\(asks) \(what)\($0)" }
            }
        }
        for sorry in [
            "xin loi", "em xin loi", "truong xin loi", "rat xin loi", "thanh that xin loi",
        ] {
            for who in ["", " anh", " chi", " anh chi", " so", " quy so", " phong", " thay", " co"]
            {
                texts.append("\(sorry)\(who)")
                for why in ["vi", "ve", "do"] {
                    texts += [
                        "su cham tre", "cham tre", "gui muon", "gui cham", "nop muon", "nop cham",
                        "su cham tre nay", "da cham tre", "da gui cham", "da nop cham",
                        "da de so nhac", "su bat tien",
                    ].map { "\(sorry)\(who) \(why) \($0)" }
                }
            }
        }
        for who in [
            "", "anh ", "chi ", "anh chi ", "cac anh chi ", "so ", "quy so ", "phong ",
            "quy phong ", "thay ", "co ", "ban ", "moi nguoi ",
        ] {
            for what in [
                "mot ngay tot lanh", "ngay tot lanh", "ngay moi tot lanh", "mot ngay vui ve",
                "suc khoe", "nhieu suc khoe", "doi dao suc khoe", "manh khoe", "luon manh khoe",
                "cuoi tuan vui ve", "mot tuan tot lanh", "tuan moi tot lanh", "cong tac tot",
                "luon vui khoe", "nam moi vui ve",
            ] {
                texts += ["", "em ", "kinh ", "xin "].map { "\($0)chuc \(who)\(what)" }
            }
        }
        for who in ["", "em ", "truong ", "truong em ", "nha truong ", "don vi ", "chung toi "] {
            for said in ["thong bao", "bao cao", "bao", "thong tin"] {
                texts += ["", " la", " rang", " so", " voi so", " phong", " voi phong"]
                    .map { "\(who)xin \(said)\($0)" }
            }
        }
        texts += [

            "kinh bao cao so", "kinh bao cao phong", "kinh bao cao lanh dao so", "please check",
            "please confirm", "please confirm receipt", "kindly confirm",
            "kindly confirm receipt", "please acknowledge", "please note", "for your information",
        ]
        return PhraseSet(texts)
    }()

    /// What the unit does before it says something.
    static let stating: PhraseSet = {
        var texts: [String] = []
        for said in [
            "bao cao", "thong bao", "thong tin", "bao", "phuc dap", "tra loi", "phan hoi", "hoi am",
            "hoi dap", "xac nhan",
        ] {
            for form in [said, "xin \(said)", "kinh \(said)", "tran trong \(said)"] {
                texts += ["", " so", " quy so", " phong", " quy phong"].map { form + $0 }
            }
        }
        return PhraseSet(texts)
    }()

    /// Who is greeted: an office, an addressee, in whatever order.
    static let greeted = PhraseSet(
        "so", "quy so", "gd", "gddt", "gd dt", "gd-dt", "gd&dt", "giao duc", "va", "dao tao",
        "phong",
        "quy phong", "tchc", "to chuc", "hanh chinh", "can bo", "van thu", "anh", "chi", "anh chi",
        "anh/chi", "co", "thay", "chu", "bac", "ong", "ba", "ban", "cac", "dong chi", "d/c",
        "chuyen vien", "sir", "madam", "sir/madam", "or", "all", "team", "office", "department",
        "the", "of", "lanh dao", "giam doc", "truong phong", "pho", "tinh", "thanh pho", "nhieu",
        "a", "em", "mr", "ms", "mrs", "quy", "co quan", "nhe", "colleagues", "colleague", "sirs",
        "bo phan",
        "phu trach", "tong hop", "van phong", "ban lanh dao")
    static let salutations = PhraseSet(
        "kg", "k/g", "kinh gui", "greetings", "good day", "hey", "kinh gui den", "kinh thua",
        "thua", "dear", "hi", "hello", "chao", "xin chao", "em chao",
        "em xin chao", "kinh chao", "gui", "em gui", "tran trong gui", "to")

    /// Behind one of these lines nothing but a signature stands.
    static let signOffs = [
        "tran trong", "kinh bao", "kinh thu", "best regards", "kind regards", "warm regards",
        "regards", "sincerely", "yours sincerely", "yours faithfully", "than men", "cam on",
        "xin cam on", "thanks", "thank you", "many thanks", "nguoi gui", "nguoi bao cao",
        "hieu truong", "thu truong don vi", "pho hieu truong", "tm nha truong", "kt hieu truong",
    ]

    /// With one of these a line says something, wherever it stands.
    static let telling: Set<String> = [
        "chua", "khong", "ko", "chang", "nhung", "tuy", "song", "bi", "loi", "sai", "nham",
        "gui", "nop", "da", "se", "dang", "xin", "neu", "thi", "lai", "du", "nhap", "nay",
        "ps", "p/s", "tb", "luu", "rieng", "con", "not", "no", "but", "however", "sent",
        "if", "draft", "wrong", "will", "returned", "except", "bao", "tra", "huy", "thu hoi",
        "cho", "duoc", "doi", "thieu",
    ]

    /// What a clause may start with: behind a number and a slash it is an item's.
    static let clauseStarts: Set<String> = [
        "da", "xin", "em", "truong", "se", "ok", "vang", "ro", "chua", "de", "nha", "don", "bao",
        "gui",
        "nop", "moi", "vua", "sent", "not", "noted", "chung", "khong", "dong", "duyet", "agree",
        "yes",
        "chuyen", "kinh", "cho", "received", "extension", "toi", "refuse",
    ]

    // MARK: Forwarding

    static let forwarding = PhraseSet(
        "chuyen", "da chuyen", "xin chuyen", "chuyen cho", "da chuyen cho", "giao", "da giao",
        "giao cho", "da giao cho", "phan cong", "da phan cong", "chuyen den", "chuyen toi",
        "chuyen sang", "de nghi chuyen", "de nghi chuyen cho", "chuyen viec nay cho",
        "chuyen thu nay cho", "chuyen nhiem vu nay cho", "viec nay giao", "viec nay chuyen",
        "forward to", "forwarded to", "please forward to", "forward this to", "passed to",
        "assigned to", "please contact", "forwarding to")
    static let titles = PhraseSet(
        "dong chi", "dc", "d/c", "anh", "chi", "co", "thay", "ong", "ba", "mr", "ms", "mrs", "dr",
        "dong chi pho hieu truong", "pho hieu truong", "hieu pho", "co pho hieu truong",
        "thay pho hieu truong", "ke toan", "van thu")
    static let charge = PhraseSet(
        "phu trach", "thuc hien", "xu ly", "theo doi", "bao cao", "tham muu", "giai quyet",
        "trien khai", "de phu trach", "de thuc hien", "de xu ly", "de bao cao", "de theo doi",
        "lam", "lam bao cao", "gui bao cao", "nhan", "tiep nhan", "a", "nhe", "va", "dau moi",
        "lam dau moi", "to handle", "who is in charge", "for action", "phu trach viec nay")

    /// Every word that the grammar knows: what Telex left over is looked up among them.
    static let known: Set<String> = {
        let sets = [
            sent, sends, done, Channel.known, isNil, attached, particles, acknowledged, notice,
            willDo,
            pleading, askingFill, extending, extendingFill, until, requestTail, promising, letters,
            reasons, polite, greeted, salutations, forwarding, titles, charge,
        ]
        let counts = Set(ReplyDayWords.counts.keys)
        return sets.reduce(
            into: counts.union([
                "ngay", "thang", "nam", "so", "hom", "qua", "nay", "tuan", "chua", "reports",
            ])
        ) {
            $0.formUnion($1.words)
        }
    }()
}
