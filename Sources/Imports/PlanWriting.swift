import Civil
import Rules
import SourceText

/// The text of an imported plan, duty by duty: those that wouldn't pass the checks become comments.
struct PlanWriting {
    enum State { case deadline, standing, setAside }

    let head: PlanHead
    private let duties: [PaperDuty]
    private let ids: [String]
    private let writing: RuleText
    private var states: [State]
    /// Why a duty was set aside, by its place.
    private var reasons: [Int: Bilingual] = [:]
    /// Where each duty stands in the text.
    private var ranges: [Range<Int>] = []
    private(set) var text = ""

    init(head: PlanHead, duties: [PaperDuty], beside: RulesBeside, language: Language) {
        self.head = head
        self.duties = duties
        writing = RuleText(language: language)
        var taken = beside.takenIDs.union([head.id])
        ids = duties.map { RuleText.id(of: $0.title, taken: &taken, fallback: "viec-\($0.row)") }
        states = duties.map { duty in
            switch duty.kind {
            case .deadline, .inspection: duty.lacksDebtor ? .setAside : .deadline
            case .anniversary: .deadline
            case .standing: .standing
            }
        }
        for (index, duty) in duties.enumerated()
        where duty.lacksDebtor && states[index] == .setAside {
            reasons[index] = Bilingual(
                vi: "chưa rõ ai thực hiện; ghi mã ở dòng “thực hiện” rồi bỏ các dấu #",
                en: "it isn't clear who owes it; write ids under 'owed-by' and remove the # signs")
        }
    }

    /// Writes, checks, and sets aside what doesn't pass, until all passes.
    mutating func mend(as name: String, beside: RulesBeside) throws(ImportRefusal) {
        for _ in 0...duties.count {
            write()
            let errors = beside.errors(of: text, as: name)
            if errors.isEmpty { return }
            var isMended = false
            for error in errors {
                guard let start = error.range?.lowerBound, error.file.name == name,
                    let index = ranges.firstIndex(where: { $0.contains(start) }),
                    states[index] != .setAside
                else { continue }
                states[index] = .setAside
                reasons[index] = error.message
                isMended = true
            }
            guard isMended else { throw ImportRefusal([], findings: errors) }
        }
    }

    private mutating func write() {
        var lines = headLines
        var text = ""
        ranges = []
        for index in duties.indices {
            lines.append("")
            if let section = duties[index].section {
                lines += ["  # ----- \(RuleText.plain(section)) -----", ""]
            }
            text += lines.map { $0 + "\n" }.joined()
            let block = (index == standIn ? standingLines(index) : dutyLines(index)).map {
                $0 + "\n"
            }.joined()
            ranges.append(text.utf8.count..<text.utf8.count + block.utf8.count)
            text += block
            lines = []
        }
        self.text = text
    }

    /// A plan has a duty: where none passes, the first one stands in it and nobody is reminded.
    private var standIn: Int? {
        states.contains { $0 != .setAside } || states.isEmpty ? nil : 0
    }

    /// What has become of each duty.
    var settled: [State] { states.indices.map { $0 == standIn ? .standing : states[$0] } }

    private func standingLines(_ index: Int) -> [String] {
        let duty = duties[index]
        let due =
            duty.dueText.isEmpty
            ? nil
            : Bilingual(
                vi: "Thời hạn trên bảng: \(duty.dueText)",
                en: "Due, as the table says: \(duty.dueText)")
        let comments =
            (duty.remarks + [due]).compactMap { $0 }
            + (duty.questions + [reasons[index]].compactMap { $0 }).map(Self.toDecide)
        let keys = [
            writing.line("id", ids[index], in: .duty),
            writing.line("kind", writing.kind(.standing), in: .duty),
            writing.line("title", duty.title, in: .duty),
        ]
        return comments.map { "  " + writing.comment($0) } + keys.indentedItem
    }

    private var headLines: [String] {
        let table = KeyTable.plan
        var lines = [
            writing.comment(
                Bilingual(
                    vi:
                        "Lập từ bảng của văn phòng (hanchot import). Đọc lại từng dòng, nhất là các dòng có dấu #.",
                    en:
                        "Made of an office's table (hanchot import). Read every line, those with # above all."
                ))
        ]
        lines += head.remarks.map(writing.comment)
        lines += ["", "\(KeyTable.file.name(of: "plan", writing.language)):"]
        lines.append("  " + writing.line("id", head.id, in: table))
        lines.append("  " + writing.line("title", head.title, in: table))
        if let document = head.document {
            lines.append("  " + writing.line("document", document, in: table))
        } else {
            let line = "\(table.name(of: "document", writing.language)): …"
            lines.append("  # \(line)")
        }
        if let period = head.period {
            lines.append("  " + writing.line("period", period, in: table))
        }
        lines.append("  " + writing.line("owner", head.owner, in: table))
        lines += ["", "\(KeyTable.file.name(of: "duties", writing.language)):"]
        return lines
    }

    private func dutyLines(_ index: Int) -> [String] {
        let duty = duties[index]
        let table = KeyTable.duty
        var comments = duty.remarks + duty.questions.map(Self.toDecide)
        var due: String?
        switch duty.due {
        case .understood(let phrase): due = phrase
        case .guessed(let phrase):
            due = phrase
            comments.append(
                Bilingual(
                    vi: "Bảng ghi “\(duty.dueText)”: lấy ngày cuối của thời gian ấy",
                    en: "The table says '\(duty.dueText)': the last day of it is taken"))
        case .standing, .often, .unread: due = nil
        }
        if case .anniversary = duty.nature { due = nil }
        // What isn't understood is quoted in the question.
        if due == nil, !duty.dueText.isEmpty, !duty.asksForDay {
            comments.append(
                Bilingual(
                    vi: "Thời hạn trên bảng: \(duty.dueText)",
                    en: "Due, as the table says: \(duty.dueText)"))
        }
        var keys = [
            writing.line("id", ids[index], in: table),
            writing.line("kind", writing.kind(duty.kind), in: table),
            writing.line("title", duty.title, in: table),
        ]
        if let cite = duty.cite { keys.append(writing.line("cite", cite, in: table)) }
        if let due { keys.append(writing.line("due", due, in: table)) }
        if case .anniversary(let day?, _) = duty.nature {
            keys.append(writing.line("date", day, in: table))
        }
        if !duty.owedBy.isEmpty {
            keys.append(writing.line("owed-by", list: duty.owedBy, in: table))
        }
        if duty.kind == .deadline || duty.kind == .inspection {
            if duty.owedBy.isEmpty {
                keys.append("\(table.name(of: "owed-by", writing.language)): …")
            }
            if let sendTo = duty.sendTo { keys.append(writing.line("send-to", sendTo, in: table)) }
            if let form = duty.form { keys.append(writing.line("form", form, in: table)) }
        }
        if duty.kind != .standing { keys.append(writing.remind(duty.kind)) }
        var lines = keys.enumerated().map { "  \($0.offset == 0 ? "- " : "  ")\($0.element)" }
        if states[index] == .setAside {
            let reason = reasons[index] ?? Bilingual(vi: "", en: "")
            comments.append(Self.toDecide(reason))
            lines = lines.map { "  # " + $0.dropFirst(2) }
        }
        let row = Bilingual(vi: "Dòng \(duty.row) của bảng", en: "Row \(duty.row) of the table")
        return ["  " + writing.comment(row)] + comments.map { "  " + writing.comment($0) } + lines
    }

    private static func toDecide(_ question: Bilingual) -> Bilingual {
        Bilingual(vi: "CẦN QUYẾT ĐỊNH: \(question.vi)", en: "TO DECIDE: \(question.en)")
    }

    /// What was guessed of the plan, and what a person must decide, by row.
    var notes: [ImportNote] {
        head.remarks.map { ImportNote(vi: $0.vi, en: $0.en) } + duties.indices.flatMap(notes)
    }

    private func notes(_ index: Int) -> [ImportNote] {
        let duty = duties[index]
        var notes = duty.questions.map { ImportNote(row: duty.row, vi: $0.vi, en: $0.en) }
        if let reason = reasons[index], index == standIn {
            return notes + [
                ImportNote(
                    row: duty.row, vi: "để là việc thường xuyên, không ai được nhắc: \(reason.vi)",
                    en: "a standing duty, nobody is reminded: \(reason.en)")
            ]
        }
        if let reason = reasons[index] {
            return notes + [
                ImportNote(
                    row: duty.row, vi: "để thành ghi chú: \(reason.vi)",
                    en: "left as a comment: \(reason.en)")
            ]
        }
        switch duty.due {
        case .guessed(let phrase):
            notes.append(
                ImportNote(
                    row: duty.row, vi: "“\(duty.dueText)” lấy là “\(phrase)”",
                    en: "'\(duty.dueText)' is taken for '\(phrase)'"))
        case .understood, .standing, .often, .unread: break
        }
        return notes + [duty.goesOnNote].compactMap { $0 }
    }
}
