import Foundation
import FuzzReading
import Testing

/// What the fuzzers found, and what they start from, read once more by whatever reads it.
@Suite("Bytes that somebody else wrote")
struct CorpusTests {
    static let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fuzz/Corpora")

    static func files(of target: FuzzTarget) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: corpora.appendingPathComponent(target.rawValue), includingPropertiesForKeys: nil)
    }

    @Test(
        "Every file of a corpus is read, and so is every beginning of it",
        arguments: FuzzTarget.allCases)
    func replayed(target: FuzzTarget) throws {
        let files = try Self.files(of: target)
        #expect(files.count >= 3, "a corpus to begin with")
        for file in files {
            let bytes = Array(try Data(contentsOf: file))
            target.read(bytes)
            for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 24)) {
                target.read(Array(bytes.prefix(length)))
            }
        }
    }

    @Test(
        "Every file with one byte changed, at many places, is read", arguments: FuzzTarget.allCases)
    func changed(target: FuzzTarget) throws {
        for file in try Self.files(of: target) {
            let bytes = Array(try Data(contentsOf: file))
            for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 12)) {
                for value: UInt8 in [0, 0x0A, 0x22, 0x3A, 0x7F, 0xFF] {
                    var other = bytes
                    other[index] = value
                    target.read(other)
                }
            }
        }
    }

    @Test("There is a corpus for every target, and none for anything else")
    func complete() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.corpora.path)
        #expect(names.sorted() == FuzzTarget.allCases.map(\.rawValue).sorted())
    }
}
