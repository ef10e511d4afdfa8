internal import Civil

/// Names an answer by what it says, not by its message: a replayed one, with or without another Message-ID,
/// is the same.
enum AnswerName {
    static func of(_ request: InboundRequest) -> String {
        switch request.content {
        // What nobody understood is told apart by its words alone.
        case .unclear: "unclear:\(digest(request.words, request.attachments))"
        case .bounce(let isPermanent, _): isPermanent ? "bounce" : "delay"
        case .decisions(let decisions): decisions.map(name).joined(separator: ",")
        case .answer(let statements):
            statements.map { statement in
                let item = statement.item.map { "\($0):" } ?? ""
                return item + name(statement.request, request)
            }.joined(separator: ",")
        }
    }

    private static func name(_ asked: ReplyRequest, _ request: InboundRequest) -> String {
        switch asked {
        case .acknowledge: "ack"
        case .reportSubmitted(let number, let day): "sent:\(number ?? "-"):\(day?.iso ?? "-")"
        case .askForTime(let until): "ask:\(until.name)"
        case .forward(let name): "forward:\(name)"
        case .notUnderstood: "unclear:\(digest(request.words, request.attachments))"
        }
    }

    private static func name(_ decision: ItemDecision) -> String {
        switch decision.verdict {
        case .agrees(let until, let paper):
            "\(decision.item):yes\(until.map { ":" + $0.name } ?? "")\(paper.map(name) ?? "")"
        case .refuses(let note): "\(decision.item):no\(note.map { ":" + digest($0, []) } ?? "")"
        }
    }

    private static func name(_ paper: ItemDecision.Paper) -> String {
        ":\(paper.number ?? "-"):\(paper.day?.iso ?? "-")\(paper.isNil ? ":nil" : "")"
    }

    /// FNV-1a over the folded words, 64 bits: equal texts are equal, and nobody gains by a collision but the
    /// sender, who would lose an answer of their own.
    private static func digest(_ words: String, _ files: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let folded = VietnameseFolding.fold(([words] + files).joined(separator: "\n"))
        for byte in folded.utf8 where byte != 32 && byte != 10 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
