import Foundation

/// The project's files as they are on disk: what git tracks, and what is new and not ignored.
enum SourceTree {
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// A line of a text file.
    struct Line: Sendable, CustomStringConvertible {
        let path: String
        let number: Int
        let text: Substring

        var description: String { "\(path):\(number): \(text)" }
    }

    /// Through links, so that a checkout may lie anywhere.
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The lines that a Perl pattern finds in the text files at and below the paths.
    static func lines(_ pattern: String, in paths: [String]) throws -> [Line] {
        let answer = try git(
            ["grep", "--untracked", "-nIPz", "-e", pattern, "--"] + paths.map { ":(glob)\($0)" },
            // 1: nothing was found.
            allowed: [0, 1])
        return try answer.split(separator: "\n").map { line in
            let parts = line.split(separator: "\0", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let number = Int(parts[1]) else {
                throw Failure(description: "git grep answered \(line)")
            }
            return Line(path: String(parts[0]), number: number, text: parts[2])
        }
    }

    /// The files at and below the paths, from the project's root.
    static func files(_ paths: [String]) throws -> [String] {
        let answer = try git(
            ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--"]
                + paths.map { ":(glob)\($0)" })
        // A file deleted on disk may still be tracked.
        return answer.split(separator: "\0").map(String.init).filter {
            FileManager.default.fileExists(atPath: root + "/" + $0)
        }
    }

    static func tracked() throws -> [String] {
        try git(["ls-files", "-z"]).split(separator: "\0").map(String.init)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    /// The folders of `Sources`: one a target.
    static func targets() throws -> [String] {
        Set(try files(["Sources/**"]).map { String($0.split(separator: "/")[1]) }).sorted()
    }

    private static func git(_ arguments: [String], allowed: Set<Int32> = [0]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", root] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard allowed.contains(process.terminationStatus) else {
            throw Failure(description: "git \(arguments[0]) failed in \(root)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
