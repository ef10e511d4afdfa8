import Desk
import Civil
import Rules
import Scheduler
import SourceText

/// What the service says of itself, in the journal and to systemd.
enum Wording {
    static func loaded(_ rules: RuleSet, warnings: Int) -> String {
        let duties = rules.plans.map(\.duties.count).reduce(0, +)
        return
            "rules loaded: \(quantity(rules.plans.count, "plan")), \(quantity(duties, "duty", "duties")), "
            + "\(quantity(rules.registry.units.count, "unit")), \(quantity(warnings, "warning"))"
    }

    static func ready(_ rules: RuleSet) -> String {
        "\(quantity(rules.plans.count, "plan")), \(quantity(rules.registry.units.count, "unit"))"
    }

    static func refused(_ findings: String) -> String {
        "the edited rules don't pass; those loaded before stay in force. Mend and reload:\n"
            + findings
    }

    static func onSnapshot(_ findings: String) -> String {
        "the rules don't pass; running on the last checked ones. Mend and reload:\n\(findings)"
    }

    static func daysOff(_ dates: Int, _ units: Int) -> String {
        "days off were announced: \(quantity(dates, "due date moves", "due dates move")), of \(quantity(units, "unit")); their next mails say so"
    }

    static func otherwise(_ digest: String) -> String {
        "the edited rules weren't taken up: what was accepted isn't what they would do now, which is "
            + digest
    }

    static func templates(_ findings: String) -> String {
        "mail templates that can't be used; the built-in ones stand in for them:\n\(findings)"
    }

    static func noRules(_ paths: [String]) -> String {
        "the rules in \(paths.joined(separator: ", ")) don't pass, and none that passed were kept; "
            + "mend them and start again"
    }

    static let recovered = "the ledger and the spool can be written again; nothing was lost"
    static func reloadWaits(_ trouble: Bilingual) -> Bilingual {
        Bilingual(
            vi: trouble.vi + "; quy tắc sẽ được đọc lại ngay sau đó",
            en: trouble.en + "; the rules are read again as soon as it is right")
    }

    static func leads(_ machine: String, term: Int64) -> String {
        "this machine, \(machine), decides from now on (term \(term))"
    }
    static let leadsNoMore = "this machine decides no longer: another does, or may"

    static let drains = "mail leaves again"
    static let zonesChanged =
        "the machine's zone data has changed; what is due was worked out anew"
    static let clockTrusted = "the clock is vouched for; decisions go on"
    static func wentBack(_ undoing: Undoing, in zone: Zone?, by actor: String) -> String {
        "\(actor): the clock was wrong, and what was decided beyond "
            + "\(isoInstant(undoing.back.to, zone)) is undone: \(quantity(undoing.notices, "notice")), "
            + "\(quantity(undoing.mails, "mail")); \(quantity(undoing.left, "mail")) had left"
    }
    static let clockStepped = "the clock was set; what is due was worked out anew"

    static func next(_ instant: Instant?, in zone: Zone?) -> String {
        guard let instant else { return "nothing ahead" }
        let offset = zone?.offset(at: instant) ?? 0
        let local = instant.local(offset: offset)
        return "next: \(local.date.iso) \(local.time.iso) \(zone?.name ?? "UTC")"
    }

    static func render(_ findings: [Diagnostic], _ language: Language) -> String {
        DiagnosticRenderer(language: language).render(findings)
    }
}
