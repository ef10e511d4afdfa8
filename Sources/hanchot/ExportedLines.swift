import Events
import Messages
import Scheduler
import SourceText

/// What of an export's lines another ledger takes, and what it can't.
struct ExportedLines {
    typealias Line = (number: Int, line: EventLine)

    private let lines: [Line]
    private let entries: Set<Int64>
    private let undone: Set<Int64>
    /// Answers that somebody said no to: what they said waits nowhere.
    private let refused: Set<Int64>
    private let over: Set<Int>
    /// Of what happened, as far as that was taken back: from its entry to that which did.
    private let withdrawn: [Withdrawn]

    private struct Withdrawn {
        let duty: String?
        let period: String?
        let entries: ClosedRange<Int64>

        func rests(_ line: EventLine) -> Bool {
            line.duty == duty && line.period == period
                && line.record.map { entries.contains($0.entry) } ?? false
        }
    }

    init(_ lines: [Line]) {
        self.lines = lines
        entries = Set(lines.compactMap { $0.line.record?.entry })
        undone = Set(lines.compactMap { $0.line.body?.voids }).intersection(entries)
        refused = Set(
            lines.compactMap { line in
                guard case .settled(let answer, agreed: false, _)? = line.line.body else {
                    return nil
                }
                return answer
            }
        ).intersection(entries)
        over = Self.pausesOver(lines)
        let voids = lines.compactMap { _, line in
            line.body?.voids.flatMap { undone in line.record.map { (undone, $0.entry) } }
        }
        let undoing = Dictionary(voids, uniquingKeysWith: { first, _ in first })
        withdrawn = lines.compactMap { _, line in
            guard let first = line.record?.entry, line.body?.isHappening ?? false else {
                return nil
            }
            return undoing[first].flatMap { last in
                first <= last
                    ? Withdrawn(duty: line.duty, period: line.period, entries: first...last) : nil
            }
        }
    }

    var taken: [Line] {
        lines.filter { number, line in
            switch line.what {
            case .returned, .hold(.silence(until: .lifted, reason: _)): return false
            case .hold: return !over.contains(number)
            case .event where line.wordOfRegistry != nil: return false
            case .event, .opened: break
            }
            guard let record = line.record, let body = line.body else { return true }
            if let voids = body.voids, entries.contains(voids) { return false }
            if body.isOfAnswer || withdrawn.contains(where: { $0.rests(line) }) { return false }
            let isDecidedAnew = record.isOfService && !body.isSuspension
            return !isDecidedAnew && !undone.contains(record.entry)
                && !refused.contains(record.entry)
        }
    }

    /// Pauses that were ended, with what ended them.
    private static func pausesOver(_ lines: [Line]) -> Set<Int> {
        var over: Set<Int> = []
        var open: [String: [Int]] = [:]
        for (number, line) in lines where line.recordedAt != nil {
            guard case .hold(let hold) = line.what, let plan = line.plan else { continue }
            switch hold {
            case .pause: open[plan, default: []].append(number)
            case .resume:
                over.insert(number)
                over.formUnion(open.removeValue(forKey: plan) ?? [])
            case .silence: break
            }
        }
        return over
    }

    /// What only the registry brings about.
    var notTaken: [(line: Int, text: Bilingual)] {
        lines.compactMap { number, line in
            guard let word = line.wordOfRegistry else { return nil }
            return (
                number,
                Bilingual(
                    vi:
                        "không nhập được “\(word)”: việc ấy theo danh mục đơn vị (“successor”, “from”, “until”)",
                    en:
                        "'\(word)' can't be entered: it follows from the registry ('successor', 'from', 'until')"
                )
            )
        }
    }

    /// Answers on which nobody has decided: their words aren't in an export.
    var waiting: [(line: Int, text: Bilingual)] {
        let decided = Set(lines.compactMap { $0.line.body?.isAbout })
        return lines.compactMap { number, line in
            guard let record = line.record, line.body == .unread, !decided.contains(record.entry)
            else { return nil }
            let about =
                "\(line.duty ?? "")/\(line.period ?? "") \(line.units.joined(separator: " "))"
            return (
                number,
                Bilingual(
                    vi:
                        "không nhập một trả lời còn chờ (\(about)): bản xuất không có lời thư; trước khi "
                        + "chuyển sổ, giải quyết bằng 'hanchot decide', hoặc chuyển cả sổ bằng 'hanchot backup'",
                    en:
                        "an answer that waits is left out (\(about)): an export doesn't have its words; decide "
                        + "on it before ('hanchot decide'), or move the whole ledger ('hanchot backup')"
                )
            )
        }
    }
}

extension EventLine {
    /// Of an event that only the service makes, its word.
    fileprivate var wordOfRegistry: String? {
        guard let body, EntryMessage.Kind(rawValue: body.word.rawValue) == nil else { return nil }
        if let record, body.isOfAnswer || record.isOfService { return nil }
        return body.word.rawValue
    }

}
