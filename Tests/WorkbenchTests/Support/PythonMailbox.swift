import Foundation

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

    struct Failure: Error, CustomStringConvertible { let description: String }

    static func read(_ mbox: [UInt8]) throws -> [Message] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-mbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("mbox")
        try Data(mbox).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, file.path]
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try FileManager.default.removeItem(at: folder)
        guard process.terminationStatus == 0 else {
            throw Failure(description: String(decoding: complaint, as: UTF8.self))
        }
        return try JSONDecoder().decode([Message].self, from: answer)
    }

    private static let script = """
        import email.policy, email, json, mailbox, sys
        def factory(file):
            return email.message_from_binary_file(file, policy=email.policy.default)
        answers = []
        for message in mailbox.mbox(sys.argv[1], factory=factory, create=False):
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
