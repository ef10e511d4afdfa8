import Civil
import Foundation

/// The system's zone files, and the programs that tests ask for a second opinion.
enum ZoneJudge {
    static let directory = "/usr/share/zoneinfo/"

    static func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: directory + name)))
    }

    static func zone(_ name: String) throws -> Zone { try Zone(name: name, tzif: bytes(of: name)) }

    /// `nil` where the system has no such zone.
    static func lookUp(_ name: String) -> Zone? {
        guard let data = FileManager.default.contents(atPath: directory + name) else { return nil }
        return try? Zone(name: name, tzif: Array(data))
    }

    /// Every zone of the system, but one name only for those with the same data.
    static func distinctNames() throws -> [String] {
        let base = URL(fileURLWithPath: directory)
        guard let files = FileManager.default.enumerator(atPath: directory) else {
            throw CocoaError(.fileNoSuchFile)
        }
        var names: [Data: String] = [:]
        for case let name as String in files
        where !name.hasPrefix("posix/") && !name.hasPrefix("right/") {
            let place = base.appendingPathComponent(name)
            let values = try place.resolvingSymlinksInPath().resourceValues(
                forKeys: [.isRegularFileKey])
            guard values.isRegularFile == true else { continue }
            let data = try Data(contentsOf: place)
            if data.starts(with: Data("TZif".utf8)) { names[data] = min(names[data] ?? name, name) }
        }
        return names.values.sorted()
    }

    /// What the program wrote to its standard output and its standard error.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (output: String, errors: String) {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("civil-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let places = ["out", "err"].map { folder.appendingPathComponent($0) }
        for place in places { try Data().write(to: place) }

        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment.merging(["LC_ALL": "C.UTF-8"]) { given, _ in given }
        process.standardOutput = try FileHandle(forWritingTo: places[0])
        process.standardError = try FileHandle(forWritingTo: places[1])
        try process.run()
        process.waitUntilExit()
        let texts = try places.map { try String(contentsOf: $0, encoding: .utf8) }
        try FileManager.default.removeItem(at: folder)
        return (texts[0], texts[1])
    }

    /// A change of a zone's offset.
    struct Change: Hashable, CustomStringConvertible {
        var at: Int64
        var before: Int
        var after: Int

        var description: String { "\(at): \(before) → \(after)" }
    }

    static let start = Int64(CivilDate.dayNumber(year: 1900, month: 1, day: 1)) * 86_400
    static let end = Int64(CivilDate.dayNumber(year: 2200, month: 1, day: 1)) * 86_400

    /// The changes of 1900–2199 as `zdump -v` lists them. It prints each change as two lines, the
    /// second before and the second itself, and prints changes of name alone the same way.
    static func changes(zdump name: String) throws -> [Change] {
        let (output, errors) = try run("/usr/bin/zdump", ["-v", "-c", "1900,2200", name])
        guard errors.isEmpty else { throw CocoaError(.fileReadUnknown) }
        var changes: [Change] = []
        var previous: (time: Int64, offset: Int)?
        for line in output.utf8.split(separator: UInt8(ascii: "\n")) {
            // name Sun Mar 30 01:00:00 2025 UT = Sun Mar 30 03:00:00 2025 CEST isdst=1 gmtoff=7200
            let words = line.split(separator: UInt8(ascii: " ")).map { Substring($0) }
            guard words.count == 16, let time = time(words[2...5]),
                let offset = Int(words[15].dropFirst("gmtoff=".count))
            else { continue }
            if let previous, previous.time == time - 1, previous.offset != offset, time >= start,
                time < end
            {
                changes.append(Change(at: time, before: previous.offset, after: offset))
            }
            previous = (time, offset)
        }
        return changes
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Mar`, `30`, `01:00:00`, `2025` as seconds since 1970.
    private static func time(_ words: ArraySlice<Substring>) -> Int64? {
        let words = Array(words)
        let clock = words[2].split(separator: ":").compactMap { Int64($0) }
        guard let month = months.firstIndex(of: String(words[0])), let day = Int(words[1]),
            let year = Int(words[3]), clock.count == 3, year > 0
        else { return nil }
        let days = Int64(CivilDate.dayNumber(year: year, month: month + 1, day: day))
        return days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// The changes of the same years as `zone` tells them.
    static func changes(of zone: Zone) -> [Change] {
        var changes: [Change] = []
        var instant = Instant(seconds: start - 1)
        while let next = zone.nextTransition(after: instant), next.seconds < end {
            changes.append(
                Change(
                    at: next.seconds, before: zone.offset(at: next.adding(seconds: -1)),
                    after: zone.offset(at: next)))
            instant = next
        }
        return changes
    }
}
