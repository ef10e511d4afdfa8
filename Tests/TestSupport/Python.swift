package import Foundation

/// Python as an outside judge. A missing `python3`, or one without the packages that `scripts/prepare`
/// installs, fails the test.
package enum Python {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs `script` with `input` on standard input and gives its standard output.
    package static func run(
        _ script: String, _ arguments: [String] = [], input: Data
    ) throws -> Data {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("hanchot-python-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let source = folder.appendingPathComponent("input")
        try input.write(to: source)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        process.standardInput = try FileHandle(forReadingFrom: source)
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
        return answer
    }
}
