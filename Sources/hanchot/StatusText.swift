import Civil
import Control
import Desk
import Events
import Messages
import Rules
import Scheduler
import SourceText
import Workbench

/// The answer to `status` for people.
struct StatusText {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// - Parameter search: the words that were looked for.
    func text(_ answer: StatusReply, search: String? = nil) -> String {
        var parts: [String] = []
        if !answer.health.alarms.isEmpty { parts.append(lines(of: answer.health.alarms)) }
        let modes = answer.plans.compactMap(mode)
        if !modes.isEmpty { parts.append(modes.joined()) }
        let silences = answer.silences.map { silence($0, now: answer.now) }
        if !silences.isEmpty { parts.append(silences.joined()) }
        if let search, let found = fitting(search, answer.obligations) { parts.append(found) }
        if !answer.occurrences.isEmpty {
            parts.append(table(ofOccurrences: answer.occurrences))
        }
        if !answer.obligations.isEmpty {
            parts.append(table(ofObligations: answer.obligations))
        }
        if answer.more > 0 {
            parts.append(
                words(
                    "… và \(answer.more) dòng nữa (--limit)\n",
                    "… and \(answer.more) more (--limit)\n"))
        }
        if answer.occurrences.isEmpty, answer.obligations.isEmpty {
            parts.append(words("Không có gì khớp.\n", "Nothing fits.\n"))
        }
        return parts.joined(separator: "\n")
    }

    func health(_ health: HealthReport, now: String) -> String {
        // Held, the clock isn't what is gone by.
        let clocks =
            health.clock.map { clock in
                [
                    [words("đồng hồ của máy", "machine's clock"), shown(clock.machine)],
                    [
                        words("giờ tin được", "trusted time"),
                        clock.trusted.map { shown($0) } ?? words("chưa biết", "not known"),
                    ],
                ]
            } ?? [[words("bây giờ", "now"), shown(now)]]
        let state = [
            [
                words("tình trạng", "state"),
                health.ok ? words("tốt", "well") : words("có trục trặc", "in trouble"),
            ]
        ]
        let rows = [
            [words("đã quyết định đến", "decided through"), shown(health.watermark)],
            [words("việc kế tiếp", "next"), shown(health.next)],
            [words("thư chờ giờ gửi", "notices waiting"), "\(health.waiting)"],
            [words("thư chưa vào hàng đợi", "mails not spooled"), "\(health.unspooled)"],
            [words("thư chưa gửi được", "mails not delivered"), undelivered(health)],
            [words("thư bị giữ lại", "notices held"), "\(health.held)"],
        ]
        return Columns.aligned(state + clocks + rows) + health.troubles.map(trouble).joined()
    }

    /// "! mail-dead (từ 2025-11-05 07:30): 3 thư … → …".
    func trouble(_ trouble: TroubleMessage) -> String {
        let since = trouble.since.map { words(" (từ \(shown($0)))", " (since \(shown($0)))") }
        return "! \(trouble.code)\(since ?? ""): \(trouble.text.text(language)) → "
            + "\(trouble.remedy.text(language))\n"
    }

    private func undelivered(_ health: HealthReport) -> String {
        let count = "\(health.undelivered)"
        guard let since = health.undelivered_since else { return count }
        return words(
            "\(count), cũ nhất từ \(shown(since))", "\(count), the oldest since \(shown(since))")
    }

    /// Where words fit several units, that they do: one of them was meant, as a rule.
    private func fitting(_ search: String, _ items: [ObligationStatus]) -> String? {
        let wanted = foldedWords(search).split(separator: " ")
        var names: [String] = []
        for item in items where !names.contains(item.unit_name) {
            let parts = foldedWords("\(item.unit) \(item.unit_name)")
                .split { !$0.isLetter && !$0.isNumber }
            guard wanted.allSatisfy({ word in parts.contains { $0.hasPrefix(word) } }) else {
                return nil
            }
            names.append(item.unit_name)
        }
        guard names.count > 1 else { return nil }
        let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
        return words(
            "“\(search)” hợp với \(names.count) đơn vị: \(shown)\n",
            "'\(search)' fits \(names.count) units: \(shown)\n")
    }

    // MARK: Tables

    private func table(ofOccurrences occurrences: [OccurrenceStatus]) -> String {
        let header =
            switch language {
            case .vi:
                [
                    "HẠN", "NHIỆM VỤ", "KỲ", "PHẢI LÀM", "ĐÃ NHẬN", "GỬI CHẬM", "ĐƯỢC MIỄN",
                    "ĐÃ HỦY", "CÒN LẠI", "QUÁ HẠN", "VIỆC",
                ]
            case .en:
                [
                    "DUE", "DUTY", "PERIOD", "OWED", "RECEIVED", "LATE", "WAIVED", "CANCELLED",
                    "OPEN", "OVERDUE", "WHAT",
                ]
            }
        let rows = occurrences.map { item in
            [
                due(item), item.duty, item.period, "\(item.owed)", "\(item.received)",
                "\(item.late)", "\(item.waived)", "\(item.cancelled)", "\(item.open)",
                "\(item.overdue)",
                item.name?.text(language) ?? item.short,
            ]
        }
        return table(header, rows, occurrences.map { window($0.data_from, $0.data_until) })
    }

    private func table(ofObligations obligations: [ObligationStatus]) -> String {
        let header =
            words(
                ["HẠN", "ĐƠN VỊ", "VIỆC", "KỲ", "TÌNH TRẠNG"],
                ["DUE", "UNIT", "WHAT", "PERIOD", "STATE"])
        let rows = obligations.map { item in
            [
                day(item.due), unit(item), item.name?.text(language) ?? item.short, item.period,
                state(item),
            ]
        }
        return table(header, rows, obligations.map { window($0.data_from, $0.data_until) })
    }

    /// What passed to a unit stands beside its own of the same name: commands name it by its id.
    private func unit(_ item: ObligationStatus) -> String {
        item.unit.contains(">") ? "\(item.unit_name) (\(item.unit))" : item.unit_name
    }

    /// "20/11/2026, 2 đơn vị 27/11/2026": the common day only where it is still somebody's.
    func due(_ item: OccurrenceStatus) -> String {
        let moved = item.moved ?? []
        let others = moved.map { other in
            other.units == item.open
                ? day(other.due)
                : words(
                    "\(other.units) đơn vị \(day(other.due))",
                    "\(quantity(other.units, "unit")) \(day(other.due))")
        }
        let isCommon = moved.map(\.units).reduce(0, +) < item.open
        return ((isCommon || moved.isEmpty ? [day(item.due)] : []) + others)
            .joined(separator: ", ")
    }

    /// With a column for the days that data run over, where any line has them.
    private func table(
        _ header: [String], _ rows: [[String]], _ windows: [String]
    ) -> String {
        guard windows.contains(where: { !$0.isEmpty }) else {
            return Columns.aligned([header] + rows)
        }
        return Columns.aligned(
            [header + [words("SỐ LIỆU", "DATA")]] + zip(rows, windows).map { $0 + [$1] })
    }

    private func window(_ first: String?, _ last: String?) -> String {
        guard let first, let last else { return "" }
        return first == last ? day(last) : "\(day(first)) – \(day(last))"
    }

    /// "quá hạn 3 ngày làm việc; đã báo cáo lên: +3wd".
    func state(_ item: ObligationStatus) -> String {
        var parts = [timeliness(item)]
        if item.none { parts.append(words("không phát sinh", "nil report")) }
        if item.returned {
            parts.append(words("đã trả lại", "sent back"))
        }
        if let asked = item.asks_for {
            parts.append(
                words("xin gia hạn đến \(day(asked))", "asks for time until \(day(asked))"))
        }
        if let until = item.acknowledged_through {
            parts.append(words("đã xem, chờ đến \(day(until))", "acknowledged until \(day(until))"))
        }
        if let rung = item.rung {
            let stage = NoticeStage(parsing: rung).map(ExplanationWords.urging)
            parts.append(words("đã đôn đốc: ", "urged: ") + (stage?.text(language) ?? rung))
        }
        if let other = item.responsible_name ?? item.responsible {
            parts.append(words("\(other) chịu trách nhiệm", "\(other) answers for it"))
        }
        return parts.joined(separator: "; ")
    }

    private func timeliness(_ item: ObligationStatus) -> String {
        let late = item.late_days
        let sent = item.sent_on.map(day) ?? ""
        switch item.timeliness {
        case .inTime, .soon, .today: return item.timeliness.ahead?.text(language) ?? ""
        case .missing:
            return words(
                "quá hạn \(late) ngày làm việc", "\(quantity(late, "working day")) overdue")
        case .onTime: return words("đã nhận, gửi \(sent)", "received, sent \(sent)")
        case .late:
            return words(
                "gửi chậm \(late) ngày làm việc (\(sent))",
                "sent \(sent), \(quantity(late, "working day")) late")
        case .ended:
            return item.fulfilment.ending?.text(language) ?? words("đã qua", "over")
        }
    }

    // MARK: Pieces

    private func mode(_ plan: PlanStatus) -> String? {
        return switch plan.mode {
        case .paused:
            words("Kế hoạch \(plan.plan) đang tạm dừng.\n", "Plan \(plan.plan) is paused.\n")
        case .shadow:
            words(
                "Kế hoạch \(plan.plan) chạy thử: không gửi thư.\n",
                "Plan \(plan.plan) runs in shadow: no mail leaves.\n")
        case .live: nil
        }
    }

    private func silence(_ silence: SilenceStatus, now: String) -> String {
        let matches = silence.matches.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let until = silence.until.map { " – \(day($0))" } ?? ""
        var state = words("Đang lặng", "Silenced")
        if let start = Instant(exported: silence.from), let now = Instant(exported: now),
            start > now
        {
            let from = day(String(silence.from.prefix(10)))
            state = words("Sẽ lặng từ \(from)", "To be silenced from \(from)")
        }
        return state + " [\(silence.id)] \(matches)\(until): "
            + "\(silence.reason) (\(silence.author))\n"
    }

    private func lines(of alarms: [Bilingual]) -> String {
        alarms.map { "! \($0.text(language))\n" }.joined()
    }

    func words<T>(_ vi: T, _ en: T) -> T { language == .vi ? vi : en }

    /// `05/11/2025` in Vietnamese, ISO in English.
    private func day(_ iso: String) -> String {
        let parts = iso.split(separator: "-")
        return language == .vi && parts.count == 3 ? parts.reversed().joined(separator: "/") : iso
    }

    private func shown(_ instant: String?) -> String {
        guard let instant else { return words("không có", "none") }
        return String(instant.prefix(16)).replacing("T", with: " ")
    }
}
