internal import Civil
internal import Events
internal import JSON
internal import Rules
internal import Scheduler
internal import SourceText

/// What was recorded before a test's days: the events file's members under their names here.
extension RuleTestReader {
    func given(_ node: YAMLNode, _ file: SourceFile) -> ScriptedEvent? {
        guard let fields = TestFields(node, TestWords.given, file: file, log: log) else {
            return nil
        }
        let written = fields.text("event").map { TestWords.name($0, in: TestWords.events) ?? $0 }
        // What happened is named by itself.
        guard let word = written ?? (fields.has("happened") ? EventWord.occur.rawValue : nil)
        else {
            fields.error(
                "missing-key", nil,
                vi: "thiếu “ghi:” (nhận báo cáo, gia hạn, miễn báo cáo …) hoặc “sự kiện:”",
                en: "'event' (receive, extend, waive …) or 'happened' is missing")
            return nil
        }
        let isHappening = word == EventWord.occur.rawValue
        var members: [String: JSONValue] = ["event": .string(word)]
        for key in ["no", "note", "letter", "to", "until"] {
            if let text = fields.text(key) { members[key] = .string(text) }
        }
        if let text = fields.text("nil") {
            members["nil"] = .bool(["true", "yes", "co"].contains(TestWords.fold(text)))
        }
        let matter = isHappening ? happening(fields) : matter(fields, file)
        let names = units(fields, "units") ?? []
        let at = fields.moment("at")
        let day = fields.day("day")
        guard let matter else { return nil }
        // An event may be about all that owe what follows it.
        guard !names.isEmpty || isHappening && !fields.has("units"), let when = at?.date ?? day
        else {
            if !fields.has("units"), !isHappening {
                fields.error(
                    "missing-key", nil, vi: "thiếu “đơn vị:”", en: "'units' is missing")
            }
            if !fields.has("at"), !fields.has("day") {
                fields.error("missing-key", nil, vi: "thiếu “ngày:”", en: "'day' is missing")
            }
            return nil
        }
        do throws(EventFault) {
            let body = try EventBody(EventFields(.object(members)))
            let moment = at ?? CivilDateTime(when, matter.plan.officeHours.start)
            var event = ScriptedEvent(
                at: matter.plan.zone.instant(of: moment), duty: matter.name,
                period: fields.text("period"), units: names, body: body, on: day ?? when)
            event.line = file.position(at: fields.range.lowerBound).line
            return event
        } catch {
            let text = error.text
            fields.error("bad-event", nil, vi: text.vi, en: text.en)
            return nil
        }
    }

    private func matter(
        _ fields: TestFields, _ file: SourceFile
    ) -> (name: String, plan: Plan)? {
        guard let duty = duty(fields, file) else {
            fields.error("missing-key", nil, vi: "thiếu “nhiệm vụ:”", en: "'duty' is missing")
            return nil
        }
        return rules.duty(duty).map { (duty, $0.plan) }
    }

    /// What happened, as `after-event` has it in the rules.
    private func happening(_ fields: TestFields) -> (name: String, plan: Plan)? {
        guard let text = fields.text("happened") else {
            fields.error(
                "missing-key", nil, vi: "thiếu “sự kiện:” (mã ở “after-event” của quy tắc)",
                en: "'happened' is missing: the id under 'after-event' in the rules")
            return nil
        }
        let event = rules.event(named: text)
        if let follower = rules.followers(of: event).first { return (event, follower.plan) }
        let known = Set(
            rules.plans.flatMap(\.duties).compactMap { duty -> String? in
                if case .afterEvent(_, let event) = duty.schedule { event } else { nil }
            }
        ).sorted()
        let near = suggestion(for: text, among: known)
        fields.error(
            "unknown-event", fields.place("happened"),
            vi: "không nhiệm vụ nào tính từ sự kiện “\(text)”"
                + (near.map { "; có phải ý là “\($0)”?" }
                    ?? (known.isEmpty ? "" : "; có \(known.joined(separator: ", "))")),
            en: "no duty follows the event '\(text)'"
                + (near.map { "; did you mean '\($0)'?" }
                    ?? (known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))")))
        return nil
    }
}
