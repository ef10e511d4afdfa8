import SourceText

/// The `settings` of a file: what holds for all plans together.
struct SettingsDraft {
    let file: SourceFile
    let range: Range<Int>
    var blastGuard = BlastGuard()
    var organisation = Organisation()
    /// The units named as deciders, to be looked for in the registry.
    private var deciders: [Located<String>] = []
    private(set) var board: BoardDraft?
    /// Whether `mail-from` is given, right or wrong.
    private(set) var namesSender = false

    /// `nil`, with a finding, when `settings` isn't a mapping.
    init?(top: Fields) {
        guard let settings = top.mapping("settings", .settings) else { return nil }
        file = top.file
        range = settings.range
        if let fields = settings.mapping("blast-guard", .blastGuard) { readBlastGuard(fields) }
        if let fields = settings.mapping("organisation", .organisation) {
            readOrganisation(fields)
        }
        board = settings.mapping("board", .board).map(BoardDraft.init)
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
        namesSender = fields.has("mail-from")
        if let address = fields.text("mail-from").flatMap({
            checkedAddress($0, fields.file, fields.findings)
        }) {
            organisation.mailFrom = address
        }
        if let address = fields.text("replies").flatMap({ replyMailbox($0, fields) }) {
            organisation.replies = address
        }
        deciders = fields.list("deciders")
    }

    /// Who writes, with those deciders that are units.
    func checkedOrganisation(_ registry: Registry, _ findings: Findings) -> Organisation {
        var organisation = organisation
        let references = References(file: file, findings: findings)
        for name in deciders { checkIsUnit(name, registry, references) }
        organisation.deciders = deciders.map(\.value)
        return organisation
    }

    /// Every mail's own answer address is the mailbox's name, `+`, and a token of 48 octets, and a
    /// local part has at most 64 of them (RFC 5321, section 4.5.3.1.1). A `+` in the name itself
    /// would end it too early.
    private static let longestReplyName = 64 - 1 - 48

    private func replyMailbox(_ text: Located<String>, _ fields: Fields) -> String? {
        guard let address = checkedAddress(text, fields.file, fields.findings) else { return nil }
        let name = address.prefix { $0 != "@" }
        let most = Self.longestReplyName
        if name.contains("+") {
            fields.findings.error(
                "bad-address", fields.file, text.range,
                vi: "địa chỉ nhận thư trả lời không được có dấu “+”",
                en: "the mailbox for answers holds a '+'",
                remedyVi: "ghi tên hộp thư trần, như nhacviec@so.example: "
                    + "phần sau “+” là mã của từng thư",
                remedyEn: "name the plain mailbox, such as nhacviec@so.example: "
                    + "what follows a '+' is each mail's own code")
            return nil
        }
        guard name.utf8.count <= most else {
            fields.findings.error(
                "bad-address", fields.file, text.range,
                vi: "phần trước “@” của địa chỉ nhận thư trả lời dài \(name.utf8.count) ký tự, "
                    + "nhiều nhất là \(most)",
                en: "the mailbox for answers has \(name.utf8.count) characters before its '@', "
                    + "at most \(most) leave room for each mail's own code",
                remedyVi: "dùng tên hộp thư ngắn hơn, như nhacviec@…",
                remedyEn: "use a mailbox with a shorter name, such as nhacviec@…")
            return nil
        }
        return address
    }
}
