import ArgumentParser
import Civil
import Help
import Mail
import RuleFiles
import Rules
import SourceText

/// What the program takes from around it: the locale, the zone, the rules.
enum Surroundings {
    /// Vietnamese under a Vietnamese locale, else English.
    static var language: Language { .ofLocale }

    static func zone(_ name: String) throws -> Zone {
        guard let zone = RuleDirectory().zone(name) else {
            throw Problem(
                bilingual(
                    "không có múi giờ '\(name)'; ghi như Asia/Ho_Chi_Minh",
                    "there is no time zone '\(name)'; name one such as Asia/Ho_Chi_Minh"), status: 1
            )
        }
        return zone
    }

    /// The rules below `paths` and the organisation's own mail templates beside them, or all the
    /// findings. What is wrong with a template is said, and the built-in one stands in for it, as
    /// it would in the service.
    static func rules(_ paths: [String]) throws -> (rules: RuleSet, templates: LetterTemplates) {
        let found = try read(paths)
        return (found.rules, found.templates)
    }

    /// The same with the files that they were read from.
    static func read(_ paths: [String]) throws -> (
        rules: RuleSet, templates: LetterTemplates, sources: [RuleSource]
    ) {
        let files = RuleDirectory()
        let loaded = files.load(paths)
        let (rules, findings) = RuleReader.read(loaded.sources, zone: files.zone)
        let renderer = DiagnosticRenderer(language: language)
        guard let rules, loaded.unreadable.isEmpty else {
            throw Problem(renderer.render(loaded.unreadable + findings))
        }
        let (templates, faults) = LetterTemplates.reading(loaded.templates)
        let told = loaded.unreadableTemplates + faults
        if !told.isEmpty { complain(renderer.render(told)) }
        return (rules, templates, loaded.sources)
    }
}

/// The help of an argument in the locale's language.
func said(vi: String, en: String, valueName: String? = nil) -> ArgumentHelp {
    let text: String = said(vi: vi, en: en)
    return ArgumentHelp("\(text)", valueName: valueName)
}
