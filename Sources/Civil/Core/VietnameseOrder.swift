/// Where a text stands in the order of Vietnamese dictionaries: letters first, in the alphabet's order with ă, â, đ, ê,
/// ô, ơ and ư as letters of their own; of texts that differ in tone marks alone, none, huyền, hỏi, ngã,
/// sắc, nặng. Capitals count as small letters, digits come before letters.
package struct VietnameseOrder: Comparable, Sendable {
    private let letters: [UInt32]
    private let tones: [UInt8]

    package init(_ text: String) {
        var letters: [UInt32] = []
        var tones: [UInt8] = []
        for character in text.lowercased() {
            if let found = Self.table[character] {
                letters.append(found.letter)
                tones.append(found.tone)
            } else if character.isNumber {
                letters.append(character.unicodeScalars.first?.value ?? 0)
                tones.append(0)
            } else if character.isLetter {
                letters.append(1 << 16 + (character.unicodeScalars.first?.value ?? 0))
                tones.append(0)
            } else if letters.last != 0, !letters.isEmpty {
                // Whatever parts words comes before what words are made of.
                letters.append(0)
                tones.append(0)
            }
        }
        self.letters = letters
        self.tones = tones
    }

    package static func < (a: VietnameseOrder, b: VietnameseOrder) -> Bool {
        if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
        return a.tones.lexicographicallyPrecedes(b.tones)
    }

    /// Each letter with its tones: none, huyền, hỏi, ngã, sắc, nặng.
    private static let alphabet =
        "aàảãáạ ăằẳẵắặ âầẩẫấậ b c d đ eèẻẽéẹ êềểễếệ f g h iìỉĩíị j k l m n oòỏõóọ ôồổỗốộ ơờởỡớợ p q r s "
        + "t uùủũúụ ưừửữứự v w x yỳỷỹýỵ z"

    private static let table: [Character: (letter: UInt32, tone: UInt8)] = {
        var table: [Character: (letter: UInt32, tone: UInt8)] = [:]
        for (place, family) in alphabet.split(separator: " ").enumerated() {
            for (tone, character) in family.enumerated() {
                table[character] = (letter: UInt32(place) + 1000, tone: UInt8(tone))
            }
        }
        return table
    }()
}
