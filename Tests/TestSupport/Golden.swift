internal import Foundation
package import Testing

/// Files that hold what the code gave when somebody last looked at it and found it right.
///
/// A missing file is recorded and fails the test, so that it is read before it is committed;
/// `HANCHOT_REFRESH_GOLDEN=1` records all of them anew.
package enum Golden {
    package static func expect(
        _ bytes: [UInt8], is name: String, file: String = #filePath,
        location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let url = URL(fileURLWithPath: file).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(name)
        let data = Data(bytes)
        let refresh = ProcessInfo.processInfo.environment["HANCHOT_REFRESH_GOLDEN"] == "1"
        if refresh || !FileManager.default.fileExists(atPath: url.path) {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: url)
            if !refresh {
                Issue.record(
                    "Golden/\(name) was missing and is recorded now: read it, then run again",
                    sourceLocation: location)
            }
            return
        }
        let stored = try Data(contentsOf: url)
        #expect(
            String(decoding: data, as: UTF8.self) == String(decoding: stored, as: UTF8.self),
            "Golden/\(name)", sourceLocation: location)
        #expect(data == stored, "Golden/\(name), octet for octet", sourceLocation: location)
    }
}
