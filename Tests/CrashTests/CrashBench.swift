import Foundation

/// Runs the built daemon for one tick in folders of its own, whole or killed on the way.
struct CrashBench {
    let root: URL
    let rules: String

    /// Folders that nothing has been written to yet.
    init() throws {
        root = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-crash-\(UUID().uuidString)")
        rules =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("rules").path
        for folder in ["state", "spool"] {
            try FileManager.default.createDirectory(
                at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
    }

    private init(root: URL, rules: String) {
        self.root = root
        self.rules = rules
    }

    /// The same folders with the same contents, elsewhere.
    func copy() throws -> CrashBench {
        let other = root.deletingLastPathComponent()
            .appendingPathComponent("hanchot-crash-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root, to: other)
        return CrashBench(root: other, rules: rules)
    }

    func remove() throws { try FileManager.default.removeItem(at: root) }

    /// One tick at `instant`; `fault` goes to `strace -e inject=`.
    func tick(at instant: String, fault: String? = nil) throws -> Outcome {
        let program = Bundle.main.bundleURL
            .appendingPathComponent("hanchot").path
        var arguments = [
            program, "daemon", "--rules", rules, "--state", path("state"), "--spool",
            path("spool"), "--once", "--clock", "\(instant),1",
        ]
        if let fault {
            let call = fault.split(separator: ":")[0]
            arguments =
                [
                    "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                    "inject=\(fault)",
                ]
                + arguments
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // strace ends by the signal that ended what it traced.
        return Outcome(
            wasKilled: process.terminationReason == .uncaughtSignal,
            status: process.terminationStatus, errors: String(decoding: text, as: UTF8.self))
    }

    struct Outcome {
        let wasKilled: Bool
        let status: Int32
        let errors: String

        var isClean: Bool { !wasKilled && status == 0 }
    }

    /// Every mail that waits for delivery: name and bytes.
    func mails() throws -> [String: Data] {
        let folder = root.appendingPathComponent("spool/new")
        var found: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            found[name] = try Data(contentsOf: folder.appendingPathComponent(name))
        }
        return found
    }

    /// What lies half-written in the spool.
    func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path("spool/tmp"))
    }

    private func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
