internal import Edits
package import Mail
package import RuleFiles
package import Rules
package import SourceText

/// A set of rules that passed, with the organisation's own mail templates beside it.
package struct CheckedRules: Sendable {
    package let rules: RuleSet
    package let templates: LetterTemplates
    /// What is wrong with templates. The built-in ones stand in for those, so no mail is lost and
    /// the rules are no worse for it.
    package let templateFaults: [Diagnostic]
    /// What they were read from, for the snapshot.
    package let files: [RuleSource]
    /// The same without templates: rules, registry and calendars.
    package let sources: [RuleSource]
    /// What identifies the sources.
    package let digest: String

    package init(_ rules: RuleSet, _ files: LoadedFiles) {
        self.rules = rules
        self.files = files.files
        sources = files.sources
        digest = rulesDigest(files.sources)
        let (templates, faults) = LetterTemplates.reading(files.templates)
        self.templates = templates
        templateFaults = (files.unreadableTemplates + faults).inReadingOrder()
    }
}
