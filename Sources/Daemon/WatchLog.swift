import Civil
import Glibc
import Ledger
import Rules
import Scheduler
import SourceText

/// What a person who watches a rehearsal sees: a line for each thing told at a moment, however many
/// units it was told to, and a summary at the end.
///
/// Colours only on a terminal that wants them.
package final class WatchLog {
    private let wording: WatchWording
    private let hasColour: Bool
    private let spoolPath: String
    private var kinds: [NoticeKind: Int] = [:]
    private var climbs: [Climb: Int] = [:]
    private var lastDay: CivilDate?
    private var sample: String?
    private var lines: [Line] = []

    /// Who was told of whom.
    private struct Climb: Hashable {
        let recipient: String
        let stage: NoticeStage
        let duty: String
    }

    /// What one line tells; notices that differ only in the unit share it.
    private struct Line {
        let at: CivilDateTime
        let kind: NoticeKind
        let what: String
        let why: String
        /// Of notices to units themselves `nil`.
        let recipient: String?
        var units: [String]

        func isSame(as other: Line) -> Bool {
            at == other.at && kind == other.kind && what == other.what && why == other.why
                && recipient == other.recipient
        }
    }

    init(language: Language, spoolPath: String) {
        wording = WatchWording(language: language)
        self.spoolPath = spoolPath
        hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
    }

    func show(_ notice: Notice, mail: StoredMail, rules: RuleSet) {
        let key = notice.key
        kinds[key.kind, default: 0] += 1
        guard let plan = rules.plan(notice.plan) else { return }
        let duty = key.subject.obligation.flatMap { rules.duty($0.occurrence.duty)?.duty }
        let recipient = mail.recipient ?? ""
        if key.kind == .escalation {
            let climb = Climb(recipient: recipient, stage: key.stage, duty: duty?.short ?? "")
            climbs[climb, default: 0] += 1
            sample = mail.id
        }
        let unit = key.subject.obligation.map { rules.registry.unit($0.debtor)?.name ?? $0.unit }
        let line = Line(
            at: plan.zone.local(at: notice.release), kind: key.kind,
            what: duty?.short ?? plan.title, why: wording.why(key),
            recipient: key.role == .head ? nil : recipient, units: unit.map { [$0] } ?? [])
        if let first = lines.first, first.at != line.at { flush() }
        if let index = lines.firstIndex(where: { $0.isSame(as: line) }) {
            lines[index].units += line.units
        } else {
            lines.append(line)
        }
    }

    /// Prints what has been gathered for one moment.
    private func flush() {
        for line in lines {
            let day = line.at.date
            if let lastDay, lastDay != day { print("") }
            let when =
                lastDay == day ? String(repeating: " ", count: 10) : day.vietnamese
            lastDay = day
            let who = wording.who(line.units, recipient: line.recipient)
            print(
                [
                    when, line.at.time.iso,
                    colour(fit(line.kind.name.text(wording.language), 11), line.kind),
                    fit(line.what, 40), fit(who, 48), line.why,
                ].joined(separator: "  "))
        }
        lines = []
        fflush(nil)
    }

    private func colour(_ text: String, _ kind: NoticeKind) -> String {
        guard hasColour else { return text }
        let code =
            switch kind {
            case .reminder: 36
            case .dueToday: 33
            case .overdue: 31
            case .escalation: 35
            case .tally, .rollUp: 34
            case .moved, .returned, .refused, .redirect, .correction: 32
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private func fit(_ text: String, _ width: Int) -> String {
        let columns = displayWidth(text)
        if columns <= width { return text + String(repeating: " ", count: width - columns) }
        return text.prefix(width - 1) + "…"
    }

    /// The end: what was sent, who was told of whom, and where to read it.
    ///
    /// - Parameter waiting: the ids of the mails that lie in the spool; some were taken back.
    func summary(waiting: [String]) {
        flush()
        print("\n" + wording.byKind)
        for kind in NoticeKind.allCases {
            guard let count = kinds[kind] else { continue }
            let number = String(count)
            let padding = String(repeating: " ", count: max(0, 6 - number.count))
            print("  \(colour(fit(kind.name.text(wording.language), 12), kind))\(padding)\(number)")
        }
        if !climbs.isEmpty {
            print("\n" + wording.escalated)
            for (climb, count) in climbs.sorted(by: {
                ($0.key.duty, $0.key.stage.description.count, $0.key.stage, $0.key.recipient)
                    < ($1.key.duty, $1.key.stage.description.count, $1.key.stage, $1.key.recipient)
            }) {
                print(
                    "  \(fit(climb.duty, 30))  \(fit(climb.stage.description, 6))  "
                        + "\(fit(wording.units(count), 10))  → \(climb.recipient)")
            }
        }
        print("\n" + wording.whereMailLies(waiting.count, spoolPath))
        if let id = sample.flatMap({ waiting.contains($0) ? $0 : nil }) ?? waiting.min() {
            print(wording.readOne(id, spoolPath))
        }
        fflush(nil)
    }
}
