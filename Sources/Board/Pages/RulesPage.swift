import Control
import Messages
import SourceText

/// The rules as they lie on disk: what is found in them, and what taking them up would do.
struct RulesPage {
    let visit: Visit
    var faults: [String] = []

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(ReviewCall())
        let reply = answer.value
        var page = Page(visit.word("nav_rules"), "rules")
        page.place = .rules
        page.seen = answer.seen
        page.status = faults.isEmpty ? 200 : 422
        let errors = reply.findings.filter { $0.severity == .error }
        page.values = [
            "action": "/rules", "orphans": reply.orphans, "withdrawn": reply.withdrawn,
            "moved": reply.moved, "digest": reply.digest ?? "",
            "lines": reply.lines.map { ["text": $0.text(visit.language)] },
            "findings": reply.findings.prefix(Self.findingsShown).map { finding in
                ["report": finding.report.text(visit.language)]
            },
            "finding_count": reply.findings.count, "error_count": errors.count,
            "faults": faults.map { ["text": $0] },
        ]
        if reply.changed { page.values["changed"] = true }
        if reply.changed, errors.isEmpty { page.values["may_take"] = true }
        if reply.held { page.values["held"] = true }
        if !reply.findings.isEmpty { page.values["has_findings"] = true }
        if !reply.lines.isEmpty { page.values["has_lines"] = true }
        if !faults.isEmpty { page.values["has_faults"] = true }
        if visit.request.query["done"] != nil { page.values["done"] = true }
        return page
    }

    private static let findingsShown = 100

    /// Takes up what was shown, if it still is the same.
    func enter() throws(BoardTrouble) -> Outcome {
        do throws(BoardTrouble) {
            let digest = visit.request.form.typed("digest")
            let reply = try visit.caller.enter(
                ReloadCall(accept: digest), form: visit.formToken, expecting: nil
            ).value
            if reply.taken { return .place("/rules?done=1") }
            var page = self
            page.faults = [visit.word(reply.held ? "fault_rules_other" : "fault_rules_errors")]
            return .page(try page.page())
        } catch {
            guard case .refused(let refusals) = error else { throw error }
            var page = self
            page.faults = refusals.map { $0.text(visit.language) }
            return .page(try page.page())
        }
    }
}
