import Control
import Messages
import SourceText
import Tables

/// What waits for a decision: yes, no, or another day.
struct WaitingPage {
    let visit: Visit
    var faults: [String] = []
    /// The answer that the faults are of.
    var faulty: Int64?

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(WaitingCall())
        let all = answer.value.answers
        var page = Page(visit.word("nav_waiting"), "waiting")
        page.place = .waiting
        page.seen = answer.seen
        page.status = faults.isEmpty ? 200 : 422
        page.values = [
            "answers": all.prefix(Self.shown).map(values), "count": all.count,
            "csv": visit.request.address(["format": "csv"]),
            "ods": visit.request.address(["format": "ods"]),
        ]
        if !all.isEmpty { page.values["has_answers"] = true }
        if all.count > Self.shown { page.values["more"] = ["count": all.count - Self.shown] }
        if visit.request.query["done"] != nil { page.values["done"] = true }
        page.table = Table(
            name: visit.word("nav_waiting"),
            titles: ["col_at", "col_unit", "col_what", "col_kind", "col_text"].map(visit.word),
            rows: all.map { item in
                [
                    .moment(ofInstant: item.since), .text(item.unit_name), .text(item.short),
                    .text(visit.word("waiting_\(item.what.rawValue)")), .text(orEmpty: item.text),
                ]
            })
        return page
    }

    private static let shown = 30

    private func values(_ item: WaitingAnswerMessage) -> Page.Values {
        let isFaulty = item.number == faulty
        let typed = isFaulty ? visit.request.form : FormFields()
        var values: Page.Values = [
            "answer": "\(item.number)", "action": "/waiting/\(item.number)",
            "unit_name": item.unit_name, "short": item.short,
            "story": Standings.story(item.duty, item.period, item.unit),
            "due": Days.text(item.due, visit.language),
            "since": Days.moment(item.since, visit.language),
            "what": visit.word("waiting_\(item.what.rawValue)"), "request": visit.freshID(),
            "number": typed["number"] ?? item.document ?? "",
            "on": typed["on"] ?? Days.text(item.on, visit.language),
            "until": typed["until"] ?? Days.text(item.until, visit.language),
            "note": typed["note"] ?? "", "is_\(item.what.rawValue)": true,
            "faults": isFaulty ? faults.map { ["text": $0] } : [],
            "files": item.files.map { ["file": $0] },
        ]
        if let text = item.text { values["words"] = text }
        if item.what != .request { values["asks_receipt"] = true }
        if item.what != .submission { values["asks_until"] = true }
        if isFaulty { values["has_faults"] = true }
        if !item.files.isEmpty { values["has_files"] = true }
        return values
    }

    func decide(_ number: Int64) throws(BoardTrouble) -> Outcome {
        let form = visit.request.form
        let agrees = form["act"] == "yes" || form["act"] == "until"
        var call = DecideCall(answer: number, agree: agrees)
        if form["act"] != "until", agrees {
            call.number = form.typed("number")
            call.on = form.typed("on").map(Days.typed)
            if form["none"] != nil { call.none = true }
        }
        if agrees, form["act"] == "until" || form["kind"] == "request" {
            call.until = form.typed("until").map(Days.typed)
        }
        call.note = form.typed("note")
        call.request = visit.requestID
        do throws(BoardTrouble) {
            _ = try visit.caller.enter(call, form: visit.formToken, expecting: visit.expecting)
            return .place("/waiting?done=1")
        } catch {
            guard case .refused(let refusals) = error else { throw error }
            var page = self
            page.faults = refusals.map { $0.text(visit.language) }
            page.faulty = number
            return .page(try page.page())
        }
    }
}
