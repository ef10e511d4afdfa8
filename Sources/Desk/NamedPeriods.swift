package import Civil
import Control
package import Rules
package import Scheduler

/// Finds which occurrence of a duty is meant by its period, among those that have opened.
package struct NamedPeriods {
    private let book: Book
    private let now: Instant

    package init(book: Book, now: Instant) {
        self.book = book
        self.now = now
    }

    /// The occurrence of a period that is named.
    package func opening(
        _ name: String, _ duty: Duty, _ plan: Plan
    ) throws(Refusals) -> Opening {
        let opened = book.openings(of: duty.id)
        if let found = opened.first(where: { $0.occurrence.period == name }) { return found }
        let period = duty.key(ofPeriod: name, in: plan)
        if let found = opened.first(where: { $0.occurrence.period == period }) { return found }
        throw notOpen(period, duty, plan, opened)
    }

    private func notOpen(
        _ period: String, _ duty: Duty, _ plan: Plan, _ opened: [Opening]
    ) -> Refusals {
        if let coming = duty.occurrence(period: period, plan: plan) {
            if coming.opensOn <= plan.day(of: now) {
                return Refusals(
                    ControlRefusal(
                        .contradiction,
                        vi: "kỳ \(period) của '\(duty.id)' đã đến hạn trước khi sổ này bắt đầu",
                        en: "period \(period) of '\(duty.id)' was due before this ledger began"))
            }
            return Refusals(
                ControlRefusal(
                    .contradiction,
                    vi:
                        "kỳ \(period) của '\(duty.id)' chưa mở: ngày \(coming.opensOn.vietnamese) mới mở",
                    en: "period \(period) of '\(duty.id)' opens on \(coming.opensOn.iso) only"))
        }
        return Refusals(
            ControlRefusal(
                .unknown, vi: "'\(duty.id)' không có kỳ '\(period)'",
                en: "'\(duty.id)' has no period '\(period)'",
                suggestions: opened.suffix(4).map(\.occurrence.period)))
    }

    /// Why none can be meant where none was named.
    package func nothingOpen(_ duty: Duty, _ plan: Plan) -> Refusals {
        let today = plan.day(of: now)
        let last = today.adding(days: 800) ?? .max
        let next = duty.occurrences(dueIn: today...last, plan: plan).first
        let vi = next.map { "; kỳ \($0.id.period) mở ngày \($0.opensOn.vietnamese)" } ?? ""
        let en = next.map { "; period \($0.id.period) opens on \($0.opensOn.iso)" } ?? ""
        return Refusals(
            ControlRefusal(
                .contradiction, vi: "'\(duty.id)' chưa mở kỳ nào\(vi)",
                en: "no period of '\(duty.id)' has opened\(en)"))
    }
}
