import Civil
import Mail
import Rules
import Scheduler
import SourceText

/// What has to be said in one language or the other outside the templates.
struct Words {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// "Hiệu trưởng Trường THPT Bảo Lộc", or the unit alone where nobody's title is known.
    func salutation(_ recipient: Recipient) -> String {
        guard let unit = recipient.unit?.name else {
            return recipient.person.name ?? recipient.address
        }
        return office(recipient.person.title, unit)
    }

    /// ` của Trường THPT Bảo Lộc`, behind what it owes.
    func whose(_ unit: String) -> String {
        switch language {
        case .vi: " của \(unit)"
        case .en: " of \(unit)"
        }
    }

    /// What moved a due day: days that don't count (statement 55).
    func suspension(from: CivilDate, until: CivilDate, reason: String) -> String {
        switch language {
        case .vi:
            "việc tạm dừng từ \(from.vietnamese) đến hết \(until.vietnamese): \(reason)"
        case .en:
            "the suspension from \(from.vietnamese) through \(until.vietnamese): \(reason)"
        }
    }

    /// `Công văn số 45/SGDĐT-TCHC ngày 30/10/2025` of a bare number: what names its kind of paper stands as it is.
    func paper(_ letter: String) -> String {
        let lead = letter.lowercased().hasPrefix("số ") ? letter.dropFirst(3) : letter[...]
        guard let first = lead.first, first.isNumber, !Self.namesKind(lead) else { return letter }
        switch language {
        case .vi: return "Công văn số \(lead)"
        case .en: return "letter no. \(lead)"
        }
    }

    /// "7/QĐ" is a decision by its number.
    private static func namesKind(_ number: Substring) -> Bool {
        let kinds: Set<String> = [
            "qđ", "tb", "kh", "nq", "ct", "ttr", "bc", "hd", "tt", "nđ", "bb",
        ]
        return number.lowercased().split { "/-. ".contains($0) }.contains {
            kinds.contains(String($0))
        }
    }

    /// Between two things that brought something about.
    var and: String { language == .vi ? " và " : " and " }

    /// That what moved it was taken back.
    func takenBack(_ what: String?) -> String {
        switch language {
        case .vi: what.map { "việc thu hồi \($0)" } ?? "việc thu hồi lần gia hạn trước"
        case .en:
            what.map { "the taking back of \($0)" } ?? "the taking back of the extension before"
        }
    }

    /// Every office that a mail goes to one inbox for (statement 48).
    func salutation(_ recipients: [Recipient]) -> String {
        var names: [String] = []
        for name in recipients.map(salutation) where !names.contains(name) { names.append(name) }
        return names.joined(separator: "; ")
    }

    /// Somebody's office: "Trưởng phòng Tổ chức hành chính", never "Trưởng phòng Phòng …": what a title
    /// ends with and the unit's name begins with is said once.
    func office(_ title: String?, _ unit: String) -> String {
        guard let title, !title.isEmpty else { return unit }
        guard language == .vi else { return "\(title), \(unit)" }
        // By octets: a blank is one of its own.
        let said = title.utf8.split(separator: 32)
        let named = unit.utf8.split(separator: 32)
        func isSame(_ a: Substring.UTF8View, _ b: Substring.UTF8View) -> Bool {
            Substring(a).lowercased() == Substring(b).lowercased()
        }
        for start in said.indices where said.count - start <= named.count {
            let end = said[start...]
            guard zip(end, named).allSatisfy(isSame) else { continue }
            return (said.map { Substring($0) } + named.dropFirst(end.count).map { Substring($0) })
                .joined(separator: " ")
        }
        return "\(title) \(unit)"
    }

    /// "Phòng Tổ chức hành chính, Sở GDĐT"; the office once where the unit's name has it.
    func place(_ unit: String, office: String) -> String {
        unit.hasSuffix(office) || unit.hasPrefix(office) ? unit : "\(unit), \(office)"
    }

    /// Whether a name is that of a part of an office, by its first words; not "Phòng Giáo dục … huyện A",
    /// which is nobody's part, nor a committee or a school.
    static func isDivision(_ name: String) -> Bool {
        let words = name.lowercased().split(separator: " ")
        guard let first = words.first else { return false }
        if first == "văn", words.dropFirst().first == "phòng" { return true }
        let isPart = ["phòng", "ban", "tổ", "thanh", "division"].contains(first)
        return isPart && !words.contains("huyện") && !words.contains("xã")
            && !words.contains("tỉnh") && !words.contains("quận") && !words.contains("phường")
    }

    /// Who answers for what another unit owed.
    func standIn(_ name: String, for origins: [String]) -> String {
        let names = origins.joined(separator: ", ")
        return switch language {
        case .vi: "\(name) (thay \(names))"
        case .en: "\(name) (for \(names))"
        }
    }

    /// Behind the name of a unit in a list: that it had until another day than the others.
    func until(_ due: CivilDate) -> String {
        language == .vi ? " (hạn: \(due.vietnamese))" : " (due \(due.vietnamese))"
    }

    func completion(of name: String) -> String {
        language == .vi ? "Bổ sung \(name)" : "Completion of the \(name)"
    }

    /// Why somebody gets what was meant for the head.
    func passedOn(by head: String) -> String {
        switch language {
        case .vi: "\(head) đã chuyển việc này cho đồng chí"
        case .en: "\(head) has passed this on to you"
        }
    }

    /// Who is late as well, by another day than those of the list.
    func lateElsewhere(_ count: Int, _ due: CivilDate) -> String {
        switch language {
        case .vi: "Ngoài danh sách trên: \(count) đơn vị khác quá hạn, hạn ngày \(due.vietnamese)"
        case .en: "Besides this list: \(count) more overdue, due \(due.vietnamese)"
        }
    }

    /// What a due day is called in the reader's calendar.
    func calendarEntry(_ name: String) -> String {
        language == .vi ? "Hạn cuối: \(name)" : "Due: \(name)"
    }

    /// What a calendar tells of a due day beside its name: the document, and where the report goes.
    func calendarDetails(_ matter: LetterMatter) -> String? {
        let to = matter.sendTo.map { language == .vi ? "Gửi về: \($0)" : "Send to: \($0)" }
        let form = matter.form.map { language == .vi ? "Biểu mẫu: \($0)" : "Form: \($0)" }
        let lines = [matter.citation, to, form].compactMap { $0 }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    func lunar(_ date: LunarDate) -> String {
        switch language {
        case .vi: "\(date.day)/\(date.month)\(date.isLeap ? " nhuận" : "") âm lịch"
        case .en: "lunar \(date.day)/\(date.month)\(date.isLeap ? " leap" : "")"
        }
    }

    /// Why a role could not be told: "chưa báo được thủ trưởng: chưa có địa chỉ thư".
    func skipped(_ role: Role, _ reason: Reason, registry: Registry) -> String {
        let who =
            switch role {
            case .head: language == .vi ? "thủ trưởng" : "the head"
            case .deputy: language == .vi ? "cấp phó" : "the deputy"
            case .contact: language == .vi ? "đầu mối" : "the contact"
            case .owner: language == .vi ? "đơn vị chủ trì" : "the plan's owner"
            case .parent: language == .vi ? "cấp trên" : "the unit above"
            case .unit(let id): registry.unit(id)?.name ?? id
            case .address: language == .vi ? "địa chỉ đã ghi" : "the address given"
            }
        let why =
            switch reason {
            case .noAddress: language == .vi ? "chưa có địa chỉ thư" : "no mail address"
            case .outsideBody:
                language == .vi ? "cơ quan ngoài, gửi văn bản giấy" : "outside body, on paper"
            case .undeliverable:
                language == .vi ? "thư bị trả lại" : "mail comes back"
            case .roleEmpty, .closed, .moved, .withdrawn, .shadow, .paused, .silenced,
                .acknowledged, .outdated, .discarded, .nothingToSay, .unwritable, .submitted,
                .shown, .undone:
                language == .vi ? "không còn ai giữ vai trò này" : "nobody holds this role"
            }
        return language == .vi
            ? "chưa báo được \(who): \(why)" : "\(who) could not be told: \(why)"
    }

    /// As it stands inside a sentence; an abbreviation keeps its capitals.
    func lowered(_ text: String) -> String {
        guard let second = text.dropFirst().first, second.isLowercase else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
