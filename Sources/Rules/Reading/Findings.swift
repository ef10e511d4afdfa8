import Civil
import SourceText

/// Collects what is found while one set of files is read: all of it, each place and kind once.
///
/// The one thing with state in the reading; it never leaves `RuleReader.read`.
final class Findings {
    /// Where somebody reads the rules today; `nil` where nothing may depend on the day.
    let today: CivilDate?
    private(set) var all: [Diagnostic] = []
    /// Where in `all` each stands.
    private var seen: [Key: Int] = [:]
    /// The duties that each of `all` was found at: a value that several inherit is told about once.
    private var subjects: [[Extent]] = []
    /// The duty being looked at.
    var subject: Extent?
    /// What the files allow.
    private var allowances: [Allowance] = []
    private var comparisonsLeft = 100_000
    private var names: [References.Kind: KnownNames] = [:]
    /// Files that gave no tree. What they would have defined isn't called unknown elsewhere.
    private(set) var hasUnreadFile = false
    /// When-expressions that were read, by their texts.
    var expressions: [String: WhenExpression] = [:]
    /// There are plans and not a single unit; that has its own finding.
    var lacksRegistry = false

    /// By file: the mappings that don't write all their keys as the tables do.
    private var spellings: [String: [KeySpelling]] = [:]
    /// By file: the parts that a syntax error kept from being read.
    private var holes: [String: [Range<Int>]] = [:]
    /// What stands in those parts.
    private var unreadText = ""

    private var silent: [Extent: Set<String>] = [:]

    /// By file and place: what stands elsewhere of what a finding there is about.
    private var explanations: [Place: Diagnostic.Note] = [:]

    /// By name: where a calendar stands, and what it declares.
    private var calendars: [String: Diagnostic.Note] = [:]

    init(today: CivilDate? = nil) { self.today = today }

    private struct Place: Hashable {
        var file: String
        var range: Range<Int>
    }

    private struct Key: Hashable {
        var code: String
        var file: String
        var range: Range<Int>?
        var message: String
    }

    /// Values that several rules inherit are looked at several times; they are told about once.
    func report(_ diagnostic: Diagnostic) {
        let key = Key(
            code: diagnostic.code, file: diagnostic.file.name, range: diagnostic.range,
            message: diagnostic.message.en)
        if let place = seen[key] {
            if let subject { subjects[place].append(subject) }
        } else {
            seen[key] = all.count
            subjects.append(subject.map { [$0] } ?? [])
            var diagnostic = diagnostic
            // Somebody's own quotes aren't put between another pair.
            diagnostic.message.vi = diagnostic.message.vi.replacing("““", with: "“")
                .replacing("””", with: "”")
            if let range = diagnostic.range,
                let note = explanations[Place(file: diagnostic.file.name, range: range)]
            {
                diagnostic.notes.append(note)
            }
            all.append(diagnostic)
        }
        if ["yaml-depth", "encoding", "file-format"].contains(diagnostic.code) {
            hasUnreadFile = true
        }
    }

    /// What is found at `range` from now on is shown with `note` beside it.
    func explain(_ range: Range<Int>, in file: SourceFile, by note: Diagnostic.Note) {
        explanations[Place(file: file.name, range: range)] = note
    }

    /// `key` says nothing in the mapping at `extent`, and it was told why: it is mistyped, or has no value.
    /// What follows from that isn't told again.
    func noteSilent(_ key: String, in extent: Extent) {
        silent[extent, default: []].insert(key)
    }

    func isSilent(_ key: String, in extent: Extent) -> Bool {
        silent[extent]?.contains(key) ?? false
    }

    func note(_ calendar: CalendarDraft) {
        calendars[calendar.id.value] = Diagnostic.Note(
            message: Bilingual(vi: "lịch ấy ở đây", en: "that calendar is here"),
            file: calendar.fields.file, range: calendar.id.range)
    }

    /// Where a calendar of these files stands.
    func place(ofCalendar name: String) -> Diagnostic.Note? { calendars[name] }

    func note(_ allowance: Allowance) { allowances.append(allowance) }

    /// Takes out what the files allow, and tells of allowances that nothing uses. Where something can't be
    /// read, it isn't known what would have been found.
    func allow() {
        guard !allowances.isEmpty else { return }
        var used: Set<Int> = []
        let told = zip(all, subjects).filter { finding, subjects in
            let found = allowances.covering(finding, of: subjects)
            used.formUnion(found)
            return found.isEmpty
        }
        let isComplete = !hasHoles && !all.hasErrors
        all = told.map(\.0)
        subjects = told.map(\.1)
        seen = [:]
        guard isComplete else { return }
        for (index, allowance) in allowances.enumerated() where !used.contains(index) {
            allowance.reportIdle(to: self)
        }
    }

    func note(_ spelling: KeySpelling, in file: SourceFile) {
        spellings[file.name, default: []].append(spelling)
    }

    /// All findings, each with the keys as its file writes them.
    func inKeysAsWritten() -> [Diagnostic] {
        let respellings = spellings.mapValues { Respelling($0) }
        return all.map { respellings[$0.file.name]?.respelled($0) ?? $0 }
    }

    // MARK: What couldn't be read

    func noteHole(_ range: Range<Int>, in file: SourceFile) {
        holes[file.name, default: []].append(range)
        unreadText += file.text(in: range) + "\n"
    }

    /// Whether a part of `file` couldn't be read.
    var hasHoles: Bool { hasUnreadFile || !holes.isEmpty }

    /// Whether what couldn't be read may belong to the mapping at `extent`.
    func isHoled(_ file: SourceFile, _ extent: Range<Int>) -> Bool {
        guard let holes = holes[file.name] else { return false }
        var end = extent.upperBound
        while end < file.bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(file.bytes[end]) {
            end += 1
        }
        return holes.contains { $0.lowerBound <= end && $0.upperBound >= extent.lowerBound }
    }

    /// Whether `name` may have been declared in what couldn't be read.
    func mayBeUnread(_ name: String) -> Bool {
        hasUnreadFile || (!unreadText.isEmpty && unreadText.contains(name))
    }

    /// A file that can't be read in parts either.
    func giveUp(_ file: SourceFile) { hasUnreadFile = true }

    func add(_ others: Findings) {
        for finding in others.all { report(finding) }
        for (file, ranges) in others.holes { holes[file, default: []] += ranges }
        unreadText += others.unreadText
        hasUnreadFile = hasUnreadFile || others.hasUnreadFile
    }

    func error(
        _ code: String, _ file: SourceFile, _ range: Range<Int>?, vi: String, en: String,
        remedyVi: String? = nil, remedyEn: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        add(.error, code, file, range, vi, en, remedyVi, remedyEn, notes)
    }

    func warning(
        _ lint: Lint, _ file: SourceFile, _ range: Range<Int>?, vi: String, en: String,
        remedyVi: String? = nil, remedyEn: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        add(.warning, lint.word, file, range, vi, en, remedyVi, remedyEn, notes, lint.mark)
    }

    /// Whether another name may be compared with all known ones.
    var hasTimeForSuggestions: Bool { comparisonsLeft > 0 }

    /// What may be referred to as `kind`, prepared for being looked up the first time that it is.
    func names(of kind: References.Kind, _ known: () -> [KnownName]) -> KnownNames {
        if let prepared = names[kind] { return prepared }
        let prepared = KnownNames(known())
        names[kind] = prepared
        return prepared
    }

    func spendTime(onComparisons count: Int) { comparisonsLeft -= count }

    func emptyFile(_ file: SourceFile) {
        warning(
            .emptyFile, file, nil, vi: "tệp không có nội dung", en: "the file holds nothing",
            remedyVi: "xóa tệp hoặc viết quy tắc vào", remedyEn: "delete it or write rules in it")
    }

    private func add(
        _ severity: Diagnostic.Severity, _ code: String, _ file: SourceFile,
        _ range: Range<Int>?, _ vi: String, _ en: String, _ remedyVi: String?,
        _ remedyEn: String?, _ notes: [Diagnostic.Note], _ lint: LintMark? = nil
    ) {
        var remedy: Bilingual?
        if let remedyVi, let remedyEn { remedy = Bilingual(vi: remedyVi, en: remedyEn) }
        report(
            Diagnostic(
                severity: severity, code: code, file: file, range: range,
                message: Bilingual(vi: vi, en: en), remedy: remedy, notes: notes,
                lint: lint))
    }
}

/// A value and where it was written.
struct Located<Value: Sendable>: Sendable {
    var value: Value
    var range: Range<Int>
}
