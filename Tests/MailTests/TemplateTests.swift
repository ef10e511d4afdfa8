import Mail
import Testing

@Suite struct TemplateTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var name = "vi/reminder"
        let text: String
        let line: Int?
        let message: String
    }

    static let faults: [Case] = [
        Case(
            testDescription: "an unknown template", name: "vi/remainder", text: "x", line: nil,
            message: "there is no template of this name"),
        Case(
            testDescription: "a section left open",
            text: "Subject: A\nLine: B\n\nText\n{{#report}}\nmore", line: 6,
            message: "a section is not closed"),
        Case(
            testDescription: "a section closed by another name",
            text: "Subject: A\nLine: B\n\n{{#report}}x{{/replies}}", line: 4,
            message: "has another name than the section"),
        Case(
            testDescription: "a tag left open in the subject",
            text: "Subject: {{short\nLine: B\n\nC",
            line: 1, message: "'{{' without '}}'"),
        Case(
            testDescription: "a misspelt name", text: "Subject: A\nLine: B\n\nx\n{{shrot}}",
            line: 5,
            message: "'{{shrot}}': there is no 'shrot'; is it 'short'?"),
        Case(
            testDescription: "a partial, which could include itself",
            text: "Subject: A\nLine: B\n\n{{>vi/reminder}}", line: 4,
            message: "partials, blocks and settings"),
        Case(
            testDescription: "sections nested without end",
            text: "Subject: A\nLine: B\n\n" + String(repeating: "{{#units}}", count: 9), line: 4,
            message: "more than 6 sections"),
        Case(
            testDescription: "no blank line", text: "Subject: A\nLine: B", line: nil,
            message: "a blank line must part"),
        Case(
            testDescription: "no subject", text: "Line: B\n\nC", line: 1,
            message: "'Subject: …' is missing"),
        Case(
            testDescription: "no line for digests", text: "Subject: A\n\nC", line: 1,
            message: "'Line: …'"),
        Case(
            testDescription: "another header", text: "Subject: A\nBcc: B\n\nC", line: 2,
            message: "expected 'Subject: …'"),
    ]

    @Test(
        "A template that can't be used is a finding, and the built-in one is used",
        arguments: faults)
    func fault(_ fault: Case) throws {
        let templates = LetterTemplates(overrides: [fault.name: fault.text])
        let finding = try #require(templates.findings.first)
        #expect(templates.findings.count == 1)
        #expect(finding.template == fault.name)
        #expect(finding.line == fault.line)
        #expect(finding.message.contains(fault.message), "\(finding.message)")
        let letter = try Sample.reminder()
        #expect(try templates.render(letter) == LetterTemplates().render(letter))
    }

    @Test("A site's own template takes the place of the built-in one, with CRLF line ends too")
    func override() throws {
        let text = "Subject: [SGDĐT] {{short}}\r\nLine: {{short}}\r\n\r\nGấp: {{daysLeft}}\r\n"
        let templates = LetterTemplates(overrides: ["vi/reminder": text])
        #expect(templates.findings.isEmpty)
        let rendered = try templates.render(try Sample.reminder())
        #expect(rendered.subject == "[SGDĐT] Báo cáo ANTQ năm 2025")
        #expect(rendered.text.hasPrefix("Kính gửi: Hiệu trưởng Trường THPT Bảo Lộc\nGấp: 5 ngày"))
        #expect(!rendered.text.contains("\r"))
    }

    @Test("A template whose subject comes out empty gives way to the built-in one")
    func emptySubject() throws {
        let templates = LetterTemplates(
            overrides: ["vi/reminder": "Subject: {{#mixed}}x{{/mixed}}\nLine: y\n\nz"])
        let letter = try Sample.reminder()
        #expect(try templates.render(letter) == LetterTemplates().render(letter))
    }

    @Test("Every built-in template passes the checks that a site's own one meets")
    func builtIns() throws {
        var texts: [String: String] = [:]
        for name in LetterTemplates.names { texts[name] = LetterTemplates.builtInText(name) }
        #expect(texts.count == 2 * (LetterKind.allCases.count + 4) + 1)
        #expect(LetterTemplates(overrides: texts).findings == [])
    }

    @Test("No template text stops the program or a letter")
    func anyTemplate() throws {
        var random = SeededGenerator(seed: 20_251_105)
        let pieces = [
            "{{", "}}", "{", "}", "#", "/", "^", "&", "!", ".", "short", "units", "report", " ",
            "\n", "ệ", "Subject: ", "Line: ", "\n\n", "{{#report}}", "{{/report}}", "{{short}}",
        ]
        let letter = try Sample.reminder()
        for _ in 0..<2_000 {
            let body = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            let text = "Subject: S\nLine: L\n\n" + body.joined()
            let templates = LetterTemplates(overrides: ["vi/reminder": text])
            #expect(try templates.render(letter).subject.isEmpty == false)
        }
    }
}
