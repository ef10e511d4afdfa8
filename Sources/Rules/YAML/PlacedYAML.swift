package import SourceText

extension YAMLNode {
    /// The tree of a file that holds no rules but is written like them, with what is wrong with it as
    /// YAML; `nil` where nothing can be read. Never throws or crashes, whatever the bytes.
    package static func read(_ file: SourceFile) -> (tree: YAMLNode?, findings: [Diagnostic]) {
        let findings = Findings()
        let tree = YAMLComposer.compose(file, into: findings)
        return (tree, findings.all.inReadingOrder())
    }
}
