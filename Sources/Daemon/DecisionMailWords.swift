import Civil
import Desk
import Rules
import Scheduler
import SourceText

/// Why a decision that came by mail couldn't be entered, for whoever decided: a mail says nothing of programs,
/// their commands or their numbers.
extension DecisionFault {
    func mailText(_ rules: RuleSet) -> Bilingual {
        switch self {
        case .unknown:
            return Bilingual(
                vi: "không còn trong danh sách chờ", en: "it is no longer in the list of what waits"
            )
        case .decided(_, let event):
            let zone = rules.duty(event.obligation.occurrence.duty)?.plan.zone
            let day = event.recordedAt.local(offset: zone?.offset(at: event.recordedAt) ?? 0).date
            let unit = event.actor.split(separator: "/").first.flatMap {
                rules.registry.unit(String($0))?.name
            }
            let by = unit.map { " (\($0))" } ?? ""
            let words = Self.words(of: event)
            return Bilingual(
                vi: "không còn chờ, đã được xử lý ngày \(day.vietnamese)\(by)\(words.vi)",
                en: "it waits no more; dealt with on \(day.vietnamese)\(by)\(words.en)")
        case .dayMissing:
            return Bilingual(
                vi: "chưa rõ ngày gửi; trả lời \"đồng ý, gửi ngày …\"",
                en: "the day it was sent is missing; reply \"agreed, sent on …\"")
        case .outcomeMissing:
            return Bilingual(
                vi: "trả lời của đơn vị chưa rõ nội dung; cho biết ghi gì: \"đồng ý, gửi ngày …\", "
                    + "\"đồng ý, số … ngày …\", \"đồng ý đến ngày …\", hoặc \"không đồng ý\" để bỏ qua",
                en:
                    "the unit's answer wasn't understood; say what to record: \"agreed, sent on …\", "
                    + "\"agreed, no. … on …\", \"agreed until …\", or \"refused\" to pass it over")
        case .useless(_, let name):
            let thing = Self.things[name] ?? Bilingual(vi: "nội dung ấy", en: "that")
            return Bilingual(
                vi: "\(thing.vi) không dùng được cho mục này", en: "\(thing.en) has no use here")
        case .refused(_, let refusal): return refusal.mailText
        }
    }

    private static let things: [String: Bilingual] = [
        "until": Bilingual(vi: "ngày gia hạn", en: "a day until which there is time"),
        "number": Bilingual(vi: "số văn bản", en: "a paper's number"),
        "on": Bilingual(vi: "ngày gửi", en: "a day of sending"),
        "none": Bilingual(vi: "\"không phát sinh\"", en: "\"nothing to report\""),
        "letter": Bilingual(vi: "số công văn", en: "a letter's number"),
    ]

    /// `: gia hạn đến 10/11/2025`; what only settles an answer says no more.
    private static func words(of event: Event) -> Bilingual {
        switch event.body {
        case .settled(_, let agreed, _):
            return agreed
                ? Bilingual(vi: "", en: "") : Bilingual(vi: ": không đồng ý", en: ": not agreed to")
        default:
            let words = EventWords.of(event.body, on: event.on)
            return Bilingual(vi: ": \(words.vi)", en: ": \(words.en)")
        }
    }
}

extension Refusal {
    /// The same without what to call on the machine.
    fileprivate var mailText: Bilingual {
        switch self {
        case .doesNotFit(.open, _):
            Bilingual(vi: "chưa nhận báo cáo", en: "no report has been received")
        case .doesNotFit(let fulfilment, _):
            Bilingual(
                vi: "đầu việc \(fulfilment.vietnamese)",
                en: "this is \(fulfilment.rawValue) already")
        case .notWaiting:
            Bilingual(
                vi: "không còn trong danh sách chờ", en: "it is no longer in the list of what waits"
            )
        case .notAfterToday(let day):
            Bilingual(
                vi: "ngày \(day.vietnamese) không sau hôm nay; cho biết một ngày sau",
                en: "\(day.vietnamese) is not after today; give a later day")
        default: Bilingual(vi: vietnamese, en: english)
        }
    }
}
