import SourceText

/// A file of another program's under the name of a rule file: renaming a document doesn't make text
/// of it.
enum ForeignFormat: Equatable {
    /// A zip archive: .docx, .xlsx, .ods and the like.
    case office
    /// The older .doc and .xls.
    case oldOffice
    case pdf, rtf, webPage

    init?(in file: SourceFile) {
        let start = Self.start(of: file.bytes)
        let found = Self.marks.first { start.starts(with: $0.mark) }
        guard let found else { return nil }
        self = found.format
    }

    private static let marks: [(mark: [UInt8], format: ForeignFormat)] = [
        ([0x50, 0x4B, 0x03, 0x04], .office),
        ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice),
        (Array("%pdf-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
        (Array("<!doctype".utf8), .webPage),
        (Array("<html".utf8), .webPage), (Array("<?xml".utf8), .webPage),
    ]

    /// The first bytes after a byte order mark and blanks, in lower case but for what isn't text.
    private static func start(of bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0x50, 0x4B]) { return Array(bytes.prefix(4)) }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let solid = text.prefix(64).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return solid.prefix(9).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }

    func report(in file: SourceFile, to findings: Findings) {
        let (vi, en) =
            switch self {
            case .office, .oldOffice:
                ("tệp của Word, Excel hay LibreOffice", "a Word, Excel or LibreOffice file")
            case .pdf: ("tệp PDF", "a PDF file")
            case .rtf: ("tệp văn bản RTF", "an RTF document")
            case .webPage: ("trang web", "a web page")
            }
        let isTable = file.name.lowercased().hasSuffix(".csv")
        findings.error(
            "file-format", file, nil,
            vi: "đây là \(vi), đổi tên tệp không biến nó thành tệp chữ",
            en: "this is \(en); renaming it doesn't make it a text file",
            remedyVi: isTable
                ? "mở bằng chương trình bảng tính, Lưu dưới dạng “CSV UTF-8”"
                : "mở tệp, chép phần chữ sang một tệp mới trong Notepad, lưu với bảng mã UTF-8",
            remedyEn: isTable
                ? "open it in the spreadsheet program and save it as 'CSV UTF-8'"
                : "open it, copy the text into a new file in Notepad, and save that as UTF-8")
    }
}
