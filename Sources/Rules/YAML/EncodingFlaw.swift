import SourceText

/// Why bytes can't be read as UTF-8 text.
enum EncodingFlaw: Equatable {
    /// A UTF-16 byte order mark: Excel's "Unicode text", Notepad's "Unicode".
    case utf16
    /// The byte at this offset isn't part of a character.
    case notUTF8(offset: Int)

    init?(in file: SourceFile) {
        let bytes = file.bytes
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16
            return
        }
        if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
        guard let offset = Self.firstInvalid(bytes) else { return nil }
        self = .notUTF8(offset: offset)
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            let following: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {  // the table of RFC 3629, section 4
            case 0x00...0x7F: following = 0
            case 0xC2...0xDF: following = 1
            case 0xE0...0xEF:
                following = 2
                second = lead == 0xE0 ? 0xA0...0xBF : lead == 0xED ? 0x80...0x9F : second
            case 0xF0...0xF4:
                following = 3
                second = lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : second
            default: return index
            }
            guard index + following < bytes.count else { return index }
            for step in 1...3 where step <= following {
                let allowed = step == 1 ? second : 0x80...0xBF
                if !allowed.contains(bytes[index + step]) { return index }
            }
            index += following + 1
        }
        return nil
    }

    func report(in file: SourceFile, to findings: Findings) {
        let isTable = file.name.lowercased().hasSuffix(".csv")
        let remedyVi =
            isTable
            ? "trong Excel: Tệp, Lưu dưới dạng, chọn loại “CSV UTF-8 (phân cách bằng dấu phẩy)”"
            : "trong Notepad: Tệp, Lưu dưới dạng, ở ô “Mã hóa” chọn “UTF-8”"
        let remedyEn =
            isTable
            ? "in Excel: File, Save As, and choose the type 'CSV UTF-8 (Comma delimited)'"
            : "in Notepad: File, Save As, and choose 'UTF-8' under 'Encoding'"
        switch self {
        case .utf16:
            findings.error(
                "encoding", file, nil, vi: "tệp lưu bằng bảng mã UTF-16",
                en: "the file is in UTF-16", remedyVi: remedyVi, remedyEn: remedyEn)
        case .notUTF8(let offset):
            findings.error(
                "encoding", file, offset..<offset + 1,
                vi: "ký tự này không theo bảng mã UTF-8",
                en: "this byte is not part of a UTF-8 character", remedyVi: remedyVi,
                remedyEn: remedyEn)
        }
    }
}
