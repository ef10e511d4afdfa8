import Foundation

/// A mail as Python's own parser reads it.
struct PythonMail: Decodable {
    let name: String
    let defects: [String]
    let subject: String
    let text: String
    let ascii: Bool
    let bareNewlines: Int

    /// Every `*.eml` of a folder.
    static func parse(folder: String) throws -> [PythonMail] {
        let answer = try Command.succeed(["python3", "-c", script, folder])
        return try JSONDecoder().decode([PythonMail].self, from: Data(answer.utf8))
    }

    private static let script = """
        import email, email.policy, glob, json, os, re, sys
        answers = []
        for path in sorted(glob.glob(sys.argv[1] + '/*.eml')):
            raw = open(path, 'rb').read()
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            defects = []
            for part in mail.walk():
                defects += [repr(d) for d in part.defects]
                for name, value in part.items():
                    defects += [name + ': ' + repr(d) for d in getattr(value, 'defects', [])]
            body = mail.get_body(('plain',))
            answers.append({
                'name': os.path.basename(path), 'defects': defects, 'subject': str(mail['Subject']),
                'text': body.get_content() if body else '',
                'ascii': all(byte < 128 for byte in raw),
                'bareNewlines': len(re.findall(rb'(?<!\\r)\\n|\\r(?!\\n)', raw)),
            })
        json.dump(answers, sys.stdout)
        """
}
