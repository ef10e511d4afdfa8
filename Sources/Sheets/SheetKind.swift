/// What a file is, by its bytes: names lie.
package enum SheetKind: Hashable, Sendable {
    /// Office Open XML, OpenDocument.
    case xlsx, ods
    /// Text, to be read as comma-separated values.
    case text

    /// Refuses what is neither: each kind that offices send by mistake has its sentence.
    package init(of bytes: [UInt8]) throws(SheetRefusal) {
        guard bytes.count <= SheetLimits.file else {
            throw .tooLarge("tệp hơn 64 MB", "the file is larger than 64 MB")
        }
        if bytes.starts(with: [0x50, 0x4B]) {
            self = try Self.ofArchive(bytes)
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Self.ofCompound(bytes)
        } else {
            self = try Self.ofText(bytes)
        }
    }

    private static func ofArchive(_ bytes: [UInt8]) throws(SheetRefusal) -> SheetKind {
        let zip = try ZipArchive(bytes)
        if zip.has("mimetype") {
            let type = String(decoding: try zip.contents(of: "mimetype").prefix(200), as: UTF8.self)
            let opendocument = "application/vnd.oasis.opendocument."
            if type.hasPrefix(opendocument + "spreadsheet") { return .ods }
            if type.hasPrefix(opendocument) {
                throw .otherKind(
                    "tệp OpenDocument không phải bảng tính", "another OpenDocument file")
            }
        }
        if zip.names.contains(where: { $0.hasSuffix("workbook.bin") }) { throw .binaryExcel }
        if zip.names.contains(where: { $0.hasPrefix("word/") }) {
            throw .otherKind("tệp Word", "a Word document")
        }
        if zip.names.contains(where: { $0.hasPrefix("ppt/") }) {
            throw .otherKind("tệp trình chiếu", "a presentation")
        }
        if zip.has("[Content_Types].xml") { return .xlsx }
        throw .otherKind("tệp nén zip", "a zip archive")
    }

    /// The compound files of old office programs; their directory has names in UTF-16. A workbook with
    /// a password is one too, whatever its name says.
    private static func ofCompound(_ bytes: [UInt8]) -> SheetRefusal {
        func holds(_ name: String) -> Bool {
            let wanted = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            // Entries of the directory are 128 bytes and start with the name.
            return stride(from: 512, to: bytes.count - wanted.count, by: 128).contains {
                bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
            }
        }
        if holds("EncryptedPackage") || holds("EncryptionInfo") { return .encrypted }
        return holds("Workbook") || holds("Book") ? .oldExcel : .oldOffice
    }

    private static func ofText(_ bytes: [UInt8]) throws(SheetRefusal) -> SheetKind {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let start = text.prefix(512).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
            .map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        func begins(_ mark: String) -> Bool { start.starts(with: Array(mark.utf8)) }
        if begins("%pdf-") { throw .otherKind("tệp PDF", "a PDF file") }
        if begins("{\\rtf") { throw .otherKind("tệp văn bản RTF", "an RTF document") }
        if begins("<!doctype") || begins("<html") {
            throw .otherKind(
                "trang web (nhiều phần mềm xuất trang web dưới tên .xls): mở bằng bảng tính, lưu thành .xlsx",
                "a web page, which many programs export as .xls: open it and save it as .xlsx")
        }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !isUTF16, bytes.prefix(4096).contains(0) {
            throw .otherKind("tệp nhị phân", "a binary file")
        }
        if begins("<?xml") { throw .otherKind("tệp XML", "an XML file") }
        return .text
    }
}
