import Mustache

/// A template that can't be used, where and why. The built-in one takes its place.
package struct TemplateFinding: Hashable, Sendable {
    /// `vi/reminder`.
    package let template: String
    /// Counted from 1; `nil` when the fault is the whole template's.
    package let line: Int?
    package let message: String

    package init(template: String, line: Int?, message: String) {
        self.template = template
        self.line = line
        self.message = message
    }
}

/// A template in its parts: `Subject:` and `Line:` at the top, then a blank line and the body.
struct TemplateText: Sendable {
    let subject: MustacheTemplate?
    let line: MustacheTemplate?
    let body: MustacheTemplate

    /// Why a template's text was refused.
    struct Fault: Error {
        let line: Int?
        let message: String
    }

    /// Reads `text`, the template `name` ("vi/reminder"). Line ends may be CRLF.
    init(_ text: String, name: String) throws(Fault) {
        let lines = text.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
        ).map(String.init)
        let bare = name.split(separator: "/").last.map(String.init) ?? name
        try TemplateTags.check(lines)
        if BuiltInTemplates.withoutSubject.contains(bare) {
            subject = nil
            line = nil
            body = try Self.part(
                lines.joined(separator: "\n"), firstLine: 1, html: bare == BuiltInTemplates.html)
            return
        }
        guard let blank = lines.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }) else {
            throw Fault(line: nil, message: "a blank line must part 'Subject: …' from the text")
        }
        var found: [String: MustacheTemplate] = [:]
        for (index, line) in lines[..<blank].enumerated() {
            guard let key = ["Subject:", "Line:"].first(where: line.hasPrefix), found[key] == nil
            else {
                throw Fault(
                    line: index + 1,
                    message: "expected 'Subject: …' or 'Line: …', each once, and a blank line")
            }
            let value = line.dropFirst(key.count).drop(while: { $0 == " " })
            found[key] = try Self.part(String(value), firstLine: index + 1, html: false)
        }
        guard let subject = found["Subject:"] else {
            throw Fault(line: 1, message: "'Subject: …' is missing")
        }
        if found["Line:"] == nil, !BuiltInTemplates.withoutLine.contains(bare) {
            throw Fault(line: 1, message: "'Line: …', the item's line in a digest, is missing")
        }
        self.subject = subject
        line = found["Line:"]
        body = try Self.part(
            lines[(blank + 1)...].joined(separator: "\n"), firstLine: blank + 2, html: false)
    }

    private static func part(_ text: String, firstLine: Int, html: Bool) throws(Fault)
        -> MustacheTemplate
    {
        // Plain text isn't escaped; the pragma is the library's way to say so. Its line is taken
        // off again where a fault is placed.
        let type = html ? "HTML" : "TEXT"
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(type)}}\n\(text)")
        } catch let error as MustacheTemplate.ParserError {
            let line = error.context.lineNumber - 1
            throw Fault(line: firstLine + Swift.max(line, 1) - 1, message: Self.words(error.error))
        } catch {
            throw Fault(line: firstLine, message: "\(error)")
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect:
            "'{{/…}}' has another name than the section that it closes, or closes none"
        case .expectedSectionEnd: "a section is not closed by '{{/…}}'"
        case .unfinishedName: "a tag is not closed, or has an odd name"
        case .some(let other): "\(other)"
        case nil: "\(error)"
        }
    }
}
