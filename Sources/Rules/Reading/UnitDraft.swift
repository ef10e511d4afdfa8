import Civil
import SourceText

/// A unit as written, with the places of what it refers to.
struct UnitDraft {
    let file: SourceFile
    var unit: OrgUnit
    var idRange: Range<Int>
    var emailRange: Range<Int>?
    var parent: Located<String>?
    var groups: [Located<String>] = []
    var successors: [Located<String>] = []
    var formerly: [Located<String>] = []

    init(file: SourceFile, id: Located<String>, name: String) {
        self.file = file
        idRange = id.range
        let position = file.position(at: id.range.lowerBound)
        unit = OrgUnit(
            id: id.value, name: name,
            place: Place(file: file.name, line: position.line, column: position.column))
    }
}

/// A group as written.
struct GroupDraft {
    let file: SourceFile
    let id: Located<String>
    let name: String
    let members: [Located<String>]
}

/// Checks an address and gives it back when mail can be sent to it.
///
/// - Parameter isCell: whether it stands in a table, which has cells, and no keys.
func checkedAddress(
    _ text: Located<String>, _ file: SourceFile, _ findings: Findings, isCell: Bool = false
) -> String? {
    if text.value.isEmpty { return nil }
    if let flaw = EmailFlaw(in: text.value) {
        flaw.report(text.value, file, text.range, findings, isCell: isCell)
        return nil
    }
    return text.value
}

/// Tells when a validity ends before it begins.
func checkValidity(
    _ from: CivilDate?, _ until: CivilDate?, _ file: SourceFile, _ range: Range<Int>,
    _ findings: Findings
) {
    guard let from, let until, until < from else { return }
    findings.error(
        "bad-period", file, range,
        vi: "ngày cuối \(until.vietnamese) trước ngày đầu \(from.vietnamese)",
        en: "the last day \(until.vietnamese) is before the first, \(from.vietnamese)",
        remedyVi: "sửa một trong hai ngày", remedyEn: "mend one of the two")
}
