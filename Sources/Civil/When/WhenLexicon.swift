/// The words of the language as they are spelled, and what a written word may stand for.
///
/// Diacritics that are there count; only missing ones are forgiven. In a phrase that has some, a
/// word of the language that has none is itself: `tháng sau` is never `tháng sáu`.
enum WhenLexicon {
    /// What `word` may stand for, spelled in full; empty for a word the language doesn't have.
    /// `phraseIsMarked` says that its phrase is written with diacritics.
    static func meanings(of word: VietnameseSpelling, phraseIsMarked: Bool) -> [String] {
        guard let candidates = vietnamese[word.folded] else {
            return english.contains(word.folded) && !word.isMarked ? [word.folded] : []
        }
        var found = candidates.filter { word.mayStand(for: $0.spelling) }
        if phraseIsMarked || word.isMarked, let exact = found.first(where: { $0.spelling == word })
        {
            found = [exact]
        }
        var words = found.map(\.text)
        if !word.isMarked, english.contains(word.folded), !words.contains(word.folded) {
            words.append(word.folded)
        }
        return words
    }

    /// The known word nearest to a misspelt one, if one is near.
    ///
    /// - Parameter phraseIsMarked: whether its phrase is written with diacritics. Then a word without them is
    ///   a word of its own too: a letter too many, too few or out of its place is a slip, another letter
    ///   makes another word.
    static func suggestion(for word: VietnameseSpelling, phraseIsMarked: Bool = false) -> String? {
        let folded = word.folded
        guard folded.utf8.count >= 3, folded.utf8.count <= 20 else { return nil }
        var best: (distance: Int, text: String)?
        // A word with diacritics is a word of its own, not a slip for its neighbour: only its
        // accents, or the order of its letters, can be a slip.
        let letters = folded.utf8.sorted()
        for (known, text) in spellings {
            if word.isMarked,
                known.utf8.count != folded.utf8.count || known.utf8.sorted() != letters
            {
                continue
            }
            if phraseIsMarked, !word.isMarked, known.utf8.count == folded.utf8.count,
                known.utf8.sorted() != letters
            {
                continue
            }
            let away = distance(folded, known)
            if away < best?.distance ?? (folded.utf8.count > 5 ? 3 : 2) { best = (away, text) }
        }
        return best?.text
    }

    /// Every word of both languages.
    static let words: [String] = spellings.map(\.text)

    private struct Entry: Sendable {
        let text: String
        let spelling: VietnameseSpelling
    }

    private static let vietnamese: [String: [Entry]] = {
        var table: [String: [Entry]] = [:]
        for text in vietnameseWords.split(whereSeparator: \.isWhitespace) {
            let spelling = VietnameseSpelling(text)
            table[spelling.folded, default: []].append(
                Entry(text: String(text), spelling: spelling))
        }
        return table
    }()

    private static let english = Set(
        englishWords.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Folded and full forms, in a fixed order.
    private static let spellings: [(folded: String, text: String)] =
        vietnameseWords.split(whereSeparator: \.isWhitespace).map {
            (VietnameseFolding.fold($0), String($0))
        } + englishWords.split(whereSeparator: \.isWhitespace).map { (String($0), String($0)) }

    private static let vietnameseWords = """
        mỗi mọi hằng hàng từng các những ngày tuần tháng quý quí nửa năm làm việc
        một hai ba bốn tư sáu bảy tám chín mười mươi lăm nhăm mốt nhất nhì
        đầu tiên cuối cùng giữa thứ chủ nhật áp chót tính từ kể khi kết thúc hết sau tới kế tiếp
        theo liền kề hoàn thành tất tài chính khóa trước chậm muộn trễ hơn không quá đến trong vòng vào là hạn
        thời gian báo cáo gửi nộp xong thực hiện của và hoặc hay bỏ qua lúc hồi giờ phút sáng trưa
        chiều tối buổi âm dương lịch âl dl nhuận cả kể mùng mồng rằm giêng chạp tết giao thừa lần
        định kỳ kì trừ ngoại ra lặp lại cứ học nay mai mốt tối đa đúng liên sang đối với thuộc đêm
        cho nguyên đán cn rưỡi hoạch kém nhân dịp điểm
        """

    private static let englishWords = """
        every each on the and at from starting since after completion of in or skip with including
        leap month months lunar al day days week weeks quarter quarters half year years working
        business daily weekly monthly quarterly yearly annually semiannually first second third
        fourth fifth sixth seventh eighth ninth tenth last penultimate to monday mon tuesday tue
        wednesday wed thursday thur thu friday fri saturday sat sunday sun mondays tuesdays
        wednesdays thursdays fridays saturdays sundays january jan february feb march mar april apr
        may june jun july jul august aug september sep sept october oct november nov december dec
        one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty other
        new eve before by no not later than latest prior earlier until till up within end ends
        following next semester semesters term terms school fiscal financial except excluding once per a an morning afternoon mid middle beginning start
        solar calendar i ii iii iv q h nine due submit submitted send report date event it its that
        is am pm twice times reporting period eleventh twelfth thirteenth fourteenth fifteenth
        sixteenth seventeenth eighteenth nineteenth twentieth thirtieth thirteen fourteen sixteen
        seventeen eighteen nineteen forty fifty sixty ninety through tues thurs semi annual hour
        hours more exceeding reports are shall must should be
        """

    /// How many letters were added, left out, mistaken or swapped with their neighbour.
    private static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        if abs(a.count - b.count) > 2 { return 3 }
        var older = [Int](repeating: 0, count: b.count + 1)
        var old = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = Swift.min(old[j] + (a[i] == b[j] ? 0 : 1), old[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = Swift.min(least, older[j - 1] + 1)
                }
                row.append(least)
            }
            (older, old) = (old, row)
        }
        return old[b.count]
    }
}
