import SourceText

/// Where and why libyaml couldn't go on.
struct SyntaxFault {
    /// libyaml's own words.
    var problem: String
    /// The line on which it stopped, and the byte in that line as it was given.
    var line: Int
    var column: Int
    /// The line on which what it was reading starts, and the byte.
    var start: (line: Int, column: Int)?
    /// The place in the file.
    var place: Int
    /// The bytes aren't characters that YAML knows; nothing was read as YAML.
    var isUnreadable = false
}

/// What is done about a fault: the finding, and how the text becomes readable again.
struct Mending {
    var finding: Diagnostic
    /// The line to blame.
    var line: Int
    /// `nil` where nothing but leaving the line out helps.
    var change: ((inout MendedText) -> Void)?
}

/// Reads on after syntax errors: each is told once, in words for people who don't know YAML, then
/// mended or left out, and the text is read again.
struct SyntaxRecovery {
    private(set) var text: MendedText
    private let findings: Findings
    /// Lines that were mended, and lines that were left out.
    private var mended = Set<Int>()
    private var dropped = Set<Int>()
    private var rounds = 0
    /// The items in which something was told that nobody can mend but by looking.
    private var told = Set<Int>()
    private var counts: [String: Int] = [:]
    /// By kind, the first finding that wasn't told.
    private var withheld: [String: Diagnostic] = [:]

    /// As many readings of one file as its errors may cost.
    static let most = 60
    /// As many findings of one kind as one file's slips may have: the first are enough to see what
    /// is wrong everywhere.
    private static let mostOfAKind = 12

    init(_ file: SourceFile, findings: Findings) {
        text = MendedText(file)
        self.findings = findings
    }

    /// U+2028 and its like end a line for YAML and for nobody else: told where they are, and blanks for it.
    mutating func mendLineEnds() {
        let file = text.file
        var isMended = false
        defer { if isMended { text.rebuild() } }
        for number in 1...max(1, file.lineCount) {
            let places = HiddenCharacters.lineEnds(in: text.text(number).bytes)
            guard let first = places.first else { continue }
            let lower = file.lineRange(number).lowerBound
            let bytes = text.text(number).bytes[first]
            String(decoding: bytes, as: UTF8.self).unicodeScalars.first.flatMap {
                HiddenCharacters.finding(
                    $0, at: lower + first.lowerBound..<lower + first.upperBound, file,
                    severity: .error)
            }.map(findings.report)
            text.mend(number) { line in
                for place in places.reversed() { line.replace(place, with: [0x20]) }
            }
            isMended = true
        }
    }

    /// A heading above the first key, as papers have one, and `// …`: told once, and left out.
    mutating func mendHeading() {
        var heading: [Int] = []
        var isFollowed = false
        for number in 1...max(1, text.file.lineCount) where !isFollowed {
            let line = text.text(number)
            guard let first = line.bytes.first(where: { $0 != 0x20 && $0 != 0x09 }), first != 0x23
            else { continue }
            let isNote = line.bytes.starts(with: Array("//".utf8))
            if line.indentation == 0, isNote || line.key == nil,
                !Array("-{[\"'%.&*!|>?=".utf8).contains(first)
            {
                heading.append(number)
            } else {
                guard !heading.isEmpty, line.indentation == 0, line.key != nil, first != 0x2D
                else { return }
                isFollowed = true
            }
        }
        guard isFollowed, let first = heading.first else { return }
        let place = text.file.lineRange(first).lowerBound
        let fault = SyntaxFault(problem: "", line: first, column: 0, place: place)
        findings.report(SlipReader(text: text, fault: fault).looseText(first).finding)
        for number in heading { text.drop(number...number) }
        text.rebuild()
    }

    /// How many findings of a kind aren't shown.
    func tellRest() {
        for (code, first) in withheld.sorted(by: { $0.key < $1.key }) {
            let rest = counts[code, default: 0] - Self.mostOfAKind
            findings.error(
                code, text.file, first.range,
                vi: "từ dòng này còn \(rest) chỗ mắc lỗi như trên, không nêu từng chỗ",
                en:
                    "from this line on \(rest) more have the same fault, and aren't shown one by one",
                remedyVi: "sửa các chỗ trên rồi kiểm tra lại",
                remedyEn: "mend those above, then check again")
        }
    }

    /// Makes the text readable beyond `fault`; `false` when it is given up.
    mutating func recover(from fault: SyntaxFault) -> Bool {
        rounds += 1
        guard rounds <= Self.most else { return false }
        defer { text.rebuild() }
        let mending = SlipReader(text: text, fault: fault).mending()
        guard !mended.contains(mending.line), !dropped.contains(mending.line) else {
            return dropAfterMending(fault, mending)
        }
        tell(mending)
        if let change = mending.change {
            mended.insert(mending.line)
            change(&text)
        } else {
            drop(mending.line)
        }
        return true
    }

    private mutating func tell(_ mending: Mending) {
        let code = mending.finding.code
        if mending.change == nil {
            let item = itemLines(around: mending.line).lowerBound
            guard told.insert(item).inserted else { return }
        }
        counts[code, default: 0] += 1
        if counts[code, default: 0] <= Self.mostOfAKind {
            findings.report(mending.finding)
        } else if withheld[code] == nil {
            withheld[code] = mending.finding
        }
    }

    /// The mended line, or what was left beside one that was left out, is no better: more goes, and
    /// nothing is said twice.
    private mutating func dropAfterMending(_ fault: SyntaxFault, _ mending: Mending) -> Bool {
        if !dropped.contains(mending.line) {
            drop(mending.line)
        } else if !dropped.contains(fault.line), !text.text(fault.line).isBlank {
            drop(fault.line)
        } else {
            let item = itemLines(around: mending.line)
            let isNew = item.contains { !text.text($0).isBlank }
            let lines = isNew ? item : mending.line...text.file.lineCount
            guard lines.contains(where: { !text.text($0).isBlank }) else { return false }
            leaveOut(lines)
        }
        return true
    }

    /// The line, and what belongs beneath it.
    private mutating func drop(_ number: Int) {
        let indentation = text.text(number).indentation
        var last = number
        while last < text.file.lineCount {
            let next = text.text(last + 1)
            guard next.isBlank || next.indentation > indentation else { break }
            last += 1
        }
        while last > number, text.text(last).isBlank { last -= 1 }
        leaveOut(number...last)
    }

    private mutating func leaveOut(_ lines: ClosedRange<Int>) {
        let file = text.file
        findings.noteHole(
            file.lineRange(lines.lowerBound)
                .lowerBound..<file.lineRange(lines.upperBound).upperBound,
            in: file)
        text.drop(lines)
        dropped.formUnion(lines)
    }

    /// The outermost list item, or the top-level key, around a line, as the file has it.
    private func itemLines(around number: Int) -> ClosedRange<Int> {
        let lines = { (number: Int) in MendedText.Line(text.file, number) }
        var first = number
        var indentation = lines(number).indentation
        var index = number - 1
        while index >= 1, indentation > 0 {
            let line = lines(index)
            if !line.isBlank, line.indentation < indentation {
                if line.indentation == 0 { break }
                indentation = line.indentation
                first = index
            }
            index -= 1
        }
        var last = number
        while last < text.file.lineCount {
            let next = lines(last + 1)
            guard next.isBlank || next.indentation > indentation else { break }
            last += 1
        }
        return first...last
    }
}
