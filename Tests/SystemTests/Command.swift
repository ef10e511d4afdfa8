import Foundation
import Glibc

/// A program that was run to its end.
struct Command: Sendable {
    struct Failure: Error, CustomStringConvertible { let description: String }

    let words: [String]
    let status: Int32
    let output: String
    let errors: String

    /// Runs it; its status may be any. What it prints goes through files, so that a background
    /// process it leaves behind keeps nobody waiting.
    static func run(_ words: [String], environment: [String: String] = [:]) throws -> Command {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { remove(folder) }
        let paths = ["output", "errors"].map { folder.appendingPathComponent($0) }
        for path in paths { try Data().write(to: path) }
        let status = try spawn(
            words, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            output: paths[0].path, errors: paths[1].path)
        let texts = try paths.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Command(
            words: words, status: status, output: texts[0], errors: texts[1])
    }

    /// Runs it; any status but 0 is a failure that shows what it said.
    @discardableResult
    static func succeed(_ words: [String], environment: [String: String] = [:]) throws -> String {
        try run(words, environment: environment).checked()
    }

    /// Its output, provided that it went well.
    @discardableResult
    func checked() throws -> String {
        guard status == 0 else {
            throw Failure(
                description: "\(words.joined(separator: " ")): status \(status)\n\(output)\(errors)"
            )
        }
        return output
    }
}

/// Starts a program found in `PATH`, and waits for its own end.
///
/// Foundation's `Process` waits for a descriptor to be closed that every descendant inherits, so for a
/// machine that is meant to go on running.
private func spawn(
    _ words: [String], environment: [String: String], output: String, errors: String
) throws -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output, O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors, O_WRONLY | O_APPEND, 0)

    // Dispatch's threads block all signals; a program should not begin like that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process: pid_t = 0
    let answer = posix_spawnp(&process, words[0], &files, &attributes, arguments, variables)
    guard answer == 0 else {
        throw Command.Failure(description: "\(words[0]): \(String(cString: strerror(answer)))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
        guard errno == EINTR else { throw Command.Failure(description: "waitpid: \(errno)") }
    }
    // The exit status or, as shells tell it, 128 and the signal.
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
}

/// The project's own files.
enum Project {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Where this build has put the programs: beside the tests.
    static let programs = URL(fileURLWithPath: CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent().path

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }
}

/// A new folder, gone when `body` ends.
func withFolder<R>(_ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("system-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { remove(folder) }
    return try body(folder.path)
}

private func remove(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch {
        print("\(folder.path) could not be removed: \(error)")
    }
}
