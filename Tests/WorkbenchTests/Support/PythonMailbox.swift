import Foundation
import TestSupport

/// Python's mailbox and email modules as an outside judge.
enum PythonMailbox {
    struct Message: Decodable {
        let subject: String
        let to: String
        let text: String
        let reply: String?
        let references: String?
        /// Every defect of the message and of its parts and headers.
        let defects: [String]
    }

    static func read(_ mbox: [UInt8]) throws -> [Message] {
        try JSONDecoder().decode([Message].self, from: try Python.run(script, input: Data(mbox)))
    }

    private static let script = """
        import email.policy, email, json, mailbox, sys, tempfile
        def factory(file):
            return email.message_from_binary_file(file, policy=email.policy.default)
        answers = []
        file = tempfile.NamedTemporaryFile()
        file.write(sys.stdin.buffer.read())
        file.flush()
        for message in mailbox.mbox(file.name, factory=factory, create=False):
            defects = [repr(d) for part in message.walk() for d in part.defects]
            defects += [f"{name}: {d!r}" for part in message.walk()
                        for name, value in part.items() for d in value.defects]
            answers.append({
                "subject": str(message["Subject"]), "to": str(message["To"]),
                "text": message.get_body(("plain",)).get_content(),
                "reply": message["Reply-To"] and str(message["Reply-To"]),
                "references": message["References"] and str(message["References"]),
                "defects": defects})
        json.dump(answers, sys.stdout)
        """
}
