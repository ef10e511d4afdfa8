extension ZoneTable {
    /// Decodes a TZif file (RFC 8536, section 3). Of version 2 and later only the 64-bit block and
    /// the footer are read; version 1 has 32-bit times and no rule for the future.
    convenience init(tzif bytes: [UInt8]) throws(ZoneDataError) {
        var reader = ZoneFileReader(rest: bytes[...])
        var header = try reader.header()
        guard header.version != 0 else {
            try self.init(block: reader.block(header, timeSize: 4), footer: nil)
            return
        }
        _ = try reader.take("version 1 data", header.blockLength(timeSize: 4))
        header = try reader.header()
        let block = try reader.block(header, timeSize: 8)
        try self.init(block: block, footer: reader.footer())
    }

    private convenience init(block: ZoneFileBlock, footer: ZoneFooter?) throws(ZoneDataError) {
        // Instants before the first transition have the first type (RFC 8536, section 3.2).
        guard let initial = block.typeOffsets.first else {
            throw .invalid(part: "header", index: 0, reason: "has no local time type")
        }
        self.init(
            times: block.times, offsets: block.types.map { block.typeOffsets[$0] },
            initial: initial, footer: footer, footerStart: block.times.last ?? .min)
    }
}

/// The part of a data block that tells offsets.
private struct ZoneFileBlock {
    /// Strictly ascending.
    var times: [Int64]
    /// One for each time; each an index of `typeOffsets`.
    var types: [Int]
    /// Within `ZoneTable.offsets`.
    var typeOffsets: [Int]
}

private struct ZoneFileHeader {
    var version: UInt8
    var utcIndicators: Int
    var standardIndicators: Int
    var leapSeconds: Int
    var times: Int
    var types: Int
    var characters: Int

    /// In bytes; the counts are below 2³², so the sum can't overflow.
    func blockLength(timeSize: Int) -> Int {
        times * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4)
            + standardIndicators + utcIndicators
    }
}

private struct ZoneFileReader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ part: String, _ count: Int) throws(ZoneDataError) -> ArraySlice<UInt8> {
        guard rest.count >= count else {
            throw .truncated(part: part, needed: count, available: rest.count)
        }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func header() throws(ZoneDataError) -> ZoneFileHeader {
        guard rest.starts(with: "TZif".utf8) else { throw .notTZif }
        let bytes = try take("header", 44)
        func count(_ index: Int) -> Int {
            Int(bigEndian(bytes.dropFirst(20 + 4 * index).prefix(4)))
        }
        let header = ZoneFileHeader(
            version: bytes[bytes.startIndex + 4], utcIndicators: count(0),
            standardIndicators: count(1), leapSeconds: count(2), times: count(3), types: count(4),
            characters: count(5))
        guard (1...256).contains(header.types) else {
            throw .invalid(part: "header", index: 0, reason: "has no usable local time types")
        }
        return header
    }

    mutating func block(
        _ header: ZoneFileHeader, timeSize: Int
    ) throws(ZoneDataError) -> ZoneFileBlock {
        guard header.leapSeconds == 0 else { throw .countsLeapSeconds }
        let length = header.blockLength(timeSize: timeSize)
        guard rest.count >= length else {
            throw .truncated(part: "data block", needed: length, available: rest.count)
        }
        let times = try times(take("transition times", header.times * timeSize), timeSize)
        let types = try take("transition types", header.times).map { Int($0) }
        if let index = types.firstIndex(where: { $0 >= header.types }) {
            throw .invalid(part: "transition type", index: index, reason: "does not exist")
        }
        let offsets = try offsets(take("local time types", header.types * 6), header)
        _ = try take(
            "abbreviations and indicators",
            header.characters + header.standardIndicators + header.utcIndicators)
        return ZoneFileBlock(times: times, types: types, typeOffsets: offsets)
    }

    private func times(
        _ bytes: ArraySlice<UInt8>, _ size: Int
    ) throws(ZoneDataError) -> [Int64] {
        var times: [Int64] = []
        times.reserveCapacity(bytes.count / size)
        for index in 0..<bytes.count / size {
            let raw = bigEndian(bytes.dropFirst(index * size).prefix(size))
            let time =
                size == 8
                ? Int64(bitPattern: raw) : Int64(Int32(truncatingIfNeeded: raw))
            if let last = times.last, time <= last {
                throw .invalid(
                    part: "transition time", index: index, reason: "is not after the one before")
            }
            times.append(time)
        }
        return times
    }

    private func offsets(
        _ bytes: ArraySlice<UInt8>, _ header: ZoneFileHeader
    ) throws(ZoneDataError) -> [Int] {
        var offsets: [Int] = []
        for index in 0..<header.types {
            let record = bytes.dropFirst(index * 6).prefix(6)
            let offset = Int(Int32(truncatingIfNeeded: bigEndian(record.prefix(4))))
            let isSaving = record[record.startIndex + 4]
            let abbreviation = Int(record[record.startIndex + 5])
            guard ZoneTable.offsets.contains(offset), isSaving <= 1,
                abbreviation < header.characters
            else {
                throw .invalid(
                    part: "local time type", index: index, reason: "holds a value out of range")
            }
            offsets.append(offset)
        }
        return offsets
    }

    /// The rule between two line feeds; `nil` when it is empty.
    func footer() throws(ZoneDataError) -> ZoneFooter? {
        let lineFeed = UInt8(ascii: "\n")
        guard rest.first == lineFeed, let end = rest.dropFirst().firstIndex(of: lineFeed) else {
            throw .truncated(part: "footer", needed: 2, available: rest.count)
        }
        let text = rest.dropFirst()[..<end]
        return text.isEmpty ? nil : try ZoneFooter(text: text)
    }

    private func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
