import Civil
import Control
import Edits
import Events
import JSON
import Messages
import Mail
import RuleFiles
import Rounds
import Rules
import Scheduler
import SourceText
import Workbench

/// An edit held against what the running service has. It says itself what becomes of records and due
/// dates; the mail that follows is rehearsed here, with the rules and the entries that it gives.
struct ServiceComparison {
    private let access: ControlAccess

    init(_ access: ControlAccess) { self.access = access }

    func consequences(of path: String, through last: CivilDate?) throws -> EditConsequences {
        let (after, sources) = try DiffCommand.side(path)
        let files = sources.map { source in
            RuleFileMessage(
                name: source.name, text: String(decoding: source.bytes, as: UTF8.self))
        }
        let answer = try access.ask(CompareCall(files: files, through: last?.iso))
        guard var found = EditConsequences(reading: answer.consequences),
            let now = Instant(exported: answer.at)
        else { throw Self.otherRelease }
        // The same rules send the same mail.
        if found.oldRules == found.newRules { return found }
        let before = try running(digest: found.oldRules)
        let mail = try Edits.consequences(
            of: Edit(
                from: before, to: after, script: try entries(before.rules), at: now,
                through: found.days.upperBound))
        found.notices = mail.notices
        found.readdressed = mail.readdressed
        found.gained = mail.gained
        found.lost = mail.lost
        found.reworded = mail.reworded
        return found
    }

    private static var otherRelease: Problem {
        Problem(
            Bilingual(
                vi:
                    "dịch vụ đang chạy là bản khác với lệnh này; khởi động lại nó: systemctl restart "
                    + "hanchotd",
                en: "the running service is of another release than this command; restart it: "
                    + "systemctl restart hanchotd"
            ).text(Surroundings.language))
    }

    /// The rules in force.
    private func running(digest: String) throws -> Edit.Side {
        let sources = try access.ask(RulesCall()).files.map { file in
            RuleSource(name: file.name, bytes: Array(file.text.utf8))
        }
        guard let rules = RuleReader.read(sources, zone: RuleDirectory().zone).rules else {
            throw Self.otherRelease
        }
        return Edit.Side(
            rules: rules.underFormerNames, digest: digest, pen: .letters(LetterTemplates()))
    }

    /// What was recorded so far.
    private func entries(_ rules: RuleSet) throws -> [ScriptedEvent] {
        var lines: [String] = []
        var after: Int64?
        var began: Instant?
        repeat {
            let page = try access.ask(ExportCall(.events, after: after))
            lines += page.entries.map(\.description)
            after = page.next
            began = began ?? page.began.flatMap(Instant.init(exported:))
        } while after != nil
        // Of a ledger in which nobody has entered anything no line says it.
        if lines.isEmpty, let began, let zone = rules.plans.first?.zone {
            return [ScriptedEvent(ledgerBegan: began, on: zone.local(at: began).date)]
        }
        let (script, findings) = Script.read(lines.joined(separator: "\n"), rules: rules)
        guard findings.isEmpty else { throw Self.otherRelease }
        return script.events
    }
}
