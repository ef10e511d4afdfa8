import Civil
import Foundation
import Mail
import Rules
import SourceText
import Testing

@testable import Daemon
@testable import Desk

/// What is read from the rules' directory, and what is kept of it for a start beside a half-done
/// edit (statement 32): the organisation's own mail templates belong to it.
struct RuleStoreTests {
    private static let template = "templates/vi/reminder.mustache"
    private static let own = "Subject: Nhắc {{short}}\nLine: {{short}}\n\nViệc: {{short}}\n"

    /// Rules, templates and state in a directory of their own.
    private final class Site {
        let root = NSTemporaryDirectory() + "hanchot-store-\(UUID().uuidString)"

        init() throws {
            for source in TestRules.all {
                try write(source.name, String(decoding: source.bytes, as: UTF8.self))
            }
            try FileManager.default.createDirectory(
                atPath: "\(root)/state", withIntermediateDirectories: true)
        }

        deinit {
            do { try FileManager.default.removeItem(atPath: root) } catch {
                Issue.record("\(root) can't be removed: \(error)")
            }
        }

        func write(_ name: String, _ text: String) throws {
            let file = URL(fileURLWithPath: "\(root)/rules/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func read() -> RuleStore.Outcome {
            let store = RuleStore(paths: ["\(root)/rules"], stateDirectory: "\(root)/state")
            let outcome = store.read()
            // As the service does once they are in force.
            if case .checked(let checked, _) = outcome, let fault = store.keep(checked) {
                Issue.record("\(fault)")
            }
            return outcome
        }
    }

    /// The subject of a reminder written with the templates in use.
    private func subject(_ checked: CheckedRules) throws -> String {
        let day = try CivilDate(parsing: "2025-11-04")
        let letter = Letter(
            language: .vi, reader: .head, salutation: "Hiệu trưởng", unit: "Trường A",
            items: [
                .reminder(
                    LetterMatter(
                        task: "Báo cáo kết quả năm", short: "Báo cáo năm 2025"),
                    LetterDue(.by(day), lastGoodDay: day), workingDaysLeft: 5)
            ],
            organisation: "Sở", office: "Sở GDĐT", contact: "Phòng Tổ chức",
            at: try DeskBench.instant("2025-10-28T07:30").local(offset: 7 * 3600))
        return try checked.templates.render(letter).subject
    }

    @Test("A start compares what it read with what was kept, and reads that only where it differs")
    func kept() throws {
        let site = try Site()
        let store = RuleStore(paths: ["\(site.root)/rules"], stateDirectory: "\(site.root)/state")
        guard case .checked(let first, _) = store.read() else {
            Issue.record("the rules don't pass")
            return
        }
        guard case .nothing = store.kept(beside: first) else {
            Issue.record("nothing was kept yet")
            return
        }
        #expect(store.keep(first) == nil)
        guard case .same = store.kept(beside: first) else {
            Issue.record("it is the same set")
            return
        }
        let plan = TestRules.plan.replacing("30d", with: "29d")
        try site.write(plan.name, String(decoding: plan.bytes, as: UTF8.self))
        guard case .checked(let second, _) = store.read(),
            case .other(let before) = store.kept(beside: second)
        else {
            Issue.record("the set before is another")
            return
        }
        #expect(before.digest == first.digest && before.digest != second.digest)
    }

    @Test("A template of one's own is in force with the rules beside it")
    func inForce() throws {
        let site = try Site()
        try site.write(Self.template, Self.own)
        guard case .checked(let checked, let warnings) = site.read() else {
            Issue.record("the rules don't pass")
            return
        }
        #expect(!warnings.hasErrors)
        #expect(checked.templateFaults.isEmpty)
        #expect(try subject(checked) == "Nhắc Báo cáo năm 2025")
    }

    @Test("A broken template is told, and neither the rules nor a mail is lost by it")
    func broken() throws {
        let site = try Site()
        try site.write(
            Self.template, "Subject: Nhắc {{shrot}}\nLine: {{short}}\n\nViệc: {{short}}\n")
        guard case .checked(let checked, _) = site.read() else {
            Issue.record("the rules don't pass")
            return
        }
        #expect(checked.templateFaults.count == 1)
        #expect(checked.templateFaults.first?.file.name.hasSuffix(Self.template) == true)
        #expect(try subject(checked).hasPrefix("[Nhắc việc] Báo cáo năm 2025"))
    }

    @Test("Rules that don't pass leave those that did in force, with their templates (32)")
    func snapshot() throws {
        let site = try Site()
        try site.write(Self.template, Self.own)
        _ = site.read()
        try site.write("plan.yaml", "plan: [")
        try site.write(Self.template, "Subject: khác\nLine: khác\n\nkhác\n")
        guard case .snapshot(let checked, let findings) = site.read() else {
            Issue.record("no snapshot")
            return
        }
        #expect(findings.hasErrors)
        #expect(checked.rules.plans.map(\.id) == ["ke-hoach"])
        #expect(try subject(checked) == "Nhắc Báo cáo năm 2025")
    }

    @Test("Templates alone don't make rules that don't pass pass")
    func noRules() throws {
        let site = try Site()
        try site.write("plan.yaml", "plan: [")
        try site.write(Self.template, Self.own)
        guard case .nothing(let findings) = site.read() else {
            Issue.record("the rules pass")
            return
        }
        #expect(findings.hasErrors)
    }
}
