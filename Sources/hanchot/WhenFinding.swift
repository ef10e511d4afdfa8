import Civil
import SourceText

/// What is wrong with a when-expression on the command line, told as a finding about a rule file is.
enum WhenFinding {
    static func text(
        _ error: WhenError, in expression: String, language: Language
    ) -> String {
        let finding = Diagnostic(
            severity: .error, code: "bad-when", file: SourceFile(name: "EXPR", text: expression),
            range: error.range, message: Bilingual(vi: error.messageVi, en: error.message),
            remedy: error.remedy.map { Bilingual(vi: error.remedyVi ?? $0, en: $0) })
        return DiagnosticRenderer(language: language).render(finding)
    }
}
