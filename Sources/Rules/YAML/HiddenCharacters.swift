import SourceText

/// Characters that nobody sees, or that look like a blank and aren't: they come along when text is
/// copied out of documents and web pages.
enum HiddenCharacters {
    /// What a hidden character is called; `nil` for any other.
    static func name(of scalar: Unicode.Scalar) -> Bilingual? {
        switch scalar.value {
        case 0xA0, 0x2007, 0x202F:
            Bilingual(vi: "dấu cách không ngắt (trông như dấu cách)", en: "no-break space")
        case 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000:
            Bilingual(vi: "dấu cách lạ (trông như dấu cách)", en: "odd blank")
        case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
            Bilingual(vi: "ký tự ẩn không có bề rộng", en: "invisible character of no width")
        case 0xAD: Bilingual(vi: "dấu gạch nối ẩn", en: "hidden hyphen")
        default: nil
        }
    }

    /// What a control is called that no value may hold; `nil` for any other character.
    private static func control(_ scalar: Unicode.Scalar) -> Bilingual? {
        switch scalar.value {
        case 0x09: Bilingual(vi: "dấu Tab", en: "Tab")
        case 0x85, 0x2028, 0x2029: Bilingual(vi: "dấu xuống dòng ẩn", en: "hidden line end")
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            Bilingual(vi: "ký tự đổi chiều viết", en: "mark that turns the direction of writing")
        case 0..<0x20, 0x7F...0x9F: Bilingual(vi: "ký tự điều khiển", en: "control character")
        default: nil
        }
    }

    /// The first control in a value as the file has it, told by its place and name; `nil` where it is a
    /// line end, or is written by its number.
    static func control(in range: Range<Int>, of file: SourceFile) -> Diagnostic? {
        var place = range.lowerBound
        for scalar in String(decoding: file.bytes[range], as: UTF8.self).unicodeScalars {
            if scalar == "\n" || scalar == "\r" { return nil }
            let end = place + UTF8.width(scalar)
            if control(scalar) != nil {
                var found = finding(scalar, at: place..<end, file, severity: .error)
                found?.code = "control-character"
                return found
            }
            place = end
        }
        return nil
    }

    /// Line ends that YAML sees and nobody else, in one line of a file.
    static func lineEnds(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
        var places: [Range<Int>] = []
        var place = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let end = place + UTF8.width(scalar)
            if [0x85, 0x2028, 0x2029].contains(scalar.value) { places.append(place..<end) }
            place = end
        }
        return places
    }

    /// Whether it stands where a blank does.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    /// `text` without what can't be seen, and with plain blanks for odd ones; told where a key or a
    /// single word holds one, since nobody would find it.
    static func removed(
        from text: String, at range: Range<Int>, in file: SourceFile, _ findings: Findings
    ) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        // What joins pictures is part of them.
        let hasPictures = text.unicodeScalars.contains(where: \.properties.isEmojiPresentation)
        func isHidden(_ scalar: Unicode.Scalar) -> Bool {
            name(of: scalar) != nil && !(scalar.value == 0x200D && hasPictures)
        }
        guard let first = text.unicodeScalars.first(where: isHidden) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isHidden(scalar) {
                plain.append(scalar)
            } else if isBlank(scalar) {
                plain.append(" ")
            }
        }
        let result = String(plain)
        report(first, in: range, file, findings, isWord: !trimmed(result).contains(" "))
        return trimmed(result)
    }

    private static func report(
        _ scalar: Unicode.Scalar, in range: Range<Int>, _ file: SourceFile, _ findings: Findings,
        isWord: Bool
    ) {
        // Between words an odd blank does no harm.
        if isBlank(scalar), !isWord { return }
        let place = Self.place(of: scalar, in: range, file)
        finding(scalar, at: place, file, severity: isWord ? .error : .warning).map(findings.report)
    }

    static func finding(
        _ scalar: Unicode.Scalar, at place: Range<Int>, _ file: SourceFile,
        severity: Diagnostic.Severity
    ) -> Diagnostic? {
        guard let name = name(of: scalar) ?? control(scalar) else { return nil }
        let code = String(scalar.value, radix: 16, uppercase: true)
        let shown = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        let column = file.position(at: place.lowerBound).column
        let blank = isBlank(scalar)
        return Diagnostic(
            severity: severity, code: "hidden-character", file: file, range: place,
            message: Bilingual(
                vi: "ở cột \(column) có \(name.vi), \(shown)",
                en: "column \(column) holds a character that can't be seen: \(name.en), \(shown)"),
            remedy: Bilingual(
                vi: blank
                    ? "xóa nó và gõ lại bằng phím cách" : "xóa cả từ này và gõ lại bằng bàn phím",
                en: blank ? "delete it and type a plain blank" : "delete the word and type it again"
            ), lint: severity == .warning ? Lint.hiddenCharacter.mark : nil)
    }

    private static func place(
        of scalar: Unicode.Scalar, in range: Range<Int>, _ file: SourceFile
    ) -> Range<Int> {
        let wanted = Array(String(Character(scalar)).utf8)
        var index = range.lowerBound
        while index + wanted.count <= range.upperBound {
            if file.bytes[index..<index + wanted.count].elementsEqual(wanted) {
                return index..<index + wanted.count
            }
            index += 1
        }
        return range
    }
}
