import SourceText

/// The cells of a CSV file (RFC 4180), with `;` or `,` between, as spreadsheets export it.
struct CSVTable {
    /// One cell: its text and where it stands, quotes included.
    typealias Cell = Located<String>

    /// Rows that have something in them, the header first.
    private(set) var rows: [[Cell]] = []
    /// The number of each row as a spreadsheet shows it: empty rows count, and a cell of several
    /// lines is still one row.
    private(set) var numbers: [Int] = []
    let file: SourceFile
    let delimiter: UInt8
    /// Lines above the header.
    private let titles: Int

    /// An unclosed quote is a finding; its cell then ends as one without quotes does, and the rest is
    /// read.
    ///
    /// `isHeader` tells header cells of others: the first line that has most of them, with the
    /// delimiter under which it has them, is the header. What stands above it is a title.
    init(_ file: SourceFile, findings: Findings, isHeader: (String) -> Bool) {
        self.file = file
        let guess = Self.guess(file, isHeader)
        delimiter = guess.delimiter
        titles = guess.titles
        read(findings)
    }

    /// A spreadsheet writes its delimiter into a first line `sep=;`, and people put the table's title
    /// above its header.
    private static func guess(
        _ file: SourceFile, _ isHeader: (String) -> Bool
    ) -> (delimiter: UInt8, titles: Int) {
        let candidates: [UInt8] = [0x3B, 0x2C, 0x09]
        let hint = file.text(in: file.lineRange(1)).lowercased()
        let isHint = hint.hasPrefix("sep=")
        let given = isHint ? hint.utf8.dropFirst(4).first : nil
        let usual = given ?? most(of: candidates, in: file.bytes[file.lineRange(isHint ? 2 : 1)])
        var best = (delimiter: usual, titles: isHint ? 1 : 0)
        var most = 1
        for number in 1...min(file.lineCount, 15) {
            let line = file.text(in: file.lineRange(number))
            for candidate in given.map({ [$0] }) ?? candidates {
                let parts = line.split { $0.utf8.elementsEqual([candidate]) }
                let known = parts.count { isHeader(trimmed($0.filter { $0 != "\"" })) }
                if known > most {
                    most = known
                    best = (candidate, number - 1)
                }
            }
        }
        return best
    }

    private static func most(of candidates: [UInt8], in line: ArraySlice<UInt8>) -> UInt8 {
        let counts = candidates.map { candidate in line.count { $0 == candidate } }
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }
        return candidates[best ?? 0]
    }

    private mutating func read(_ findings: Findings) {
        let bytes = file.bytes
        var index = file.lineRange(titles + 1).lowerBound
        var row: [Cell] = []
        var number = titles + 1
        while index < bytes.count {
            let (cell, end) = cell(from: index, findings)
            row.append(cell)
            index = end
            if index < bytes.count, bytes[index] == delimiter {
                index += 1
                if index == bytes.count {
                    row.append(Cell(value: "", range: index..<index))
                } else {
                    continue
                }
            }
            if index < bytes.count { index += 1 }  // LF or CR
            if index < bytes.count, bytes[index] == 0x0A, bytes[index - 1] == 0x0D { index += 1 }
            if row.contains(where: { !$0.value.isEmpty }) {
                rows.append(row)
                numbers.append(number)
            }
            number += 1
            row.removeAll(keepingCapacity: true)
        }
    }

    /// The cell that starts at `start`, and the offset of the delimiter or line end after it.
    private func cell(from start: Int, _ findings: Findings) -> (Cell, end: Int) {
        let bytes = file.bytes
        var index = start
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        if index < bytes.count, bytes[index] == 0x22 {
            return quoted(from: index, findings)
        }
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        return (
            Cell(
                value: trimmed(String(decoding: bytes[start..<index], as: UTF8.self)),
                range: start..<index), index
        )
    }

    private func quoted(from start: Int, _ findings: Findings) -> (Cell, end: Int) {
        let bytes = file.bytes
        var text: [UInt8] = []
        var index = start + 1
        var isClosed = false
        while index < bytes.count {
            if bytes[index] == 0x22 {
                if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    index += 1
                } else {
                    index += 1
                    isClosed = true
                    break
                }
            }
            text.append(bytes[index])
            index += 1
        }
        if !isClosed {
            index = start + 1
            while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
            text = Array(bytes[start + 1..<index])
            findings.error(
                "csv-quote", file, start..<start + 1, vi: "dấu nháy kép này chưa đóng",
                en: "this quote isn't closed", remedyVi: "thêm dấu nháy kép ở cuối ô",
                remedyEn: "add the closing quote at the cell's end")
        }
        let end = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        if bytes[end..<index].contains(where: { $0 != 0x20 }) {
            findings.error(
                "csv-quote", file, end..<index, vi: "có chữ sau dấu nháy đóng của ô",
                en: "there is text after the cell's closing quote",
                remedyVi: "viết hai dấu nháy kép liền nhau cho một dấu nháy trong ô",
                remedyEn: "write two quotes for one inside a cell")
        }
        return (
            Cell(value: trimmed(String(decoding: text, as: UTF8.self)), range: start..<end), index
        )
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == 0x0A || byte == 0x0D
    }
}
