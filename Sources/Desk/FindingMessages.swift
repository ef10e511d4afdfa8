package import Messages
package import SourceText

extension FindingMessage {
    package init(_ finding: Diagnostic) {
        let position = finding.position
        self.init(
            finding.severity, code: finding.code, file: finding.file.name, line: position?.line,
            column: position?.column, message: finding.message,
            report: Bilingual(
                vi: DiagnosticRenderer(language: .vi).render([finding]),
                en: DiagnosticRenderer(language: .en).render([finding])))
    }
}
