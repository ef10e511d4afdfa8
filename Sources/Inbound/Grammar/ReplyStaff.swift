/// Those of the unit who write for it.
extension ReplyNames {
    private static let staff = PhraseSet(
        "van thu", "co van thu", "chi van thu", "anh van thu", "nhan vien van thu",
        "can bo van thu", "bo phan van thu", "hieu truong", "pho hieu truong", "thay hieu truong",
        "co hieu truong", "hieu pho", "ke toan", "thu ky", "lanh dao", "ban giam hieu", "bgh",
        "can bo phu trach", "to van phong", "bo phan van phong", "ht", "pht", "p ht", "vt", "kt")

    /// "Văn thư" behind "báo cáo trường em", whose it is.
    func takeBareStaff(_ cursor: inout ReplyCursor) -> Bool {
        let isOwn = cursor.place > cursor.words.startIndex
        return isOwn && cursor.words[cursor.place - 1].kind == .word && cursor.take(Self.staff)
    }

    /// "Văn thư gửi hôm qua", behind what the unit said of itself.
    func takeStaffAlone(_ cursor: inout ReplyCursor) -> Bool { cursor.take(Self.staff) }

    private static let called = PhraseSet(
        "dong chi", "d/c", "dc", "co", "thay", "chi", "anh", "ms", "mr")

    /// "Cô Hạnh", "đ/c Lê Thị Hạnh -", before what they are.
    private func takeName(_ cursor: inout ReplyCursor) {
        let start = cursor.place
        var length = 0
        if cursor.takeAll(Self.called) > 0 {
            while let word = cursor.next, word.kind == .word, word.isCapitalised, length < 4 {
                cursor.advance()
                length += 1
            }
            if ["-", ","].contains(cursor.next?.text ?? "") { cursor.advance() }
        }
        if length == 0 { cursor.go(to: start) }
    }

    /// "Văn thư trường", "hiệu trưởng nhà trường": somebody of the unit, named together with it.
    func takeStaff(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        takeName(&cursor)
        if cursor.take(Self.staff) {
            _ = cursor.take("cua")
            if isSchool && cursor.take(Self.schools) || takeUnit(&cursor) { return true }
            if takeKind(&cursor) { return true }
        }
        cursor.go(to: start)
        return false
    }
}
