import Civil

/// The letter in the form of Decree 30/2020/NĐ-CP, appendix I: what stands where, in which size and style; numbers
/// in brackets are those of its part II.
extension UrgingLetter {
    package var paper: Paper {
        Paper(
            title: "Công văn \(subject)",
            sections: [
                [head, numbering] + salutation + text + [foot],
                annex,
            ])
    }

    /// Left the organisation, right the country.
    private static let widths = (left: 66.0, right: Paper.textWidth - 66.0)

    private func centred(
        _ text: String, _ size: Double, bold: Bool = false, italic: Bool = false,
        before: Double = 0
    ) -> Paper.Block {
        var paragraph = Paper.Paragraph(text, size: size, .centre, bold: bold, italic: italic)
        paragraph.before = before
        return .text(paragraph)
    }

    // MARK: Head

    /// The organisation (2) and the country (1).
    private var head: Paper.Block {
        // Whom it belongs to is a gap where nobody knows; a committee of the people belongs to none.
        let name = sender.organisation.uppercased()
        let isTop = ["UBND", "ỦY BAN NHÂN DÂN"].contains { name.hasPrefix($0) }
        let above = sender.above.map { centred($0.uppercased(), 13) }
        let line = above ?? (isTop ? nil : centred(Self.gap + Self.gap, 13))
        return .columns([
            Paper.Column(
                width: Self.widths.left,
                blocks: [line].compactMap { $0 } + [
                    centred(name, 13, bold: true),
                    .line(length: Self.lineLength(under: name)),
                ]),
            Paper.Column(
                width: Self.widths.right,
                blocks: [
                    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold: true),
                    centred("Độc lập - Tự do - Hạnh phúc", 14, bold: true),
                    .line(length: Self.mottoLength),
                ]),
        ])
    }

    /// As long as the motto is in Times New Roman, bold, 14 points.
    private static let mottoLength = 60.5

    /// A third to a half of the name's line; capitals of 13 points are some 3.1 mm wide.
    private static func lineLength(under name: String) -> Double {
        min(Double(name.count) * 3.1, widths.left) * 0.4
    }

    /// Number and subject (3, 5b), place and day (4).
    private var numbering: Paper.Block {
        .columns([
            Paper.Column(
                width: Self.widths.left,
                blocks: [
                    centred("Số: \(Self.gap)/\(Self.gap)", 13, before: 6),
                    centred("V/v \(subject)".keepingYear, 12, before: 6),
                ]),
            Paper.Column(
                width: Self.widths.right,
                blocks: [
                    centred(
                        "\(Self.gap)\(Self.gap), ngày \(Self.gap) tháng \(Self.gap) năm "
                            + "\(today.year)", 14, italic: true, before: 6)
                ]),
        ])
    }

    // MARK: Text

    /// Whom it goes to (9a).
    private var salutation: [Paper.Block] {
        let many = namesAddressees ? nil : "Các đơn vị có tên trong Phụ lục kèm theo"
        if let name = many ?? (addressees.count == 1 ? addressees[0] : nil) {
            var line = Paper.Paragraph("Kính gửi: \(name)", size: 14, .centre)
            (line.before, line.after) = (18, 12)
            return [.text(line)]
        }
        var opening = Paper.Paragraph("Kính gửi:", size: 14, .start)
        (opening.left, opening.before, opening.keepsWithNext) = (35, 18, true)
        let names = addressees.enumerated().map { index, name in
            let isLast = index == addressees.count - 1
            var line = Paper.Paragraph("- \(name)\(isLast ? "." : ";")", size: 14, .start)
            (line.left, line.firstLine) = (53, -3)
            line.after = isLast ? 12 : 0
            return Paper.Block.text(line)
        }
        return [.text(opening)] + names
    }

    /// The body (6).
    private var text: [Paper.Block] {
        body.map { text in
            var paragraph = Paper.Paragraph(text, size: 14, .justified)
            (paragraph.firstLine, paragraph.after) = (12.7, 6)
            return .text(paragraph)
        }
    }

    // MARK: Foot

    /// Who else gets it (9b), and who signs (7).
    private var foot: Paper.Block {
        var heading = Paper.Paragraph("Nơi nhận:", size: 12, .start, bold: true, italic: true)
        heading.before = 12
        let lines = recipients.map { Paper.Block.text(Paper.Paragraph($0, size: 11, .start)) }
        let signing = sender.signing.isEmpty ? [Self.gap + Self.gap] : sender.signing
        let titles = signing.enumerated().map { index, line in
            centred(line, 14, bold: true, before: index == 0 ? 12 : 0)
        }
        let signer = sender.signer ?? String(repeating: Self.gap, count: 4)
        return .columns([
            Paper.Column(width: 80, blocks: [.text(heading)] + lines),
            Paper.Column(
                width: Paper.textWidth - 80,
                blocks: titles + [centred(signer, 14, bold: true, before: 72)]),
        ])
    }

    // MARK: Annex

    /// Who is missing (III, 1).
    private var annex: [Paper.Block] {
        let reference =
            "(Kèm theo Công văn số \(Self.gap)/\(Self.gap) ngày \(Self.gap)/\(Self.gap)/\(today.year) "
            + "của \(sender.organisation))"
        var end = Paper.Paragraph("Tổng số báo cáo còn thiếu: \(units.count)./.", size: 13, .start)
        end.before = 6
        return [
            centred("Phụ lục", 14, bold: true),
            centred("DANH SÁCH ĐƠN VỊ CHƯA GỬI \(object.uppercased())", 14, bold: true),
            centred(reference, 14, italic: true), .line(length: 40), centred("", 8),
            .grid(list), .text(end),
        ]
    }

    private var list: Paper.Grid {
        let hasNotes = units.contains { $0.note != nil }
        var grid = Paper.Grid(
            widths: [12, 75, 26, 24, 28],
            titles: [
                "STT", "Tên đơn vị", "Hạn gửi", "Quá hạn (ngày làm việc)", "Thư nhắc lần cuối",
            ],
            rows: units.enumerated().map { index, unit in
                [
                    "\(index + 1)", unit.name, unit.due.vietnamese, "\(unit.workingDaysLate)",
                    unit.reminded?.vietnamese ?? "",
                ] + (hasNotes ? [unit.note ?? ""] : [])
            },
            alignments: [.centre, .start, .centre, .centre, .centre], size: 13)
        if hasNotes {
            grid.widths = [12, 47, 26, 20, 26, 34]
            grid.titles.append("Ghi chú")
            grid.alignments.append(.start)
        }
        return grid
    }
}

extension String {
    /// With a year at the end kept on the line of the word before it.
    fileprivate var keepingYear: String {
        guard let last = lastIndex(of: " "), Int(self[index(after: last)...]) != nil else {
            return self
        }
        return self[..<last] + "\u{A0}" + self[index(after: last)...]
    }
}
