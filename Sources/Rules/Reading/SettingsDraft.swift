import SourceText

/// The `settings` of a file: what holds for all plans together.
struct SettingsDraft {
    let file: SourceFile
    let range: Range<Int>
    var blastGuard = BlastGuard()
    var organisation = Organisation()

    /// `nil`, with a finding, when `settings` isn't a mapping.
    init?(top: Fields) {
        guard let settings = top.mapping("settings", .settings) else { return nil }
        file = top.file
        range = settings.range
        if let fields = settings.mapping("blast-guard", .blastGuard) { readBlastGuard(fields) }
        if let fields = settings.mapping("organisation", .organisation) {
            readOrganisation(fields)
        }
    }

    /// Statement 29.
    private mutating func readBlastGuard(_ fields: Fields) {
        if let text = fields.text("share") {
            let digits = text.value.hasSuffix("%") ? trimmed(text.value.dropLast()) : text.value
            if let share = Int(digits), (1...100).contains(share) {
                blastGuard.share = share
            } else {
                _ = fields.integer("share", in: 1...100)
            }
        }
        if let bound = fields.integer("at-least", in: 0...1_000_000) {
            blastGuard.atLeast = bound
        }
    }

    private mutating func readOrganisation(_ fields: Fields) {
        if let name = fields.text("name")?.value {
            organisation.name = name
            organisation.office = name
        }
        if let office = fields.text("office")?.value { organisation.office = office }
        if let address = fields.text("mail-from").flatMap({
            checkedAddress($0, fields.file, fields.findings)
        }) {
            organisation.mailFrom = address
        }
    }
}
