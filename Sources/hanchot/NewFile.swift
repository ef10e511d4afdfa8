import Glibc
import Host
import SourceText

/// A file that a command makes, or makes anew. It is there whole or not at all, also after a power cut.
enum NewFile {
    /// A file that is there stays, unless `replacing`.
    static func write(_ text: String, to path: String, replacing: Bool) throws {
        try check(path, replacing: replacing)
        try put(Array(text.utf8), at: path)
    }

    /// To be said before anybody is asked anything.
    static func check(_ path: String, replacing: Bool) throws {
        if !replacing, access(path, F_OK) == 0 {
            throw Problem(
                bilingual(
                    "\(path): đã có tệp này; chọn tên khác, hoặc thêm --replace để thay",
                    "\(path): there is such a file; choose another name, or add --replace"))
        }
    }

    /// Whether both names lead to one file.
    static func isSame(_ path: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Puts `bytes` in the place of a file that still holds `before`, with its permissions; a link stays
    /// a link.
    static func change(_ path: String, from before: [UInt8], to bytes: [UInt8]) throws {
        guard let real = realpath(path, nil) else {
            throw Problem("\(path): error: \(String(cString: strerror(errno)))")
        }
        defer { free(real) }
        let target = String(cString: real)
        guard try InputFile.bytes(target, most: before.count) == before else {
            throw Problem(
                bilingual(
                    "\(path): tệp vừa được sửa ở nơi khác; không ghi gì, làm lại",
                    "\(path): somebody has changed it meanwhile; nothing is written, try again"))
        }
        var status = stat()
        let mode = stat(target, &status) == 0 ? status.st_mode & 0o7777 : 0o644
        try put(bytes, at: target, mode: mode)
    }

    private static func put(_ bytes: [UInt8], at path: String, mode: UInt32 = 0o644) throws {
        do throws(HostError) {
            try DurableFile.replace(path, with: bytes, mode: mode)
        } catch {
            throw Problem(
                bilingual(
                    "\(path): không ghi được: \(error)", "\(path): it can't be written: \(error)"))
        }
    }
}
