/// Turns libyaml's character counts into byte offsets. Events come in order, so walking from the
/// last place asked for is linear over the whole file.
struct CharacterCursor {
    private let start: Int
    private var character = 0
    private var byte: Int

    init(start: Int) {
        self.start = start
        byte = start
    }

    /// The byte offset of the `index`th character, held to the end of `bytes`.
    mutating func offset(of index: Int, in bytes: [UInt8]) -> Int {
        while character < index, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            character += 1
        }
        while character > index, byte > start {
            byte -= 1
            while byte > start, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
            character -= 1
        }
        return byte
    }
}
