internal import Civil
package import Rules

extension NoticeKey {
    /// Reads back what `description` writes; `nil` for any other text.
    ///
    /// A role that is an address is known by its fingerprint alone, so it comes back without the
    /// address.
    package init?(parsing text: String) {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let about = text[..<at]
        let parts = text[text.index(after: at)...]
            .split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let due = Self.day(parts[0]),
            let kind = NoticeKind(rawValue: String(parts[1])),
            let stage = NoticeStage(parsing: parts[2]),
            let role = Role(keyText: String(parts[3])),
            let subject = Self.subject(about, due)
        else { return nil }
        self.init(subject: subject, due: due, kind: kind, stage: stage, role: role)
    }

    /// The role's part of such a text, as it stands there.
    package static func roleText(of text: String) -> String? {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let parts = text[at...].split(separator: ":", maxSplits: 3)
        return parts.count == 4 ? String(parts[3]) : nil
    }

    private static func day(_ text: Substring) -> CivilDate? {
        do throws(CivilError) { return try CivilDate(parsing: text) } catch { return nil }
    }

    private static func subject(_ about: Substring, _ due: CivilDate) -> Subject? {
        if about.hasPrefix("plan:") {
            return .plan(String(about.dropFirst("plan:".count)), day: due)
        }
        return ObligationID(parsing: about).map { .obligation($0) }
    }
}

extension Role {
    /// Reads the form that keys carry; an address comes back empty.
    package init?(keyText text: String, address: String? = nil) {
        switch text {
        case "head": self = .head
        case "deputy": self = .deputy
        case "contact": self = .contact
        case "owner": self = .owner
        case "parent": self = .parent
        default:
            if text.hasPrefix("unit:") {
                self = .unit(String(text.dropFirst("unit:".count)))
            } else if text.hasPrefix("address:") {
                self = .address(address ?? "")
            } else {
                return nil
            }
        }
    }
}
