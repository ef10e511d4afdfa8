/// What an answer says of each of several items that it calls by their names.
struct NamedItems {
    private let isOpen: Set<Int>
    private var parts: [Answer.Part] = []
    /// "Đã gửi cả hai:", "đã gửi 2 báo cáo:": said of each in the list that follows.
    private var heading: SubmissionGrammar.Found?
    private var isPrepared = false

    init(isOpen: Set<Int>) { self.isOpen = isOpen }

    /// Whether it is plain of which item the piece speaks.
    mutating func take(_ piece: Answer.Piece) -> Bool {
        if let item = piece.item {
            let items = [item + 1]
            if parts.last?.items != items {
                guard !isOpen.contains(item), !parts.contains(where: { $0.items == items }) else {
                    return false
                }
                parts.append(Answer.Part(items: items))
            }
            parts[parts.count - 1].pieces.append(piece)
            return true
        }
        switch piece {
        case .acknowledges: return true
        case .prepared:
            isPrepared = true
            return true
        case .sent(let found):
            guard heading == nil, found.number == nil, found.object?.isJoint != true else {
                return false
            }
            heading = found
            return true
        case .details, .reason:
            guard !parts.isEmpty else { return false }
            parts[parts.count - 1].pieces.append(piece)
            return true
        case .asks, .forwards: return false
        }
    }

    /// With the heading's verb in each; `nil` where it doesn't fit them.
    func parts(_ itemCount: Int) -> [Answer.Part]? {
        guard var heading else { return isPrepared && parts.contains(where: \.asks) ? nil : parts }
        let isAll = heading.isHeading || heading.object?.isEvery == true
        guard !parts.contains(where: \.asks), isOpen.isEmpty || !isAll,
            !isAll || parts.count == itemCount || !heading.isHeading
        else { return nil }
        heading.isHeading = false
        heading.object = nil
        var whole = parts
        for index in whole.indices where !whole[index].sends {
            whole[index].pieces.insert(.sent(heading), at: 0)
        }
        if isAll {
            for item in 1...itemCount where !parts.contains(where: { $0.items == [item] }) {
                whole.append(Answer.Part(items: [item], pieces: [.sent(heading)]))
            }
        }
        return whole
    }
}

extension Answer.Part {
    fileprivate var asks: Bool {
        pieces.contains { if case .asks = $0 { true } else { false } }
    }
    fileprivate var sends: Bool {
        pieces.contains { if case .sent = $0 { true } else { false } }
    }
}

extension Answer.Piece {
    /// The one item that it names, from 0.
    var item: Int? {
        switch self {
        case .sent(let found), .details(let found): found.object?.only
        case .asks(_, let object): object?.only
        case .forwards, .acknowledges, .reason, .prepared: nil
        }
    }
}
