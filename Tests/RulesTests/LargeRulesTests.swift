import Civil
import SourceText
import Testing

@testable import Rules

/// Work grows with the size of what is read: shown by counting it, since a clock knows only how busy the
/// machine is.
struct LargeRulesTests {
    @Test("A chain of groups keeps what was written, and is walked once for a question")
    func chain() throws {
        let count = 20_000
        let groups = (0..<count).map { index in
            OrgGroup(
                id: "g\(index)", name: "", members: index + 1 < count ? ["g\(index + 1)"] : [],
                place: Place(file: "", line: 1, column: 1))
        }
        let unit = OrgUnit(
            id: "a", name: "A", groups: ["g\(count - 1)"],
            place: Place(file: "", line: 1, column: 1))
        let registry = Registry(units: [unit], groups: groups)
        #expect(registry.groups.reduce(0) { $0 + $1.members.count } == count - 1)
        #expect(registry.allMembers(of: ["g0"]).map(\.id) == ["a"])
        var visits = 0
        Membership(units: [unit], groups: groups, unitIndex: ["a": 0]).visit("g0") { _ in
            visits += 1
            return true
        }
        #expect(visits == count)
        var asked = 0
        #expect(
            registry.hasMember(of: "g0") { _ in
                asked += 1
                return true
            })
        #expect(asked == 1)
    }

    @Test("Groups in each other are flattened in the model's answers as before")
    func nested() {
        let place = Place(file: "", line: 1, column: 1)
        let units = ["a", "b", "c"].map {
            OrgUnit(id: $0, name: $0, groups: $0 == "c" ? ["inner"] : [], place: place)
        }
        let registry = Registry(
            units: units,
            groups: [
                OrgGroup(id: "outer", name: "", members: ["b", "inner", "a"], place: place),
                OrgGroup(id: "inner", name: "", members: ["outer", "b"], place: place),
            ])
        #expect(registry.allMembers(of: ["outer"]).map(\.id) == ["a", "b", "c"])
        #expect(registry.allMembers(of: ["inner", "a"]).map(\.id) == ["a", "b", "c"])
        #expect(registry.allMembers(of: ["none"]).isEmpty)
    }

    @Test("Circles are found by looking at each edge once, each node in one of them")
    func circlesOnce() {
        let count = 5_000
        var looked = 0
        // Every node goes on to the next and back to the first.
        let found = circles(count: count) { node in
            looked += 1
            return node + 1 < count ? [node + 1, 0] : [0]
        }
        #expect(looked == count)
        #expect(found.reduce(0) { $0 + $1.count } <= count)
        #expect(!found.isEmpty)
        #expect(circles(count: 4) { [[1], [2], [1], [0]][$0] } == [[1, 2]])
        #expect(circles(count: 3) { [[1, 2], [2], []][$0] }.isEmpty)
        #expect(circles(count: 1) { _ in [0] } == [[0]])
    }

    @Test("Names that nobody knows are looked for once prepared, and no longer than there is time")
    func unknownNames() {
        let findings = Findings()
        let file = SourceFile(name: "f.yaml", text: String(repeating: "x", count: 400))
        let references = References(file: file, findings: findings)
        var prepared = 0
        for number in 0..<300 {
            let name = Located(value: "truong-\(number)x", range: number..<number + 1)
            references.dead(
                name, .unit,
                known: {
                    prepared += 1
                    return (0..<1000).map { KnownName(id: "truong-\($0)y", name: "Trường \($0)") }
                }())
        }
        #expect(prepared == 1)
        #expect(findings.all.count == 300)
        #expect(findings.all[5].remedy?.vi == "có phải ý là “truong-5y”?")
    }

    @Test("Of a line of four thousand faults each is shown with its column and a piece of the line")
    func longLine() throws {
        let words = (0..<4000).map { "\($0)ngáy" }
        let line = "    remind: [\(words.joined(separator: ", "))]"
        let file = SourceFile(name: "f.yaml", text: "duties:\n" + line + "\n")
        let last = try #require(line.range(of: "3999ngáy"))
        let start = 8 + line.utf8.distance(from: line.startIndex, to: last.lowerBound)
        let finding = Diagnostic(
            severity: .error, code: "x", file: file, range: start..<start + 9,
            message: Bilingual(vi: "x", en: "x"))
        let text = DiagnosticRenderer(language: .en).render(finding)
        let column = line.distance(from: line.startIndex, to: last.lowerBound) + 1
        #expect(text.hasPrefix("f.yaml:2:\(column): error: x\n"))
        #expect(text.contains("…"))
        #expect(text.utf8.count < 600)
        let rows = text.split(separator: "\n")
        let caret = try #require(rows[2].firstIndex(of: "^"))
        let offset = rows[2].distance(from: rows[2].startIndex, to: caret)
        #expect(rows[1].dropFirst(offset).hasPrefix("3999ngáy"))
    }

    @Test("Columns on a long line are those that counting from its start gives")
    func columns() {
        let text = String(repeating: "Trường học ấy, a b c — ", count: 900) + "\nx"
        let file = SourceFile(name: "f", text: text)
        let bytes = Array(text.utf8)
        for offset in stride(from: 0, to: bytes.count - 2, by: 997) {
            let start = file.boundary(atOrBefore: offset)
            let counted = String(decoding: bytes[..<start], as: UTF8.self).count + 1
            #expect(file.position(at: start).column == counted)
        }
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<String.Index>? { ranges(of: part).first }
}
