package import SourceText

extension Lint {
    /// What `check --explain` says of it, each line ended.
    package func explanation(_ language: Language) -> String {
        let level =
            switch text.level {
            case .serious:
                Bilingual(
                    vi: "nên sửa: thư sẽ sai, hoặc không đi",
                    en: "to be mended: mail goes wrong, or not at all")
            case .advice:
                Bilingual(
                    vi: "nên xem lại: có thể là chủ ý", en: "to be looked at: it may be meant so")
            }
        let allowing = Bilingual(
            vi: "Để nguyên thì ghi ngay ở nhiệm vụ, kế hoạch hay đơn vị ấy, kèm lý do:\n"
                + "  cho phép:\n    \(code): lý do",
            en: "To let it stand, write at that duty, plan or unit, with the reason:\n"
                + "  allow:\n    \(code): the reason")
        return [
            "\(code) \(word): \(text.name.text(language))", level.text(language), "",
            text.reason.text(language), text.remedy.text(language), "", allowing.text(language),
        ].joined(separator: "\n") + "\n"
    }
}
