internal import Civil

/// The day on which a report was sent, beside the one on which its paper was made: the former counts for timeliness
/// (statement 15).
extension SubmissionGrammar {
    private static let made = PhraseSet(
        "ngay ban hanh van ban", "ngay ky van ban", "ky ban hanh ngay",
        "ky ngay", "ban hanh ngay", "ngay ky", "ngay ban hanh", "ngay van ban", "dated",
        "ky so ngay", "lap ngay")

    /// Takes the day that stands here; a second one only where one of the two is plainly the paper's: "báo cáo số 12
    /// ngày 03/11, đã gửi ngày 05/11".
    func takeDay(_ cursor: inout ReplyCursor, _ found: inout Found) -> Bool {
        let start = cursor.place
        let isPapers = isPapers(cursor)
        guard let day = ReplyDay.read(&cursor, today: today, .past) else { return false }
        guard let first = found.day else {
            found.day = day
            found.isPapersDay = isPapers
            return true
        }
        // "Gửi từ đầu tuần, số 12 ngày 03/11": of the two one can be read.
        if first == .unreadable, isPapers, found.number != nil {
            found.day = day
            found.isPapersDay = true
            found.hasBothDays = true
            return true
        }
        let runsOn = start > cursor.words.startIndex && cursor.words[start - 1].kind == .word
        guard !found.hasBothDays, found.number != nil, found.isPapersDay != isPapers, runsOn
        else {
            cursor.go(to: start)
            return false
        }
        found.day = isPapers ? Self.sent(first, paper: day) : Self.sent(day, paper: first)
        found.isPapersDay = false
        found.hasBothDays = true
        return true
    }

    /// Nothing is sent before it is made: where both days can't be so, nobody can say which it was.
    static func sent(_ sent: ReplyDay, paper: ReplyDay) -> ReplyDay {
        guard case .day(let day) = sent, case .day(let made) = paper, made <= day else {
            return .unreadable
        }
        return sent
    }

    /// Whether a day that stands here is the paper's: behind its number, or said to be that of its signature.
    private func isPapers(_ cursor: ReplyCursor) -> Bool {
        var lead = cursor
        if lead.take(Self.made) { return true }
        // "Số 12 ngày 03/11 vào ngày 05/11".
        if cursor.next?.folded == "vao" { return false }
        let before = cursor.words[cursor.words.startIndex..<cursor.place]
            .last { $0.kind != .mark }
        return before.map { $0.kind == .word && $0.hasDigit } ?? false
    }

    private static let bases = PhraseSet(
        "ke hoach", "cong van", "van ban", "huong dan", "chi dao", "thu nhac", "noi dung ke hoach",
        "noi dung thu nhac", "thong bao", "nhac nho", "cv", "kh", "yeu cau", "dung yeu cau",
        "de nghi", "quy dinh", "dung quy dinh", "tinh than", "thu nhac viec", "loi nhac",
        "nhac viec", "noi dung yeu cau", "noi dung nhac", "de cuong", "mau", "bieu mau", "mau bieu",
        "dung mau", "thoi gian quy dinh", "dung thoi gian quy dinh", "tinh than cong van",
        "noi dung cong van", "email nhac", "mail nhac", "email", "tien do")

    /// "Theo Kế hoạch", "theo Công văn số 45/SGDĐT ngày 28/10/2025": on whose ground, with what is that paper's. A number
    /// of the report's own kind behind it leaves open whose it is.
    func takeBasis(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        guard cursor.take("theo"), cursor.take(Self.bases) else {
            cursor.go(to: start)
            return false
        }
        _ = names.takeOffice(&cursor)
        _ = cursor.take(any: "nay", "tren", "neu tren", "noi tren")
        let number = DocumentNumber.read(&cursor)
        if number != nil { _ = Courtesy.takeDate(&cursor) }
        let mark = cursor.place
        if !(cursor.take("cua") && names.takeOffice(&cursor)) { cursor.go(to: mark) }
        guard let number else { return true }
        // "Đã gửi theo công văn số 45/SGDĐT" alone gives that paper's number for the report's.
        var own = cursor
        own.skipCommas()
        if isOthers(Found(number: number)), let report = DocumentNumber.read(&own),
            !isOthers(Found(number: report))
        {
            return true
        }
        cursor.go(to: start)
        return false
    }
}
