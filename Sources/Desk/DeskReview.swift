import Civil
import Control
import Edits
import Messages
import Rounds
import RuleFiles
import Rules
import Scheduler
import SourceText

/// `Review`: the rules as they lie on disk, and what taking them up would do. Nothing is done.
extension DeskAnswers {
    func review() throws -> ControlReply {
        guard let inForce = snapshot.inForce, !snapshot.rulePaths.isEmpty else {
            return .notImplemented
        }
        let directory = RuleDirectory()
        let loaded = directory.load(snapshot.rulePaths)
        let (rules, found) = RuleReader.read(loaded.sources, zone: directory.zone)
        let findings = loaded.unreadable + found
        let digest = rulesDigest(loaded.sources)
        var reply = ReviewCall.Reply(
            changed: digest != inForce.digest, findings: findings.map(FindingMessage.init))
        guard reply.changed, let rules, loaded.unreadable.isEmpty else { return .success(reply) }
        let footing = Footing(
            rules: snapshot.rules, digest: inForce.digest, book: snapshot.book,
            suspensions: snapshot.holds.suspensions, ledger: ledger,
            lastEvent: snapshot.lastEvent, watermark: snapshot.watermark, now: now)
        let edit = try footing.judge(rules, digest: digest).all
        reply.held = !edit.isHarmless
        reply.digest = edit.digest
        reply.orphans = edit.orphans.count + edit.displaced.count
        reply.withdrawn = edit.withdrawn.map(\.told).reduce(0, +)
        reply.moved = edit.moved.map(\.units).reduce(0, +)
        let displaced = Set(edit.displaced.map { Counted($0) }).sorted { $0.id < $1.id }
        reply.lines =
            displaced.prefix(Self.linesShown).map(\.line)
            + edit.moved.prefix(Self.linesShown).map { moved in
                Bilingual(
                    vi:
                        "\(moved.occurrence): hạn \(moved.from.vietnamese) → \(moved.to.vietnamese)",
                    en: "\(moved.occurrence): due \(moved.from.iso) → \(moved.to.iso)")
            }
            + edit.withdrawn.prefix(Self.linesShown).map { gone in
                Bilingual(
                    vi: "\(gone.occurrence): không còn phải làm",
                    en: "\(gone.occurrence): no longer owed")
            }
        return .success(reply)
    }

    private static let linesShown = 40
}

/// Where records count for another day (statement 35).
private struct Counted: Hashable {
    let id: OccurrenceID
    let from: CivilDate
    let to: CivilDate

    init(_ item: EditConsequences.Displacement) {
        id = item.obligation.occurrence
        from = item.from
        to = item.to
    }

    var line: Bilingual {
        Bilingual(
            vi: "\(id): đã ghi nhận cho ngày \(from.vietnamese), sẽ tính cho ngày \(to.vietnamese)",
            en: "\(id): recorded for \(from.iso), would count for \(to.iso)")
    }
}
