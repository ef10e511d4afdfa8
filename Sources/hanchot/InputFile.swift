import Foundation
import Glibc
import SourceText

/// A file that somebody names on the command line; `-` is what is typed or piped in.
enum InputFile {
    /// No more is read than `most` bytes and one: whoever takes less refuses that.
    static func bytes(_ file: String, most: Int) throws -> [UInt8] {
        let handle: FileHandle
        if file == "-" {
            handle = FileHandle.standardInput
        } else {
            do {
                handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            } catch let error as CocoaError {
                throw Problem(unreadable(file, error))
            }
        }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= most,
                let data = try handle.read(upToCount: min(1 << 20, most + 1 - bytes.count)),
                !data.isEmpty
            {
                bytes += data
            }
        } catch let error as CocoaError {
            throw Problem(unreadable(file, error))
        }
        return bytes
    }

    static func unreadable(_ file: String, _ error: CocoaError) -> String {
        let language = Surroundings.language
        let reason =
            switch error.code {
            case .fileReadNoSuchFile, .fileNoSuchFile:
                Bilingual(vi: "không có tệp này", en: "there is no such file")
            case .fileReadNoPermission:
                Bilingual(vi: "không có quyền đọc tệp này", en: "this user may not read it")
            default:
                // What else the system may say of a file, such as that it is a directory.
                Bilingual(vi: "không đọc được tệp này", en: "it can't be read")
            }
        return "\(file): error: \(reason.text(language))"
    }
}
