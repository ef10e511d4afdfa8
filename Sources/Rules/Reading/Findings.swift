import SourceText

/// Collects what is found while one set of files is read: all of it, each place and kind once.
///
/// The one thing with state in the reading; it never leaves `RuleReader.read`.
final class Findings {
    private(set) var all: [Diagnostic] = []
    private var seen = Set<Key>()
    private var comparisonsLeft = 500_000
    /// Files that gave no tree. What they would have defined isn't called unknown elsewhere.
    private(set) var hasUnreadFile = false
    /// There are plans and not a single unit; that has its own finding.
    var lacksRegistry = false

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
        if seen.insert(key).inserted {
            all.append(diagnostic)
        }
        if ["yaml-syntax", "yaml-document", "yaml-depth", "encoding"].contains(diagnostic.code) {
            hasUnreadFile = true
        }
    }

    func error(
        _ code: String, _ file: SourceFile, _ range: Range<Int>?, vi: String, en: String,
        remedyVi: String? = nil, remedyEn: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        add(.error, code, file, range, vi, en, remedyVi, remedyEn, notes)
    }

    func warning(
        _ code: String, _ file: SourceFile, _ range: Range<Int>?, vi: String, en: String,
        remedyVi: String? = nil, remedyEn: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        add(.warning, code, file, range, vi, en, remedyVi, remedyEn, notes)
    }

    /// Whether another name may be compared with all known ones.
    var hasTimeForSuggestions: Bool { comparisonsLeft > 0 }

    func spendTime(onComparisons count: Int) { comparisonsLeft -= count }

    func emptyFile(_ file: SourceFile) {
        warning(
            "empty-file", file, nil, vi: "tệp không có nội dung", en: "the file holds nothing",
            remedyVi: "xóa tệp hoặc viết quy tắc vào", remedyEn: "delete it or write rules in it")
    }

    private func add(
        _ severity: Diagnostic.Severity, _ code: String, _ file: SourceFile,
        _ range: Range<Int>?, _ vi: String, _ en: String, _ remedyVi: String?,
        _ remedyEn: String?, _ notes: [Diagnostic.Note]
    ) {
        var remedy: Bilingual?
        if let remedyVi, let remedyEn { remedy = Bilingual(vi: remedyVi, en: remedyEn) }
        report(
            Diagnostic(
                severity: severity, code: code, file: file, range: range,
                message: Bilingual(vi: vi, en: en), remedy: remedy, notes: notes))
    }
}

/// A value and where it was written.
struct Located<Value: Sendable>: Sendable {
    var value: Value
    var range: Range<Int>
}
