/// What was read so far of an answer, by item.
struct Answer {
    enum Piece: Hashable {
        case sent(SubmissionGrammar.Found)
        /// Number and day without a verb.
        case details(SubmissionGrammar.Found)
        case asks(RequestedTime, ReplyNames.Object?)
        case forwards(String)
        case acknowledges
        /// Why, which counts only beside a request for time.
        case reason
        /// How the paper came about, which counts only beside what was sent.
        case prepared
    }

    struct Part {
        let items: [Int]?
        var pieces: [Piece] = []
        var hasFailed = false

        /// Nothing but the number, and perhaps the day, of one item's paper.
        var isPaper: Bool {
            guard !hasFailed, items?.count == 1, pieces.count == 1,
                case .details(let found)? = pieces.first
            else { return false }
            return found.number != nil && found.number != .unreadable
        }
    }

    private let itemCount: Int
    private var parts = [Part(items: nil)]
    /// Items of which a sentence says, by their names, that they aren't there yet.
    private var open: Set<Int> = []
    /// A table has a column for how it stands: number and day alone don't say it.
    var needsVerb = false

    init(itemCount: Int) { self.itemCount = itemCount }

    mutating func open(_ items: [Int]) { parts.append(Part(items: items)) }
    mutating func add(_ piece: Piece) { parts[parts.count - 1].pieces.append(piece) }

    /// Words were left over, of these items. Where none is named they may be said of all: only what runs on from
    /// a line that wasn't read, either, belongs to its items.
    mutating func fail(_ items: [Int]?, runsOn: Bool = false) {
        if let items, items.allSatisfy({ (1...itemCount).contains($0) }) {
            open(items)
        } else {
            // "Trường chưa làm xong, còn" says why, and no more.
            let last = parts[parts.count - 1]
            let isUnread = last.hasFailed || last.items != nil && last.pieces.last == .reason
            if !(runsOn && isUnread) { parts[0].hasFailed = true }
        }
        parts[parts.count - 1].hasFailed = true
    }

    /// A sentence says that this item, from 0, isn't there yet.
    mutating func leaveOpen(_ item: Int) { open.insert(item) }

    /// The numbers' own clause says that their items aren't there yet.
    mutating func leaveOpen() { parts[parts.count - 1].hasFailed = true }

    /// Whether the last thing read says that something was sent, or what was.
    var tellsOfSending: Bool {
        switch parts[parts.count - 1].pieces.last {
        case .sent, .details: true
        default: false
        }
    }

    /// Whether it was said which paper, or what report.
    var namesPaper: Bool {
        parts[parts.count - 1].pieces.contains { piece in
            switch piece {
            case .sent(let found), .details(let found): found.number != nil || found.object != nil
            default: false
            }
        }
    }

    var hasSent: Bool {
        parts[parts.count - 1].pieces.contains { if case .sent = $0 { true } else { false } }
    }

    func statements(_ grammar: SubmissionGrammar) -> [ReplyStatement] {
        guard !parts[0].hasFailed, !isPlanned, let parts = byHeading() ?? byName() else {
            return []
        }
        var found: [ReplyStatement] = open.sorted().map {
            ReplyStatement(.notUnderstood, item: $0 + 1)
        }
        var named = Set(open.map { $0 + 1 })
        for part in parts {
            // "Dạ." before "1: đã gửi" says nothing of its own.
            if part.items == nil, part.pieces.isEmpty { continue }
            if part.items == nil, parts.count > 1, part.pieces == [.acknowledges] { continue }
            let read = part.hasFailed ? nil : request(part, grammar)
            let isFailure = read == nil
            if part.items == nil, isFailure { return [] }
            for item in part.items.map({ $0.map(Optional.some) }) ?? read?.items ?? [nil] {
                if let item, !named.insert(item).inserted { return [] }
                found.append(ReplyStatement(read?.request ?? .notUnderstood, item: item))
            }
        }
        // As they were written, but for what isn't there yet.
        found = Array(found[open.count...] + found[..<open.count])
        let isEmpty = found.allSatisfy { $0.request == .notUnderstood }
        return isEmpty ? [] : found
    }

    /// The parts by number, or by the names of several; `nil` where neither fits.
    private func byName() -> [Part]? {
        let names = parts[0].pieces.compactMap(\.item)
        guard Set(names).union(open).count > 1 || !open.isEmpty else { return parts }
        guard parts.count == 1 else { return nil }
        var grouping = NamedItems(isOpen: open)
        for piece in parts[0].pieces {
            guard grouping.take(piece) else { return nil }
        }
        return grouping.parts(itemCount)
    }

    /// The numbered parts with the verb of the line above them, "Đã gửi:", "Đã gửi đủ 3 báo cáo:", which says
    /// nothing beside them; `nil` where it isn't so. Each gives its paper's number, and a count has to be theirs.
    private func byHeading() -> [Part]? {
        let listed = Array(parts.dropFirst())
        let told = parts[0].pieces.filter { $0 != .acknowledges }
        guard open.isEmpty, listed.count > 1, told.count == 1,
            case .sent(var heading)? = told.first,
            heading.number == nil, heading.day == nil, heading.object.map(\.isEvery) ?? true,
            listed.allSatisfy(\.isPaper)
        else { return nil }
        let isAll = heading.isHeading || heading.object != nil
        guard !isAll || Set(listed.flatMap { $0.items ?? [] }) == Set(1...itemCount) else {
            return nil
        }
        heading.isHeading = false
        heading.object = nil
        return listed.map { part in
            var part = part
            part.pieces.insert(.sent(heading), at: 0)
            return part
        }
    }

    /// "Chiều nay gửi:" above papers' numbers.
    private var isPlanned: Bool {
        parts[0].pieces.contains { if case .asks = $0 { true } else { false } }
            && parts.dropFirst().contains(where: \.isPaper)
    }

    private struct Read {
        let request: ReplyRequest
        var items: [Int?] = [nil]
    }

    /// The one thing that the part says; `nil` where it says several, or nothing.
    private func request(_ part: Part, _ grammar: SubmissionGrammar) -> Read? {
        var sent: SubmissionGrammar.Found?
        var details: SubmissionGrammar.Found?
        var asked: RequestedTime?
        var name: String?
        var about: ReplyNames.Object?
        var hasReason = false
        var isPrepared = false
        var isAcknowledged = false
        for piece in part.pieces {
            switch piece {
            case .sent(let found):
                guard sent.map({ agrees($0, found) }) ?? true, let joined = join(sent, found)
                else { return nil }
                sent = joined
            case .details(let found):
                guard let joined = join(details, found) else { return nil }
                details = joined
            case .asks(let time, let object):
                guard asked == nil || asked == time && (object == nil || object == about) else {
                    return nil
                }
                asked = time
                about = about ?? object
            case .forwards(let text):
                guard name == nil || name == text else { return nil }
                name = text
            case .acknowledges: isAcknowledged = true
            case .reason: hasReason = true
            case .prepared: isPrepared = true
            }
        }
        if hasReason, asked == nil { return nil }
        guard [sent != nil || details != nil, asked != nil, name != nil].count(where: { $0 }) <= 1
        else { return nil }
        if isPrepared, sent == nil { return nil }
        if let asked {
            guard fits(about, part) else { return nil }
            return Read(request: .askForTime(until: asked), items: items(of: about, part))
        }
        if let name { return Read(request: .forward(to: name)) }
        if sent?.isHeading == true || needsVerb && sent == nil && details != nil { return nil }
        if let details {
            // A day of the week, or one that is still to come, is nobody's day of sending.
            if let day = details.day, !grammar.isOver(day), day != .unreadable { return nil }
            // Alone it must give both.
            guard let whole = sent == nil ? details : join(sent, details),
                sent != nil || isComplete(details) && grammar.isOver(details.day)
            else { return nil }
            return submission(whole, part, grammar)
        }
        if let sent { return submission(sent, part, grammar) }
        return isAcknowledged ? Read(request: .acknowledge) : nil
    }

    private func submission(
        _ found: SubmissionGrammar.Found, _ part: Part, _ grammar: SubmissionGrammar
    ) -> Read? {
        if found.needsPaper, found.number == nil, found.day == nil { return nil }
        if found.isOnly, found.day != nil, !grammar.isOver(found.day) { return nil }
        guard fits(found.object, part) else { return nil }
        return Read(request: grammar.request(found), items: items(of: found.object, part))
    }

    /// Whether what is named is what the part's numbers say.
    private func fits(_ object: ReplyNames.Object?, _ part: Part) -> Bool {
        guard let object, let items = part.items else { return true }
        return items.allSatisfy { object.items.contains($0 - 1) }
    }

    /// The items that are named where no number is.
    private func items(of object: ReplyNames.Object?, _ part: Part) -> [Int?] {
        guard let object, part.items == nil, itemCount > 1,
            object.isEvery || object.isSpecific && object.items.count == 1
        else { return [nil] }
        return object.items.sorted().map { $0 + 1 }
    }

    /// Of several items one that is named and one that isn't are the same only where the latter has nothing of its own.
    private func agrees(
        _ first: SubmissionGrammar.Found, _ second: SubmissionGrammar.Found
    ) -> Bool {
        guard itemCount > 1, first.object != second.object else { return true }
        let unnamed = [first, second].filter { $0.object?.only == nil }
        return unnamed.count == 1 && unnamed.allSatisfy { $0.number == nil && $0.day == nil }
    }

    private func isComplete(_ found: SubmissionGrammar.Found) -> Bool {
        if case .number? = found.number, case .day? = found.day { true } else { false }
    }

    /// "Đã gửi." and then "Số: 12/BC-X" and "Ngày: 03/11/2025"; `nil` where one says it twice.
    private func join(
        _ first: SubmissionGrammar.Found?, _ second: SubmissionGrammar.Found
    ) -> SubmissionGrammar.Found? {
        guard var joined = first else { return second }
        if let number = second.number {
            guard joined.number == nil || joined.number == number else { return nil }
            joined.number = number
        }
        if let day = second.day {
            if let first = joined.day, first != day {
                // "Báo cáo số 12 ngày 03/11. Đã gửi ngày 05/11."
                guard joined.isPapersDay != second.isPapersDay else { return nil }
                joined.day =
                    joined.isPapersDay
                    ? SubmissionGrammar.sent(day, paper: first)
                    : SubmissionGrammar.sent(first, paper: day)
                joined.isPapersDay = false
            } else {
                joined.day = day
                joined.isPapersDay = second.isPapersDay
            }
        }
        if let one = joined.object, let other = second.object {
            let shared = one.items.intersection(other.items)
            guard !shared.isEmpty, one.isEvery == other.isEvery else { return nil }
            joined.object = one.isSpecific ? one : other
        } else {
            joined.object = joined.object ?? second.object
        }
        joined.isOnly = joined.isOnly || second.isOnly
        joined.needsPaper = joined.needsPaper && second.isWhole == false
        return joined
    }
}
