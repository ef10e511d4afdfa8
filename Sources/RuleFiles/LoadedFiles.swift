package import Rules
package import SourceText

/// What was found at and below some paths, rules and mail templates apart.
package struct LoadedFiles: Sendable {
    /// Plans, registries, calendars and settings, by name.
    package let sources: [RuleSource]
    /// The organisation's own mail templates, by name.
    package let templates: [SourceFile]
    /// Errors about rule files and directories as a whole: the rules aren't complete.
    package internal(set) var unreadable: [Diagnostic] = []
    /// The same about templates. The rules hold without them, since every template has a built-in
    /// one behind it.
    package internal(set) var unreadableTemplates: [Diagnostic] = []

    /// Warnings about files that were passed over and may have been meant to be read.
    package internal(set) var skipped: [Diagnostic] = []

    /// Files that were loaded before, in the same order.
    package init(_ files: [RuleSource]) {
        sources = files.filter { !RuleFileName.isTemplate($0.name) }
        templates = files.filter { RuleFileName.isTemplate($0.name) }
            .map { SourceFile(name: $0.name, bytes: $0.bytes) }
    }

    /// All of them, as `init` takes them.
    package var files: [RuleSource] {
        sources + templates.map { RuleSource(name: $0.name, bytes: $0.bytes) }
    }
}
