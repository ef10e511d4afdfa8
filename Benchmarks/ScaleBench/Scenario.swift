import Foundation

/// One way of running the service, in processes of their own so that each has its memory to itself.
struct Scenario {
    let name: String
    let country: Country
    let root: String

    private var directory: String { "\(root)/\(name)" }

    func prepare() throws { try country.write(to: "\(directory)/rules") }

    /// Starts the service, does the work of `kind`, and gives what was measured.
    func run(_ kind: Trial.Kind) throws -> [String: Double] {
        let lines = try output(ownPath, ["trial", kind.rawValue, directory])
        var values: [String: Double] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2 { values[String(parts[0])] = Double(parts[1]) }
        }
        return values
    }

    /// The same once more with its state as before: nothing of it is kept.
    func rehearse(_ kind: Trial.Kind) throws -> [String: Double] {
        let copy = Scenario(name: "\(name)-copy", country: country, root: root)
        try copyState(to: copy)
        defer { remove(copy.directory) }
        return try copy.run(kind)
    }

    /// Instructions of all ticks that `Trial` measures, as valgrind counts them; `nil` without it.
    func instructions() throws -> Double? {
        let tools = ["/usr/bin/valgrind", "/usr/bin/strip"]
        guard tools.allSatisfy(FileManager.default.isExecutableFile(atPath:)) else { return nil }
        let copy = Scenario(name: "\(name)-counted", country: country, root: root)
        try copyState(to: copy)
        defer { remove(copy.directory) }
        // Valgrind stumbles over the compiler's debugging information.
        let (program, report) = ("\(copy.directory)/program", "\(copy.directory)/callgrind.out")
        _ = try output(tools[1], ["--strip-debug", "-o", program, ownPath])
        _ = try output(
            tools[0],
            [
                "--tool=callgrind", "--toggle-collect=measured_section",
                "--callgrind-out-file=\(report)", program, "trial", Trial.Kind.ticks.rawValue,
                copy.directory,
            ])
        let text = try String(contentsOfFile: report, encoding: .utf8)
        let total = text.split(separator: "\n").last { $0.hasPrefix("totals:") }
        return total.flatMap { Double($0.dropFirst("totals:".count).drop(while: { $0 == " " })) }
    }

    private func copyState(to copy: Scenario) throws {
        remove(copy.directory)
        try FileManager.default.copyItem(atPath: directory, toPath: copy.directory)
    }

    private func remove(_ path: String) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch CocoaError.fileNoSuchFile {
            return
        } catch {
            print("could not remove \(path): \(error)")
        }
    }
}

private var ownPath: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
}

/// What a program printed on stdout.
private func output(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw Failure("\(program) \(arguments.joined(separator: " ")) failed")
    }
    return String(decoding: data, as: UTF8.self)
}
