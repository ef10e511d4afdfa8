import Civil
import Rules

/// Words looked for in the names of units and duties, with or without diacritics; each must start a
/// word there.
///
/// Units that all the words fit are what is meant, else duties that they all fit; else each word must
/// be found in one or the other: "bảo lộc" finds Bảo Lộc and not every *bao cao* of Lộc Thanh.
struct ControlSearch {
    private enum Meaning { case units, duties, either }

    private let all: UInt64
    private let meaning: Meaning
    /// For each unit and duty that has any, which of the words its names hold: bit by bit.
    private let unitMasks: [String: UInt64]
    private let dutyMasks: [String: UInt64]

    init(_ text: String, rules: RuleSet) {
        let words = Array(Self.words(text).prefix(64))
        all = words.count == 64 ? .max : 1 << UInt64(words.count) - 1
        unitMasks = Self.masks(
            rules.registry.units.lazy.map { ($0.id, "\($0.id) \($0.name)") }, words)
        dutyMasks = Self.masks(
            rules.plans.flatMap { plan in
                plan.duties.map { ($0.id, "\(plan.id) \($0.id) \($0.short) \($0.title)") }
            }, words)
        let all = all
        meaning =
            unitMasks.values.contains(all)
            ? .units : dutyMasks.values.contains(all) ? .duties : .either
    }

    func fits(duty: Duty, unit: String) -> Bool {
        let unitMask = unitMasks[unit] ?? 0
        let dutyMask = dutyMasks[duty.id] ?? 0
        return switch meaning {
        case .units: unitMask == all
        case .duties: dutyMask == all
        case .either: unitMask | dutyMask == all
        }
    }

    private static func words(_ text: String) -> [Substring] {
        VietnameseFolding.fold(text).split { !$0.isLetter && !$0.isNumber }
    }

    private static func masks(
        _ items: some Sequence<(String, String)>, _ words: [Substring]
    ) -> [String: UInt64] {
        var masks: [String: UInt64] = [:]
        for (id, text) in items {
            let names = self.words(text)
            var mask: UInt64 = 0
            for (index, word) in words.enumerated()
            where names.contains(where: { $0.hasPrefix(word) }) {
                mask |= 1 << UInt64(index)
            }
            if mask != 0 { masks[id] = mask }
        }
        return masks
    }
}
