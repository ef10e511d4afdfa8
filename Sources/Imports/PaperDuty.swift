import Rules
import Sheets
import SourceText

/// One row of a table of duties, understood as far as it can be.
struct PaperDuty {
    let row: Int
    var title: String
    var nature: PaperKind
    var due: PaperDue
    var dueText: String
    var owedBy: [String] = []
    var sendTo: String?
    var cite: String?
    var form: String?
    /// The heading that it stands under, where that is a new one.
    var section: String?
    /// What a person should know, and what a person must decide.
    var remarks: [Bilingual] = []
    var questions: [Bilingual] = []
    /// What nobody was found for.
    var lacksDebtor = false

    var kind: Duty.Kind {
        switch (nature, due) {
        case (.anniversary(day: .some, _), _): .anniversary
        case (.anniversary(day: nil, _), _): .standing
        case (.inspection, .understood), (.inspection, .guessed): .inspection
        case (.plain, .understood), (.plain, .guessed): .deadline
        case (_, .standing), (_, .unread), (_, .often): .standing
        }
    }
}

/// Reads the rows of a table of duties.
struct PaperDuties {
    let layout: TableLayout<DutyColumn>
    /// `nil` without a registry: names become ids by being folded.
    let names: UnitNames?
    /// Who owes a duty that the table gives to nobody.
    let owedBy: [String]

    /// - Returns: the duties, and what was passed over.
    func read() -> ([PaperDuty], [ImportNote]) {
        var duties: [PaperDuty] = []
        var passed: [ImportNote] = []
        var section: String?
        let foot = TableFoot(layout.rows, number: layout.columns[.number])
        for row in layout.rows {
            if foot.contains(row) {
                passed.append(foot.note(row))
                continue
            }
            if let heading = heading(row) {
                section = heading
                continue
            }
            let title = layout.text(.title, row)
            guard !title.isEmpty else {
                continue
            }
            var duty = duty(row, title)
            duty.section = section
            section = nil
            duties.append(duty)
        }
        return (duties, passed)
    }

    /// Rows that name a part of the paper: `I. Công tác tuyên truyền`. They say neither who nor when.
    private func heading(_ row: SheetRow) -> String? {
        let texts = row.cells.map { oneLine($0.cell.text) }
        let isSilent =
            layout.text(.who, row).isEmpty && layout.text(.due, row).isEmpty
            && layout.text(.cite, row).isEmpty
        guard isSilent else { return nil }
        if layout.isMergedAcross(row) || Self.isPartNumber(texts[0]) {
            return texts.joined(separator: " ")
        }
        // One cell alone, where others say who or when.
        let isAlone = texts.count == 1 && layout.columns.count > 2
        return isAlone && layout.columns[.title] != row.cells[0].column ? texts[0] : nil
    }

    /// `I`, `IV.`, `A`, or a text that starts so.
    private static func isPartNumber(_ text: String) -> Bool {
        guard let word = text.split(separator: " ").first else { return false }
        let number = word.prefix { !".)/-".contains($0) }
        let isRoman = !number.isEmpty && number.allSatisfy { "IVXL".contains($0) }
        let isLetter = number.count == 1 && number.allSatisfy { ("A"..."H").contains($0) }
        return (isRoman || isLetter) && (word.count > number.count || text.count == word.count)
    }

    private func duty(_ row: SheetRow, _ title: String) -> PaperDuty {
        let dueText = layout.text(.due, row)
        var duty = PaperDuty(
            row: row.number, title: title, nature: PaperKind(title: title, due: dueText),
            due: PaperDue(dueText, header: layout.headers[.due] ?? ""), dueText: dueText)
        if case .anniversary(_, let name) = duty.nature { duty.title = name }
        duty.questions += otherDays(row) + duty.questionsOfDay
        debtors(&duty, row)
        destination(&duty, row)
        let cite = layout.text(.cite, row)
        if !cite.isEmpty {
            let isBare = cite.allSatisfy { $0.isNumber || $0 == "." || "IVX".contains($0) }
            duty.cite = isBare ? "Mục \(cite)" : cite
        }
        let form = layout.text(.form, row)
        if !form.isEmpty { duty.form = form }
        for (column, vi, en) in [
            (DutyColumn.support, "Phối hợp", "Supporting"), (.product, "Sản phẩm", "Product"),
            (.note, "Ghi chú", "Note"),
        ] {
            let text = layout.text(column, row)
            if !text.isEmpty {
                duty.remarks.append(Bilingual(vi: "\(vi): \(text)", en: "\(en): \(text)"))
            }
        }
        let merged = [DutyColumn.who, .due, .cite].filter { layout.isMergedDown($0, row) }
            .compactMap { layout.headers[$0].map(oneLine) }
        if !merged.isEmpty {
            let headers = merged.joined(separator: ", ")
            duty.remarks.append(
                Bilingual(
                    vi: "Ô gộp với dòng trên: \(headers)",
                    en: "Merged with the row above: \(headers)"))
        }
        return duty
    }

    /// Where two columns say when, a person must say which counts.
    private func otherDays(_ row: SheetRow) -> [Bilingual] {
        layout.texts(besides: .due, row).map { header, text in
            Bilingual(
                vi: "bảng còn cột thời hạn “\(header)” ghi “\(text)”: hạn nào đúng?",
                en: "the table also has '\(header)', which says '\(text)': which one counts?")
        }
    }

    private func debtors(_ duty: inout PaperDuty, _ row: SheetRow) {
        let text = (layout.cell(.who, row)?.text ?? "")
        if oneLine(text).isEmpty {
            duty.owedBy = owedBy
            duty.lacksDebtor = owedBy.isEmpty
            if owedBy.isEmpty {
                duty.questions.append(
                    Bilingual(
                        vi: "Bảng không ghi ai thực hiện", en: "The table doesn't say who owes it"))
            }
            return
        }
        guard let names else {
            var ids: [String] = []
            for part in UnitNames.split(text) {
                let id = String(slug(part).prefix(64))
                if isIdentifier(id), !ids.contains(id) { ids.append(id) }
            }
            duty.owedBy = ids
            duty.lacksDebtor = ids.isEmpty
            duty.questions.append(
                Bilingual(
                    vi: "Bảng ghi: \(oneLine(text)); sửa thành mã trong danh mục đơn vị",
                    en: "The table says: \(oneLine(text)); write ids of the registry"))
            return
        }
        for (part, answer) in names.parts(of: text) {
            switch answer {
            case .known(let id): add(id, to: &duty.owedBy)
            case .likely(let id):
                add(id, to: &duty.owedBy)
                duty.remarks.append(
                    Bilingual(
                        vi: "“\(part)” hiểu là \(names.name(id))",
                        en: "'\(part)' is taken for \(names.name(id))"))
            case .several(let ids):
                // "Các trường THPT" is a group rather than one of its fourteen schools.
                let groups = names.groups(meantBy: part)
                let list = names.list(groups.isEmpty ? ids : groups)
                duty.questions.append(
                    Bilingual(
                        vi: "“\(part)” có thể là: \(list); ghi mã đúng",
                        en: "'\(part)' may be: \(list); write the right id"))
            case .none:
                let groups = names.groups(meantBy: part)
                let list = names.list(groups)
                duty.questions.append(
                    Bilingual(
                        vi: "“\(part)” không có trong danh mục đơn vị"
                            + (groups.isEmpty ? "" : "; các nhóm có: \(list)"),
                        en: "'\(part)' is not in the registry"
                            + (groups.isEmpty ? "" : "; the groups there are: \(list)")))
            }
        }
        duty.lacksDebtor = duty.owedBy.isEmpty
    }

    private func add(_ id: String, to ids: inout [String]) {
        if !ids.contains(id) { ids.append(id) }
    }

    private func destination(_ duty: inout PaperDuty, _ row: SheetRow) {
        let text = layout.text(.sendTo, row)
        guard !text.isEmpty else { return }
        switch names?.find(text) {
        case .known(let id)?, .likely(let id)?: duty.sendTo = id
        case .several?, .none?, nil:
            duty.questions.append(
                Bilingual(
                    vi: "Gửi về: \(text) (chưa rõ là đơn vị nào)",
                    en: "To be sent to: \(text) (it isn't clear which unit that is)"))
        }
    }
}
