import Foundation
import TestSupport

/// Python's own mail parser as an outside judge.
extension Python {
    /// What the parser finds in a mail. Bodies have LF line ends here, CRLF in the mail.
    struct Parsed: Decodable {
        let defects: [String]
        let subject: String
        let text: String
        let html: String?
        let calendar: String?
        let headers: [String: String]
        let types: [String]
        let longest: Int
        let ascii: Bool
        let bareNewlines: Int
    }

    /// All `mails` in one process.
    static func parse(_ mails: [[UInt8]]) throws -> [Parsed] {
        let input = try JSONEncoder().encode(mails.map { Data($0).base64EncodedString() })
        return try JSONDecoder().decode([Parsed].self, from: try run(script, input: input))
    }

    private static let script = """
        import base64, email, email.policy, json, re, sys
        answers = []
        for text in json.load(sys.stdin):
            raw = base64.b64decode(text)
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            defects, types, found = [], [], {}
            for part in mail.walk():
                defects += [repr(d) for d in part.defects]
                for name, value in part.items():
                    defects += [name + ': ' + repr(d) for d in getattr(value, 'defects', [])]
                types.append(part.get_content_type())
                if not part.is_multipart():
                    found[part.get_content_type()] = part.get_content().replace('\\r\\n', '\\n')
            answers.append({
                'defects': defects, 'subject': str(mail['Subject']), 'types': types,
                'text': found.get('text/plain', ''), 'html': found.get('text/html'),
                'calendar': found.get('text/calendar'),
                'headers': {name: str(value) for name, value in mail.items()},
                'longest': max(len(line) for line in raw.split(b'\\r\\n')),
                'ascii': all(byte < 128 for byte in raw),
                'bareNewlines': len(re.findall(rb'(?<!\\r)\\n|\\r(?!\\n)', raw)),
            })
        json.dump(answers, sys.stdout)
        """
}
