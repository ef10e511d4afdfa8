import Foundation
import SourceText
import Testing
import TestSupport

@testable import Rules

/// Rules hurt at random: the reader always ends, never crashes, and what it says can be shown.
struct MutationTests {
    @Test(
        "Bytes deleted, inserted, swapped and doubled in shipped rules are read to an end",
        arguments: 1...6 as ClosedRange<UInt64>)
    func mutations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sources = try Shipped.sources()
        let small = sources.filter { $0.name != "plans/ky-niem.yaml" }
        for _ in 0..<25 {
            var hurt = small
            let index = Int.random(in: hurt.indices, using: &random)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                Self.hurt(&hurt[index].bytes, &random)
            }
            let (rules, findings) = RuleReader.read(hurt, zone: Desk.zone)
            #expect((rules == nil) == findings.hasErrors)
            Self.checkShown(findings)
        }
    }

    @Test("Bytes hurt in a table are read to an end", arguments: 1...6 as ClosedRange<UInt64>)
    func tables(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let table = Array(
            ("\u{FEFF}Mã;Tên đơn vị;Nhóm;Email;Đến ngày;Kế thừa\r\n"
                + "a;\"Trường \"\"A\"\"; cơ sở 1\";\"x,y\";a@so.example;30/06/2025;b\r\n"
                + "b;Trường B;x;b@so.example;;\r\n").utf8)
        for _ in 0..<200 {
            var bytes = table
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.hurt(&bytes, &random) }
            let (rules, findings) = RuleReader.read(
                [RuleSource(name: "a.csv", bytes: bytes)], zone: Desk.zone)
            #expect((rules == nil) == findings.hasErrors)
            Self.checkShown(findings)
        }
    }

    @Test("A file cut short at any byte is read to an end")
    func truncations() {
        let bytes = Array(Desk.registry.utf8)
        for length in bytes.indices {
            let source = RuleSource(name: "registry.yaml", bytes: Array(bytes[..<length]))
            let (rules, findings) = RuleReader.read([source], zone: Desk.zone)
            #expect((rules == nil) == findings.hasErrors)
        }
    }

    /// Every place lies in its file, and both languages have something to say.
    private static func checkShown(_ findings: [Diagnostic]) {
        for finding in findings {
            if let range = finding.range {
                #expect(range.lowerBound >= 0 && range.upperBound <= finding.file.bytes.count)
            }
            for language in Language.allCases {
                let text = DiagnosticRenderer(language: language).render(finding)
                #expect(text.hasPrefix(finding.file.name) && text.hasSuffix("\n"))
            }
        }
    }

    private static let marks = Array("{}[]:,-#&*!|>'\"%@` \t\n\r\0;\u{FEFF}…ạ".utf8) + [0x80, 0xFF]

    private static func hurt(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        let end = min(place + Int.random(in: 1...40, using: &random), bytes.count)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        case 2: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
    }
}
