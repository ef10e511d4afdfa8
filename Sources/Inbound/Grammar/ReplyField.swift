/// What stands behind its name and a colon, or in a table's cell beside it: "Tình trạng: Đã gửi", "Nơi nhận: Phòng Tổ
/// chức hành chính".
extension ReplyReading {
    private static let standing = PhraseSet(
        "tinh trang", "trang thai", "hien trang", "ket qua", "ket qua gui", "tinh trang gui",
        "tinh trang bao cao", "trang thai gui", "status", "ket qua thuc hien", "tinh trang nop",
        "trang thai bao cao", "trang thai van ban", "da gui hay chua", "tinh hinh", "tra loi",
        "phan hoi", "noi dung tra loi", "noi dung", "ghi chu", "y kien", "tinh hinh gui",
        "tinh hinh nop")
    private static let receiving = PhraseSet(
        "noi nhan", "co quan nhan", "don vi nhan", "gui den", "gui toi", "nguoi nhan", "gui cho",
        "noi nhan bao cao", "noi nhan van ban", "to", "recipient", "sent to")
    private static let sending = PhraseSet(
        "don vi", "ten don vi", "don vi gui", "don vi bao cao", "co quan gui", "noi gui", "truong",
        "ten truong", "unit", "school", "co quan", "don vi nop", "noi ban hanh", "co quan ban hanh",
        "don vi ban hanh", "tac gia")
    private static let ways = PhraseSet(
        "hinh thuc", "hinh thuc gui", "cach gui", "cach thuc gui", "phuong thuc", "phuong thuc gui",
        "kenh gui", "duong gui", "kenh", "hinh thuc nop", "cach nop", "phuong thuc nop", "method",
        "sent by", "sent via", "gui bang", "gui qua", "nop qua", "duong", "qua", "noi nop")
    private static let sentBy = PhraseSet(
        "da gui qua", "da nop qua", "da gui bang", "da gui tren", "da gui len", "da chuyen qua")
    private static let subjects = PhraseSet(
        "noi dung", "ten van ban", "ten bao cao", "trich yeu", "loai van ban", "ten loai",
        "van ban", "bao cao", "viec", "v/v", "ten viec", "nhiem vu", "subject", "title", "loai",
        "ve viec", "noi dung bao cao", "ten loai van ban", "trich yeu noi dung", "ten nhiem vu",
        "report", "document", "ten")
    private static let offices = PhraseSet("chuc vu", "chuc danh", "position", "title")
    private static let titles = PhraseSet(
        "hieu truong", "pho hieu truong", "van thu", "ke toan", "thu ky", "chu tich",
        "pho chu tich", "giam doc", "pho giam doc", "truong phong", "principal", "clerk")
    private static let counts = PhraseSet(
        "so trang", "so luong trang", "tong so trang", "so to", "pages", "phu luc", "so phu luc",
        "phu luc kem theo", "kem theo", "tep dinh kem", "file dinh kem", "tai lieu kem theo",
        "annexes", "so ban", "so luong", "so luong ban")
    private static let heads = PhraseSet(
        [
            "stt", "tt", "so", "so tt", "no", "so van ban", "so vb", "so hieu", "so ky hieu",
            "so/ky hieu", "so va ky hieu", "ky hieu", "ngay", "ngay van ban", "ngay ban hanh",
            "ngay thang", "ngay ky", "ngay gui", "ngay nop", "ngay thang nam", "ghi chu", "date",
            "number", "nguoi ky", "nguoi gui", "thoi gian", "thoi gian gui", "so cv",
            "noi dung viec",
            "note", "notes", "ngay vb", "ngay cv", "so di", "ngay di",
        ] + receiving.texts + sending.texts + ways.texts + subjects.texts + counts.texts
            + standing.texts)

    /// Takes a field, up to the mark behind it.
    func field(_ cursor: inout ReplyCursor, _ answer: inout Answer) -> Said? {
        let start = cursor.place
        guard start == cursor.words.startIndex || cursor.words[start - 1].kind != .word else {
            return nil
        }
        if let hasStanding = takeHeads(&cursor) {
            answer.needsVerb = answer.needsVerb || hasStanding
            return .politeness
        }
        let found = value(&cursor)
        guard let found, cursor.next.map({ $0.kind != .word }) ?? true else {
            cursor.go(to: start)
            return nil
        }
        switch found {
        case .nothing: return .politeness
        case .place:
            // A letter's head has it, too.
            answer.needsVerb = true
            return .politeness
        case .sent(var found):
            found.needsPaper = true
            answer.add(.sent(found))
            return .sent
        case .object(let object):
            answer.needsVerb = true
            answer.add(.details(SubmissionGrammar.Found(object: object)))
            return .something
        }
    }

    private enum Value {
        case nothing
        /// Where it comes from, or goes to.
        case place
        case sent(SubmissionGrammar.Found)
        case object(ReplyNames.Object)
    }

    private func value(_ cursor: inout ReplyCursor) -> Value? {
        let start = cursor.place
        func begins(_ labels: PhraseSet, _ cursor: inout ReplyCursor) -> Bool {
            cursor.go(to: start)
            guard cursor.take(labels), let mark = cursor.next, [":", "\t"].contains(mark.text)
            else { return false }
            cursor.skipCommas()
            return true
        }
        if begins(Self.standing, &cursor), let found = submission.read(&cursor) {
            return .sent(found)
        }
        if begins(Self.receiving, &cursor), names.takeOffice(&cursor) { return .place }
        if begins(Self.sending, &cursor), names.takeUnit(&cursor) { return .place }
        if begins(Self.ways, &cursor),
            Channel.takeNamed(&cursor) || Channel.take(&cursor, except: names.addresses)
        {
            return .nothing
        }
        // "Đã gửi qua: iOffice".
        if begins(Self.sentBy, &cursor), Channel.takeNamed(&cursor) {
            return .sent(SubmissionGrammar.Found(isWhole: true))
        }
        if begins(Self.subjects, &cursor),
            let object = names.takeNamed(&cursor) ?? names.takeObject(&cursor)
        {
            return .object(object)
        }
        if begins(Self.offices, &cursor), cursor.take(Self.titles) {
            _ = names.takeUnit(&cursor)
            return .nothing
        }
        if begins(Self.counts, &cursor), let word = cursor.next, word.kind == .word,
            word.integer != nil || word.folded == "co"
        {
            cursor.advance()
            _ = cursor.take(any: "trang", "to", "phu luc", "ban", "pages")
            return .nothing
        }
        return nil
    }

    /// "STT | Nội dung | Số | Ngày | Tình trạng": a table's head, which says nothing; whether it has a column for how
    /// things stand.
    private func takeHeads(_ cursor: inout ReplyCursor) -> Bool? {
        guard cursor.place == cursor.words.startIndex,
            cursor.words.contains(where: { $0.text == "\t" })
        else { return nil }
        var trial = cursor
        var hasStanding = false
        while true {
            var standing = trial
            hasStanding = hasStanding || standing.take(Self.standing)
            guard trial.take(Self.heads) else { return nil }
            if trial.isAtEnd { break }
            guard let mark = trial.next, mark.kind == .mark || mark.kind == .stop else {
                return nil
            }
            trial.skipMarks()
            if trial.isAtEnd { break }
        }
        cursor = trial
        return hasStanding
    }
}
