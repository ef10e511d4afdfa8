import Civil
import Control
import Edits
import Messages
import Rounds
import RuleFiles
import Rules
import SourceText

/// `Rules` and `Compare`: what an edit would do, before anybody takes it up.
extension DeskAnswers {
    func rulesInForce() -> ControlReply {
        guard let inForce = snapshot.inForce else { return .notImplemented }
        let files = inForce.sources.map { source in
            RuleFileMessage(
                name: source.name, text: String(decoding: source.bytes, as: UTF8.self))
        }
        return .success(RulesCall.Reply(digest: inForce.digest, files: files))
    }

    /// Up to where an edit is compared: ten years, so that a call has an end.
    private var furthest: CivilDate { snapshot.today.adding(days: 3653) ?? .max }

    func compare(_ call: CompareCall) throws -> ControlReply {
        guard let inForce = snapshot.inForce else { return .notImplemented }
        let sources = call.files.map { file in
            RuleSource(name: file.name, bytes: Array(file.text.utf8))
        }
        let (rules, findings) = RuleReader.read(sources, zone: RuleDirectory().zone)
        guard let rules else {
            let report = DiagnosticRenderer(language: .en).render(findings)
            let own = DiagnosticRenderer(language: .vi).render(findings)
            throw Refusals(ControlRefusal(.unusable, vi: own, en: report))
        }
        let footing = Footing(
            rules: snapshot.rules, digest: inForce.digest, book: snapshot.book,
            suspensions: snapshot.holds.suspensions, ledger: ledger,
            lastEvent: snapshot.lastEvent, watermark: snapshot.watermark, now: now)
        let last = try controlDay(call.through, "through")
        let judged = try footing.judge(
            rules, digest: rulesDigest(sources), through: last.map { min($0, furthest) })
        return .success(
            CompareCall.Reply(consequences: judged.all.json, at: isoInstant(now, zone)))
    }
}
