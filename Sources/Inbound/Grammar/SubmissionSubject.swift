/// Who or what "đã gửi" is said of.
extension SubmissionGrammar {
    /// What stands before the verb as its subject.
    enum Subject { case nobody, unit, report }

    /// "Được gửi", "was sent": said of the report; said of the unit somebody sent it something.
    private static func isPassive(_ verb: ArraySlice<ReplyWord>) -> Bool {
        let folded = verb.map(\.folded)
        if folded.contains(where: { ["was", "were", "been", "is"].contains($0) }) { return true }
        // "Đã gửi được" is what the unit managed.
        return folded.dropLast().contains("duoc")
    }

    /// Things that a unit sends besides its report, where they follow the verb like its object.
    private static let otherObjects = PhraseSet(
        "xac nhan", "de nghi", "yeu cau", "phan hoi", "phuc dap", "tra loi", "loi", "de xuat",
        "kien nghi", "thac mac", "cau hoi", "y kien", "confirmation", "our confirmation",
        "acknowledgement", "acknowledgment", "apologies", "our apologies", "my apologies",
        "many apologies", "sincere apologies", "our sincere apologies", "our thanks", "my thanks",
        "many thanks", "regards", "best regards", "kind regards", "warm regards", "best wishes",
        "our regrets")

    /// Whether the verb, which `cursor` stands behind, says that the unit sent its report: not that it was sent
    /// something, nor that it sent something else, or for another.
    func isOwnSending(
        _ verb: ArraySlice<ReplyWord>, _ cursor: ReplyCursor, of subject: Subject
    ) -> Bool {
        var next = cursor
        if next.take(Self.otherObjects) || Courtesy.standsForAnother(cursor) { return false }
        // "Đã gửi Trường THPT A báo cáo" is somebody else's.
        if names.takeUnit(&next) { return false }
        guard Self.isPassive(verb) else { return true }
        switch subject {
        case .report: return true
        case .unit: return false
        case .nobody:
            // "Đã được gửi báo cáo số 12": whoever says it got it.
            return names.takeObject(&next) == nil && DocumentNumber.read(&next) == nil
                && !names.takeSelf(&next)
        }
    }
}

extension Courtesy {
    private static let assisting = ["giup", "ho", "dum"]

    /// "Đã gửi giúp trường bạn": behind a verb it says for whom that was done.
    static func standsForAnother(_ cursor: ReplyCursor) -> Bool {
        guard let word = cursor.next, word.kind == .word, assisting.contains(word.folded) else {
            return false
        }
        // "Hồ sơ" is a paper, and "họ" are they.
        return !["hồ", "họ", "hơ", "hò"].contains(word.text.lowercased())
            && !(word.folded == "ho" && cursor.peek(1)?.folded == "so")
    }

    /// "… rồi giúp em kiểm tra": what is asked of the reader.
    static func asksToLook(_ words: ArraySlice<ReplyWord>) -> Bool {
        words.contains { ["kiem", "xem", "ghi", "cap", "check", "xac"].contains($0.folded) }
    }

    private static let units: Set<String> = [
        "truong", "vi", "xa", "phuong", "huyen", "phong", "cuc", "tram", "ban", "quan",
    ]

    /// "Trường bạn", "các trường": others than who writes.
    static func namesOthers(_ words: ArraySlice<ReplyWord>) -> Bool {
        zip(words, words.dropFirst()).contains { first, second in
            units.contains(first.folded) && ["ban", "khac"].contains(second.folded)
                && second.text.lowercased() != "bàn"
                || ["cac", "may", "nhung"].contains(first.folded)
                    && (units.contains(second.folded) || second.folded == "don")
                    && second.folded != "ban"
        }
    }
}
