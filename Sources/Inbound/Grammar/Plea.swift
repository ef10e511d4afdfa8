/// Pleas in whatever words, and that an answer was forgotten.
extension Courtesy {
    /// A clause of nothing but courteous words, with one that makes it a plea: "chị kiểm tra lại giúp em nhé", "Sở thông
    /// cảm". It runs to a mark; no word of sending, of time or of doubt is among them.
    static func takePlea(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        var isPlea = false
        while let word = cursor.next, word.kind == .word || word.kind == .smile {
            if word.asks { break }
            let anchor = cursor.place
            if cursor.take(anchors) {
                // "Đã gửi, em mong vậy" hopes that it is so; what is hoped of the reader follows.
                let isHope = cursor.words[cursor.place - 1].folded == "mong"
                let hoped = cursor.next?.folded ?? ""
                if isHope, hoped.isEmpty || hopes.contains(hoped) || !courteous.contains(hoped) {
                    break
                }
                isPlea = true
            } else if word.kind == .smile || courteous.contains(word.folded),
                word.announcement != .number
            {
                cursor.advance()
                // "Anh Hùng xem giúp em".
                if ["anh", "chi", "thay", "co", "chu", "bac"].contains(word.folded),
                    let name = cursor.next, name.kind == .word, name.isName
                {
                    cursor.advance()
                }
            } else if cursor.take(because), cursor.take(faults) {
                _ = cursor.take(these)
            } else {
                cursor.go(to: anchor)
                break
            }
        }
        let isOver = cursor.next.map { $0.kind == .mark || $0.kind == .stop } ?? true
        guard isPlea, isOver, !namesOthers(cursor.words[start..<cursor.place]) else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private static let hopes: Set<String> = ["a", "la", "the", "vay", "nhu", "nhe", "nha"]
    private static let anchors = PhraseSet(
        "nho", "kinh mong", "mong", "cam on", "thong cam", "luong thu", "thu loi", "xin loi",
        "giup",
        "lam on", "vui long", "phien", "chia se", "tao dieu kien", "chuc", "please", "kindly",
        "thank",
        "thanks", "sorry", "apologies", "apologize", "apologise", "apology", "regards", "wishes",
        "cheers", "hope for", "hope you",
        "kinh chao",
        "tran trong", "lam phien", "kinh thu", "kinh bao", "biet on", "ghi nhan", "kinh dong chi",
        "kinh d/c", "kinh dc", "kinh chuyen", "yen tam", "kinh anh", "kinh chi", "kinh phong")
    private static let courteous: Set<String> = Set(
        """
        xin kinh mong rat nho anh chi em co thay so phong quy cac ban dong lanh dao truong nha don vi ubnd xa phuong uy trung chi cuc tram benh vien
        chung toi minh ben phia cho giup ho voi nhe nha a ah lai xem kiem tra check xac nhan ghi cap nhat
        tiep theo doi xet thong cam luong thu bo qua chia se tao dieu kien quan tam on nhieu chan thanh
        tran trong chuc suc khoe tot lanh vui ve binh an hanh phuc cong tac moi nguoi su that luon mot lan
        he thong hop thu mail email tren va duoc kip thoi hom nay ngay gia dinh thuong xuyen day du do
        dum dung hoan toan cung xac minh danh sach trang thai ro ho tro nhat tu them tinh tuan cuoi mới
        you your very much for the and so many our we i it delay inconvenience caused patience
        understanding support help cooperation best kind kindly sincerely well dear sir madam confirm
        receipt acknowledge again advance consideration attention any all sincere accept late
        cu tchc truc ioffice eoffice zalo lien thong van den
        yours faithfully truly warm day weekend great good nice have a
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    ).subtracting(["mới", "them", "tu"])

    private static let forgetting = PhraseSet(
        "quen bao", "quen bao lai", "quen tra loi", "quen phan hoi", "quen khong bao",
        "quen khong bao lai", "quen khong tra loi", "chua kip bao", "chua kip bao lai",
        "chua kip tra loi", "chua kip phan hoi", "quen thong bao", "forgot to reply",
        "forgot to tell you", "forgot to answer")
    private static let whenForgotten = PhraseSet(
        "hom qua", "homqua", "hom truoc", "hom bua", "chieu qua", "sang nay", "hom nay", "tai")

    /// "Hôm qua em quên báo lại anh".
    private static let forgot: [Step] = [
        .perhaps(whenForgotten), .perhaps(PhraseSet(selves.texts + ["we", "i"])), .one(forgetting),
        .perhaps(PhraseSet("cho", "voi")), .perhaps(persons),
        .any(PhraseSet("a", "nhe", "nha", "mat")),
    ]

    private static let news: PhraseSet = {
        var texts: [String] = []
        for what in ["co gi", "neu can gi", "can gi", "co van de gi", "can bo sung gi", "thieu gi"]
        {
            for who in ["anh", "chi", "so", "phong", "anh chi", "anh cu", "chi cu"] {
                for how in ["bao", "bao lai", "nhan", "goi", "phan hoi", "thong bao"] {
                    texts.append("\(what) \(who) \(how)")
                }
            }
        }
        return PhraseSet(texts)
    }()
    private static let writers = PhraseSet(
        "em", "truong", "truong em", "don vi", "chung toi", "toi", "minh")

    /// "Có gì anh báo em nhé": whoever wants more may say so.
    private static let reachable: [Step] = [
        .one(news), .perhaps(PhraseSet("cho", "lai", "giup")), .perhaps(writers),
        .any(PhraseSet("a", "nhe", "nha", "voi", "biet")),
    ]

    /// One of these, to a mark: "Có gì anh báo em gửi" promises.
    static func takeAside(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if take(forgot, &cursor) || take(reachable, &cursor),
            cursor.next.map({ [.mark, .stop, .smile].contains($0.kind) && $0.text != ":" }) ?? true
        {
            return true
        }
        cursor.go(to: start)
        return false
    }
}
