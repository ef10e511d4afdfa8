import JSON
import Testing
import TestSupport

@testable import Control

@Suite("JSON on the wire")
struct JSONTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let value: JSONValue
        var testDescription: String { text }
    }

    private struct Widths: Codable, Equatable {
        var small: Int8
        var mode: UInt32
        var large: UInt64
        var real: Float
    }

    @Test("Numbers of every width are written and read back; what doesn't fit is refused")
    func widths() throws {
        let value = Widths(small: -128, mode: .max, large: 1 << 62, real: 0.5)
        let json = try JSONValue(encoding: value)
        #expect(
            json == [
                "small": -128, "mode": 4_294_967_295, "large": .int(1 << 62), "real": .double(0.5),
            ])
        let back: Widths = try json.decoded()
        #expect(back == value)
        #expect(throws: EncodingError.self) {
            try JSONValue(encoding: Widths(small: 0, mode: 0, large: .max, real: 0))
        }
        #expect(throws: JSONMismatch.self) {
            let _: Widths = try JSONValue.object([
                "small": 128, "mode": 0, "large": 0, "real": 0,
            ]).decoded()
        }
    }

    @Test(
        "JSON is read strictly and whole",
        arguments: [
            Case(text: " {} ", value: [:]), Case(text: "[1,-2,0]", value: [1, -2, 0]),
            Case(text: "1.5e2", value: .double(150)),
            Case(text: "9223372036854775807", value: .int(.max)),
            Case(text: "9223372036854775808", value: .double(9_223_372_036_854_775_808)),
            Case(text: #""\u1EA3 \ud83d\ude00 \n\t\/\"""#, value: "ả 😀 \n\t/\""),
            Case(
                text: #"{"a":[true,false,null,{"b":""}]}"#,
                value: ["a": [true, false, .null, ["b": ""]]]),
        ])
    func reads(example: Case) throws {
        #expect(try JSONValue(parsing: example.text.utf8) == example.value)
        #expect(try JSONValue(parsing: example.value.utf8) == example.value)
    }

    @Test(
        "What isn't JSON is refused with its place",
        arguments: [
            "", "{", "[1,]", "{a:1}", "'a'", "01", "1.", "-", "1e", "nul", "true false",
            "\"\u{1}\"",
            #""\x""#, #""\ud83d""#, #""\ud83dx""#, #"{"a":1,"a":2}"#, "[1 2]", "\"abc", "+1",
            "1e999",
            "\u{FEFF}{}", "NaN", "// a\n1",
        ])
    func refuses(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8) }
    }

    @Test("Texts that aren't UTF-8 and nesting beyond 64 are refused, never crashed on")
    func hostile() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: deep.utf8) }
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try JSONValue(parsing: fits.utf8) }
    }

    @Test("Whatever is written is read back, and has no control character", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let value = JSONValue.random(&generator, depth: 4)
        let bytes = value.utf8
        #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7F })
        #expect(try JSONValue(parsing: bytes) == value)
    }

    @Test("Cut, doubled or changed bytes are read or refused", arguments: 0..<200)
    func mutations(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes = JSONValue.random(&generator, depth: 3).utf8
        for _ in 0..<3 where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.remove(at: index)
            case 1: bytes.insert(bytes[index], at: index)
            default: bytes[index] = .random(in: 0...255, using: &generator)
            }
        }
        do throws(JSONError) {
            let value = try JSONValue(parsing: bytes)
            #expect(value == value)
        } catch {
            #expect(error.offset <= bytes.count)
        }
    }
}

extension JSONValue {
    fileprivate static func random(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
        let count = Int.random(in: 0...3, using: &generator)
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .int(.random(in: .min ... .max, using: &generator))
        case 3: return .double(Double(Int.random(in: -1000...1000, using: &generator)) + 0.25)
        case 4: return .string(text(&generator))
        case 5: return .array((0..<count).map { _ in random(&generator, depth: depth - 1) })
        default:
            let members = (0..<count).map { _ in
                (text(&generator), random(&generator, depth: depth - 1))
            }
            return .object(Dictionary(members, uniquingKeysWith: { $1 }))
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pool: [Character] = ["a", "ộ", "\n", "\0", "\"", "\\", "😀", " ", "\u{7F}", "\u{1F}"]
        return String((0..<4).compactMap { _ in pool.randomElement(using: &generator) })
    }
}
