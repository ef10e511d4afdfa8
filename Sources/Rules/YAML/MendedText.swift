import SourceText

/// A file's text as libyaml is given it: the file's own bytes, but for lines that were mended so
/// that one slip doesn't hide the rest. Lines are never added or removed.
struct MendedText {
    let file: SourceFile
    private(set) var bytes: [UInt8]
    /// Where each line starts in `bytes`; empty while nothing is mended.
    private var starts: [Int] = []
    /// By line, from 1.
    private var mended: [Int: Line] = [:]

    /// A line's bytes, each with the offset in the file at which it is found.
    struct Line {
        var bytes: [UInt8]
        var offsets: [Int]

        init(_ file: SourceFile, _ number: Int) {
            let range = file.lineRange(number)
            bytes = Array(file.bytes[range])
            offsets = Array(range)
        }

        /// Replaces a part; what is new is found where the part begins.
        mutating func replace(_ range: Range<Int>, with new: [UInt8]) {
            let place =
                range.lowerBound < offsets.count
                ? offsets[range.lowerBound] : (offsets.last.map { $0 + 1 } ?? 0)
            bytes.replaceSubrange(range, with: new)
            offsets.replaceSubrange(range, with: [Int](repeating: place, count: new.count))
        }
    }

    init(_ file: SourceFile) {
        self.file = file
        let start = file.lineRange(1).lowerBound  // past a byte order mark
        bytes = start == 0 ? file.bytes : Array(file.bytes[start...])
    }

    /// Where the byte at `offset` of `bytes` stands in the file.
    func original(_ offset: Int) -> Int {
        guard !mended.isEmpty else { return offset + file.lineRange(1).lowerBound }
        let number = line(at: offset)
        let within = offset - starts[number - 1]
        let range = file.lineRange(number)
        guard let line = mended[number] else {
            return min(range.lowerBound + within, file.bytes.count)
        }
        return within < line.offsets.count ? line.offsets[within] : range.upperBound
    }

    /// The line of the file that holds the byte at `offset` of `bytes`.
    func line(at offset: Int) -> Int {
        guard !mended.isEmpty else { return file.line(at: original(offset)) }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The line, and the byte in it as it was given, of `offset` of `bytes`.
    func lineAndColumn(of offset: Int) -> (line: Int, column: Int) {
        let number = line(at: offset)
        let start =
            mended.isEmpty
            ? file.lineRange(number).lowerBound - file.lineRange(1).lowerBound : starts[number - 1]
        return (number, offset - start)
    }

    /// Line `number` as it is given to libyaml.
    func text(_ number: Int) -> Line { mended[number] ?? Line(file, number) }

    mutating func mend(_ number: Int, _ change: (inout Line) -> Void) {
        var line = text(number)
        change(&line)
        mended[number] = line
    }

    mutating func drop(_ lines: ClosedRange<Int>) {
        for number in lines { mend(number) { $0.replace($0.bytes.indices, with: []) } }
    }

    /// To be called once after changes.
    mutating func rebuild() {
        var rebuilt: [UInt8] = []
        rebuilt.reserveCapacity(bytes.count)
        starts = []
        for number in 1...file.lineCount {
            starts.append(rebuilt.count)
            if let line = mended[number] {
                rebuilt += line.bytes
            } else {
                rebuilt += file.bytes[file.lineRange(number)]
            }
            if number < file.lineCount { rebuilt.append(0x0A) }
        }
        bytes = rebuilt
    }
}

extension MendedText.Line {
    /// Blanks and tabs at its start.
    var indentation: Int { bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count }

    var hasTab: Bool { bytes.prefix { $0 == 0x20 || $0 == 0x09 }.contains(0x09) }

    var content: ArraySlice<UInt8> { bytes.dropFirst(indentation) }

    var isBlank: Bool { content.isEmpty || content.first == 0x23 }

    var startsItem: Bool {
        content.first == 0x2D && (content.count == 1 || content.dropFirst().first == 0x20)
    }

    /// Where its key starts, past a `- `.
    var keyColumn: Int {
        guard startsItem else { return indentation }
        return indentation + 1 + content.dropFirst().prefix { $0 == 0x20 }.count
    }

    /// What stands from its key on.
    var body: String { String(decoding: bytes.dropFirst(keyColumn), as: UTF8.self) }

    /// Whether a block must follow, deeper than it.
    var opensBlock: Bool {
        bytes.last { $0 != 0x20 && $0 != 0x09 } == 0x3A
    }

    /// Its key, and where the colon after it stands: a colon with a blank or nothing after it.
    var key: (name: String, colon: Int)? {
        var index = keyColumn
        while index < bytes.count {
            if bytes[index] == 0x3A, index + 1 == bytes.count || bytes[index + 1] == 0x20 {
                let name = String(decoding: bytes[keyColumn..<index], as: UTF8.self)
                return name.isEmpty ? nil : (name, index)
            }
            if bytes[index] == 0x23, index > 0, bytes[index - 1] == 0x20 { return nil }
            index += 1
        }
        return nil
    }

    /// The value's bytes after its key, without a comment and blanks at the ends.
    var valueRange: Range<Int>? {
        guard let colon = key?.colon else { return nil }
        var start = colon + 1
        while start < bytes.count, bytes[start] == 0x20 { start += 1 }
        var end = bytes.count
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == 0x23, bytes[index - 1] == 0x20 {
                end = index
                break
            }
            index += 1
        }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start < end ? start..<end : nil
    }
}
