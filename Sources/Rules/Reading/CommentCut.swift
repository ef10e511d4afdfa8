import SourceText

/// A `#` after a blank begins a comment, which people who write “Báo cáo #3” don't know.
extension Fields {
    /// Keys whose values are any words at all.
    static let freeTexts: Set = [
        "title", "short", "document", "basis", "cite", "name", "form", "channel", "office", "note",
        "head", "contact", "phone", "source", "article", "doubt", "after-event",
    ]

    /// Told of a key that says nothing: what it lacks isn't told again.
    func noteSilent(_ key: String) {
        findings.noteSilent(key, in: Extent(file: file.name, range: extent))
    }

    /// Whether it was told already why `key` says nothing here.
    func isSilent(_ key: String) -> Bool {
        findings.isSilent(key, in: Extent(file: file.name, range: extent))
    }

    func reportMissingValue(_ entry: YAMLEntry) {
        // A line that has to be there isn't to be removed.
        let isNeeded = table.required.contains(entry.key) || entry.key == "due"
        let example =
            entry.key == "due" ? ("trước ngày 05/11/2025", "before 05/11/2025") : ("…", "…")
        var remedy = Bilingual(
            vi: isNeeded
                ? "viết giá trị sau dấu “:”, như “\(entry.key): \(example.0)”"
                : "viết giá trị sau dấu “:” hoặc bỏ dòng này",
            en: isNeeded
                ? "write a value after ':', as in '\(entry.key): \(example.1)'"
                : "write a value after ':' or remove the line")
        if let comment = comment(after: entry.keyRange.upperBound), entry.value.isEmpty,
            comment.lowerBound < file.bytes.count
        {
            let text = file.text(in: comment)
            remedy = Bilingual(
                vi: "phần sau “#” là ghi chú, không được đọc; nếu là giá trị thì viết '\(text)'",
                en:
                    "what follows a '#' is a comment and isn't read; if it is the value write '\(text)'"
            )
        }
        findings.report(
            Diagnostic(
                severity: .error, code: "missing-value", file: file, range: entry.keyRange,
                message: Bilingual(
                    vi: "khóa “\(entry.key)” chưa có giá trị",
                    en: "the key '\(entry.key)' has no value"), remedy: remedy))
    }

    /// Tells a text that goes on behind ` #`: with a letter or number right after it, or a number
    /// after a blank. Comments begin with a blank and a word.
    func checkCut(_ entry: YAMLEntry) {
        guard case .scalar(let text, isPlain: true) = entry.value.content, !text.isEmpty,
            let comment = comment(after: entry.value.range.upperBound)
        else { return }
        let after = file.bytes[comment].dropFirst()
        let isSpaced = after.first == 0x20
        let first = after.first { $0 != 0x20 }
        let isNumber = first.map { (0x30...0x39).contains($0) } ?? false
        guard first != nil, isNumber || !isSpaced, first != 0x23 else { return }
        let whole = text + " " + file.text(in: comment)
        findings.warning(
            .cutByComment, file, comment,
            vi: "phần sau “#” là ghi chú, không thuộc về “\(entry.key)”",
            en: "what follows the '#' is a comment and no part of '\(entry.key)'",
            remedyVi: "nếu là một phần của giá trị thì đặt cả trong dấu nháy: '\(whole)'; "
                + "nếu là ghi chú thì thêm dấu cách sau “#”",
            remedyEn: "if it belongs to the value, put all of it between quotes: '\(whole)'; "
                + "if it is a comment, put a blank after the '#'")
    }

    /// The comment on the line of `offset`, after it, when nothing but blanks lies between.
    private func comment(after offset: Int) -> Range<Int>? {
        let end = file.lineRange(file.line(at: offset)).upperBound
        var index = offset
        while index < end, [0x20, 0x09, 0x3A].contains(file.bytes[index]) { index += 1 }
        guard index < end, file.bytes[index] == 0x23, index > offset else { return nil }
        return index..<end
    }
}
