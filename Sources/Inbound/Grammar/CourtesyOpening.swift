internal import Civil

/// What leads to what is said.
extension Courtesy {
    /// "Em báo cáo anh như sau:", "thực hiện Công văn số 12/SGD ngày 3/10 của Sở về việc báo cáo …,": what leads to
    /// what is said, through the mark that ends it.
    static func takeOpening(_ cursor: inout ReplyCursor, names: ReplyNames) -> Bool {
        if takeEarlier(&cursor, names: names) { return true }
        let start = cursor.place
        // "Dạ thầy báo là đã gửi" is the teacher's word.
        let isOwn =
            start == cursor.words.startIndex || cursor.words[start - 1].kind != .word
            || ["da", "vang", "thua", "a"].contains(cursor.words[start - 1].folded)
        if isOwn, openings.contains(where: { take($0, &cursor) }) {
            // "Báo cáo Sở: …" may be a heading.
            let isHeading = cursor.words[start].folded == "bao"
            if !isHeading,
                cursor.next?.text == ":" || isSaid(cursor) || isOwnReport(start, cursor, names)
            {
                return true
            }
            cursor.go(to: start)
        }
        return takeGrounds(&cursor, names: names)
    }

    private static func isSaid(_ cursor: ReplyCursor) -> Bool {
        let last = cursor.words[cursor.place - 1].folded
        return ["sau", "rang", "la", "that"].contains(last)
            || ["ro", "biet"].contains(last) && cursor.next?.kind == .mark
    }

    /// "Em báo cáo chị trường em đã gửi …": the unit tells what the unit did.
    private static func isOwnReport(
        _ start: Int, _ cursor: ReplyCursor, _ names: ReplyNames
    ) -> Bool {
        var speaker = cursor
        speaker.go(to: start)
        var own = cursor
        return names.takeSelf(&speaker) && speaker.place < cursor.place && names.takeSelf(&own)
            && ["da", "vua", "moi", "gui", "nop"].contains(own.next?.folded ?? "")
    }

    private static let telling = PhraseSet(
        "bao cao", "thong bao", "thong tin", "tra loi", "phuc dap", "phan hoi", "hoi am", "hoi dap",
        "trinh bay", "bao tin", "gui", "gui lai", "xac nhan", "bao")
    private static let told = PhraseSet(
        "den", "toi", "voi", "cho", "lai", "duoc ro", "duoc biet", "ro", "biet", "thong tin",
        "ket qua", "noi dung", "tinh hinh", "cau tra loi", "chi tiet", "cu the", "cac viec",
        "cac muc", "tung viec", "tung muc", "thu", "thu nhac", "thu nhac viec", "email", "mail",
        "thu cua so", "email cua so", "a", "nhu sau", "la", "rang", "noi dung nhu sau", "viec nay",
        "so van ban", "thong tin van ban", "so bao cao", "so vb")
    private static let openings: [[Step]] = [
        [
            .perhaps(PhraseSet("nay")), .perhaps(selves), .any(softly),
            .perhaps(PhraseSet("xin phep", "phep")), .one(telling),
            .any(PhraseSet("den", "toi", "voi", "lai")), .perhaps(persons), .any(told),
            .perhaps(persons), .any(told),
        ]
    ]

    private static let grounds = PhraseSet(
        "thuc hien", "can cu", "can cu vao", "theo", "thi hanh", "tiep theo", "de thuc hien",
        "trien khai thuc hien", "trien khai", "further to", "as requested in")
    private static let bases = PhraseSet(
        "ke hoach", "cong van", "van ban", "yeu cau", "chi dao", "de nghi", "huong dan", "thu nhac",
        "thu nhac viec", "loi nhac", "nhac nho", "cv", "vb", "kh", "your reminder", "your letter",
        "the reminder", "thu nhac han", "thu nhac nho", "email nhac", "mail nhac",
        "noi dung thu nhac",
        "noi dung yeu cau", "tinh than")
    private static let topics = PhraseSet(
        "phuc dap", "tra loi", "lien quan", "lien quan den", "ve", "ve viec", "v/v", "doi voi",
        "in reply to", "in response to", "regarding", "re", "with regard to", "with reference to",
        "as for", "concerning")
    /// What is answered, or spoken of. "Theo thông báo, …" would be somebody else's word.
    private static let subjects = PhraseSet(
        bases.texts + [
            "thong bao", "thu", "email", "mail", "tin nhan", "noi dung", "noi dung nhac",
            "viec nhac", "your email", "your message", "your notice", "noi dung thu",
            "email nhac viec",
            "mail nhac viec", "your mail", "email cua anh", "viec", "viec nay", "noi dung nay",
        ])

    private static let yearly = PhraseSet(
        "cong tac dau nam hoc", "nhiem vu nam hoc", "nhiem vu dau nam hoc", "cong tac nam hoc",
        "thuc hien nhiem vu nam hoc", "cong tac thong tin bao cao", "che do bao cao",
        "che do thong tin bao cao", "che do bao cao dinh ky", "cong tac bao cao")

    private static func takeGrounds(_ cursor: inout ReplyCursor, names: ReplyNames) -> Bool {
        let start = cursor.place
        if cursor.take(any: "as requested by", "as required by"), names.takeOffice(&cursor),
            cursor.next?.text == ","
        {
            return true
        }
        cursor.go(to: start)
        if cursor.take(any: "as requested", "as required", "theo yeu cau", "theo dung yeu cau"),
            cursor.next?.text == ","
        {
            return true
        }
        cursor.go(to: start)
        let isTopic = cursor.take(topics)
        guard isTopic || cursor.take(grounds) else { return false }
        var hasGround = false
        while true {
            if cursor.take(isTopic ? subjects : bases)
                || isTopic && names.takeObject(&cursor) != nil
                || hasGround && takeAbout(&cursor, names)
            {
                hasGround = true
            } else if hasGround,
                DocumentNumber.read(&cursor) != nil
                    || cursor.take(any: "cua", "tai", "tai thu", "tai email")
                    || names.takeOffice(&cursor)
                    || cursor.take(any: "nay", "tren", "noi tren")
                    || takeDate(&cursor)
            {
            } else {
                break
            }
        }
        guard hasGround, cursor.next?.text == "," || cursor.next?.text == ":" else {
            cursor.go(to: start)
            return false
        }
        cursor.advance()
        return true
    }

    /// "về việc báo cáo …".
    private static func takeAbout(_ cursor: inout ReplyCursor, _ names: ReplyNames) -> Bool {
        let start = cursor.place
        if cursor.take(any: "ve viec", "ve", "v/v") {
            if names.takeObject(&cursor) != nil || names.takeNamed(&cursor) != nil { return true }
            // What every report of the year may be about.
            if cursor.take(yearly) {
                _ = cursor.take(any: "nam hoc")
                if let year = cursor.next, year.hasDigit, year.text.contains("-") {
                    cursor.advance()
                }
                return true
            }
        }
        cursor.go(to: start)
        return false
    }

    /// "ngày 03/10/2025", "of 3 November": whichever, for it is the other paper's.
    static func takeDate(_ cursor: inout ReplyCursor) -> Bool {
        var date = cursor
        // Which day it is depends on today, how many words it takes doesn't.
        guard ReplyDay.read(&date, today: .min, .past) != nil,
            cursor.words[cursor.place..<date.place].contains(where: \.hasDigit)
        else { return false }
        cursor = date
        return true
    }
}
