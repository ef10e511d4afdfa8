/// Reads one sheet of a workbook's bytes.
package enum Spreadsheet {
    /// The sheet of that name; without a name the first one that people see and that has something in
    /// it.
    ///
    /// Never crashes, whatever the bytes. Nothing is worked out: formulas have the values that the file
    /// has of them.
    ///
    /// - Parameter skipped: sheets that won't do where no name is given.
    package static func sheet(
        named name: String?, besides skipped: Set<String> = [], of bytes: [UInt8], kind: SheetKind
    ) throws(SheetRefusal) -> Sheet {
        let zip = try ZipArchive(bytes)
        switch kind {
        case .xlsx: return try XLSXWorkbook(zip).sheet(named: name, besides: skipped)
        case .ods: return try ODSReader.sheet(named: name, besides: skipped, of: zip)
        case .text: throw .otherKind("tệp chữ", "a text file")
        }
    }

    /// The sheet that one XML part holds: an OpenDocument's content, or a worksheet without the texts and
    /// formats that its workbook keeps.
    package static func sheet(
        ofContent xml: [UInt8], kind: SheetKind
    ) throws(SheetRefusal) -> Sheet {
        switch kind {
        case .ods: return try ODSReader.sheet(named: nil, ofContent: xml)
        case .xlsx:
            let cells = XLSXCells(
                SheetBuilder(name: ""), strings: [], styles: XLSXStyles(), system: .from1900)
            try XMLPass.read(xml, of: "sheet1.xml", to: cells)
            return cells.builder.sheet(of: [])
        case .text: throw .otherKind("tệp chữ", "a text file")
        }
    }
}
