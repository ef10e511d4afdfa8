/// The way that a report went: "qua trục liên thông văn bản của tỉnh", "trên phần mềm iOffice", "bằng bản giấy và email".
enum Channel {
    /// - Parameter own: Mail addresses that are the sender's own, in lower case: none of them is a way.
    static func take(_ cursor: inout ReplyCursor, except own: Set<String> = []) -> Bool {
        if takeForms(&cursor) || cursor.take(whole) { return true }
        let start = cursor.place
        if takeWay(&cursor, except: own), !isElsewhere(cursor) { return true }
        cursor.go(to: start)
        return false
    }

    /// "Của trường", "của em", "trường", "của xã" behind a way: a place that is not the office's, where what was
    /// sent there has reached nobody.
    private static func isElsewhere(_ cursor: ReplyCursor) -> Bool {
        guard let word = cursor.next, word.kind == .word else { return false }
        let owner = cursor.peek(1)?.folded ?? ""
        // "Qua email của chị Thủy phòng TCHC" names the office behind.
        if word.folded == "cua" { return !titles.contains(owner) }
        if word.folded == "of" || word.folded == "ca" && owner == "nhan" { return true }
        // "Qua Zalo trường ạ", but "qua email, trường …" and "qua iOffice trường em đã …" go on.
        var behind = cursor
        guard behind.take(places) else { return false }
        return behind.isAtEnd || behind.next?.kind != .word || behind.next?.hasDigit == true
            || ["so", "ngay", "roi", "a", "nhe", "nha"].contains(behind.next?.folded ?? "")
    }

    private static let titles: Set<String> = [
        "co", "thay", "chi", "anh", "ong", "ba", "dong", "d/c", "dc", "chuyen", "phong", "so",
    ]
    private static let places = PhraseSet(
        "truong", "nha truong", "truong em", "truong minh", "don vi", "xa", "phuong", "lop", "to",
        "van phong", "to van phong", "doan truong", "cong doan", "hieu truong", "hoi dong")

    private static func takeWay(_ cursor: inout ReplyCursor, except own: Set<String>) -> Bool {
        let start = cursor.place
        if takeDestination(&cursor, except: own) { return true }
        guard cursor.take(by) else { return false }
        // "Đã gửi qua: iOffice".
        if let mark = cursor.next, [":", "\t"].contains(mark.text) { cursor.advance() }
        _ = cursor.take(any: "ca", "duong", "kenh", "the", "your")
        return takeParts(&cursor, from: start, except: own)
    }

    /// The way by its name alone: behind "hình thức gửi:", or a verb that leads to it.
    static func takeNamed(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        if takeParts(&cursor, from: start, except: []), !isElsewhere(cursor) { return true }
        cursor.go(to: start)
        return false
    }

    private static func takeParts(
        _ cursor: inout ReplyCursor, from start: Int, except own: Set<String>
    ) -> Bool {
        var count = 0
        while count < mostParts, !dayStands(cursor),
            cursor.take(containers) || cursor.take(products) || takeForms(&cursor)
                || takeAddress(&cursor, except: own)
        {
            count += 1
            let mark = cursor.place
            if cursor.take(any: "va", "&", "hoac", "and"), !stands(cursor) {
                cursor.go(to: mark)
                break
            }
        }
        guard count > 0 else {
            cursor.go(to: start)
            return false
        }
        _ = cursor.takePlace(owners)
        return true
    }

    private static let mailboxes = PhraseSet(
        "email", "e-mail", "mail", "dia chi", "dia chi email", "dia chi mail", "hom thu", "hop thu",
        "the address", "address")

    /// "Đến địa chỉ tchc@sogddt.example".
    private static func takeDestination(
        _ cursor: inout ReplyCursor, except own: Set<String>
    ) -> Bool {
        let start = cursor.place
        _ = cursor.take(towards)
        _ = cursor.take(mailboxes)
        if takeAddress(&cursor, except: own) { return true }
        cursor.go(to: start)
        return false
    }

    /// "Hôm thứ Năm" is no "hòm thư".
    private static func dayStands(_ cursor: ReplyCursor) -> Bool {
        var day = cursor
        return day.take("hom") && ReplyDayWords.weekdays.contains { day.take($0.0) }
    }

    private static let towards = PhraseSet(
        "to", "den", "toi", "cho", "ve", "dung dia chi", "den dung dia chi", "qua dia chi",
        "vao dia chi")

    static func isAddress(_ word: ReplyWord) -> Bool {
        word.kind == .word && word.text.dropFirst().dropLast().contains("@")
    }

    /// "tchc@sogddt.example", perhaps in brackets behind "email".
    private static func takeAddress(_ cursor: inout ReplyCursor, except own: Set<String>) -> Bool {
        let isMarked = cursor.next.map { [":", "(", "["].contains($0.text) } ?? false
        guard let word = cursor.peek(isMarked ? 1 : 0), isAddress(word),
            !own.contains(word.text.lowercased())
        else { return false }
        cursor.advance(isMarked ? 2 : 1)
        return true
    }

    /// "Bản giấy gửi qua bưu điện", beside what was said of the report itself.
    static func takePaper(_ cursor: inout ReplyCursor, except own: Set<String> = []) -> Bool {
        let start = cursor.place
        if cursor.take(forms) {
            _ = cursor.take(any: "gui", "nop", "da gui", "da nop", "cung da gui", "duoc gui")
            if take(&cursor, except: own) { return true }
        }
        cursor.go(to: start)
        return false
    }

    private static let mostParts = 6

    private static func stands(_ cursor: ReplyCursor) -> Bool {
        var trial = cursor
        _ = trial.take(by)
        return trial.take(containers) || trial.take(products) || trial.take(forms)
    }

    /// "Cả bản giấy lẫn bản điện tử", which need no "bằng".
    private static func takeForms(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = cursor.take("ca")
        guard cursor.take(forms) else {
            cursor.go(to: start)
            return false
        }
        let mark = cursor.place
        if !(cursor.take(any: "va", "lan", "cung", "kem") && cursor.take(forms)) {
            cursor.go(to: mark)
        }
        return true
    }

    private static let by = PhraseSet(
        "qua", "bang", "tren", "len", "vao", "by", "via", "through", "on", "thong qua",
        "using",
        "qua duong", "bang duong", "theo duong", "into", "trong")
    private static let containers = PhraseSet(
        "he thong", "phan mem", "ung dung", "trang", "cong", "truc", "truc lien thong",
        "lien thong",
        "van ban", "quan ly van ban", "quan ly van ban va dieu hanh", "dieu hanh", "email",
        "e-mail",
        "mail", "gmail", "hop thu", "hom thu", "thu dien tu", "cong vu", "buu dien", "cong van",
        "van thu", "csdl", "co so du lieu", "dien tu", "truc tuyen", "form", "google form", "link",
        "cong thong tin", "zalo", "nhom", "drive", "google drive", "the system", "system",
        "the portal",
        "portal", "post", "fax", "chuyen phat nhanh", "buu chinh", "bo phan mot cua",
        "van phong dien tu",
        "cong dich vu cong", "qlvb", "qlvb&dh", "e-office system", "eoffice system",
        "document system",
        "courier", "registered mail", "online system", "online", "bao cao", "mot cua",
        "ho so cong viec",
        "email address", "dia chi", "dia chi email", "dia chi mail", "mailbox", "official email",
        "document management system",
        "management system",
        "van ban den", "truc van ban", "quoc gia", "van ban quoc gia", "quan ly",
        "dieu hanh tac nghiep", "so hoa", "chinh quyen dien tu", "cong viec", "tac nghiep",
        "lt", "truc lt", "truc lt van ban", "lt van ban", "vb", "truc vb", "lt vb", "truc lt vb",
        "lien thong vb", "truc lien thong vb", "truc ltvb", "ltvb", "smartoffice", "sso",
        "lien thong van ban", "truc lien thong van ban", "zalo official", "zalo oa",
        "zalo official account", "official account")
    private static let products = PhraseSet(
        "ioffice", "i-office", "eoffice", "e-office", "doffice", "d-office", "voffice", "v-office",
        "vnpt", "vnpt-ioffice", "qlvb", "edoc", "tdoffice", "td-office", "vnptioffice", "viettel",
        "misa",
        "smas", "vnedu", "lgsp", "idoc", "e-doc", "qoffice", "egov", "egate")
    /// Whose a way is, where it is the office's.
    private static let owners = PhraseSet(
        "cua so", "cua phong", "cua nganh", "cua tinh", "cua anh", "cua chi", "cua anh chi",
        "so", "phong", "so gd", "so gddt", "nganh", "tinh", "cua quy so", "cua thanh pho",
        "cua phong tchc", "phong tchc", "cua so gddt", "nay", "dung chung",
        "of the department", "of your office")
    private static let forms = PhraseSet(
        "ban giay", "ban cung", "ban dien tu", "ban mem", "email", "file", "file mem", "ban scan",
        "ban in", "ban co ky so", "ban da ky so", "ban co dau", "ban co dau do", "ban da ky",
        "ban pdf", "file pdf", "file word", "ban ky so", "ban chinh", "ban goc")
    private static let whole = PhraseSet(
        "online", "truc tiep", "buu dien", "bang van ban giay", "tan noi", "in person",
        "bang van ban")

    /// Every word that is known here.
    static let known = PhraseSet(
        [by, containers, products, owners, forms, whole].flatMap(\.texts))
}
