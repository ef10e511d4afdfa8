import Foundation

/// A mail as Python's own parser reads it.
struct PythonMail: Decodable {
    let name: String
    let defects: [String]
    /// The header as Python decodes it; of a name that comes several times the first.
    let headers: [String: String]
    let subject: String
    let text: String
    /// The calendar part's text; `nil` where there is none.
    let calendar: String?
    let ascii: Bool
    let bareNewlines: Int

    /// Every mail of a folder, by name.
    static func parse(folder: String, pattern: String = "*.eml") throws -> [PythonMail] {
        let answer = try Command.succeed(["python3", "-c", script, "\(folder)/\(pattern)"])
        return try JSONDecoder().decode([PythonMail].self, from: Data(answer.utf8))
    }

    private static let script = """
        import email, email.policy, glob, json, os, re, sys
        answers = []
        for path in sorted(glob.glob(sys.argv[1])):
            raw = open(path, 'rb').read()
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            defects = []
            for part in mail.walk():
                defects += [repr(d) for d in part.defects]
                for name, value in part.items():
                    defects += [name + ': ' + repr(d) for d in getattr(value, 'defects', [])]
            body = mail.get_body(('plain',))
            headers = {}
            for name, value in mail.items():
                headers.setdefault(name, str(value))
            calendars = [part.get_content() for part in mail.walk()
                         if part.get_content_type() == 'text/calendar']
            answers.append({
                'name': os.path.basename(path), 'defects': defects, 'headers': headers,
                'subject': str(mail['Subject']), 'calendar': calendars[0] if calendars else None,
                'text': body.get_content() if body else '',
                'ascii': all(byte < 128 for byte in raw),
                'bareNewlines': len(re.findall(rb'(?<!\\r)\\n|\\r(?!\\n)', raw)),
            })
        json.dump(answers, sys.stdout)
        """
}
