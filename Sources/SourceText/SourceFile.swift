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
        return SourcePosition(line: line, column: characters(in: range.lowerBound..<end) + 1)
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
