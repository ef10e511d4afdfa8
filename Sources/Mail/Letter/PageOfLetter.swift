import Civil
import SourceText

/// One letter on its way through the templates, with gaps where its reader's names go.
struct PageOfLetter {
    let templates: LetterTemplates
    let letter: Letter
    let view: LetterView
    /// The same with a mark in each list's place, for the page, which shows a table there.
    private let marked: LetterView

    /// Of the last private plane: no text of an office holds it.
    private static let listMark = "\u{10FDD2}"

    init(templates: LetterTemplates, letter: Letter) {
        var letter = letter
        letter.salutation = LetterSlot.salutation.text
        if letter.unit != nil { letter.unit = LetterSlot.unit.text }
        self.templates = templates
        self.letter = letter
        view = LetterView(letter)
        var marked = view
        marked.listMark = Self.listMark
        self.marked = marked
    }

    struct Parts {
        var subject = ""
        var line = ""
        var body = ""
    }

    func form() -> LetterForm {
        let parts = parts(view)
        let text = framed(parts, view)
        let footer = trimmed(body(BuiltInTemplates.footer, view.common))
        let page =
            letter.items.contains(where: \.namesUnits)
            ? framed(self.parts(marked), marked) : text
        return LetterForm(
            subject: SlotText(parts.subject),
            text: SlotText("\(text)\n\n\(footer)\n", breaksLines: true),
            html: SlotText(html(subject: parts.subject, text: page, footer: footer), escapes: true))
    }

    private func parts(_ view: LetterView) -> Parts {
        if letter.isConfidential { return render(BuiltInTemplates.confidential, [:], view) }
        let items = letter.items.sortedByUrgency()
        let coming = letter.reader == .head ? letter.coming : []
        if items.count == 1, coming.isEmpty { return render(items[0], view) }
        return digest(items, coming, view)
    }

    private func framed(_ parts: Parts, _ view: LetterView) -> String {
        var frame = view.common
        frame["body"] = .text(trimmed(parts.body))
        if !letter.isConfidential {
            frame["salutation"] = .text(letter.salutation)
            let notes = letter.notes.filter(isForReader).map(view.wording.note)
            if !notes.isEmpty {
                frame["hasNotes"] = .flag(true)
                frame["notes"] = .lines(notes)
            }
        }
        return trimmed(body(BuiltInTemplates.frame, frame))
    }

    /// Whose mail came back, and whom the ladder passed over, is no business of a unit's head.
    private func isForReader(_ note: LetterNote) -> Bool {
        switch note {
        case .skipped, .bounced: letter.reader != .head
        case .succession, .reassigned, .text: true
        }
    }

    // MARK: Several matters

    private func digest(
        _ items: [LetterItem], _ coming: [LetterComing], _ view: LetterView
    ) -> Parts {
        let lines = letter.printedLines
        let asks = letter.reader == .head || items.contains { $0.ownReport != nil }
        var values = asks ? asking(lines) : [:]
        let marks = letter.marks
        let (late, today) = (letter.lateCount, letter.todayCount)
        // Of what is late or due today no line is left out, wherever it comes from.
        values["count"] = .text(String(letter.isCounted ? lines.count : items.count))
        if letter.isConfirmation {
            values["answers"] = .flag(true)
        } else if items.contains(where: \.namesUnits) {
            values["mixed"] = .flag(true)
        } else if letter.isCounted, late > 0 {
            values["overdue"] = .text(String(late))
            if today > 0 { values["dueToo"] = .text(String(today)) }
        } else if letter.isCounted {
            values["dueNow"] = .text(String(today))
        } else {
            values["upcoming"] = .flag(true)
        }
        let rows = lines.enumerated().map { index, line -> TemplateValues in
            switch line {
            case .item(let place):
                let item = letter.items[place]
                let number = letter.numberToName == nil ? nil : index + 1
                let parts = render(item, view, number: number)
                return row(
                    marks[index], parts.line, details(item, parts, invites: values["ask"] == nil))
            case .coming(let place):
                let each = letter.coming[place]
                let urging = each.isUnanswered ? [view.wording.sendNow] : []
                let details = (view.wording.whereTo(each.matter).map { [$0] } ?? []) + urging
                return row(marks[index], view.line(each), details)
            }
        }
        values["items"] = .rows(rows)
        var parts = render(BuiltInTemplates.digest, values, view)
        if let named = subject(of: items, view) {
            parts.subject = named
        } else if !letter.isCounted {
            parts.subject +=
                view.wording.late(late, besides: false)
                + view.wording.others(
                    coming.count - late, isFortnight: late == 0 && areWithinFortnight(coming))
        }
        return parts
    }

    private func row(_ number: String, _ line: String, _ details: [String]) -> TemplateValues {
        [
            "number": .text(number), "line": .text(oneLine(line)),
            "details": .lines(details),
        ]
    }

    /// What stands under an item's line: where a report goes, or what its own letter says. How to answer stands
    /// once, at the mail's foot, where it does.
    private func details(_ item: LetterItem, _ parts: Parts, invites: Bool) -> [String] {
        switch item {
        case .reminder(let matter, _, _), .dueToday(let matter, _), .anniversary(let matter, _):
            view.wording.whereTo(matter).map { [$0] } ?? []
        case .confirmation: []
        case .decisions, .overdue, .escalation, .tally, .rollUp, .morningList, .waiting, .moved,
            .returned,
            .refused, .redirect, .correction, .withdrawn, .inspection, .inspectionList:
            Self.joined(trimmed(parts.body).split(separator: "\n"))
                .filter { line in
                    invites || !view.wording.invitations.contains(where: line.hasPrefix)
                } + cited(item, parts.body)
        }
    }

    /// The document of what is late, which its own letter leaves out (statement 49).
    private func cited(_ item: LetterItem, _ body: String) -> [String] {
        guard case .overdue(let matter, _, _, _) = item, let citation = matter.citation,
            !body.contains(citation)
        else { return [] }
        return [view.wording.pick("Theo \(citation).", "Under \(citation).")]
    }

    /// A line that goes on in brackets is one with the line before, where lines are as wide as the
    /// reader's window or narrower.
    private static func joined(_ lines: [Substring]) -> [String] {
        lines.reduce(into: []) { joined, line in
            if line.first == "(", let last = joined.popLast() {
                joined.append("\(last) \(line)")
            } else {
                joined.append(String(line))
            }
        }
    }

    /// How to answer a mail that shows several matters: what names none counts for the one that it
    /// urges (statement 28), what is to count for another one begins with its number.
    private func asking(_ lines: [LetterLine]) -> TemplateValues {
        let numbers = lines.indices.filter { letter.expectsReport(lines[$0]) }
        if numbers.isEmpty { return ["informs": .flag(letter.onlyInforms)] }
        var values: TemplateValues = ["ask": .flag(true)]
        if let number = letter.numberToName {
            values["example"] = .text(String(number))
        } else if numbers.count > 1 {
            values["also"] = .text(String(numbers[1] + 1))
        }
        return values
    }

    // MARK: Templates

    /// - Parameter number: the line's, where an answer has to name it.
    func render(_ item: LetterItem, _ view: LetterView, number: Int? = nil) -> Parts {
        var values = view.values(item)
        if let number { values["itemNumber"] = .text(String(number)) }
        if case .redirect(let inner, _) = item {
            let parts = render(inner, view, number: number)
            values["innerLine"] = .text(parts.line)
            values["innerBody"] = .text(trimmed(parts.body))
        }
        return render(item.kind.rawValue, values, view)
    }

    /// A site's template that renders an empty subject, line or text is passed over as if it
    /// didn't parse: never an empty mail.
    private func render(_ name: String, _ values: TemplateValues, _ view: LetterView) -> Parts {
        let context = view.common + values
        var parts = Parts()
        for template in templates.candidates("\(letter.language.rawValue)/\(name)") {
            parts = Parts(
                subject: oneLine(template.subject?.render(context) ?? ""),
                line: template.line?.render(context) ?? "",
                body: capitalised(
                    template.body.render(context), [letter.office, letter.organisation]))
            if !parts.subject.isWordless, !parts.body.isWordless,
                template.line == nil || !parts.line.isWordless
            {
                break
            }
        }
        return parts
    }

    /// One of the parts that all mails share.
    private func body(_ name: String, _ values: TemplateValues) -> String {
        let name = name == BuiltInTemplates.html ? name : "\(letter.language.rawValue)/\(name)"
        var text = ""
        for template in templates.candidates(name) {
            text = template.body.render(values)
            if !text.isWordless { break }
        }
        return text
    }

    // MARK: The page

    private func html(subject: String, text: String, footer: String) -> String {
        var page: TemplateValues = [
            "language": .text(letter.language.rawValue), "subject": .text(subject),
            "lines": .rows(rows(text)),
            "footer": .lines(footer.split(separator: "\n").map(String.init)),
        ]
        if let box { page["box"] = .rows([box.values]) }
        return body(BuiltInTemplates.html, page) + "\n"
    }

    /// What leads the mail; of several that are counted the first.
    private var box: LetterBox? {
        let lead = letter.lead
        guard !letter.isConfidential,
            let first = lead.map(letter.told) ?? letter.items.sortedByUrgency().first
        else { return nil }
        var box = view.wording.box(first, reader: letter.reader)
        guard let matter = first.ownReport else { return box }
        box.place = matter.sendTo.map { view.wording.pick("Gửi về: \($0)", "Send to: \($0)") }
        guard !matter.isPending else { return box }
        let place = lead.flatMap { line in letter.printedLines.firstIndex { $0 == line } }
        box.how = view.wording.answering(
            readsReplies: letter.readsReplies,
            number: letter.numberToName.map { number in place.map { $0 + 1 } ?? number })
        return box
    }

    /// Lines as they stand, and tables in the places of lists.
    private func rows(_ text: String) -> [TemplateValues] {
        var tables = letter.items.sortedByUrgency().compactMap {
            view.wording.table($0, limit: LetterView.listLimit)
        }[...]
        var rows: [TemplateValues] = []
        for line in Self.joined(text.split(separator: "\n")) {
            guard line.contains(Self.listMark) else {
                rows.append(HTMLPage.row(line))
                continue
            }
            // "Chưa có: …" keeps its label above the table.
            if let label = HTMLPage.label(of: line[...]), !label.contains(Self.listMark) {
                rows.append(HTMLPage.row("\(label):"))
            }
            if let table = tables.popFirst() { rows.append(table.values) }
        }
        return rows
    }

    private func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        while rest.first?.isNewline == true { rest = rest.dropFirst() }
        return String(rest)
    }

    /// A subject or a line stays one, also where a value in it has several lines.
    private func oneLine(_ text: String) -> String {
        guard text.contains(where: \.isNewline) else { return text }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
