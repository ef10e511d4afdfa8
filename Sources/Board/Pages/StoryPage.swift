import Control
import Messages
import SourceText

/// One obligation's story: the rule, how its date came about, what was told, answered and entered.
struct StoryPage {
    let visit: Visit
    let duty: String
    let period: String
    let unit: String
    var faults: [String] = []

    func page() throws(BoardTrouble) -> Page {
        let answer = try visit.caller.ask(WhyCall(duty: duty, unit: unit, period: period))
        var row = PeriodCall(duty: duty, period: period)
        row.limit = 1
        let may = try visit.caller.ask(row).value.may_decide
        let isRegistrar = answer.seen.person.isRegistrar
        var page = Page(visit.word("story"), "story")
        page.seen = answer.seen
        page.status = faults.isEmpty ? 200 : 422
        let timed = answer.value.explanations.filter { $0.at != nil }
            .enumerated().sorted {
                ($0.element.at ?? "", $0.offset) < ($1.element.at ?? "", $1.offset)
            }
            .map(\.element)
        let plain = answer.value.explanations.filter { $0.at == nil }
        page.values = [
            "timeline": timed.map { values($0, may: may || isRegistrar) },
            "facts": plain.map { fact in
                [
                    "topic": visit.word("topic_\(fact.topic.rawValue)"),
                    "text": fact.text.text(visit.language),
                ]
            },
            "action": visit.request.address(), "request": visit.freshID(),
            "faults": faults.map { ["text": $0] },
        ]
        if let obligation = answer.value.obligation {
            page.title = "\(obligation.unit_name): \(visit.standings.name(obligation))"
            page.values.merge(visit.standings.values(obligation)) { $1 }
        }
        if !faults.isEmpty { page.values["has_faults"] = true }
        if visit.request.query["done"] != nil { page.values["done"] = true }
        return page
    }

    private func values(_ item: ExplanationMessage, may: Bool) -> Page.Values {
        var values: Page.Values = [
            "at": Days.moment(item.at, visit.language), "moment": item.at ?? "",
            "topic": visit.word("topic_\(item.topic.rawValue)"),
            "text": item.text.text(visit.language), "class": "line line-\(item.topic.rawValue)",
        ]
        if may, item.topic == .event, let event = item.event { values["event"] = "\(event)" }
        return values
    }

    /// Takes an entry back.
    func void() throws(BoardTrouble) -> Outcome {
        guard let event = visit.request.form["event"].flatMap({ Int64($0) }) else {
            throw .notFound
        }
        do throws(BoardTrouble) {
            var call = VoidCall(event: event)
            call.request = visit.requestID
            _ = try visit.caller.enter(call, form: visit.formToken, expecting: visit.expecting)
            return .place(visit.request.address(["done": "1"]))
        } catch {
            guard case .refused(let refusals) = error else { throw error }
            var page = self
            page.faults = refusals.map { $0.text(visit.language) }
            return .page(try page.page())
        }
    }
}
