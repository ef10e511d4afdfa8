import Sheets

/// A document in the register.
package struct RegisterRow: Hashable, Sendable {
    /// Of the spreadsheet.
    package let row: Int
    package let number: String
    package let issuer: String
    package let summary: String
    /// The document's own day.
    package let dated: RegisterDay
    package let arrived: RegisterDay
}

/// Reads the rows of a register; those without number, issuer or summary are no documents.
struct RegisterRows {
    private(set) var rows: [RegisterRow] = []
    private(set) var notes: [ImportNote] = []

    init(_ file: OfficeFile) throws(ImportRefusal) {
        guard let layout = TableLayout(file.sheet, column: ReceiptColumn.headers.column),
            layout.columns[.number] != nil, layout.columns[.issuer] != nil,
            layout.columns[.summary] != nil
        else {
            throw ImportRefusal(
                vi:
                    "không thấy dòng tên cột của sổ văn bản đến: cần “Số, ký hiệu”, “Cơ quan ban hành” (hay "
                    + "“Tác giả”) và “Trích yếu”",
                en:
                    "there is no header of a register: it needs 'Số, ký hiệu' or 'number', 'Cơ quan ban "
                    + "hành' or 'issuer', and 'Trích yếu' or 'summary'")
        }
        try layout.refuseUncomputed(
            besides: [.order, .arrivalNumber, .handler, .note])
        try layout.refuseMerged()
        for row in layout.rows {
            let number = layout.text(.number, row)
            let issuer = layout.text(.issuer, row)
            guard !number.isEmpty, !issuer.isEmpty else {
                notes.append(
                    ImportNote(
                        row: row.number, vi: "thiếu số hoặc cơ quan ban hành, bỏ qua",
                        en: "it lacks a number or an issuer and is passed over"))
                continue
            }
            rows.append(
                RegisterRow(
                    row: row.number, number: number, issuer: issuer,
                    summary: [layout.text(.kind, row), layout.text(.summary, row)]
                        .filter { !$0.isEmpty }.joined(separator: " "),
                    dated: RegisterDay(layout.cell(.dated, row)),
                    arrived: RegisterDay(layout.cell(.arrived, row))))
        }
        notes = file.notes + notes
    }
}
