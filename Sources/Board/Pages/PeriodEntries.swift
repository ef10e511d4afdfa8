import Control
import Messages
import SourceText

/// What is sent from a period's page: receipts of the rows ticked, or one of the acts that have a page of
/// their own for their reason.
struct PeriodEntries {
    let visit: Visit
    let duty: String
    let period: String

    private var form: FormFields { visit.request.form }

    enum Act: String {
        case receive, none, waive, extend
        case sendBack = "return"

        var kind: EntryMessage.Kind {
            switch self {
            case .receive, .none: .receive
            case .waive: .waive
            case .extend: .extend
            case .sendBack: .sendBack
            }
        }
    }

    /// Ticked, or with a number typed beside it.
    private var units: [String] {
        var found = form.all("unit")
        for (name, _) in form.pairs where name.hasPrefix("number:") {
            let unit = String(name.dropFirst("number:".count))
            if form.typed(name) != nil, !found.contains(unit) { found.append(unit) }
        }
        return found
    }

    func answer() throws(BoardTrouble) -> Outcome {
        guard let act = form["act"].flatMap(Act.init) else { throw .notFound }
        guard !units.isEmpty else {
            return .page(try again([visit.word("fault_nobody")]))
        }
        let isAsking = form["reason"] == nil && act != .receive
        if isAsking {
            return .page(
                try ReasonPage(visit: visit, duty: duty, period: period, act: act, units: units)
                    .page())
        }
        do throws(BoardTrouble) {
            let reply = try visit.caller.enter(
                call(act), form: visit.formToken, expecting: visit.expecting
            ).value
            return .place(visit.request.address(["done": "\(reply.events.count)", "after": nil]))
        } catch {
            guard case .refused(let refusals) = error else { throw error }
            let faults = refusals.map { $0.text(visit.language) }
            if act == .receive { return .page(try again(faults)) }
            var page = ReasonPage(visit: visit, duty: duty, period: period, act: act, units: units)
            page.faults = faults
            return .page(try page.page())
        }
    }

    private func again(_ faults: [String]) throws(BoardTrouble) -> Page {
        var page = PeriodPage(visit: visit, duty: duty, period: period)
        page.faults = faults
        page.typed = form
        return try page.page()
    }

    private func call(_ act: Act) -> ApplyCall {
        let isAgain = form["again"] != nil
        let on = form.typed("on").map(Days.typed)
        let entries = units.map { unit in
            var entry = EntryMessage(act.kind, duty: duty, period: period, units: [unit])
            switch act {
            case .receive, .none:
                entry.number = form.typed("number:\(unit)") ?? form.typed("number")
                entry.on = on
                entry.note = form.typed("note")
                if act == .none { entry.none = true }
                if isAgain { entry.again = true }
            case .waive: entry.letter = form.typed("letter")
            case .extend:
                entry.to = form.typed("until").map(Days.typed)
                entry.letter = form.typed("letter")
            case .sendBack:
                entry.until = form.typed("until").map(Days.typed)
                entry.note = form.typed("note")
            }
            return entry
        }
        return ApplyCall(entries: entries, request: visit.requestID)
    }
}

/// What comes of something that was sent.
enum Outcome {
    case page(Page)
    /// Where it can be seen.
    case place(String)
}

/// Asks for the reason of an act, and what else it needs.
struct ReasonPage {
    let visit: Visit
    let duty: String
    let period: String
    let act: PeriodEntries.Act
    let units: [String]
    var faults: [String] = []

    func page() throws(BoardTrouble) -> Page {
        // What the act is about is asked anew: names are the service's.
        var call = PeriodCall(duty: duty, period: period)
        call.limit = 1
        call.show = .all
        let answer = try visit.caller.ask(call)
        let form = visit.request.form
        var page = Page(visit.word("act_\(act.rawValue)"), "reason")
        page.seen = answer.seen
        page.status = faults.isEmpty ? 200 : 422
        var names: [String] = []
        for unit in units.prefix(Self.namesShown) {
            names.append(
                try visit.caller.ask(UnitCall(unit: Standings.debtor(unit))).value.unit_name)
        }
        page.values = [
            "name": visit.standings.name(answer.value.occurrence),
            "address": Standings.address(duty, period),
            "action": visit.request.address(), "act": act.rawValue,
            "units": units.map { ["unit": $0] }, "names": names.map { ["name": $0] },
            "count": units.count,
            "request": form["reason"] == nil ? visit.freshID() : form["request"] ?? "",
            "drawn_from": form["sequence"] ?? "",
            "faults": faults.map { ["text": $0] },
            "letter": form["letter"] ?? "", "until": form["until"] ?? "",
            "note": form["note"] ?? "", "number": form["number"] ?? "",
            "on": form["on"] ?? Days.text(answer.seen.today, visit.language),
            "asks_\(act == .sendBack ? "return" : act.rawValue)": true,
            "due": Days.text(answer.value.occurrence.due, visit.language),
        ]
        if units.count > Self.namesShown {
            page.values["more_names"] = ["count": units.count - Self.namesShown]
        }
        if !faults.isEmpty { page.values["has_faults"] = true }
        return page
    }

    private static let namesShown = 12
}
