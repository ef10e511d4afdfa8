import Mail
import SourceText
import TestSupport
import Testing

/// Never an empty mail: what can come out without a word, also by a section, a value or a remark.
extension TemplateTests {
    static let blanks: [Case] = [
        Case(
            testDescription: "a subject that is a section",
            text: "Subject: {{^report}}x{{/report}}\nLine: y\n\nz",
            findings: ["1:1: error: the subject can come out blank"]),
        Case(
            testDescription: "marks without a letter or a digit",
            text: "Subject: .\nLine: -\n\n...",
            findings: [
                "1:1: error: the subject can come out blank",
                "2:1: error: the line can come out blank",
                "4:1: error: the text can come out blank",
            ]),
        Case(
            testDescription: "marks around a value that may be missing",
            text: "Subject: [{{citation}}]\nLine: x\n\n— {{#lacking}}{{lacking}}{{/lacking}} …",
            findings: [
                "1:1: error: the subject can come out blank",
                "4:1: error: the text can come out blank",
            ]),
        Case(
            testDescription: "a subject of blanks", text: "Subject:   \nLine: y\n\nz",
            findings: ["1:1: error: the subject can come out blank"]),
        Case(
            testDescription: "a line that is a remark", text: "Subject: x\nLine: {{! y }}\n\nz",
            findings: ["2:1: error: the line can come out blank"]),
        Case(
            testDescription: "a line whose only value may be missing",
            text: "Subject: x\nLine: {{citation}}\n\nz",
            findings: ["2:1: error: the line can come out blank"]),
        Case(
            testDescription: "no text", text: "Subject: x\nLine: y\n\n",
            findings: [" error: the text can come out blank"]),
        Case(
            testDescription: "a text of remarks",
            text: "Subject: x\nLine: y\n\n{{! one }}\n{{!two}}\n",
            findings: ["4:1: error: the text can come out blank"]),
        Case(
            testDescription: "a text of sections that may all be missing",
            text: "Subject: x\nLine: y\n\n{{#due}}a{{/due}}{{#citation}}b{{/citation}}",
            findings: ["4:1: error: the text can come out blank"]),
        Case(
            testDescription: "a text of nothing that can be seen",
            text: "Subject: x\nLine: y\n\n\u{200B}\u{A0}\u{2060}",
            findings: ["4:1: error: the text can come out blank"]),
        Case(
            testDescription: "a text inside what it needs not to be there",
            text: "Subject: x\nLine: y\n\n{{#due}}{{^due}}a{{/due}}{{/due}}",
            findings: [
                "4:9: error: section 'due' stands inside itself"
            ]),
        Case(
            testDescription: "a text with only a flag in it, which prints nothing",
            text: "Subject: x\nLine: y\n\n{{report}}",
            findings: ["4:1: error: the text can come out blank"]),
        Case(
            testDescription: "a list that may be empty", name: "vi/roll-up.mustache",
            text: "Subject: x\nLine: y\n\n{{#rows}}{{short}}{{/rows}}",
            findings: ["4:1: error: the text can come out blank"]),
        Case(
            testDescription: "a footer that names nobody to reach", name: "vi/footer.mustache",
            text: "Thư tự động.",
            findings: [
                "1:1: error: this template must always print '{{contact}}', a person to reach"
            ]),
        Case(
            testDescription: "a frame that may leave the text out", name: "vi/frame.mustache",
            text: "{{#unit}}{{body}}{{/unit}}",
            findings: ["1:1: error: this template must always print '{{body}}', the mail's text"]),
        Case(
            testDescription: "a page without the lines", name: "html.mustache",
            text: "<title>{{subject}}</title>",
            findings: ["1:1: error: this template must always print '{{text}}', the mail's lines"]),
    ]

    @Test(
        "What can come out blank is a finding, and never an empty mail: the built-in one is used",
        arguments: blanks)
    func blank(_ fault: Case) throws { try self.fault(fault) }

    static let whole: [Case] = [
        Case(
            testDescription: "a value and its absence",
            text: "Subject: {{#due}}{{due}}{{/due}}{{^due}}x{{/due}}\nLine: {{short}}\n\n{{brief}}",
            findings: []),
        Case(
            testDescription: "one answer of four", name: "vi/confirmation.mustache",
            text: "Subject: x\nLine: y\n\n{{#asked}}a{{/asked}}{{#unclear}}b{{/unclear}}"
                + "{{#submitted}}c{{/submitted}}{{#acknowledged}}d{{/acknowledged}}",
            findings: []),
        Case(
            testDescription: "a list that may be empty, and words for that",
            name: "vi/roll-up.mustache",
            text: "Subject: x\nLine: y\n\n{{#rows}}{{short}}{{/rows}}{{^rows}}không có{{/rows}}",
            findings: []),
    ]

    @Test("What always prints something passes", arguments: whole)
    func notBlank(_ sound: Case) throws {
        let findings = LetterTemplates.reading([SourceFile(name: sound.name, text: sound.text)])
            .findings
        #expect(findings.map(\.message.en) == [])
    }
}
