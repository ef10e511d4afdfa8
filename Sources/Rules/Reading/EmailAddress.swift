import Civil
import SourceText

/// Why a text isn't an address that mail can be sent to: RFC 5321's `Mailbox` in ASCII, without
/// quoted local parts, address literals or comments.
enum EmailFlaw: Equatable {
    case controlCharacter, several, notASCII, malformed

    init?(in address: String) {
        let scalars = address.unicodeScalars
        if scalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
            self = .controlCharacter
        } else if scalars.filter({ $0 == "@" }).count > 1 {
            self = .several
        } else if !scalars.allSatisfy(\.isASCII) {
            self = .notASCII
        } else if !Self.isMailbox(address) {
            self = .malformed
        } else {
            return nil
        }
    }

    /// The one domain without a dot that mail goes to.
    private static let local = "localhost".utf8

    private static func isMailbox(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count),
            (1...255).contains(parts[1].count), address.utf8.count <= 254
        else { return false }
        let atoms = parts[0].split(separator: 0x2E, omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: 0x2E, omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
            && labels.allSatisfy(isLabel) && (labels.count > 1 || parts[1].elementsEqual(local))
    }

    private static func isAtomText(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || Array("!#$%&'*+-/=?^_`{|}~".utf8).contains(byte)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
            && label.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    /// The one address in `Văn thư <vt@so.example>`, in `mailto:vt@so.example` and the like.
    private static func only(in text: String) -> String? {
        let parts = text.split { " <>()[]{};,:\"'“”\t".contains($0) }.map(String.init)
        let found = Set(parts.filter(isMailbox))
        return found.count == 1 ? found.first : nil
    }

    /// `b@so.example` for `b@so,example`.
    private static func dotted(_ text: String) -> String {
        String(text.map { $0 == "," ? "." : $0 })
    }

    func report(
        _ address: String, _ file: SourceFile, _ range: Range<Int>, _ findings: Findings,
        isCell: Bool
    ) {
        let contacts =
            isCell
            ? ("cột “Thư đầu mối”, “Thư cấp phó”", "the columns 'contact email', 'deputy email'")
            : ("“contact” hoặc “deputies”", "'contact' or 'deputies'")
        let none =
            isCell
            ? ("để trống ô này", "leave the cell empty where there is none yet")
            : ("bỏ dòng này", "leave it out where there is none yet")
        let wording: (vi: String, en: String, remedyVi: String, remedyEn: String) =
            switch self {
            case .controlCharacter:
                (
                    "địa chỉ thư có ký tự điều khiển", "the address holds a control character",
                    "xóa địa chỉ và gõ lại", "delete the address and type it again"
                )
            case .several where Self.only(in: address) != nil,
                .malformed where Self.only(in: address) != nil,
                .notASCII where Self.only(in: address) != nil:
                (
                    "“\(address)” không chỉ là địa chỉ thư", "'\(address)' is more than an address",
                    "viết \(Self.only(in: address) ?? "")", "write \(Self.only(in: address) ?? "")"
                )
            case .malformed where Self.isMailbox(address.filter { !$0.isWhitespace }):
                (
                    "địa chỉ thư có dấu cách", "the address holds a blank",
                    "viết \(address.filter { !$0.isWhitespace })",
                    "write \(address.filter { !$0.isWhitespace })"
                )
            case .malformed where Self.isMailbox(Self.dotted(address)):
                (
                    "địa chỉ thư có dấu phẩy", "the address holds a comma",
                    "viết \(Self.dotted(address))", "write \(Self.dotted(address))"
                )
            case .several:
                (
                    "chỉ viết một địa chỉ thư", "more than one address",
                    "giữ một địa chỉ; người khác ghi ở \(contacts.0)",
                    "keep one; name others under \(contacts.1)"
                )
            case .notASCII where Self.isMailbox(VietnameseFolding.fold(address)):
                (
                    "địa chỉ thư có chữ có dấu", "the address holds letters with marks",
                    "viết không dấu, như \(VietnameseFolding.fold(address))",
                    "write it without marks, such as \(VietnameseFolding.fold(address))"
                )
            case .malformed, .notASCII:
                (
                    "“\(address)” không phải địa chỉ thư", "'\(address)' is not a mail address",
                    "viết như vanthu@truong.example; chưa có thì \(none.0)",
                    "write, say: office@school.example; \(none.1)"
                )
            }
        findings.error(
            "bad-address", file, range, vi: wording.vi, en: wording.en,
            remedyVi: wording.remedyVi, remedyEn: wording.remedyEn)
    }
}
