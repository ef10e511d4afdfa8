internal import Civil

/// How a paper came about before it went: "đã ký số, phát hành …, đã gửi", "đã ban hành … và gửi".
extension SubmissionGrammar {
    private static let stages: PhraseSet = {
        let stages = [
            "ky", "ky so", "ky duyet", "hoan thanh", "hoan thien", "phat hanh", "ban hanh",
            "dong dau",
            "duyet", "phe duyet", "xong", "lam xong", "lap xong", "tong hop xong", "vao so",
            "lay so",
            "cap so", "hieu truong ky", "lanh dao ky", "thu truong ky", "ky dong dau", "hoan tat",
            "thuc hien xong",
            "ban hanh va gui", "ky ban hanh", "ky phat hanh", "lap", "xay dung", "scan", "ra soat",
        ]
        var texts: [String] = []
        for first in stages {
            texts += ["\(first) roi", "\(first) xong roi", "\(first) xong"]
            for lead in ["da", "da duoc", "vua", "vua duoc"] {
                texts.append("\(lead) \(first)")
                texts += stages.filter { $0 != first }.map { "\(lead) \(first) va \($0)" }
                texts += stages.filter { $0 != first }.map { "\(lead) \(first) \($0)" }
            }
        }
        for first in [
            "signed", "completed", "finalised", "finalized", "prepared", "issued", "approved",
        ] {
            texts += ["is", "was", "has been", "have been"].map { "\($0) \(first)" }
        }
        return PhraseSet(texts)
    }()
    /// What makes a paper's day the day that it left: "phát hành ngày 04/11".
    private static let issuing: Set<String> = ["phat", "ban", "issued"]

    /// "Báo cáo đã ký số, phát hành ngày 04/11, số 9/BC-X, đã gửi Sở": how the paper came about, before the verb that
    /// says that it went.
    func takePrepared(_ cursor: inout ReplyCursor, _ subject: Found) -> Found? {
        let start = cursor.place
        var found = Found(object: subject.object)
        var isIssued = false
        while true {
            let first = cursor.place
            guard cursor.take(Self.stages) else { break }
            isIssued =
                isIssued
                || cursor.words[first..<cursor.place].contains { Self.issuing.contains($0.folded) }
            _ = takeDetails(&cursor, &found)
            cursor.skipCommas()
            _ = cursor.take(any: "va", "and")
            _ = names.takeSelf(&cursor)
        }
        var verb = cursor
        guard cursor.place > start, verb.takeSent() else {
            cursor.go(to: start)
            return nil
        }
        if !isIssued { found.day = nil }
        if subject.object != nil { found.object = nil }
        return found
    }

    private static let passedOn = PhraseSet(
        "da chuyen", "da duoc chuyen", "vua chuyen", "da trinh", "da duoc trinh", "da phat hanh",
        "da ban hanh", "da tra loi", "has been forwarded", "was forwarded", "have forwarded",
        "has been delivered", "da chuyen len", "da duoc phat hanh", "da duoc ban hanh")

    /// "Đã chuyển báo cáo đến Sở": words that say where it went only with the office behind them.
    func takePassedOn(
        _ cursor: inout ReplyCursor, _ before: Found, of subject: Subject
    ) -> Found? {
        let start = cursor.place
        var found = before
        guard cursor.takeSent(of: Self.passedOn),
            isOwnSending(cursor.words[start..<cursor.place], cursor, of: subject),
            takeDetails(&cursor, &found, isSent: true).contains(.office), found.object != nil
        else {
            cursor.go(to: start)
            return nil
        }
        found.isWhole = true
        return found
    }

    /// "Đã ban hành báo cáo số 12/BC-X ngày 04/11 và gửi Sở".
    func takeAndSends(
        _ cursor: inout ReplyCursor, _ subject: Found, by before: Range<Int>
    ) -> Found? {
        let start = cursor.place
        var made = subject
        guard !cursor.isAtEnd, cursor.next?.isNoTense == false else { return nil }
        let has = cursor.take(any: "da co", "co")
        guard has || cursor.take(Self.stages) else {
            cursor.go(to: start)
            return nil
        }
        let isIssued = cursor.words[start..<cursor.place]
            .contains { Self.issuing.contains($0.folded) }
        _ = takeDetails(&cursor, &made)
        cursor.skipCommas()
        var found = Found()
        found.object = made.object
        found.number = made.number
        // "Đã có báo cáo số 24/BC-X ngày 03/11 gửi Sở", "đã phát hành báo cáo số … gửi Sở".
        let isPaper = made.number != nil && made.day != nil
        let isSent =
            (cursor.take(any: "va", "and") ? !has || isPaper : (has || isIssued) && isPaper)
            && cursor.take(any: "gui", "nop", "da gui", "da nop", "submitted", "sent")
        if isSent { _ = takeDetails(&cursor, &found) }
        let isPast = found.day == nil || hasCome(found.day, by: before, cursor)
        guard isSent, isPast, found.object != nil || found.number != nil else {
            cursor.go(to: start)
            return nil
        }
        if found.day == nil, isIssued || has { found.day = made.day }
        found.isWhole = true
        return found
    }

    /// "Trường đã hoàn thành nhiệm vụ": beside what was sent; alone it says nothing of it.
    func readPrepared(_ cursor: inout ReplyCursor) -> Bool {
        let start = cursor.place
        _ = names.takeSelf(&cursor)
        _ = names.takeObject(&cursor)
        guard cursor.next?.isNoTense == false, cursor.take(Self.stages) else {
            cursor.go(to: start)
            return false
        }
        while names.takeObject(&cursor) != nil || takeParticle(&cursor) || cursor.take(Self.work) {}
        guard cursor.next.map({ $0.kind == .mark || $0.kind == .stop }) ?? true else {
            cursor.go(to: start)
            return false
        }
        return true
    }

    private static let work = PhraseSet(
        "nhiem vu", "cong viec", "noi dung", "viec", "yeu cau", "day du", "theo ke hoach",
        "cac noi dung", "nhiem vu duoc giao", "viec duoc giao", "cong viec duoc giao",
        "theo huong dan")
}
