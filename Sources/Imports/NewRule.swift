package import Civil
package import Rules
import SourceText

/// A plan, a duty or a unit that is being written: each answer is read at once as the rules would be.
package struct NewRule {
    package enum Kind: Hashable, Sendable {
        case plan, unit
        case duty(Duty.Kind)
    }

    package let fields: [NewField]
    let kind: Kind
    let beside: RulesBeside
    private let names: UnitNames?
    /// As they will be written, by field.
    var answers: [String: [String]] = [:]
    var id: String?

    /// What is there under the same name, by field.
    private let namesakes: Namesakes

    /// - Parameters:
    ///   - rules: those that it will stand beside; empty for none.
    ///   - file: of them, the one that it is added to.
    package init(
        _ kind: Kind, beside rules: [RuleSource], addedTo file: String? = nil,
        zone: @escaping (String) -> Zone?
    ) throws(ImportRefusal) {
        self.kind = kind
        switch kind {
        case .plan: fields = NewField.ofPlan + NewField.ofDuty(.deadline)
        case .duty(let kind): fields = [NewField.titleOfDuty] + NewField.ofDuty(kind)
        case .unit: fields = NewField.ofUnit
        }
        beside = try RulesBeside(rules, zone: zone)
        names = beside.registry.units.isEmpty ? nil : UnitNames(beside.registry)
        namesakes = Namesakes(kind, beside, file: file)
    }

    /// Those that have to be said and aren't yet.
    package var missing: [NewField] { fields.filter { $0.isRequired && answers[$0.name] == nil } }

    /// Takes an answer, or says what is wrong with it. What is given back should be known: what a name
    /// was taken for.
    package mutating func answer(
        _ field: NewField, _ text: String
    ) throws(ImportRefusal) -> [ImportNote] {
        let text = RuleText.plain(text)
        guard !text.isEmpty else {
            guard field.isRequired else { return [] }
            throw ImportRefusal(vi: "không được bỏ trống", en: "it can't be left empty")
        }
        // With an id of its own it is meant.
        if id == nil, let twin = namesakes.find(field, text) {
            throw ImportRefusal(
                vi: "“\(text)” đã có, mã \(twin); nếu đúng là thêm một cái nữa thì ghi --id",
                en: "'\(text)' is there already, with the id \(twin); give --id if another is meant"
            )
        }
        var notes: [ImportNote] = []
        let values = try values(text, field, &notes)
        var trial = self
        trial.answers[field.name] = values
        let faults = trial.faults(of: field)
        guard faults.isEmpty else { throw ImportRefusal(faults) }
        self = trial
        return notes
    }

    /// The id; without one it is made of the title.
    package mutating func name(_ id: String) throws(ImportRefusal) {
        guard isIdentifier(id) else {
            throw ImportRefusal(
                vi: "“\(id)” không dùng làm mã được: chỉ gồm chữ không dấu, số, “-”, “_”, “.”",
                en: "'\(id)' can't be an id: ASCII letters, digits, '-', '_' and '.' only")
        }
        guard !beside.takenIDs.contains(id), !beside.registry.isKnown(id) else {
            throw ImportRefusal(
                vi: "mã “\(id)” đã dùng", en: "the id '\(id)' is in use")
        }
        self.id = id
    }

    private func values(
        _ text: String, _ field: NewField, _ notes: inout [ImportNote]
    ) throws(ImportRefusal) -> [String] {
        guard let names else {
            return field.names == .units ? UnitNames.split(text) : [text]
        }
        let parts: [(text: String, answer: UnitNames.Answer)]
        switch field.names {
        case .none: return [text]
        case .unit: parts = [(text, names.find(text))]
        case .units: parts = names.parts(of: text)
        }
        var values: [String] = []
        for (part, answer) in parts {
            switch answer {
            case .known(let id), .likely(let id):
                if id != part {
                    notes.append(
                        ImportNote(
                            vi: "“\(part)” là \(id) (\(names.name(id)))",
                            en: "'\(part)' is \(id) (\(names.name(id)))"))
                }
                values.append(id)
            case .several(let ids):
                let groups = field.names == .units ? names.groups(meantBy: part) : []
                let list = names.list(groups.isEmpty ? ids : groups)
                throw ImportRefusal(
                    vi: "“\(part)” có thể là: \(list); ghi mã",
                    en: "'\(part)' may be: \(list); write the id")
            case .none:
                let groups = field.names == .units ? names.groups(meantBy: part) : []
                guard groups.isEmpty else {
                    let list = names.list(groups)
                    throw ImportRefusal(
                        vi: "không có “\(part)”; các nhóm có: \(list); ghi mã",
                        en: "there is no '\(part)'; the groups there are: \(list); write the id")
                }
                // What the rules' reader says of it has the nearest names.
                values.append(part)
            }
        }
        return values
    }

    // MARK: Checking

    /// What the rules' reader finds in the line of that answer, the rest being as good as can be.
    private func faults(of field: NewField) -> [ImportNote] {
        let (text, places) = sample
        guard let place = places[field.name] else { return [] }
        return beside.errors(of: text, as: "new.yaml").filter { finding in
            finding.file.name == "new.yaml" && finding.range.map { place.overlaps($0) } == true
        }.map { finding in
            let (message, remedy) = (finding.message, finding.remedy)
            return ImportNote(
                vi: message.vi + (remedy.map { "; \($0.vi)" } ?? ""),
                en: message.en + (remedy.map { "; \($0.en)" } ?? ""))
        }
    }

    /// A file with this in it, and what isn't answered yet stood in for.
    private var sample: (text: String, places: [String: Range<Int>]) {
        var filled = self
        for field in fields where filled.answers[field.name] == nil && field.isRequired {
            filled.answers[field.name] = [standIn(field)]
        }
        var text = ""
        var places: [String: Range<Int>] = [:]
        let writing = RuleText(language: .en)
        func add(_ lines: [Line], _ opening: String) {
            for (index, line) in lines.enumerated() {
                let start = text.utf8.count
                text += (index == 0 ? opening : "    ") + line.text + "\n"
                for name in line.fields { places[name] = start..<text.utf8.count }
            }
        }
        switch kind {
        case .plan:
            text += "plan:\n"
            add(filled.lines(of: .plan, writing), "    ")
            text += "duties:\n"
            add(filled.lines(of: .duty, writing), "  - ")
        case .duty:
            let owner = beside.registry.units.first?.id ?? "x"
            text += "plan: {id: new-plan-of-this-duty, title: x, owner: \(owner)}\nduties:\n"
            add(filled.lines(of: .duty, writing), "  - ")
        case .unit:
            text += "units:\n"
            add(filled.lines(of: .unit, writing), "  - ")
        }
        return (text, places)
    }

    private func standIn(_ field: NewField) -> String {
        switch field.names {
        case .unit, .units: return beside.registry.units.first?.id ?? "x"
        case .none:
            switch field.key {
            case "due": return "31/12"
            case "date": return "28/3"
            case "email": return "x@x.example"
            default: return "x"
            }
        }
    }
}
