import Civil
import Glibc
import RuleFiles
import Rules
import SourceText

/// What the program takes from around it: the locale, the zone, the rules.
enum Surroundings {
    /// Vietnamese under a Vietnamese locale, else English.
    static var language: MessageLanguage {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else {
                continue
            }
            return value.hasPrefix("vi") ? .vi : .en
        }
        return .en
    }

    static func zone(_ name: String) throws -> Zone {
        guard let zone = RuleDirectory().zone(name) else {
            throw Problem(
                "there is no time zone '\(name)'; name one such as Asia/Ho_Chi_Minh", status: 1)
        }
        return zone
    }

    /// The rules below `paths`, or all the findings.
    static func rules(_ paths: [String]) throws -> RuleSet {
        let files = RuleDirectory()
        let (sources, unreadable) = files.load(paths)
        let (rules, findings) = RuleReader.read(sources, zone: files.zone)
        guard let rules, unreadable.isEmpty else {
            throw Problem(DiagnosticRenderer(language: language).render(unreadable + findings))
        }
        return rules
    }
}

/// Reads a date argument.
func readDate(_ text: String, _ option: String) throws -> CivilDate {
    do { return try CivilDate(parsing: text) } catch {
        throw Problem("\(option): \(error)", status: 2)
    }
}

/// Reads a date, with or without a time.
func readDateTime(_ text: String, _ option: String) throws -> CivilDateTime {
    do { return try CivilDateTime(parsing: text) } catch {
        throw Problem("\(option): \(error)", status: 2)
    }
}
