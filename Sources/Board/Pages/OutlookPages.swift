import Control
import Messages
import SourceText
import Tables

/// What will go out in the coming fortnight.
struct ComingPage {
    let visit: Visit

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(ComingCall())
        let reply = answer.value
        var page = Page(visit.word("nav_coming"), "coming")
        page.place = .coming
        page.seen = answer.seen
        var days: [(day: String, lines: [Page.Values])] = []
        for line in reply.lines {
            let day = String(line.at.prefix(10))
            if days.last?.day != day { days.append((day, [])) }
            days[days.count - 1].lines.append(values(line))
        }
        page.values = [
            "days": days.map {
                ["day": Days.text($0.day, visit.language), "lines": $0.lines] as Page.Values
            },
            "through": Days.text(reply.through, visit.language),
            "csv": visit.request.address(["format": "csv"]),
            "ods": visit.request.address(["format": "ods"]),
        ]
        if !days.isEmpty { page.values["has_days"] = true }
        page.table = Table(
            name: visit.word("nav_coming"),
            titles: ["col_at", "col_what", "col_notice", "col_due", "col_owed", "col_unit"]
                .map(visit.word),
            rows: reply.lines.map { line in
                [
                    .moment(ofInstant: line.at), .text(line.name.text(visit.language)),
                    .text(line.what.text(visit.language)), .day(line.due),
                    .number(Int64(line.units)), .text(orEmpty: line.unit_name),
                ]
            })
        return page
    }

    private func values(_ line: ComingLine) -> Page.Values {
        [
            "time": String(line.at.dropFirst(11).prefix(5)), "name": line.name.text(visit.language),
            "what": line.what.text(visit.language), "due": Days.text(line.due, visit.language),
            "to": line.unit_name ?? Words.units(line.units, visit.language),
        ]
    }
}

/// Held and silent: what doesn't leave, and why.
struct HeldPage {
    let visit: Visit
    var faults: [String] = []

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(StatusCall())
        let reply = answer.value
        let mayDo = answer.seen.person.isAdministrator
        var page = Page(visit.word("nav_held"), "held")
        page.place = .held
        page.seen = answer.seen
        page.status = faults.isEmpty ? 200 : 422
        page.values = [
            "troubles": reply.health.troubles.map { trouble in
                [
                    "text": trouble.text.text(visit.language),
                    "remedy": trouble.remedy.text(visit.language),
                    "since": trouble.since.map { Days.moment($0, visit.language) } ?? "",
                ]
            },
            "plans": reply.plans.filter { !$0.sendsMail }.map { plan in
                var values: Page.Values = [
                    "plan": plan.plan, "title": plan.title,
                    "mode": visit.word("mode_\(plan.modeName)"),
                ]
                if mayDo, plan.isPaused { values["may_resume"] = true }
                return values
            },
            "silences": reply.silences.map { silence in
                var values: Page.Values = [
                    "id": silence.id, "reason": silence.reason, "author": silence.author,
                    "about": silence.matches.values.sorted().joined(separator: ", "),
                    "from": Days.text(silence.from, visit.language),
                    "until": Days.text(silence.until, visit.language),
                ]
                if mayDo { values["may_lift"] = true }
                return values
            },
            "action": "/held", "waiting": reply.health.waiting,
            "undelivered": reply.health.undelivered, "dead": reply.health.dead,
            "faults": faults.map { ["text": $0] },
        ]
        if reply.health.held > 0 {
            var held: Page.Values = ["count": reply.health.held]
            if mayDo { held["may_release"] = true }
            page.values["held"] = held
        }
        for name in ["troubles", "plans", "silences", "faults"] {
            if let list = page.values[name] as? [Any], !list.isEmpty {
                page.values["has_\(name)"] = true
            }
        }
        if visit.request.query["done"] != nil { page.values["done"] = true }
        return page
    }

    /// Lets go what is held, drops it, resumes a plan, lifts a silence.
    func enter() throws(BoardTrouble) -> Outcome {
        let form = visit.request.form
        let token = visit.formToken
        do throws(BoardTrouble) {
            switch form["act"] {
            case "release":
                _ = try visit.caller.enter(ReleaseCall(), form: token, expecting: nil)
            case "discard":
                _ = try visit.caller.enter(DiscardCall(), form: token, expecting: nil)
            case "resume":
                _ = try visit.caller.enter(
                    PauseCall(plan: form["plan"] ?? "", resume: true), form: token, expecting: nil)
            case "lift":
                _ = try visit.caller.enter(
                    LiftSilenceCall(id: form["silence"] ?? ""), form: token, expecting: nil)
            default: throw BoardTrouble.notFound
            }
            return .place("/held?done=1")
        } catch {
            guard case .refused(let refusals) = error else { throw error }
            var page = self
            page.faults = refusals.map { $0.text(visit.language) }
            return .page(try page.page())
        }
    }
}
