/// The bytes of one file under the name its reader was given, with a table of its lines.
///
/// Offsets are UTF-8 bytes from the file's start. Lines end at LF, CR LF or CR, as editors have it,
/// and count from 1; columns count characters (grapheme clusters) from 1. A byte order mark takes
/// no column.
package struct SourceFile: Sendable {
    package let name: String
    package let bytes: [UInt8]
    /// The offset at which each line starts; never empty.
    private let lineStarts: [Int]
    /// For lines that are very long: places in them, each with the characters before it. Thousands of
    /// findings on one line would count it thousands of times.
    private let milestones: [Int: [Milestone]]

    private struct Milestone: Sendable {
        var offset: Int
        var characters: Int
    }

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        var starts = [bytes.starts(with: Self.byteOrderMark) ? 3 : 0]
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices {
                let byte = buffer[index]
                guard byte == 0x0A || byte == 0x0D else { continue }
                let isFirstOfPair =
                    byte == 0x0D && index + 1 < buffer.count && buffer[index + 1] == 0x0A
                if !isFirstOfPair { starts.append(index + 1) }
            }
        }
        lineStarts = starts
        milestones = Self.milestones(bytes, starts)
    }

    /// Between two ASCII characters, where no character can end or begin but there.
    private static func milestones(_ bytes: [UInt8], _ starts: [Int]) -> [Int: [Milestone]] {
        let step = 1024
        var found: [Int: [Milestone]] = [:]
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            guard end - start > 4 * step else { continue }
            var last = Milestone(offset: start, characters: 0)
            var places: [Milestone] = []
            var offset = start + step
            while offset < end {
                if offset - last.offset >= step, (0x20...0x7E).contains(bytes[offset]),
                    (0x20...0x7E).contains(bytes[offset - 1])
                {
                    let piece = String(decoding: bytes[last.offset..<offset], as: UTF8.self)
                    last = Milestone(offset: offset, characters: last.characters + piece.count)
                    places.append(last)
                }
                offset += 1
            }
            found[index + 1] = places
        }
        return found
    }

    package init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// At least 1: an empty file has one empty line.
    package var lineCount: Int { lineStarts.count }

    /// The bytes of line `line`, its end of line left out. `line` is held to the file's lines.
    package func lineRange(_ line: Int) -> Range<Int> {
        let index = min(max(line, 1), lineStarts.count) - 1
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The line that holds the byte at `offset`, from 1.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column of the byte at `offset`, which is held to the file.
    package func position(at offset: Int) -> SourcePosition {
        let line = line(at: offset)
        let range = lineRange(line)
        let end = min(max(offset, range.lowerBound), range.upperBound)
        let near = milestone(line, before: end)
        let start = near?.offset ?? range.lowerBound
        let column = (near?.characters ?? 0) + characters(in: start..<end) + 1
        return SourcePosition(line: line, column: column)
    }

    private func milestone(_ line: Int, before offset: Int) -> Milestone? {
        guard let places = milestones[line] else { return nil }
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? places[low - 1] : nil
    }

    /// `offset`, or where the character that it lies in starts.
    package func boundary(atOrBefore offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// The text of `range`; bytes that aren't UTF-8 become U+FFFD.
    package func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private func characters(in range: Range<Int>) -> Int {
        let slice = bytes[range]
        return slice.allSatisfy { $0 < 0x80 }
            ? slice.count : String(decoding: slice, as: UTF8.self).count
    }
}

/// A place that a person can go to: line and column, both from 1, columns in characters.
package struct SourcePosition: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
