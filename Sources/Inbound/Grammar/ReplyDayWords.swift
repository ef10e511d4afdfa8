internal import Civil

/// The words for days.
enum ReplyDayWords {
    static let months: [String: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december",
        ]
        var table: [String: Int] = ["sept": 9]
        for (index, name) in names.enumerated() {
            table[name] = index + 1
            table[String(name.prefix(3))] = index + 1
        }
        return table
    }()

    /// Days that are spoken of from today, in days.
    static let spoken: [(PhraseSet, Int)] = [
        (
            PhraseSet(
                "ngay hom kia", "hom kia", "ngay kia truoc", "chieu hom kia", "sang hom kia",
                "the day before yesterday"), -2
        ),
        (
            PhraseSet(
                "ngay hom qua", "hom qua", "chieu qua", "sang qua", "toi qua", "trua qua",
                "chieu hom qua", "homqua", "bua qua", "hom wa", "sang hom qua", "last night",
                "dem qua", "toi hom qua", "yesterday", "yesterday morning",
                "yesterday afternoon"), -1
        ),
        (
            PhraseSet(
                "ngay hom nay", "homnay", "bua nay", "hom nay", "sang nay", "chieu nay", "trua nay",
                "toi nay",
                "sang hom nay", "chieu hom nay", "today", "this morning", "this afternoon"), 0
        ),
        (
            PhraseSet(
                "ngay mai", "mai", "sang mai", "chieu mai", "trong ngay mai", "sang ngay mai",
                "chieu ngay mai", "tomorrow"), 1
        ),
        (PhraseSet("ngay kia", "ngay mot", "the day after tomorrow"), 2),
    ]

    /// Days that are there and can't be read.
    static let vague = PhraseSet(
        "tuan truoc", "tuan roi", "tuan vua roi", "tuan qua", "dau tuan", "dau tuan nay",
        "giua tuan", "cuoi tuan truoc", "cuoi tuan roi", "dau tuan truoc", "hom truoc", "hom no",
        "hom bua", "bua truoc", "may hom truoc", "may ngay truoc", "vai hom truoc",
        "vai ngay truoc", "thang truoc", "thang roi", "cuoi thang truoc", "dau thang",
        "dau thang nay", "cuoi thang 10", "lau roi", "tu lau", "truoc do", "trong tuan",
        "trong tuan nay", "tuan nay", "may hom nay", "hai hom truoc", "hom cuoi tuan",
        "last week", "last month", "a few days ago", "some days ago", "two days ago",
        "earlier this week", "this week", "long ago", "recently")

    static let weekdays: [(PhraseSet, Weekday)] = [
        (PhraseSet("thu hai", "thu 2", "monday", "t2"), .monday),
        (PhraseSet("thu ba", "thu 3", "tuesday", "tue", "t3"), .tuesday),
        (PhraseSet("thu tu", "thu 4", "wednesday", "wed", "t4"), .wednesday),
        (PhraseSet("thu nam", "thu 5", "thursday", "t5"), .thursday),
        (PhraseSet("thu sau", "thu 6", "friday", "fri", "t6"), .friday),
        (PhraseSet("thu bay", "thu 7", "saturday", "t7"), .saturday),
        (PhraseSet("chu nhat", "sunday", "sun", "cn"), .sunday),
    ]

    static let counts: [String: Int] = [
        "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
        "muoi": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "ten": 10, "a": 1, "an": 1,
    ]

    private static let digits: [String: Int] = [
        "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
        "tam": 8, "chin": 9,
    ]

    /// "Mười một", "chạp", "giêng": the month's number.
    static func monthInWords(_ cursor: inout ReplyCursor) -> Int? {
        guard let word = cursor.next, word.kind == .word else { return nil }
        // "Một tháng sau" is later, "tháng từ …" goes on.
        if ["sau", "từ"].contains(word.text.lowercased()) { return nil }
        if let digit = ["gieng": 1, "chap": 12][word.folded] ?? digits[word.folded] {
            cursor.advance()
            return digit
        }
        guard cursor.take(any: "muoi") else { return nil }
        // "Mười năm 2025" is October.
        if cursor.take("mot") { return 11 }
        return cursor.take("hai") ? 12 : 10
    }

    /// "Ba", "mười lăm", "hai mươi mốt", "ba mươi": a day of a month.
    static func dayInWords(_ cursor: inout ReplyCursor) -> Int? {
        let start = cursor.place
        var day = 0
        let digit = cursor.next.flatMap { $0.kind == .word ? digits[$0.folded] : nil }
        if digit != nil { cursor.advance() }
        if cursor.take("muoi") {
            day = 10 * (digit ?? 1)
            if let unit = cursor.next.flatMap({ digits[$0.folded] }) {
                day += unit
                cursor.advance()
            }
        } else {
            day = digit ?? 0
        }
        if (1...31).contains(day) { return day }
        cursor.go(to: start)
        return nil
    }

    /// What leads to a day.
    static let leads = PhraseSet(
        "tu", "vao", "vao luc", "luc", "ngay", "vao ngay", "hom", "vao hom", "on",
        "dated", "in", "of", "ky ngay", "ban hanh ngay", "trong ngay", "ngay thang", "the",
        "ngay ban hanh", "ngay ky", "ngay gui", "ngay van ban", "ngay nop", "thoi gian gui",
        "thoi gian nop", "ngay phat hanh", "thoi diem gui", "ngay thang nam", "date", "date sent",
        "sent date", "ngay gui la", "ngay la", "vao ngay thu",
        "sang ngay", "chieu ngay", "toi ngay", "vao sang ngay", "vao chieu ngay",
        "hoi", "vao hoi", "ngay hom", "ngay di", "ngay ban hanh van ban", "ngay ky van ban",
        "ngay vb", "ngay bao cao", "ngay bc", "ky ban hanh ngay",
        "ngay cv")
    static let after = PhraseSet("vua qua", "vua roi", "moi day")
    static let lunar = PhraseSet("am lich", "am", "lunar")
}
