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
        #expect(finding.remedy?.vi == "viết một trong: có, không")
    }

    @Test(
        "The names that people have for a key lead to its name",
        arguments: [
            ("hạn chót: 05/11/2025", "due"), ("nơi nhận: phong-tchc", "send-to"),
            ("tiêu đề: Báo cáo", "title"), ("name: Báo cáo", "title"),
            ("deadline: 05/11/2025", "due"),
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

    @Test("An entry that a calendar exports is told as what of it says when")
    func calendarEntry() throws {
        let lines = "kind: deadline\ntitle: A\ncite: I\nowed-by: truong\nroll: none\n"
        let entry =
            "due: |\n  BEGIN:VEVENT\n  UID:1@x.example\n  DTSTART;VALUE=DATE:20250120\n"
            + "  DTEND;VALUE=DATE:20250121\n  RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3\n"
            + "  SUMMARY:Nộp báo cáo\n  END:VEVENT"
        func remedy(_ due: String) throws -> String {
            let finding = try #require(
                Desk.duty(lines + due).findings.first { $0.code == "control-character" })
            return try #require(finding.remedy?.en.split(separator: "'").last.map(String.init))
        }
        let right = try remedy(entry)
        #expect(right == "DTSTART;VALUE=DATE:20250120 RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3")
        #expect(!Desk.duty(lines + "due: '\(right)'").findings.hasErrors)
        let once = try remedy(
            entry.replacing("  RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3\n", with: ""))
        #expect(once == "20/01/2025")
    }

    @Test("A list of days where one value belongs is told as the sentence that passes")
    func listOfDays() throws {
        let lines = "kind: deadline\ntitle: A\ncite: I\nowed-by: truong\nroll: none\n"
        for (key, code) in [("due", "wrong-type"), ("dates", "unfit-key")] {
            let findings = Desk.duty(lines + "\(key): [16/6/2025, 15/12/2025]").findings
            #expect(findings.map(\.code) == [code])
            let remedy = try #require(findings.first?.remedy?.vi)
            #expect(remedy.contains("16/6/2025 và 15/12/2025"), "\(remedy)")
        }
        #expect(!Desk.duty(lines + "due: 16/6/2025 và 15/12/2025").findings.hasErrors)
    }

    @Test("A day without its year in a list of dates is told what the list holds")
    func dateWithoutYear() throws {
        let findings = Desk.duty(
            "kind: inspection\ntitle: A\ncite: I\nowed-by: truong\ndates: [16/6, 15/12/2025]"
        ).findings
        let finding = try #require(findings.first)
        #expect(finding.code == "bad-when")
        #expect(finding.message.vi.contains("“16/6”"))
        #expect(finding.remedy?.vi.contains("đủ cả năm") ?? false)
    }

    @Test(
        "Words of the law's are not taken for a key that is spelled nearly so",
        arguments: [
            ("mật: có", "không nêu nội dung: có"), ("tối mật: có", "không nêu nội dung: có"),
            ("secret: yes", "không nêu nội dung: có"),
        ])
    func secret(_ line: String, _ right: String) throws {
        let plan = Desk.plan.replacing("  owner:", with: "  \(line)\n  owner:")
        let finding = try #require(
            Desk.read(plan + Desk.dutyText("kind: standing\ntitle: A")).findings.first {
                $0.code == "unknown-key"
            })
        #expect(finding.remedy?.vi.contains(right) ?? false, "\(finding)")
    }

    @Test("A paper's degree of urgency is not the key for mail outside office hours")
    func urgent() throws {
        for line in ["khẩn: có", "độ khẩn: hỏa tốc"] {
            let finding = try #require(
                Desk.duty("kind: deadline\n\(line)").findings.first { $0.code == "unknown-key" })
            #expect(finding.remedy?.vi.contains("“gấp: có”") ?? false, "\(finding)")
        }
    }

    @Test(
        "A text that goes on behind a number sign is told under every key that holds words",
        arguments: [
            "cite: Mục #3", "short: Báo cáo #5", "note: mẫu #4", "form: Mẫu #2", "channel: cổng #1",
        ])
    func cut(_ line: String) {
        let findings = Desk.duty(
            "kind: deadline\ntitle: A\ndue: trước ngày 05/11/2025\nowed-by: truong\n\(line)"
        ).findings
        #expect(findings.map(\.code) == ["cut-by-comment"])
    }

    @Test(
        "Whatever libyaml says, people read no English of its in Vietnamese",
        arguments: [
            "could not find expected ':'", "mapping keys are not allowed in this context",
            "mapping values are not allowed in this context",
            "block sequence entries are not allowed in this context",
            "found character that cannot start any token", "found unknown escape character",
            "found invalid Unicode character escape code",
            "did not find expected hexdecimal number", "found unexpected end of stream",
            "found unexpected document indicator",
            "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected",
            "could not find expected directive name", "found unknown directive name",
            "did not find expected comment or line break", "did not find expected tag URI",
            "did not find the expected '>'", "did not find expected whitespace or line break",
            "did not find expected alphabetic or numeric character",
            "found an indentation indicator equal to 0", "did not find expected <document start>",
            "found undefined tag handle", "did not find expected node content",
            "did not find expected '-' indicator", "did not find expected key",
            "did not find expected ',' or ']'", "did not find expected ',' or '}'",
            "found incompatible YAML document", "control characters are not allowed",
            "something that nobody has seen yet",
        ])
    func noEnglish(_ problem: String) throws {
        let said = YAMLProblem(problem)
        let text = said.message.vi + " " + (try #require(said.remedy)).vi
        for word in problem.split(separator: " ")
        where word.count > 3 && word != "YAML" && word.allSatisfy(\.isLetter) {
            #expect(!text.contains(word), "\(text)")
        }
    }
}
