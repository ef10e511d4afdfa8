internal import Civil
package import Rules
package import SourceText

/// Why what happened can't be recorded, in words: what is wrong, and what would be right.
extension Happening {
    /// That a unit had ended by then, and who took over.
    private func ended(_ unit: String, _ registry: Registry) -> Bilingual? {
        guard let own = registry.unit(unit), let until = own.until, until < on else { return nil }
        let heirs = own.successors.map { "\(registry.unit($0)?.name ?? $0) ('\($0)')" }
            .joined(separator: ", ")
        return Bilingual(
            vi: "\(own.name) ('\(unit)') đã thôi hoạt động từ sau ngày \(until.vietnamese)"
                + (heirs.isEmpty ? "" : "; tiếp nhận: \(heirs)"),
            en: "\(own.name) ('\(unit)') ended on \(until.iso)"
                + (heirs.isEmpty ? "" : "; it passed to \(heirs)"))
    }

    package func text(_ fault: Fault, registry: Registry) -> Bilingual {
        func name(_ unit: String) -> String { registry.unit(unit)?.name ?? unit }
        switch fault {
        case .unknownEvent:
            return Bilingual(
                vi: "không có nhiệm vụ nào tính từ sự kiện '\(event)' (after-event)",
                en: "no duty follows an event '\(event)' (after-event)")
        case .futureDay:
            return Bilingual(
                vi: "ngày \(on.vietnamese) chưa đến: chỉ ghi điều đã xảy ra",
                en: "\(on.iso) is still to come: enter what has happened")
        case .outsidePlans:
            return Bilingual(
                vi: "ngày \(on.vietnamese) ngoài thời gian của các kế hoạch có '\(event)'",
                en: "\(on.iso) lies outside the plans in which duties follow '\(event)'")
        case .nobody:
            return Bilingual(
                vi: "không đơn vị nào phải làm việc tính từ '\(event)'",
                en: "nobody owes what follows '\(event)'")
        case .notOwed(let unit):
            if let ended = ended(unit, registry) { return ended }
            return Bilingual(
                vi: "\(name(unit)) ('\(unit)') không phải làm việc nào tính từ '\(event)'",
                en: "\(name(unit)) ('\(unit)') owes nothing that follows '\(event)'")
        case .twice(let unit, let occurrence):
            return Bilingual(
                vi:
                    "sự kiện ngày \(on.vietnamese) của \(name(unit)) đã ghi: \(occurrence); nếu cùng ngày có "
                    + "vụ việc thứ hai: ghi số văn bản khác (--no), hoặc thêm --again",
                en:
                    "what happened at \(name(unit)) on \(on.iso) is entered already: \(occurrence); if it "
                    + "happened a second time on that day: give its paper's own number (--no), or add --again"
            )
        case .samePaper(let unit, let occurrence, let day):
            let number = number ?? ""
            return Bilingual(
                vi:
                    "văn bản số \(number) của \(name(unit)) đã ghi cho sự kiện ngày \(day.vietnamese): "
                    + "\(occurrence); nếu một văn bản báo cả hai sự kiện: thêm --again",
                en:
                    "paper no. \(number) of \(name(unit)) is entered for what happened on \(day.iso): "
                    + "\(occurrence); if one paper tells of both: add --again")
        }
    }
}
