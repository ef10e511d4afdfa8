internal import Civil
package import Rules
package import Scheduler
package import SourceText

extension ScriptedEvent {
    /// That it concerns nothing, which is as good as a wrong line, though the rest can be played.
    package func idleText(_ rules: RuleSet) -> Bilingual {
        let zone =
            rules.duty(duty)?.plan.zone ?? rules.followers(of: duty).first?.plan.zone
            ?? rules.plans.first?.zone ?? .utc
        let at = zone.local(at: at).iso.prefix(16)
        let units = units.joined(separator: ", ")
        return Bilingual(
            vi: "lúc \(at) không có việc “\(duty)” nào đang mở của \(units)",
            en: "at \(at) nothing of '\(duty)' is open that \(units) owe")
    }
}
