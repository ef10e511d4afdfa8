import Rules
package import SourceText

/// What the answers make.
extension NewRule {
    struct Line {
        var text: String
        var fields: [String] = []
    }

    enum Section { case plan, duty, unit }

    /// The lines of a mapping: its id, its kind, then what was answered.
    func lines(of section: Section, _ writing: RuleText) -> [Line] {
        var lines: [Line] = []
        switch (section, kind) {
        case (.plan, _):
            lines.append(Line(text: writing.line("id", ownID, in: .plan)))
        case (.duty, .plan): lines += dutyLines(id: firstDutyID, .deadline, writing)
        case (.duty, .duty(let kind)): lines += dutyLines(id: ownID, kind, writing)
        case (.unit, _), (.duty, .unit):
            lines.append(Line(text: writing.line("id", ownID, in: .unit)))
        }
        for field in fields {
            guard let values = answers[field.name] else { continue }
            switch (field.part, section) {
            case (.plan, .plan), (.duty, .duty), (.unit, .unit):
                let text =
                    field.names == .units
                    ? writing.line(field.key, list: values, in: field.table)
                    : writing.line(field.key, values.joined(separator: ", "), in: field.table)
                lines.append(Line(text: text, fields: [field.name]))
            case (.person(let key), .unit):
                let text = writing.line(field.key, values.joined(separator: ", "), in: field.table)
                let opening = "\(KeyTable.unit.name(of: key, writing.language)):"
                if !lines.contains(where: { $0.text == opening }) {
                    lines.append(Line(text: opening))
                }
                lines.append(Line(text: "  " + text, fields: [field.name]))
            case (.plan, _), (.duty, _), (.unit, _), (.person, _): continue
            }
        }
        if section == .duty {
            switch kind {
            case .plan: lines.append(Line(text: writing.remind(.deadline)))
            case .duty(.standing), .unit: break
            case .duty(let kind): lines.append(Line(text: writing.remind(kind)))
            }
        }
        return lines
    }

    private func dutyLines(id: String, _ kind: Duty.Kind, _ writing: RuleText) -> [Line] {
        [
            Line(text: writing.line("id", id, in: .duty)),
            Line(text: writing.line("kind", writing.kind(kind), in: .duty)),
        ]
    }

    private var ownID: String {
        if let id { return id }
        let name = answers["title"]?.first ?? answers["name"]?.first ?? "x"
        var taken = beside.takenIDs
        for id in (beside.registry.units.map(\.id) + beside.registry.groups.map(\.id)) {
            taken.insert(id)
        }
        let all = words(of: name)
        let short =
            kind == .unit && all.first == "truong" && all.count > 2 ? Array(all.dropFirst()) : all
        return RuleText.id(of: short.joined(separator: " "), taken: &taken, fallback: "moi")
    }

    /// Made of the first duty's title as any other's is.
    private var firstDutyID: String {
        var taken = beside.takenIDs.union([ownID])
        return RuleText.id(
            of: answers["duty"]?.first ?? "x", taken: &taken, fallback: "\(ownID)-1")
    }

    /// As an item of a list, without its dash.
    private func item(_ language: Language) -> [String] {
        let section: Section = kind == .unit ? .unit : .duty
        return lines(of: section, RuleText(language: language)).map(\.text)
    }

    /// A whole file: a plan with its first duty, or the snippet of a duty or a unit.
    package func file(_ language: Language) -> String {
        let writing = RuleText(language: language)
        var lines: [String] = []
        if kind == .plan {
            lines.append("\(KeyTable.file.name(of: "plan", language)):")
            lines += self.lines(of: .plan, writing).map { "  " + $0.text }
            lines.append("")
        }
        let key = kind == .unit ? "units" : "duties"
        lines.append("\(KeyTable.file.name(of: key, language)):")
        lines += item(language).indentedItem
        return lines.map { $0 + "\n" }.joined()
    }

    /// Everything that is wrong with the whole file that this makes.
    package func errors(of text: String, as name: String) -> [Diagnostic] {
        beside.errors(of: text, as: name)
    }

    /// The file with this added to its list, every other byte as it was. Refused where that can't be, or
    /// wouldn't pass the checks.
    package func added(to file: SourceFile) throws(ImportRefusal) -> [UInt8] {
        let bytes = try file.name.lowercased().hasSuffix(".csv") ? row(file) : item(file)
        let text = String(decoding: bytes, as: UTF8.self)
        let errors = beside.errors(of: text, as: file.name)
        guard errors.isEmpty else { throw ImportRefusal([], findings: errors) }
        return bytes
    }

    private func item(_ file: SourceFile) throws(ImportRefusal) -> [UInt8] {
        let key = kind == .unit ? "units" : "duties"
        guard let place = ListPlace(of: key, in: file) else {
            throw ImportRefusal(
                vi:
                    "\(file.name): không có danh sách “\(key)” viết mỗi mục một dòng “- ”; chép phần này vào:\n"
                    + self.file(.vi),
                en:
                    "\(file.name): it has no list '\(key)' with items on lines of their own; put this in:\n"
                    + self.file(.en))
        }
        var lines = item(place.language).enumerated().map {
            place.indentation + ($0.offset == 0 ? "- " : "  ") + $0.element
        }
        if place.isSpaced { lines.insert("", at: 0) }
        let text =
            (place.needsLineEnd ? place.lineEnd : "")
            + lines.map { $0 + place.lineEnd }.joined()
        return Array(file.bytes[..<place.offset]) + Array(text.utf8)
            + Array(file.bytes[place.offset...])
    }

    private func row(_ file: SourceFile) throws(ImportRefusal) -> [UInt8] {
        var values = answers.mapValues { $0.joined(separator: ", ") }
        values["id"] = ownID
        guard let row = TableRow(values, in: file) else {
            throw ImportRefusal(
                vi: "\(file.name): bảng không có dòng tên cột", en: "\(file.name): it has no header"
            )
        }
        guard row.homeless.isEmpty else {
            let list = row.homeless.joined(separator: ", ")
            throw ImportRefusal(
                vi: "\(file.name): bảng không có cột cho: \(list); thêm cột, hoặc bỏ tùy chọn ấy",
                en: "\(file.name): the table has no column for: \(list); add one, or leave it out")
        }
        return file.bytes + Array(row.text.utf8)
    }
}
