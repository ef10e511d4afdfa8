import Sheets
import SourceText

/// What stands at a table's end and belongs to none of its rows: totals and signatures.
struct TableFoot {
    /// Totals, and where the signatures begin, everything from there on.
    private let passed: [Int: String]

    /// - Parameter number: the column that numbers the rows, where there is one.
    init(_ rows: [SheetRow], number: Int?) {
        var passed: [Int: String] = [:]
        let last = rows.lastIndex { row in
            number.map { row[$0]?.text.contains(where: \.isNumber) == true } ?? false
        }
        var isSigned = false
        for (index, row) in rows.enumerated() {
            let texts = row.cells.map { oneLine($0.cell.text) }
            let isAfter = last.map { index > $0 } ?? (number == nil && texts.count <= 2)
            isSigned = isSigned || isAfter && texts.contains(where: Self.isSignature)
            if isSigned || texts.first.map(Self.isTotal) == true {
                passed[row.number] = texts.joined(separator: " ")
            }
        }
        self.passed = passed
    }

    func contains(_ row: SheetRow) -> Bool { passed[row.number] != nil }

    func note(_ row: SheetRow) -> ImportNote {
        let text = passed[row.number] ?? ""
        return ImportNote(
            row: row.number, vi: "bỏ qua “\(text)”", en: "'\(text)' is passed over")
    }

    /// `Tổng cộng`, `Tổng số: 12 đơn vị`, `Cộng`.
    private static func isTotal(_ text: String) -> Bool {
        let all = words(of: text)
        let isCompany = all.starts(with: ["tong", "cong", "ty"])
        if all.starts(with: ["tong", "cong"]) && !isCompany || all.starts(with: ["grand", "total"])
        {
            return true
        }
        let rest = all.filter { Int($0) == nil }
        return [["cong"], ["tong"], ["tong", "so"], ["total"]].contains(rest)
            || rest.count < all.count && rest.count <= 4 && rest.starts(with: ["tong", "so"])
    }

    /// `Người lập biểu`, `KT. GIÁM ĐỐC`, `Lâm Đồng, ngày … tháng … năm …`.
    private static func isSignature(_ text: String) -> Bool {
        let all = words(of: text)
        guard all.count <= 12 else { return false }
        return signatures.contains { all == $0 }
            || all.count <= 6
                && [["kt"], ["tm"], ["tl"], ["nguoi", "lap"], ["noi", "nhan"]].contains {
                    all.starts(with: $0)
                }
            || all.place(of: ["ngay"]).map { all.dropFirst($0).contains("thang") } == true
                && all.contains("nam") && text.contains(",")
    }

    private static let signatures = [
        "Người lập biểu", "Người lập bảng", "Người lập", "Lập biểu", "Giám đốc", "Phó Giám đốc",
        "Hiệu trưởng", "Thủ trưởng đơn vị", "Trưởng phòng", "Chủ tịch", "Người ký", "Ký tên",
        "Người duyệt", "Kế toán", "Prepared by", "Signed", "Director",
    ].map { words(of: $0) }
}
