import Control
import Edits
import JSON
import RuleFiles
import Rules
import SourceText

/// `Rules` and `Compare`: what an edit would do, before anybody takes it up.
extension Desk {
    func rulesInForce() -> ControlReply {
        guard let inForce = snapshot.inForce else { return .notImplemented }
        let files = inForce.sources.map { source -> JSONValue in
            [
                "name": .string(source.name),
                "text": .string(String(decoding: source.bytes, as: UTF8.self)),
            ]
        }
        return .success(["digest": .string(inForce.digest), "files": .array(files)])
    }

    func compare(_ call: ControlCall) throws -> ControlReply {
        guard let inForce = snapshot.inForce else { return .notImplemented }
        let sources = (call.parameters["files"]?.arrayValue ?? []).map { file in
            RuleSource(
                name: file["name"]?.stringValue ?? "",
                bytes: Array((file["text"]?.stringValue ?? "").utf8))
        }
        let (rules, findings) = RuleReader.read(sources, zone: RuleDirectory().zone)
        guard let rules else {
            let report = DiagnosticRenderer(language: .en).render(findings)
            let own = DiagnosticRenderer(language: .vi).render(findings)
            throw Refusals(ControlRefusal(.unusable, vi: own, en: report))
        }
        let footing = Footing(
            rules: snapshot.rules, digest: inForce.digest, book: snapshot.book, ledger: ledger,
            lastEvent: snapshot.lastEvent, watermark: snapshot.watermark, now: now)
        let judged = try footing.judge(rules, digest: rulesDigest(sources))
        return .success([
            "consequences": judged.all.json, "at": ControlJSON.instant(now, zone),
        ])
    }
}
