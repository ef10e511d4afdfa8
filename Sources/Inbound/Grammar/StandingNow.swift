/// "Nay", "đến nay", and what was said before it.
extension SubmissionGrammar {
    static let now = PhraseSet(
        "nay", "hien", "hien nay", "hien tai", "den nay", "tinh den nay", "den thoi diem nay",
        "den thoi diem hien tai", "tinh den thoi diem nay", "tinh den hien tai", "bay gio", "gio",
        "den gio", "now", "as of now", "den bay gio")

    /// "Nay nhà trường đã gửi": how things stand, before what says so.
    func takeNow(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        // "Giờ" and "hiển" with other marks are other words.
        guard let word = cursor.next,
            [
                "nay", "hiện", "hien", "đến", "den", "tính", "tinh", "bây", "bay", "giờ", "gio",
                "now", "as",
            ]
            .contains(word.text.lowercased()),
            cursor.take(Self.now)
        else {
            cursor.go(to: start)
            return false
        }
        return true
    }
}

extension Courtesy {
    private static let earlier = PhraseSet(
        "hom truoc", "hom qua", "lan truoc", "truoc do", "hom kia", "tuan truoc", "luc truoc",
        "luc nay", "ban nay", "truoc day", "sang nay", "vua roi", "sang qua", "chieu qua",
        "hom bua", "bua truoc", "dau tuan", "may hom truoc", "toi qua", "trua nay")
    private static let said = PhraseSet(
        "bao", "tra loi", "noi", "thong bao", "bao cao", "tra loi la", "bao la", "bao cao la",
        "noi la", "da bao", "da bao cao", "co bao", "co tra loi", "da tra loi")
    private static let wasOpen = PhraseSet(
        "chua gui", "chua nop", "chua xong", "chua gui duoc", "chua nop duoc", "chua lam xong",
        "dang lam", "dang tong hop", "dang hoan thien", "xin gia han", "xin lui han",
        "se gui sau", "xin nop sau", "xin gui sau", "chua gui bao cao", "chua nop bao cao",
        "chua co bao cao", "dang trinh ky", "con dang trinh ky")

    /// "Hôm trước em báo chưa gửi,", before how it stands now.
    static func takeEarlier(_ cursor: inout ReplyCursor, names: ReplyNames) -> Bool {
        let start = cursor.place
        if cursor.take(earlier) {
            _ = names.takeSelf(&cursor)
            _ = cursor.take(said)
            if cursor.take(wasOpen) {
                _ = cursor.takeAll(ReplyVocabulary.particles)
                if cursor.next?.text == "," {
                    var now = cursor
                    now.advance()
                    if now.take(SubmissionGrammar.now) || now.take(any: "hom nay", "sang nay") {
                        return true
                    }
                }
            }
        }
        cursor.go(to: start)
        return false
    }
}
