package import SourceText

/// Why a file isn't read as a spreadsheet; nothing of it is taken.
package enum SheetRefusal: Error, Hashable, Sendable {
    /// The `.xls` of Excel 97 to 2003, or another file of the office programs of that time.
    case oldExcel, oldOffice
    case encrypted
    /// `.xlsb`.
    case binaryExcel
    /// A document of another kind, or an archive; what it is.
    case otherKind(Bilingual)
    /// The file's parts don't fit together; where.
    case damaged(Bilingual)
    /// More than is read; of what, and how much at most.
    case tooLarge(Bilingual)
    case noSuchSheet(String, names: [String])
    case empty

    package var text: Bilingual {
        switch self {
        case .oldExcel:
            Bilingual(
                vi: "đây là bảng tính .xls kiểu cũ của Excel 97-2003: mở ra, Lưu dưới dạng .xlsx",
                en: "this is an old .xls of Excel 97-2003: open it and save it as .xlsx")
        case .oldOffice:
            Bilingual(
                vi:
                    "đây là tệp kiểu cũ của Word, PowerPoint hay chương trình khác, không phải bảng tính",
                en: "this is an old file of Word, PowerPoint or another program, not a spreadsheet")
        case .encrypted:
            Bilingual(
                vi: "bảng tính có mật khẩu: mở ra, bỏ mật khẩu, lưu lại",
                en: "the spreadsheet has a password: open it and save it without one")
        case .binaryExcel:
            Bilingual(
                vi: "đây là bảng tính nhị phân .xlsb: mở ra, Lưu dưới dạng .xlsx",
                en: "this is a binary .xlsb: open it and save it as .xlsx")
        case .otherKind(let kind):
            Bilingual(
                vi: "đây là \(kind.vi), không phải bảng tính .xlsx, .ods hay .csv",
                en: "this is \(kind.en), not a spreadsheet .xlsx, .ods or .csv")
        case .damaged(let what):
            Bilingual(
                vi: "bảng tính bị hỏng: \(what.vi); mở ra rồi lưu lại",
                en: "the spreadsheet is damaged: \(what.en); open it and save it again")
        case .tooLarge(let what):
            Bilingual(vi: "bảng tính quá lớn: \(what.vi)", en: "it is too large: \(what.en)")
        case .noSuchSheet(_, names: []):
            Bilingual(
                vi: "tệp chữ không có trang tính; bỏ --sheet",
                en: "a text has no sheets; leave --sheet out")
        case .noSuchSheet(let name, let names):
            Bilingual(
                vi: "không có trang tính “\(name)”; có: \(names.joined(separator: ", "))",
                en: "there is no sheet '\(name)'; there are: \(names.joined(separator: ", "))")
        case .empty:
            Bilingual(vi: "bảng tính không có ô nào có chữ", en: "no cell has anything in it")
        }
    }

    static func damaged(_ vi: String, _ en: String) -> SheetRefusal {
        .damaged(Bilingual(vi: vi, en: en))
    }

    static func tooLarge(_ vi: String, _ en: String) -> SheetRefusal {
        .tooLarge(Bilingual(vi: vi, en: en))
    }

    static func otherKind(_ vi: String, _ en: String) -> SheetRefusal {
        .otherKind(Bilingual(vi: vi, en: en))
    }
}
