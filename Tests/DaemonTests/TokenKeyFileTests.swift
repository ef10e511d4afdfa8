import Foundation
import Testing

@testable import Daemon

/// Keys that can't be used: which file it is, and what to do.
struct TokenKeyFileTests {
    private let directory = NSTemporaryDirectory() + "hanchot-keys-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
    }

    private func error() -> String {
        do {
            _ = try TokenKeyFile.load(TokenKeyFile.replies, state: directory)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "A file that holds no usable key is named, with what is wrong in it",
        arguments: ["": "the key file holds no key", "1 xyz\n": "line 1 of the key file is not"])
    func unusable(text: String, says: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/reply-keys"))
        let said = error()
        #expect(said.hasPrefix("cannot use the keys (\(directory)/reply-keys): \(says)"), "\(said)")
        #expect(said.contains("restore it from the backup"), "\(said)")
        try FileManager.default.removeItem(atPath: directory)
    }

    @Test("One that can't be read says how it could be")
    func unreadable() throws {
        try FileManager.default.createDirectory(
            atPath: directory + "/reply-keys", withIntermediateDirectories: false)
        #expect(error().contains("move the directory that lies there away"), "\(error())")
        try FileManager.default.removeItem(atPath: directory + "/reply-keys")
        try FileManager.default.createSymbolicLink(
            atPath: directory + "/reply-keys", withDestinationPath: "/dev/null")
        #expect(error().contains("put the file itself there"), "\(error())")
        try FileManager.default.removeItem(atPath: directory)
    }
}
