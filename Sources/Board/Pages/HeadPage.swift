import Control
import Messages
import SourceText

/// A head's page: what a mail is about, and an answer to it. Whoever holds the mail's link may see it; to open
/// it records nothing.
struct HeadPage {
    let client: ControlClient
    let link: String
    var request: PageRequest

    func shown() throws(BoardTrouble) -> (Page, PageRequest) { try page(nil, faults: []) }

    func sent() throws(BoardTrouble) -> (Page, PageRequest) {
        let form = request.form
        guard let item = form["item"].flatMap({ Int($0) }),
            let what = form["what"].flatMap(HeadAnswerCall.What.init)
        else { throw .notFound }
        var call = HeadAnswerCall(link: link, item: item, what: what)
        call.number = form.typed("number")
        call.on = form.typed("on").map(Days.typed)
        call.until = form.typed("until").map(Days.typed)
        call.reason = form.typed("reason")
        let text: Bilingual
        do throws(ControlError) { text = try client.call(call).text } catch {
            let trouble = BoardTrouble(error)
            guard case .refused(let refusals) = trouble else { throw trouble }
            return try page(nil, faults: refusals)
        }
        return try page(text, faults: [])
    }

    /// - Parameter text: what came of an answer.
    private func page(
        _ text: Bilingual?, faults: [ControlRefusal]
    ) throws(BoardTrouble) -> (Page, PageRequest) {
        let reply: HeadPageCall.Reply
        do throws(ControlError) { reply = try client.call(HeadPageCall(link: link)) } catch {
            throw BoardTrouble(error)
        }
        var request = request
        // The mail's own language, unless another one is chosen here.
        request.languages = [reply.language == .vi ? .vi : .en]
        let language = request.language
        var page = Page(reply.unit_name, "head")
        page.status = faults.isEmpty ? 200 : 422
        page.values = [
            "unit_name": reply.unit_name, "organisation": reply.organisation,
            "contact": reply.contact, "action": "/p/\(percentEncoded(link))",
            "items": reply.items.map { values($0, faults, language) },
        ]
        if let text { page.values["done"] = ["text": text.text(language)] }
        return (page, request)
    }

    private func values(
        _ item: HeadItem, _ faults: [ControlRefusal], _ language: Language
    ) -> Page.Values {
        let isFaulty = !faults.isEmpty && request.form["item"] == "\(item.number)"
        let typed = isFaulty ? request.form : FormFields()
        var values: Page.Values = [
            "item": item.number, "name": item.name.text(language),
            "due": Days.text(item.due, language), "number": typed["number"] ?? "",
            "on": typed["on"] ?? "", "until": typed["until"] ?? "",
            "reason": typed["reason"] ?? "",
            "faults": isFaulty ? faults.map { ["text": $0.text(language)] } : [],
        ]
        if item.overdue { values["is_overdue"] = true }
        if item.open, item.reports { values["may_answer"] = true }
        if let said = item.said { values["said"] = said.text(language) }
        if isFaulty {
            values["has_faults"] = true
            values["open_\(typed["what"] ?? "")"] = true
        }
        return values
    }
}
