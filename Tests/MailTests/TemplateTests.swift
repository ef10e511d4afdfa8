import Mail
import SourceText
import Testing
import TestSupport

@Suite struct TemplateTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var name = "rules/templates/vi/reminder.mustache"
        let text: String
        /// The findings as `hanchot check` shows their first lines, without the file's name.
        let findings: [String]
    }

    static let faults: [Case] = [
        Case(
            testDescription: "an unknown template",
            name: "rules/templates/vi/remainder.mustache", text: "x",
            findings: [" error: there is no template of this name"]),
        Case(
            testDescription: "a template of a language that there isn't",
            name: "rules/templates/fr/reminder.mustache", text: "x",
            findings: [" error: there is no template of this name"]),
        Case(
            testDescription: "another ending", name: "rules/templates/vi/reminder.txt", text: "x",
            findings: [" error: there is no template of this name"]),
        Case(
            testDescription: "a section left open",
            text: "Subject: A\nLine: B\n\nText\n  {{#report}}\nmore",
            findings: ["5:3: error: section 'report' is not closed"]),
        Case(
            testDescription: "a section closed by another name",
            text: "Subject: A\nLine: B\n\n{{#report}}x{{/replies}}",
            findings: ["4:13: error: '{{/replies}}' can't close section 'report'"]),
        Case(
            testDescription: "a section that is closed and was never opened",
            text: "Subject: A\nLine: B\n\nx{{/replies}}",
            findings: ["4:2: error: '{{/replies}}' closes no section"]),
        Case(
            testDescription: "a section that goes on from the subject into the text",
            text: "Subject: A{{#report}}\nLine: B\n\n{{/report}}",
            findings: [
                "1:11: error: section 'report' is not closed",
                "4:1: error: '{{/report}}' closes no section",
            ]),
        Case(
            testDescription: "a tag left open in the subject",
            text: "Subject: {{short\nLine: B\n\nC",
            findings: ["1:10: error: '{{' without '}}' on the same line"]),
        Case(
            testDescription: "two misspelt names, both told",
            text: "Subject: Ậ {{shrot}}\nLine: B\n\nx\n{{ daysleft }}",
            findings: [
                "1:12: error: there is no 'shrot'", "5:1: error: there is no 'daysleft'",
            ]),
        Case(
            testDescription: "a name that has a value in other templates only",
            text: "Subject: A\nLine: B\n\n{{daysLate}}",
            findings: ["4:1: error: 'daysLate' has no value in template 'reminder'"]),
        Case(
            testDescription: "a partial, which could include itself",
            text: "Subject: A\nLine: B\n\n{{>vi/reminder}}",
            findings: [
                "4:1: error: '{{>vi/reminder}}': mail templates have no partials, blocks or settings"
            ]),
        Case(
            testDescription: "a list inside itself",
            name: "rules/templates/vi/escalation.mustache",
            text: "Subject: A\nLine: B\n\n{{#units}}{{#units}}{{name}}{{/units}}{{/units}}",
            findings: ["4:11: error: section 'units' stands inside itself"]),
        Case(
            testDescription: "sections nested without end",
            text: "Subject: A\nLine: B\n\n" + String(repeating: "{{#.}}", count: 7)
                + String(repeating: "{{/.}}", count: 7),
            findings: ["4:37: error: more than 6 sections inside each other"]),
        Case(
            testDescription: "no blank line", text: "Subject: A\nLine: B",
            findings: [" error: a blank line must part 'Subject: …' from the text"]),
        Case(
            testDescription: "no subject", text: "Line: B\n\nC",
            findings: ["1:1: error: 'Subject: …', the mail's subject, is missing"]),
        Case(
            testDescription: "no line for digests", text: "Subject: A\n\nC",
            findings: ["1:1: error: 'Line: …', the item's line in a digest, is missing"]),
        Case(
            testDescription: "another header", text: "Subject: A\nBcc: B\n\nC",
            findings: ["2:1: error: only 'Subject: …' and 'Line: …' stand here, each once"]),
        Case(
            testDescription: "a control character", text: "Subject: A\nLine: B\n\nC\u{7}",
            findings: ["4:1: error: this isn't UTF-8, or it is a control character"]),
        Case(
            testDescription: "a line separator that no mail carries",
            text: "Subject: A\nLine: B\n\nC\u{2028}D",
            findings: ["4:1: error: this isn't UTF-8, or it is a control character"]),
        Case(
            testDescription: "a book",
            text: "Subject: A\nLine: B\n\n" + String(repeating: "xxxxxxx\n", count: 9_000),
            findings: [" error: the template is longer than 64 KiB"]),
    ]

    @Test(
        "A template that can't be used is a finding at its place, and the built-in one is used",
        arguments: faults)
    func fault(_ fault: Case) throws {
        let file = SourceFile(name: fault.name, text: fault.text)
        let (templates, findings) = LetterTemplates.reading([file])
        let lines = findings.map { finding in
            DiagnosticRenderer(language: .en).render(finding).split(separator: "\n")[0]
                .dropFirst(fault.name.count + 1)
        }
        #expect(lines.map(String.init) == fault.findings)
        for entry in CatalogueEntry.all {
            let letter = try entry.letter()
            #expect(try templates.render(letter) == LetterTemplates().render(letter))
        }
    }

    @Test("A finding shows the line, a caret and what is near, in both languages")
    func excerpt() {
        let file = SourceFile(
            name: "vi/overdue.mustache", text: "Subject: A\nLine: B\n\nx {{shrot}}")
        let findings = LetterTemplates.reading([file]).findings
        #expect(
            DiagnosticRenderer(language: .en).render(findings)
                == """
                vi/overdue.mustache:4:3: error: there is no 'shrot'
                    4 | x {{shrot}}
                      |   ^~~~~~~~~
                      = did you mean 'short'?

                """)
        #expect(
            DiagnosticRenderer(language: .vi).render(findings)
                .hasSuffix("= có phải là “short”?\n"))
    }

    @Test("Octets that aren't UTF-8 are a finding")
    func notText() {
        let bytes = Array("Subject: A\nLine: B\n\nC".utf8) + [0xFF]
        let findings = LetterTemplates.reading([
            SourceFile(name: "vi/reminder.mustache", bytes: bytes)
        ]).findings
        #expect(findings.map { $0.position?.line } == [4])
    }

    @Test("A site's own template takes the place of the built-in one, with any line ends")
    func override() throws {
        for end in ["\n", "\r\n", "\r"] {
            let text = [
                "Subject: [SGDĐT] {{short}}", "Line: {{short}}", "", "Gấp: {{daysLeft}}", "",
            ]
            let (templates, findings) = LetterTemplates.reading([
                SourceFile(
                    name: "rules/templates/vi/reminder.mustache", text: text.joined(separator: end))
            ])
            #expect(findings.isEmpty)
            let rendered = try templates.render(try Sample.reminder())
            #expect(rendered.subject == "[SGDĐT] Báo cáo ANTQ năm 2025")
            #expect(
                rendered.text.hasPrefix("Kính gửi: Hiệu trưởng Trường THPT Bảo Lộc\nGấp: 5 ngày"))
            #expect(!rendered.text.contains("\r"))
            var english = try Sample.reminder()
            english.language = .en
            #expect(try templates.render(english) == LetterTemplates().render(english))
        }
    }

    @Test("A site's own page is for all languages")
    func page() throws {
        let (templates, findings) = LetterTemplates.reading([
            SourceFile(
                name: "rules/templates/html.mustache",
                text: "<title>{{subject}}</title>{{#lines}}<p>{{text}}</p>{{/lines}}")
        ])
        #expect(findings.isEmpty)
        let html = try templates.render(try Sample.reminder()).html
        #expect(html.contains("<p>Hiệu trưởng Trường THPT Bảo Lộc</p>"))
    }

    @Test("Every built-in template passes the checks that a site's own one meets")
    func builtIns() throws {
        let files = LetterTemplates.names.map { name in
            SourceFile(
                name: "templates/\(name).mustache",
                text: LetterTemplates.builtInText(name) ?? "")
        }
        #expect(files.count == 2 * (LetterKind.allCases.count + 4) + 1)
        #expect(LetterTemplates.reading(files).findings.map(\.message) == [])
    }

    @Test("No template text stops the program or a letter")
    func anyTemplate() throws {
        var random = SeededGenerator(seed: 20_251_105)
        let pieces = [
            "{{", "}}", "{", "}", "{{{", "}}}", "#", "/", "^", "&", "!", ".", "short", "units",
            "report", " ", "\n", "ệ", "Subject: ", "Line: ", "\n\n", "{{#report}}", "{{/report}}",
            "{{short}}", "{{{task}}}", "{{&due}}", "{{! x }}",
        ]
        let letter = try Sample.reminder()
        for _ in 0..<2_000 {
            let body = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            let text = "Subject: S\nLine: L\n\n" + body.joined()
            let (templates, _) = LetterTemplates.reading([
                SourceFile(name: "vi/reminder.mustache", text: text)
            ])
            #expect(try templates.render(letter).subject.isEmpty == false)
        }
    }
}
