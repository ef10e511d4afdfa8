package import Civil
internal import Foundation
package import Rules
package import Scheduler
package import SourceText

/// A test that plan owners write beside their rules: on these days, after these entries, exactly these
/// notices leave.
package struct RuleTest: Sendable {
    package let name: String
    package let file: SourceFile
    /// Where it begins in the file.
    package let range: Range<Int>
    /// The days looked at.
    package let days: ClosedRange<CivilDate>
    /// The duties looked at, and plans by `plan:id`; empty looks at everything.
    package let only: Set<String>
    package let given: [ScriptedEvent]
    /// `nil` where it says nothing of notices.
    package let notices: [Expectation]?
    /// Exactly who is written to; `nil` where it says nothing of addresses.
    package let addresses: Set<String>?

    /// Notices that leave. What is `nil` may be anything.
    package struct Expectation: Sendable {
        package var day: CivilDate?
        package var duty: String?
        package var kind: NoticeKind?
        package var stage: NoticeStage?
        package var role: Role?
        /// One notice for each; `nil` leaves open whose they are.
        package var units: [String]?
        /// How many; `nil` is one, or one for each unit.
        package var count: Int?
        package var range: Range<Int>

        func fits(_ notice: SimulatedNotice) -> Bool {
            let key = notice.notice.key
            return (day.map { $0 == notice.at.date } ?? true)
                && (duty.map { $0 == key.subject.obligation?.occurrence.duty } ?? true)
                && (kind.map { $0 == key.kind } ?? true)
                && (stage.map { $0 == key.stage } ?? true) && (role.map { $0 == key.role } ?? true)
        }
    }
}

/// The words of tests, in both languages, as they are told apart: without case and diacritics.
enum TestWords {
    static func fold(_ text: String) -> String {
        let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
        return String(String.UnicodeScalarView(plain)).replacing("đ", with: "d")
            .replacing("_", with: "-").split(separator: " ").joined(separator: " ")
    }

    /// English names with the Vietnamese ones.
    static let test = [
        "name": ["ten"], "day": ["ngay"], "from": ["tu ngay"], "until": ["den het ngay"],
        "only": ["chi xem"], "given": ["da ghi"], "notices": ["thu"], "addresses": ["dia chi"],
    ]
    static let given = [
        "event": ["ghi"], "happened": ["su kien"], "duty": ["nhiem vu"], "period": ["ky"],
        "units": ["don vi", "unit"],
        "at": ["luc"], "day": ["ngay", "on"], "no": ["so"], "nil": ["khong phat sinh"],
        "note": ["ghi chu"], "until": ["den het ngay"], "to": ["den ngay", "gui"],
        "letter": ["van ban"],
    ]
    static let notice = [
        "day": ["ngay"], "duty": ["nhiem vu"], "kind": ["loai"], "stage": ["moc"], "to": ["gui"],
        "units": ["don vi", "unit"], "count": ["so thu"],
    ]

    static let events = [
        "receive": ["nhan bao cao", "da nhan"], "acknowledge": ["da xem"],
        "submit": ["bao da gui"], "accept": ["chap nhan"], "return": ["tra lai"],
        "extend": ["gia han"], "ask": ["xin gia han"], "waive": ["mien bao cao", "mien"],
        "cancel": ["thoi ap dung"], "reassign": ["giao don vi khac"],
        "occur": ["su kien", "xay ra su kien"],
    ]

    static let nobody: Set = ["nobody", "none", "khong ai", "khong", "khong co"]

    /// The English name of a word; `nil` for one that isn't there.
    static func name(_ word: String, in table: [String: [String]]) -> String? {
        let folded = fold(word)
        return table.first { $0.key == folded || $0.value.contains(folded) }?.key
    }

    /// A stage as rules write distances: `7 ngày` before, `sau 1 ngày làm việc` behind the due day.
    static func stage(_ text: String) -> NoticeStage? {
        var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        let isAfter = [["sau", "hạn"], ["quá", "hạn"], ["sau"], ["after"]].contains { opening in
            guard words.starts(with: opening) else { return false }
            words.removeFirst(opening.count)
            return true
        }
        if ["trước", "before"].contains(words.last), !isAfter { words.removeLast() }
        guard let offset = Offset(reading: words.joined(separator: " ")) else { return nil }
        return isAfter ? .after(offset) : NoticeStage(before: offset)
    }

    static func kind(_ word: String) -> NoticeKind? {
        let folded = fold(word)
        return NoticeKind.allCases.first { kind in
            kind.rawValue == folded
                || Language.allCases.contains {
                    fold(kind.name.text($0)) == folded
                }
        }
    }

    /// A role by its word, a unit by its id, anybody else by the address.
    static func role(_ word: String, in registry: Registry) -> Role? {
        let folded = fold(word)
        let roles: [Role] = [.head, .deputy, .contact, .owner, .parent]
        if let role = roles.first(where: { role in
            role.text == folded
                || Language.allCases.contains {
                    fold(EditWords(language: $0).role(role)) == folded
                }
        }) {
            return role
        }
        if folded == "chu tri" { return .owner }
        let unit = word.hasPrefix("unit:") ? String(word.dropFirst(5)) : word
        if registry.unit(unit) != nil { return .unit(unit) }
        return word.contains("@") ? .address(word) : nil
    }
}
