import SourceText
import Testing

@testable import Rules

/// What an office's programs and habits make of rule files, beside what `SlipTests` has: each told once,
/// with what to write.
struct ClerkTests {
    private static func duty(_ old: String, _ new: String) -> [Diagnostic] {
        let lines = """
            kind: deadline
            title: Báo cáo
            cite: Mục I
            due: trước ngày 05/11/2025
            owed-by: truong
            urgent: không
            remind: [30d, 7d]
            """
        #expect(lines.contains(old))
        return Desk.duty(lines.replacing(old, with: new)).findings
    }

    @Test("Units by name instead of a list are told once, and nothing else is said of them")
    func namedUnits() throws {
        let registry = """
            units:
              vp:
                name: Văn phòng
                email: vp@so.example
              truong:
                name: Trường A
                email: a@so.example

            """
        let plan =
            Desk.plan + Desk.dutyText("kind: deadline\ntitle: A\ndue: 05/11/2025\nowed-by: truong")
        let findings = Desk.read(
            plan, besides: [Desk.source("registry.yaml", registry)]
        ).findings.filter { $0.severity == .error }
        let only = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(only.code == "wrong-type")
        #expect(only.position?.line == 2)
        #expect(only.remedy?.vi.contains("“- id: vp”") ?? false)
        #expect(only.remedy?.en.contains("'- id: vp'") ?? false)
    }

    @Test("A word of two letters isn't taken for its opposite")
    func onIsNotNo() throws {
        let finding = try #require(Self.duty("urgent: không", "urgent: on").first)
        #expect(finding.code == "unknown-value")
        #expect(finding.remedy?.vi == "viết một trong: true, false")
    }

    @Test(
        "The names that people have for a key lead to its name",
        arguments: [
            ("hạn chót: 05/11/2025", "due"), ("nơi nhận: phong-tchc", "send-to"),
            ("tiêu đề: Báo cáo", "title"), ("deadline: 05/11/2025", "due"),
            ("chu kỳ: tháng", "every"), ("đơn vị thực hiện: truong", "owed-by"),
        ])
    func usualNames(line: String, key: String) throws {
        let findings = Desk.duty("kind: deadline\n\(line)").findings
        let finding = try #require(findings.first { $0.code == "unknown-key" })
        #expect(finding.remedy?.en == "did you mean '\(key)'?")
    }

    @Test("No usual name of a key is a key itself where it leads elsewhere")
    func usualNamesAreNoKeys() {
        for table in KeyTable.all {
            for key in table.keys {
                for name in table.allNames(of: key) {
                    guard let other = table.usualName(name, .en) else { continue }
                    #expect(table.match(name)?.key != nil, "\(name) leads to \(other)")
                }
            }
        }
    }

    @Test("An anniversary with its first year is told how the two are written")
    func firstYear() throws {
        let lines = "kind: anniversary\ntitle: A\nowed-by: truong\nremind: 7d\n"
        let finding = try #require(
            Desk.duty(lines + "date: 19/8/1945").findings.first { $0.code == "outside-period" })
        #expect(finding.remedy?.en == "write 'date: 19/8' and 'since: 1945'")
        #expect(!Desk.duty(lines + "date: 19/8\nsince: 1945").findings.hasErrors)
    }

    @Test("A list of one where a value belongs is told with the value")
    func listOfOne() throws {
        let finding = try #require(
            Self.duty("due: trước ngày 05/11/2025", "due: [05/11/2025]").first {
                $0.code == "wrong-type"
            })
        #expect(finding.remedy?.vi.hasSuffix(": 05/11/2025") ?? false)
    }

    @Test(
        "Reminders with semicolons or smart quotes are told as they should stand",
        arguments: [("[30d; 7d]", "30d, 7d"), ("“30d”", "30d"), ("30d + 7d", "30d, 7d")])
    func reminders(written: String, right: String) throws {
        let finding = try #require(
            Self.duty("remind: [30d, 7d]", "remind: \(written)").first {
                $0.code == "bad-reminder"
            })
        #expect(finding.remedy?.vi == "viết \(right)")
    }

    @Test("Lines of a calendar file, one under the other, are told as the line that passes")
    func calendarLines() throws {
        let lines = "kind: deadline\ntitle: A\ncite: I\nowed-by: truong\nroll: none\n"
        let pasted =
            "due: |\n  DTSTART;VALUE=DATE:20250120\n  RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"
        let findings = Desk.duty(lines + pasted).findings
        let finding = try #require(findings.first { $0.code == "control-character" })
        let right = try #require(finding.remedy?.en.split(separator: "'").last)
        #expect(right == "DTSTART;VALUE=DATE:20250120 RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3")
        #expect(!Desk.duty(lines + "due: '\(right)'").findings.hasErrors)
        let prose = Desk.duty(
            "kind: deadline\ntitle: A\ncite: I\nowed-by: truong\ndue: |\n  trước ngày\n  05/11/2025"
        )
        #expect(prose.findings.contains { $0.code == "control-character" })
    }

    @Test(
        "An address among other words is told as it should stand",
        arguments: [
            "<a@so.example>", "Trường A <a@so.example>", "'mailto:a@so.example'",
            "'a@so.example; a@so.example'",
        ])
    func addresses(written: String) throws {
        let registry = Desk.registry.replacing(
            "email: a@so.example", with: "email: \(written)")
        let findings = Desk.read(
            "", as: "x.yaml",
            besides: [Desk.source("registry.yaml", registry)]
        ).findings
        let finding = try #require(findings.first { $0.code == "bad-address" })
        #expect(finding.remedy?.vi == "viết a@so.example")
    }

    @Test("A link that was pasted for an address is told once, with its text")
    func link() throws {
        let registry = Desk.registry.replacing(
            "email: a@so.example", with: "email: [a@so.example](mailto:a@so.example)")
        let findings = Desk.read(
            "", as: "x.yaml", besides: [Desk.source("registry.yaml", registry)]
        ).findings.filter { $0.severity == .error }
        #expect(findings.map(\.code) == ["pasted-link"])
        #expect(findings.first?.remedy?.vi == "chỉ giữ phần chữ: “email: a@so.example”")
    }

    @Test(
        "Files of other programs are told for what they are",
        arguments: [
            ("PK\u{3}\u{4}rest", "a Word, Excel or LibreOffice file"),
            ("{\\rtf1\\ansi x}", "an RTF document"),
            ("%PDF-1.7\n", "a PDF file"), ("<!DOCTYPE html>\n<p>", "a web page"),
            ("\u{FEFF}\n<html>", "a web page"),
        ])
    func foreign(text: String, name: String) {
        for file in ["x.yaml", "x.csv"] {
            let findings = Desk.read(text, as: file).findings
            #expect(findings.map(\.code) == ["file-format"], "\(file)")
            #expect(findings.first?.message.en.contains(name) ?? false)
        }
        #expect(ForeignFormat(in: SourceFile(name: "x.yaml", bytes: Array("plan:\n".utf8))) == nil)
    }

    @Test("A quote that isn't closed hides nothing of a table")
    func openQuote() {
        let table = """
            Mã,Tên,Thủ trưởng,Email
            vp,Văn phòng,A,vp@so.example
            truong,Trường A,B,"a@so.example
            truong-b,Trường B,C,b@so@example

            """
        let findings = Desk.read("", as: "x.yaml", besides: [Desk.source("dv.csv", table)]).findings
        let places = findings.filter { $0.severity == .error }.map {
            "\($0.position?.line ?? 0) \($0.code)"
        }
        #expect(places == ["3 csv-quote", "4 bad-address"])
    }
}
